"""Zelfde beeld: everybody writes what one theme or obstacle means to them; then all cards lie side by side."""

import streamlit as st

from scan.i18n import _
from scan.model.same_picture import PictureCheck
from scan.ui import cache
from scan.ui.entry import desk
from scan.ui.menu import same_picture
from scan.ui.picture_after import choices, way_on
from scan.ui.picture_card import typing
from scan.ui.picture_choose import asked_for, choosing, earlier
from scan.ui.picture_room import asked, joining, live, revealing_part, wide_letters
from scan.ui.picture_shown import shown
from scan.ui.pieces import heading, require_scan
from scan.ui.round_network import network, network_now
from scan.ui.round_wall import on_the_wall, wall_button
from scan.usecases import picturing

wide_letters()
heading(same_picture())
scan_id = require_scan()
here = desk()
record = cache.record(here, scan_id)
pictures = record.pictured()
looked_at = next((one for own in pictures.values() for one in own if one.check.id == asked_for()), None)


def in_the_room(check: PictureCheck) -> None:
    """An open check: the question, the way in, the cards so far, and at the end the reveal."""
    wide = on_the_wall()
    asked(record, check)
    left, right = st.columns([3, 2], gap="large")
    with left:
        joining(record, check, network_now(), wide=wide)
    with right:
        st.header(_("Wie gaf al een kaartje?"), anchor=False)
        live(check)
    wall_button(wide=wide)
    if not wide:
        typing(here, check)
        revealing_part(here, check)
        network()


if looked_at:
    own = pictures[looked_at.check.subject]
    shown(record, own[: own.index(looked_at) + 1])
    way_on(record, looked_at)
    choices(here, looked_at, last=looked_at is own[-1])
elif check := picturing.open_check_of(here, scan_id):
    in_the_room(check)
else:
    choosing(here, record)
    earlier(record, record.pictures)
