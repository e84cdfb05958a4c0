"""Revealing: the answers of a round become figures that give nobody away, once, and are then destroyed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from scan.errors import Conflict, InvalidInput
from scan.i18n import _
from scan.model.events import Kind, Verb
from scan.model.library import Library
from scan.model.permissions import Right
from scan.model.publication import COMMENT_FLOOR, NamedAnswer, results
from scan.model.rounds import Phase, Round, Signal
from scan.model.scores import SCORE_FLOOR
from scan.store import destroying, obstacles, own_contents, revealed, rounds, scans, sheets, signals, strengths
from scan.store.database import Database
from scan.store.sheets import Kept
from scan.usecases.desk import Desk


def reveal(desk: Desk, library: Library, scan_id: str) -> Round:
    """Freeze what a closed round shows, and destroy its salt, slips and answers, down to the bytes.

    This cannot be undone. Words are kept shuffled, under new ids; in an anonymous round of fewer than ten sheets they
    are destroyed too (P5). `library` is the installation's.
    """
    with desk.saving(Right.ADMINISTER) as db:
        round, scan = rounds.get(db, scan_id), scans.get(db, scan_id)
        round.moved(Phase.REVEALED)
        kept = [sheet for sheet in sheets.all_of(db, round) if sheet.answers]
        if not kept:
            raise InvalidInput(_("Nog niemand heeft geantwoord. Er is niets om te onthullen."))
        worded = own_contents.of_scan(db, scan_id).over(library).statement_by_id
        asked = [worded[id] for id in round.asked if id in worded]
        shown = results(asked, [(s.group_id, s.answers) for s in kept], [group.id for group in scan.groups])
        revealed.insert(db, scan_id, shown, _by_name(round, kept))
        told = [id for id, n in Counter(sheet.group_id for sheet in kept).items() if n >= SCORE_FLOOR]
        _keep_words(db, round, len(kept), told)
        rounds.end(db, scan_id, told)
        destroying.begin(db)
        desk.note(Verb.REVEALED, Kind.ROUND, scan_id, scan_id)
    destroying.finish(desk.db)
    return rounds.get(desk.db, scan_id)


def named_answers(desk: Desk, scan_id: str) -> tuple[NamedAnswer, ...]:
    """Who answered what, in a round that was answered by name and revealed; empty in every other."""
    desk.require(Right.READ)
    return revealed.named(desk.db, scan_id)


def signals_of(desk: Desk, scan_id: str) -> list[Signal]:
    """What people named, after the reveal, in an order that means nothing; hidden ones too, for the facilitator."""
    desk.require(Right.NAME)
    return signals.all_of(desk.db, scan_id)


def hide_signal(desk: Desk, scan_id: str, signal_id: str, hidden: bool = True) -> None:
    """Take somebody's words out of sight (they name a person, or hurt), or show them again (P9)."""
    with desk.saving(Right.NAME) as db:
        scans.get(db, scan_id)
        signals.change(db, scan_id, [signal_id], {"hidden": int(hidden)})


def trace_signals(
    desk: Desk, scan_id: str, signal_ids: Sequence[str], obstacle_id: str | None = None, strength_id: str | None = None
) -> None:
    """Say what signals became in the register: an obstacle or a strength, or nothing yet when neither is given."""
    with desk.saving(Right.NAME) as db:
        scans.get(db, scan_id)
        homes = {obstacles.get(db, obstacle_id).scan_id} if obstacle_id else set()
        homes |= {strengths.get(db, strength_id).scan_id} if strength_id else set()
        if homes - {scan_id} or (obstacle_id and strength_id):
            raise Conflict(_("Dit hoort bij een andere scan. Ververs de pagina."))
        signals.change(db, scan_id, signal_ids, {"obstacle_id": obstacle_id, "strength_id": strength_id})


def _by_name(round: Round, kept: Sequence[Kept]) -> list[NamedAnswer]:
    if not round.named:
        return []
    return [
        NamedAnswer(sheet.name, statement_id, aspect, answer)
        for sheet in sorted(kept, key=lambda sheet: sheet.name)
        for (statement_id, aspect), answer in sheet.answers.items()
    ]


def _keep_words(db: Database, round: Round, people: int, told: Sequence[str]) -> None:
    if people < COMMENT_FLOOR and not round.named:
        return
    # The group goes along only where five or more answered: its receipt shows what became of these.
    words = [(group if group in told else None, signal) for group, signal in signals.kept_of(db, round)]
    signals.publish(db, round.scan_id, words)
