"""What was done in a scan, newest first, with a way back where there is one."""

from __future__ import annotations

import streamlit as st
from babel.dates import format_datetime

from scan.i18n import _, language
from scan.model.actions import Action
from scan.model.events import Event
from scan.model.obstacles import Obstacle
from scan.model.record import ScanRecord
from scan.model.strengths import Strength
from scan.ui import messages
from scan.ui.said import said_short
from scan.usecases import undoing
from scan.usecases.desk import Desk

SHOWN = 30


def history(desk: Desk, record: ScanRecord) -> None:
    """The last things done, in a box that reads the log only when it is open."""
    box = st.expander(_("Geschiedenis"), icon=":material/history:", key="history", on_change="rerun")
    if not box.open:
        return
    names = _names(record)
    with box, st.container(gap="xxsmall"):
        for event, undoable in undoing.history(desk, record.scan.id, SHOWN):
            _line(event, names.get(event.subject_id, ""), undoable=undoable)


def _line(event: Event, name: str, *, undoable: bool) -> None:
    at = format_datetime(event.at.astimezone(), "d MMM HH:mm", locale=language())
    what = f"{event.kind.label} {event.verb.label}"
    said = f"{what}: {said_short(name, 90)}" if name else what
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"event-{event.sequence}"):
        st.caption(f"{at} · {said} · {said_short(event.actor, 40)}", width="stretch")
        if undoable:
            st.button(
                _("Ongedaan maken"),
                icon=":material/undo:",
                key=f"undo-{event.sequence}",
                on_click=messages.undo,
                args=(event.sequence,),
            )


def _names(record: ScanRecord) -> dict[str, str]:
    titled: tuple[Obstacle | Strength | Action, ...] = (*record.obstacles, *record.strengths, *record.actions)
    return {thing.id: f"{thing.code} {thing.title}" for thing in titled} | {record.scan.id: record.scan.title}
