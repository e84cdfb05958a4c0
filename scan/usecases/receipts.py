"""Receipts: a group's code shows what became of what it named. It leads to obstacles, never to a person."""

from __future__ import annotations

from dataclasses import dataclass

from scan.errors import NotFound
from scan.i18n import _
from scan.model.actions import State
from scan.model.obstacles import survivors
from scan.model.record import ScanRecord
from scan.model.rounds import Phase, Signal, SignalKind
from scan.model.scores import SCORE_FLOOR
from scan.model.secret_codes import RECEIPT, tidied
from scan.store import records, rounds, signals
from scan.store.database import reading
from scan.usecases.visiting import Visit, unknown_code


@dataclass(frozen=True, slots=True)
class TracedAction:
    """An action against something that the group named, and how it stands today."""

    title: str
    state: State


@dataclass(frozen=True, slots=True)
class Trace:
    """One thing that became of a group's signals; `title` is empty where nothing did yet."""

    theme_id: str
    kind: SignalKind
    title: str = ""
    code: str = ""
    actions: tuple[TracedAction, ...] = ()


@dataclass(frozen=True, slots=True)
class Became:
    """What a receipt shows. Where `sentence` says why there is nothing to show, `traces` is empty."""

    school: str
    scan: str
    group: str
    sentence: str = ""
    traces: tuple[Trace, ...] = ()


def became(visit: Visit, receipt: str) -> Became:
    """What became of the signals of a group."""
    signs = tidied(receipt)
    with reading(visit.db):
        found = rounds.by_receipt(visit.db, signs) if len(signs) == RECEIPT else None
        if found is None:
            raise unknown_code()
        scan_id, own = found
        try:
            record = records.load(visit.db, scan_id)
        except NotFound as error:
            raise unknown_code() from error
        phase = rounds.get(visit.db, scan_id).phase
        named = signals.of_group(visit.db, scan_id, own.group_id) if own.told else []
    group = next((g.name for g in record.scan.groups if g.id == own.group_id), "")
    seen = Became(record.school.name, record.scan.title, group, _why_nothing(phase, own.told, bool(named)))
    return seen if seen.sentence else Became(seen.school, seen.scan, group, "", _traces(visit, record, named))


def _why_nothing(phase: Phase, told: bool, named: bool) -> str:
    if phase is not Phase.REVEALED:
        return _("De antwoorden zijn nog niet besproken. Kom later terug met deze code.")
    if not told:
        return _("Uit jouw groep kwamen minder dan {floor} formulieren: te weinig om iets te laten zien.").format(
            floor=SCORE_FLOOR
        )
    return "" if named else _("Jouw groep heeft niets opgeschreven, of daarvan is niets bewaard.")


def _traces(visit: Visit, record: ScanRecord, named: list[Signal]) -> tuple[Trace, ...]:
    # The same obstacle stands there once, however many people of the group named it.
    return tuple(
        sorted({_trace(visit, record, signal) for signal in named}, key=lambda t: (t.theme_id, t.kind, t.code))
    )


def _trace(visit: Visit, record: ScanRecord, signal: Signal) -> Trace:
    bare = Trace(signal.theme_id, signal.kind)
    end = survivors(record.obstacles).get(signal.obstacle_id or "")
    obstacle = next((o for o in record.standing() if o.id == end), None)
    strength = next((s for s in record.strengths if s.id == signal.strength_id), None)
    if obstacle:
        agreed = record.served().get(obstacle.id, [])
        actions = tuple(TracedAction(action.title, action.state(visit.now.date())) for action in agreed)
        return Trace(obstacle.theme_id, SignalKind.OBSTACLE, obstacle.title, obstacle.code, actions)
    return Trace(strength.theme_id, SignalKind.STRENGTH, strength.title, strength.code) if strength else bare
