"""Choosing: how heavy an obstacle weighs, and which development themes the team takes on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace

from scan.errors import Conflict
from scan.i18n import _
from scan.model.events import Kind, Verb
from scan.model.obstacles import Obstacle
from scan.model.permissions import Right
from scan.model.record import ScanRecord
from scan.model.scans import FocusTheme, Scan, checked_focus
from scan.store import obstacles, scans
from scan.usecases.desk import Desk


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the team thinks of one obstacle: votes, and impact and influence from 1 to 5."""

    votes: int
    impact: int | None
    influence: int | None


def judge(desk: Desk, judgements: Mapping[str, Judgement], seen: Mapping[str, Judgement] | None = None) -> int:
    """Keep the judgements of obstacles (by id) in one go; returns how many really changed.

    Only the judgement changes: words that someone else is editing stay as they are kept. `seen` is what the
    person had in view: of that, only the numbers they changed are kept, and a number that someone else
    changed too is refused while the others are kept (R11).
    """
    changed, refused = 0, []
    with desk.saving(Right.DECIDE) as db:
        for id, judgement in judgements.items():
            kept = obstacles.get(db, id)
            new, clashes = _judged(kept, judgement, (seen or {}).get(id, judgement_of(kept)))
            if new != kept:
                obstacles.update(db, new.checked())
                desk.note(Verb.CHANGED, Kind.OBSTACLE, kept.scan_id, id)
                changed += 1
            if clashes:
                refused.append(kept.code)
    if refused:
        raise Conflict(
            _(
                "Iemand anders gaf {codes} intussen een ander getal. Dat bleef staan; de rest is bewaard. "
                "Kijk wat er nu staat en kies zo nodig opnieuw."
            ).format(codes=", ".join(refused))
        )
    return changed


def judgement_of(obstacle: Obstacle) -> Judgement:
    """What is kept of the team's judgement of an obstacle."""
    return Judgement(obstacle.votes, obstacle.impact, obstacle.influence)


def _judged(kept: Obstacle, mine: Judgement, seen: Judgement) -> tuple[Obstacle, bool]:
    """The obstacle with the numbers that were changed, and whether someone else changed one of those too."""
    changes, clashes = {}, False
    for field in ("votes", "impact", "influence"):
        given, before, now = (getattr(one, field) for one in (mine, seen, kept))
        if given != before and now not in (before, given):
            clashes = True
        elif given != before:
            changes[field] = given
    return replace(kept, **changes), clashes


def choose_focus(desk: Desk, scan: Scan, focus: tuple[FocusTheme, ...]) -> Scan:
    """Keep the development themes in the team's order; more than four are refused."""
    with desk.saving(Right.DECIDE) as db:
        saved = scans.update(db, replace(scan, focus=checked_focus(scan, focus)))
        desk.note(Verb.CHANGED, Kind.SCAN, scan.id, scan.id)
    return saved


@dataclass(frozen=True, slots=True)
class ThemeWeight:
    """How heavy the obstacles of one theme weigh together."""

    theme_id: str
    obstacles: int
    votes: int
    leverage: int


def heaviest_themes(record: ScanRecord) -> list[ThemeWeight]:
    """The themes that have obstacles: most votes first, then most leverage, then most obstacles."""
    by_theme: dict[str, list[Obstacle]] = defaultdict(list)
    votes = record.votes_of()
    for obstacle in record.standing():
        by_theme[obstacle.theme_id].append(obstacle)
    weights = [
        ThemeWeight(id, len(own), sum(votes[o.id] for o in own), sum(o.leverage or 0 for o in own))
        for id, own in by_theme.items()
    ]
    return sorted(weights, key=lambda w: (-w.votes, -w.leverage, -w.obstacles, w.theme_id))
