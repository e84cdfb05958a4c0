"""Plans that no build saw before."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, TypeVar

from scan.model.plan import ActionPlan, PlanAction, PlanObstacle, PlanTheme
from tests.report.plans import plan_of

Named = TypeVar("Named", PlanObstacle, PlanAction)


def plan_for(actions: int, build: int) -> ActionPlan:
    """A plan with other words in every build, in every text: nobody gets off with lines that it remembers."""
    plan = plan_of(actions)
    return replace(plan, themes=tuple(_fresh(theme, build) for theme in plan.themes))


def _fresh(theme: PlanTheme, build: int) -> PlanTheme:
    obstacles, actions = theme.obstacles, theme.actions
    return replace(
        theme,
        obstacles=tuple(_other(o, build, "title", "blocks", "kept_by") for o in obstacles),
        actions=tuple(
            replace(
                _other(a, build, "title", "pupil_gain", "first_step", "frame", "freedom", "success_sign"),
                obstacles=tuple((number, f"{title} {number}.{build}") for number, title in a.obstacles),
            )
            for a in actions
        ),
    )


def _other(named: Named, build: int, *names: str) -> Named:
    texts: dict[str, Any] = {name: f"{text} {named.number}.{build}" for name in names if (text := getattr(named, name))}
    return replace(named, **texts)
