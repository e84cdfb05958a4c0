"""In de zaal: for the beamer, while people answer; at the end the reveal."""

import streamlit as st

from scan.i18n import _
from scan.model.rounds import Phase
from scan.model.steps import Step
from scan.ui import cache
from scan.ui.entry import desk
from scan.ui.menu import room, screen_of
from scan.ui.pieces import empty, heading, link, require_scan
from scan.ui.round_network import network_now
from scan.ui.round_room import joining, large_letters, live, revealing_part
from scan.ui.round_timer import timer
from scan.ui.round_wall import on_the_wall, wall_button
from scan.usecases import inviting

large_letters()
heading(room())
scan_id = require_scan()
here = desk()
record = cache.record(here, scan_id)
planned = inviting.round_of(here, scan_id)
wide = planned is not None and planned.phase in (Phase.OPEN, Phase.CLOSED) and on_the_wall()

if planned is None or planned.phase is Phase.PREPARING:
    empty(
        _("De ronde is nog niet open"), _("Open de ronde bij Uitnodigen. Dan zie je hier hoe ver iedereen is."), "lock"
    )
elif planned.phase is Phase.REVEALED:
    empty(_("Deze ronde is onthuld"), _("De uitkomst staat vast."), "visibility")
    link(screen_of(Step.TOGETHER), label=_("Naar Samen kijken"), icon=":material/groups:")
else:
    left, right = st.columns([4, 3], gap="large")
    with right:
        timer(here.now, wall=wide)
        st.header(_("Zo ver zijn we"), anchor=False)
        live(scan_id, planned)
    with left:
        if planned.phase is Phase.OPEN:
            joining(record, planned, network_now(), wide=wide)
        else:
            revealing_part(here, scan_id, planned)
    wall_button(wide=wide)
    if planned.phase is Phase.OPEN and not wide:
        revealing_part(here, scan_id, planned)

if not wide:
    link(screen_of(Step.INVITE), label=_("Terug naar Uitnodigen"), icon=":material/qr_code_2:")
