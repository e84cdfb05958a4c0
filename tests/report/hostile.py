"""A plan with the same words in every field that people can type in."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from scan.model.ledger import Ledger, Outcome, Promise
from scan.model.plan import ActionPlan, PlanAction, PlanTheme
from scan.model.text import Text


def with_texts(plan: ActionPlan, hostile: str) -> ActionPlan:
    """The plan with this text in every field that a person can fill."""
    themes = tuple(theme_with(theme, hostile) for theme in plan.themes)
    groups = tuple(replace(group, name=hostile, answered=True) for group in plan.groups)
    renamed = replace(plan, school=hostile, board=hostile, title=hostile, reason=hostile)
    told = replace(renamed, message=(hostile,) * 3 if hostile else (), promised=ledger_with(hostile))
    return replace(told, adopted_by=hostile, decision=hostile, groups=groups, themes=themes)


def ledger_with(text: str) -> Ledger:
    """What an earlier plan promised, one of every outcome, with this text in every field that a person can fill."""
    promises = (
        Promise(f"q{n}", n, text, text, text, date(2026, 1, n), outcome, date(2027, 1, n), date(2026, 2, n), text)
        for n, outcome in enumerate(Outcome, 1)
    )
    return Ledger("scan-before", text, 2, datetime(2026, 1, 1, 15, 30, tzinfo=UTC), tuple(promises))


def theme_with(theme: PlanTheme, hostile: str) -> PlanTheme:
    """The theme with this text in every field that a person can fill, its obstacles and actions too."""
    return replace(
        theme,
        focus=hostile,
        name=Text(hostile, hostile),
        short_name=Text(hostile, hostile),
        score=replace(theme.score, by_group=((hostile, 2.0), (hostile, 4.0))) if theme.score else None,
        statements=tuple(replace(s, text=Text(hostile, hostile), reverse=True, own=True) for s in theme.statements),
        why=Text(hostile, hostile),
        finding=Text(hostile, hostile),
        references=(hostile, f"{hostile} 2"),
        strengths=tuple(replace(s, title=hostile, seen_in=hostile) for s in theme.strengths),
        obstacles=tuple(
            replace(o, title=hostile, blocks=hostile, kept_by=hostile, merged_titles=(hostile,))
            for o in theme.obstacles
        ),
        actions=tuple(_action_with(action, hostile) for action in theme.actions),
    )


def _action_with(action: PlanAction, hostile: str) -> PlanAction:
    return replace(
        action,
        title=hostile,
        obstacles=tuple((number, hostile) for number, _title in action.obstacles),
        strength=hostile,
        first_step=hostile,
        owner_name=hostile,
        owner_role=hostile,
        pupil_gain=hostile,
        frame=hostile,
        freedom=hostile,
        success_sign=hostile,
        updates=tuple(replace(u, note=hostile, made_by=hostile) for u in action.updates),
    )
