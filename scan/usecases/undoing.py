"""Undoing: the inverse of a deletion or a merge, written down as an event of its own."""

from __future__ import annotations

from collections.abc import Callable

from scan.errors import InvalidInput
from scan.i18n import _
from scan.model.events import UNDOABLE, Event, Kind, Verb
from scan.model.permissions import Right
from scan.store import actions, log, obstacles, scans, strengths
from scan.store.database import Database
from scan.usecases.desk import Desk

_RESTORE: dict[Kind, Callable[[Database, str, bool], None]] = {
    Kind.SCAN: scans.set_deleted,
    Kind.OBSTACLE: obstacles.set_deleted,
    Kind.STRENGTH: strengths.set_deleted,
    Kind.ACTION: actions.set_deleted,
}


def undo(desk: Desk, sequence: int) -> Event:
    """Bring back what an event deleted or merged; refused when that was done already."""
    with desk.saving(Right.NAME) as db:
        event = log.get(db, sequence)
        if event.verb not in UNDOABLE or sequence in log.undone(db, event.scan_id):
            raise InvalidInput(_("Dit is al ongedaan gemaakt."))
        if event.verb is Verb.MERGED:
            obstacles.set_merged(db, obstacles.get(db, event.subject_id), None)
        else:
            _RESTORE[event.kind](db, event.subject_id, False)
        return desk.note(UNDOABLE[event.verb], event.kind, event.scan_id, event.subject_id, undoes=sequence)


def history(desk: Desk, scan_id: str, limit: int = 50) -> list[tuple[Event, bool]]:
    """What was done in a scan, newest first, each with whether it can still be undone."""
    desk.require(Right.READ)
    undone = log.undone(desk.db, scan_id)
    events = log.events(desk.db, scan_id, limit)
    return [(event, event.verb in UNDOABLE and event.sequence not in undone) for event in events]
