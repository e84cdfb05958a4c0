"""Undoing: the inverse of a deletion or a merge, written down as an event of its own."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from scan.errors import InvalidInput, NotFound
from scan.i18n import _
from scan.model.events import UNDOABLE, Event, Kind, Verb
from scan.model.obstacles import Obstacle
from scan.model.permissions import Right
from scan.store import actions, log, obstacles, scans, strengths
from scan.store.database import Database
from scan.usecases.desk import Desk

_WHOLE_LOG = 1_000_000

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
            stand_alone(db, obstacles.get(db, event.subject_id))
        else:
            _RESTORE[event.kind](db, event.subject_id, False)
        return desk.note(UNDOABLE[event.verb], event.kind, event.scan_id, event.subject_id, undoes=sequence)


def stand_alone(db: Database, merged: Obstacle) -> None:
    """Take an obstacle out of the one it was merged into, with the votes it brought along."""
    obstacles.set_merged(db, merged, None)
    # The other may have been deleted meanwhile; then there is nothing to take the votes from.
    with suppress(NotFound):
        obstacles.update(db, obstacles.get(db, str(merged.merged_into)).with_votes(-merged.votes))


def last_of(db: Database, verb: Verb, scan_id: str, subject_id: str) -> int | None:
    """The sequence of the last time this was done to something, when it was not undone since."""
    undone = log.undone(db, scan_id)
    for event in log.events(db, scan_id, _WHOLE_LOG):
        if event.verb is verb and event.subject_id == subject_id:
            return None if event.sequence in undone else event.sequence
    return None


def already_undone() -> InvalidInput:
    """The refusal of whoever undoes something for the second time."""
    return InvalidInput(_("Dit is al ongedaan gemaakt."))


def history(desk: Desk, scan_id: str, limit: int = 50) -> list[tuple[Event, bool]]:
    """What was done in a scan, newest first, each with whether it can still be undone."""
    desk.require(Right.READ)
    undone = log.undone(desk.db, scan_id)
    events = log.events(desk.db, scan_id, limit)
    return [(event, event.verb in UNDOABLE and event.sequence not in undone) for event in events]
