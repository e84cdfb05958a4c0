"""Answering: the facilitator records what the team, or each group, says about a statement.

Nothing of it goes into the log (R12): a click per answer would bury what people want to find back there.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from scan.errors import Conflict, NotFound
from scan.i18n import _
from scan.model.answers import Answer, Aspect, SharedAnswer, Tally
from scan.model.permissions import Right
from scan.store import answers, own_contents, rounds, scans
from scan.store.database import Database
from scan.usecases.desk import Desk

Seen = Mapping[tuple[str, Aspect], Collection[Answer | None]]
"""Per statement and aspect the answers that the person may have had in view; None where there was none."""


def record_shared(
    desk: Desk, scan_id: str, given: Sequence[SharedAnswer], seen: Seen | None = None, content: int | None = None
) -> None:
    """Keep the team's shared answers of one sheet; one that someone else changed unseen is refused (R11).

    `content` is the version of the own layer whose words the person read: an answer to other words is refused.
    """
    with desk.saving(Right.ANSWER) as db:
        scans.get(db, scan_id)
        _refuse_unseen_words(db, scan_id, content)
        _refuse_unseen_answers(db, scan_id, seen or {})
        answers.save_shared(db, scan_id, given)


def clear_shared(desk: Desk, scan_id: str, cleared: Sequence[SharedAnswer], seen: Seen | None = None) -> None:
    """Take back shared answers (a second click on the chosen one), unless someone else changed them unseen."""
    with desk.saving(Right.ANSWER) as db:
        scans.get(db, scan_id)
        _refuse_unseen_answers(db, scan_id, seen or {})
        for answer in cleared:
            answers.clear_shared(db, scan_id, answer.statement_id, answer.aspect)


def _refuse_unseen_answers(db: Database, scan_id: str, seen: Seen) -> None:
    kept = {(answer.statement_id, answer.aspect): answer.answer for answer in answers.shared(db, scan_id)}
    if any(kept.get(row) not in known for row, known in seen.items()):
        raise Conflict(_("Iemand anders wijzigde dit antwoord intussen. Kijk wat er nu staat en kies opnieuw."))


def _refuse_unseen_words(db: Database, scan_id: str, content: int | None) -> None:
    if content is not None and own_contents.number_of_scan(db, scan_id) != content:
        asked = own_contents.of_scan(db, scan_id)
        raise Conflict(_("De stellingen zijn intussen aangepast. Lees ze nog eens en antwoord opnieuw."), asked)


def record_tallies(
    desk: Desk,
    scan_id: str,
    given: Sequence[Tally],
    seen: Sequence[Tally] | None = None,
    content: int | None = None,
) -> None:
    """Keep the show of hands of one sheet; more hands than people in the group are refused.

    `seen` is what the person had in view: rows that someone else filled in since are refused, and the
    `Conflict` tells what is kept now (R11). `content` is the version of the own layer whose words they read; where
    the scan asks another one by now, that layer is the `current` of the `Conflict`.
    """
    with desk.saving(Right.ANSWER) as db:
        groups = {group.id: group for group in scans.get(db, scan_id).groups}
        rounds.refuse_hands(db, scan_id)
        _refuse_unseen_words(db, scan_id, content)
        if any(tally.group_id not in groups for tally in given):
            raise NotFound(_("Deze groep is intussen verwijderd. Kies een andere groep."))
        if seen is not None:
            _refuse_unseen_hands(given, seen, answers.tallies(db, scan_id))
        answers.save_tallies(db, scan_id, [tally.checked(groups[tally.group_id]) for tally in given])


def _refuse_unseen_hands(given: Sequence[Tally], seen: Sequence[Tally], kept: Sequence[Tally]) -> None:
    known, now = _by_row(seen), _by_row(kept)
    for row, counts in _by_row(given).items():
        if now.get(row) not in (known.get(row), counts):
            raise Conflict(
                _("Iemand anders vulde dit intussen ook in. Kijk wat er nu staat en bewaar opnieuw."), tuple(kept)
            )


def _by_row(tallies: Sequence[Tally]) -> dict[tuple[str, str, Aspect], tuple[int, ...]]:
    # A row of zeros is a row that nobody filled in.
    return {(t.statement_id, t.group_id, t.aspect): t.counts for t in tallies if any(t.counts)}


def tallies_of(desk: Desk, scan_id: str) -> list[Tally]:
    """The recorded shows of hands: for the sheet of the facilitator alone, never for a result."""
    desk.require(Right.ANSWER)
    return list(answers.tallies(desk.db, scan_id))
