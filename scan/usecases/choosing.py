"""Choosing: how heavy an obstacle weighs, and which development themes the team takes on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from scan.model.events import Kind, Verb
from scan.model.obstacles import Obstacle
from scan.model.permissions import Right
from scan.model.scans import FocusTheme, Scan, checked_focus
from scan.store import obstacles, scans
from scan.usecases.desk import Desk


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the team thinks of one obstacle: votes, and impact and influence from 1 to 5."""

    votes: int
    impact: int | None
    influence: int | None


def judge(desk: Desk, judgements: Mapping[str, Judgement]) -> int:
    """Keep the judgements of obstacles (by id) in one go; returns how many really changed.

    Only the judgement changes: words that someone else is editing stay as they are kept.
    """
    changed = 0
    with desk.saving(Right.DECIDE) as db:
        for id, judgement in judgements.items():
            kept = obstacles.get(db, id)
            new = replace(kept, votes=judgement.votes, impact=judgement.impact, influence=judgement.influence)
            if new != kept:
                obstacles.update(db, new.checked())
                desk.note(Verb.CHANGED, Kind.OBSTACLE, kept.scan_id, id)
                changed += 1
    return changed


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


def heaviest_themes(standing: Iterable[Obstacle]) -> list[ThemeWeight]:
    """The themes that have obstacles: most votes first, then most leverage, then most obstacles."""
    by_theme: dict[str, list[Obstacle]] = defaultdict(list)
    for obstacle in standing:
        by_theme[obstacle.theme_id].append(obstacle)
    weights = [
        ThemeWeight(id, len(own), sum(o.votes for o in own), sum(o.leverage or 0 for o in own))
        for id, own in by_theme.items()
    ]
    return sorted(weights, key=lambda w: (-w.votes, -w.leverage, -w.obstacles, w.theme_id))
