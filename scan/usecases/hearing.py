"""Hearing: what people named in a round comes onto the register with its voices as votes, and can be taken back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from scan.errors import Conflict, InvalidInput
from scan.i18n import _
from scan.model.events import Kind, Verb
from scan.model.obstacles import MOST_VOTES, Obstacle, Source
from scan.model.permissions import Right
from scan.model.rounds import Signal, SignalKind
from scan.model.strengths import Strength
from scan.store import obstacles, strengths
from scan.usecases import naming
from scan.usecases.desk import Desk
from scan.usecases.revealing import signals_of, trace_signals


def heard(desk: Desk, scan_id: str) -> list[Signal]:
    """What people named, hidden words too; what became something that was deleted since is free again."""
    found = signals_of(desk, scan_id)
    there = {o.id for o in obstacles.all_of(desk.db, scan_id)} | {s.id for s in strengths.all_of(desk.db, scan_id)}
    return [
        replace(
            signal,
            obstacle_id=signal.obstacle_id if signal.obstacle_id in there else None,
            strength_id=signal.strength_id if signal.strength_id in there else None,
        )
        for signal in found
    ]


def take_up(desk: Desk, scan_id: str, signal_ids: Sequence[str], title: str) -> Obstacle | Strength:
    """Put what several people named on the register as one obstacle or strength, in these words.

    An obstacle starts with as many votes as it has voices. `Conflict` when one of the signals was taken up or hidden
    meanwhile: nobody is counted twice.
    """
    with desk.saving(Right.NAME):
        named = _free(desk, scan_id, signal_ids)
        theme_id, statement_id = named[0].theme_id, _statement(named)
        source = Source.STATEMENT if statement_id else Source.FREE
        if named[0].kind is SignalKind.STRENGTH:
            strength = naming.name_strength(desk, Strength("", scan_id, 0, theme_id, title, source, statement_id))
            trace_signals(desk, scan_id, signal_ids, strength_id=strength.id)
            return strength
        votes = min(len(named), MOST_VOTES)
        new = Obstacle("", scan_id, 0, theme_id, title, source, statement_id, votes=votes)
        obstacle = naming.name_obstacle(desk, new)
        trace_signals(desk, scan_id, signal_ids, obstacle_id=obstacle.id)
        return obstacle


def add_voices(desk: Desk, scan_id: str, signal_ids: Sequence[str], obstacle_id: str) -> Obstacle:
    """Let what people named count for an obstacle that is on the register already: its votes grow by their voices."""
    with desk.saving(Right.NAME) as db:
        named = _free(desk, scan_id, signal_ids)
        if any(signal.kind is SignalKind.STRENGTH for signal in named):
            raise InvalidInput(_("Een kracht kan niet bij een belemmering. Kies een andere."))
        kept = obstacles.get(db, obstacle_id)
        trace_signals(desk, scan_id, signal_ids, obstacle_id=obstacle_id)
        saved = obstacles.update(db, replace(kept, votes=min(kept.votes + len(named), MOST_VOTES)))
        desk.note(Verb.CHANGED, Kind.OBSTACLE, scan_id, obstacle_id)
        return saved


def add_to_strength(desk: Desk, scan_id: str, signal_ids: Sequence[str], strength_id: str) -> Strength:
    """Let what people named belong to a strength that is on the register already; `Conflict` as for an obstacle."""
    with desk.saving(Right.NAME) as db:
        named = _free(desk, scan_id, signal_ids)
        if any(signal.kind is SignalKind.OBSTACLE for signal in named):
            raise InvalidInput(_("Een belemmering kan niet bij een kracht. Kies een andere."))
        trace_signals(desk, scan_id, signal_ids, strength_id=strength_id)
        desk.note(Verb.CHANGED, Kind.STRENGTH, scan_id, strength_id)
        return strengths.get(db, strength_id)


def take_back(desk: Desk, scan_id: str, signal_ids: Sequence[str]) -> None:
    """Loosen what people named from the obstacle or strength that it became; an obstacle loses their votes.

    The obstacle or strength itself stays. `Conflict` when one of the signals is loose already: no vote goes twice.
    """
    with desk.saving(Right.NAME) as db:
        wanted = set(signal_ids)
        named = [s for s in heard(desk, scan_id) if s.id in wanted and (s.obstacle_id or s.strength_id)]
        if not wanted or len(named) < len(wanted):
            raise Conflict(_("Dit is intussen al losgemaakt, of het staat niet op de lijst. Ververs de pagina."))
        trace_signals(desk, scan_id, signal_ids)
        for id, count in Counter(signal.obstacle_id for signal in named if signal.obstacle_id).items():
            kept = obstacles.get(db, id)
            obstacles.update(db, replace(kept, votes=max(kept.votes - count, 0)))
            desk.note(Verb.CHANGED, Kind.OBSTACLE, scan_id, id)
        for id in dict.fromkeys(signal.strength_id for signal in named if signal.strength_id):
            desk.note(Verb.CHANGED, Kind.STRENGTH, scan_id, id)


def _free(desk: Desk, scan_id: str, signal_ids: Sequence[str]) -> list[Signal]:
    wanted = set(signal_ids)
    found = [signal for signal in heard(desk, scan_id) if signal.id in wanted]
    taken = any(signal.hidden or signal.obstacle_id or signal.strength_id for signal in found)
    if not wanted or len(found) < len(wanted) or taken:
        raise Conflict(_("Dit staat intussen al op de lijst, of het is verborgen. Ververs de pagina."))
    if len({(signal.kind, signal.theme_id) for signal in found}) > 1:
        raise InvalidInput(_("Dit gaat over verschillende thema's. Zet ze apart op de lijst."))
    return found


def _statement(named: Sequence[Signal]) -> str | None:
    places = {signal.statement_id for signal in named}
    return places.pop() if len(places) == 1 else None
