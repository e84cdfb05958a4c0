"""Answering: the facilitator records what the team, or each group, says about a statement."""

from __future__ import annotations

from collections.abc import Sequence

from scan.errors import NotFound
from scan.i18n import _
from scan.model.answers import SharedAnswer, Tally
from scan.model.events import Kind, Verb
from scan.model.permissions import Right
from scan.store import answers, scans
from scan.usecases.desk import Desk


def record_shared(desk: Desk, scan_id: str, given: Sequence[SharedAnswer]) -> None:
    """Keep the team's shared answers of one sheet; recording again replaces them."""
    with desk.saving(Right.ANSWER) as db:
        scans.get(db, scan_id)
        answers.save_shared(db, scan_id, given)
        desk.note(Verb.RECORDED, Kind.SCAN, scan_id, scan_id)


def clear_shared(desk: Desk, scan_id: str, cleared: Sequence[SharedAnswer]) -> None:
    """Take back shared answers (a second click on the chosen one)."""
    with desk.saving(Right.ANSWER) as db:
        scans.get(db, scan_id)
        for answer in cleared:
            answers.clear_shared(db, scan_id, answer.statement_id, answer.aspect)
        desk.note(Verb.RECORDED, Kind.SCAN, scan_id, scan_id)


def record_tallies(desk: Desk, scan_id: str, given: Sequence[Tally]) -> None:
    """Keep the show of hands of one sheet; more hands than people in the group are refused."""
    with desk.saving(Right.ANSWER) as db:
        groups = {group.id: group for group in scans.get(db, scan_id).groups}
        if any(tally.group_id not in groups for tally in given):
            raise NotFound(_("Deze groep is intussen verwijderd. Kies een andere groep."))
        answers.save_tallies(db, scan_id, [tally.checked(groups[tally.group_id]) for tally in given])
        desk.note(Verb.RECORDED, Kind.SCAN, scan_id, scan_id)


def shared_of(desk: Desk, scan_id: str) -> list[SharedAnswer]:
    """The team's shared answers."""
    desk.require(Right.READ)
    return list(answers.shared(desk.db, scan_id))


def tallies_of(desk: Desk, scan_id: str) -> list[Tally]:
    """The recorded shows of hands: for the sheet of the facilitator alone, never for a result."""
    desk.require(Right.ANSWER)
    return list(answers.tallies(desk.db, scan_id))


def answered(desk: Desk, scan_id: str) -> set[str]:
    """Ids of the statements that have any answer."""
    desk.require(Right.READ)
    return set(answers.answered_statements(desk.db, scan_id))
