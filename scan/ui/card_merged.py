"""Merging on a card: what was merged into an obstacle, or where it went, and how to separate it."""

from __future__ import annotations

import streamlit as st

from scan.i18n import _
from scan.model.events import Kind
from scan.model.obstacles import Obstacle, survivors
from scan.model.record import ScanRecord
from scan.ui import session
from scan.ui.card_open import key_of
from scan.ui.entry import at_desk
from scan.ui.messages import telling
from scan.ui.register import open_card
from scan.ui.said import said_short
from scan.usecases import naming


def merged_into(record: ScanRecord, obstacle: Obstacle) -> list[Obstacle]:
    """What was merged into an obstacle, also by way of another."""
    end = survivors(record.obstacles)
    return [one for one in record.obstacles if one.merged_into and end[one.id] == obstacle.id]


def merged_in(record: ScanRecord, obstacle: Obstacle) -> None:
    """What was merged into this obstacle, each with a button to separate it."""
    merged = merged_into(record, obstacle)
    if merged:
        st.markdown("**" + _("Hierin samengevoegd") + "**")
    for one in merged:
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            st.text(f"{one.code} · {one.title}", width="content")
            _separate_button(one)


def merged_away(record: ScanRecord, obstacle: Obstacle) -> None:
    """Where this obstacle went when it was merged into another, with the way there and back."""
    into = next((one for one in record.obstacles if one.id == obstacle.merged_into), None)
    if into is None:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="merged-away"):
        st.info(_("Samengevoegd met {code}: {title}").format(code=into.code, title=said_short(into.title)))
        st.button(_("Open {code}").format(code=into.code), key="open-into", on_click=open_card, args=(into.id,))
        _separate_button(obstacle)


def _separate_button(merged: Obstacle) -> None:
    st.button(
        _("Losmaken"), icon=":material/call_split:", key=f"separate-{merged.id}", on_click=_separate, args=(merged,)
    )


def _separate(merged: Obstacle) -> None:
    with telling(_("{code} staat weer los op de lijst.").format(code=merged.code)), at_desk() as desk:
        naming.separate_obstacle(desk, merged.id)
        session.unpin(key_of(Kind.OBSTACLE, merged.id))
