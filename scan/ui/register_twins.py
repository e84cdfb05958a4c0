"""Obstacles that look alike, side by side; people choose whether to merge and which one stays."""

from __future__ import annotations

import streamlit as st

from scan.i18n import _, ngettext
from scan.model.obstacles import Obstacle
from scan.model.record import ScanRecord
from scan.ui import cache, session
from scan.ui.entry import at_desk
from scan.ui.messages import telling
from scan.ui.register import actions_badge, theme_chip
from scan.ui.said import said
from scan.ui.session import Flash
from scan.usecases import naming
from scan.usecases.desk import Desk

MOST = 5
"""So many pairs are shown at once; the next ones come up when these are settled."""
EAGER = 150
"""In a longer list the pairs are looked for when asked: comparing all with all takes longer than a page."""


def twins(desk: Desk, record: ScanRecord) -> None:
    """The pairs that look alike, if any; nothing is merged by itself."""
    standing = record.standing()
    few = len(standing) <= EAGER
    if len(standing) < 2 or (few and not cache.duplicates(desk, record.scan.id)):
        return
    box = st.expander(_label(desk, record, few=few), icon=":material/merge:", key="twins", on_change="rerun")
    if not box.open:
        return
    by_id = {obstacle.id: obstacle for obstacle in standing}
    served = record.served()
    with box:
        st.caption(_("Bedoelen ze hetzelfde? Kies welke blijft. De acties van de andere tellen dan hier mee."))
        for pair in cache.duplicates(desk, record.scan.id)[:MOST]:
            sides = by_id[pair.first], by_id[pair.second]
            with st.grid(2, min_column_width=260, gap="small"):
                for this, other in (sides, sides[::-1]):
                    _side(this, other, len(served.get(this.id, ())))


def _label(desk: Desk, record: ScanRecord, *, few: bool) -> str:
    if not few:
        return _("Zoek belemmeringen die op elkaar lijken")
    count = len(cache.duplicates(desk, record.scan.id))
    return ngettext("{count} paar lijkt op elkaar", "{count} paren lijken op elkaar", count).format(count=count)


def _side(this: Obstacle, other: Obstacle, actions: int) -> None:
    with st.container(border=True, height="stretch", gap="xsmall", key=f"twin-{this.id}-{other.id}"):
        st.markdown(f"**{this.code}**  {said(this.title)}")
        with st.container(horizontal=True, gap="xsmall"):
            theme_chip(this.theme_id)
            actions_badge(actions)
        st.space("stretch")
        st.button(
            _("Voeg samen, {code} blijft").format(code=this.code),
            icon=":material/merge:",
            key=f"merge-{this.id}-{other.id}",
            on_click=_merge,
            args=(this, other),
        )


def _merge(kept: Obstacle, merged: Obstacle) -> None:
    with telling(""), at_desk() as desk:
        event = naming.merge_obstacles(desk, kept.id, merged.id)
        sentence = _("{merged} is samengevoegd met {kept}.").format(merged=merged.code, kept=kept.code)
        session.flash(Flash(sentence, undo=event.sequence))
