"""What was done in a scan, newest first, and all that can still be undone, however long ago."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import ceil

import streamlit as st
from babel.dates import format_datetime

from scan.i18n import _, language
from scan.model.events import Event
from scan.model.record import ScanRecord
from scan.ui import messages
from scan.ui.picture_words import about
from scan.ui.said import said_short
from scan.usecases import undoing
from scan.usecases.desk import Desk

SHOWN = 30
PAGE = 10


def history(desk: Desk, record: ScanRecord) -> None:
    """What can be undone and the last things done, in a box that reads the log only when it is open."""
    box = st.expander(_("Geschiedenis"), icon=":material/history:", key="history", on_change="rerun")
    if not box.open:
        return
    with box:
        _undoable(desk, record)
        st.markdown("**" + _("Laatst gedaan") + "**")
        events = [event for event, _can in undoing.history(desk, record.scan.id, SHOWN)]
        _lines(_names(desk, record, events), events, undoable=False)


def _undoable(desk: Desk, record: ScanRecord) -> None:
    events, total = undoing.undoable(desk, record.scan.id, PAGE)
    if not total:
        return
    st.markdown("**" + _("Dit kun je terugdraaien") + "**")
    rows = st.container(key="undoable")
    page = st.pagination(ceil(total / PAGE), key="undoable-page") if total > PAGE else 1
    if page > 1:
        events, total = undoing.undoable(desk, record.scan.id, PAGE, (page - 1) * PAGE)
    with rows:
        _lines(_names(desk, record, events), events, undoable=True)


def _lines(names: dict[str, str], events: Sequence[Event], *, undoable: bool) -> None:
    with st.container(gap="xxsmall"):
        for event in events:
            _line(event, names.get(event.subject_id, ""), undoable=undoable)


def _line(event: Event, name: str, *, undoable: bool) -> None:
    at = format_datetime(event.at.astimezone(), "d MMM HH:mm", locale=language())
    what = f"{event.kind.label} {event.verb.label}"
    said = f"{what}: {said_short(name, 90)}" if name else what
    key = f"{'undoable' if undoable else 'event'}-{event.sequence}"
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=key):
        st.caption(f"{at} · {said} · {said_short(event.actor, 40)}", width="stretch")
        if undoable:
            st.button(
                _("Ongedaan maken"),
                icon=":material/undo:",
                key=f"undo-{event.sequence}",
                on_click=messages.undo,
                args=(event.sequence,),
            )


def _names(desk: Desk, record: ScanRecord, events: Iterable[Event]) -> dict[str, str]:
    # What was deleted is not in the record any more, and is what a person looks for here.
    named = undoing.subjects(desk, events)
    pictured = {picture.check.id: about(record, picture.check).words for picture in record.pictures}
    found = {id: f"{thing.code} {thing.title}" for id, thing in named.items()}
    return found | pictured | {record.scan.id: record.scan.title}
