"""Undoing: the inverse of a deletion or a merge, written down as an event of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress

from scan.errors import InvalidInput, NotFound
from scan.i18n import _
from scan.model.actions import Action
from scan.model.events import UNDOABLE, Event, Kind, Verb
from scan.model.obstacles import Obstacle
from scan.model.permissions import Right
from scan.model.strengths import Strength
from scan.store import actions, log, obstacles, scans, strengths
from scan.store.database import Database
from scan.usecases.desk import Desk

_RESTORE: dict[Kind, Callable[[Database, str, bool], None]] = {
    Kind.SCAN: scans.set_deleted,
    Kind.OBSTACLE: obstacles.set_deleted,
    Kind.STRENGTH: strengths.set_deleted,
    Kind.ACTION: actions.set_deleted,
}

_RIGHT: dict[Kind, Right] = {
    Kind.SCAN: Right.ADMINISTER,
    Kind.OBSTACLE: Right.NAME,
    Kind.STRENGTH: Right.NAME,
    Kind.ACTION: Right.DECIDE,
}
"""Who may do it may undo it."""


def undo(desk: Desk, sequence: int) -> Event:
    """Bring back what an event deleted or merged; refused when that was done already."""
    desk.require(Right.READ)
    event = log.get(desk.db, sequence)
    if event.verb not in UNDOABLE:
        raise already_undone()
    with desk.saving(_RIGHT[event.kind]) as db:
        if sequence in log.undone(db, event.scan_id):
            raise already_undone()
        if event.verb is Verb.MERGED:
            obstacles.set_merged(db, obstacles.get(db, event.subject_id), None)
        else:
            _RESTORE[event.kind](db, event.subject_id, False)
        return desk.note(UNDOABLE[event.verb], event.kind, event.scan_id, event.subject_id, undoes=sequence)


def already_undone() -> InvalidInput:
    """The refusal of whoever undoes something for the second time."""
    return InvalidInput(_("Dit is al ongedaan gemaakt."))


def history(desk: Desk, scan_id: str, limit: int = 50) -> list[tuple[Event, bool]]:
    """What was done in a scan, newest first, each with whether it can still be undone."""
    desk.require(Right.READ)
    undone = log.undone(desk.db, scan_id)
    events = log.events(desk.db, scan_id, limit)
    return [(event, event.verb in UNDOABLE and event.sequence not in undone) for event in events]


def undoable(desk: Desk, scan_id: str, limit: int = 50, offset: int = 0) -> tuple[list[Event], int]:
    """Everything that can still be undone, however long ago, newest first; and how much that is in all."""
    desk.require(Right.READ)
    return log.undoable(desk.db, scan_id, limit, offset)


def deletion_of(desk: Desk, kind: Kind, id: str) -> int | None:
    """The sequence of the event that deleted something; None when it was never deleted, or came back."""
    desk.require(Right.READ)
    return log.last(desk.db, Verb.DELETED, kind, id)


def subjects(desk: Desk, events: Iterable[Event]) -> dict[str, Obstacle | Strength | Action]:
    """What was deleted, merged or changed, by id, also when it is deleted now."""
    desk.require(Right.READ)
    found: dict[str, Obstacle | Strength | Action] = {}
    for event in events:
        with suppress(NotFound):
            if event.kind is Kind.OBSTACLE:
                found[event.subject_id] = obstacles.get(desk.db, event.subject_id, deleted=True)
            elif event.kind is Kind.STRENGTH:
                found[event.subject_id] = strengths.get(desk.db, event.subject_id, deleted=True)
            elif event.kind is Kind.ACTION:
                found[event.subject_id] = actions.get(desk.db, event.subject_id, deleted=True)
    return found
