"""A plan with the same words in every field that people can type in."""

from __future__ import annotations

from dataclasses import replace

from scan.model.plan import ActionPlan, PlanAction, PlanTheme
from scan.model.text import Text


def with_texts(plan: ActionPlan, hostile: str) -> ActionPlan:
    """The plan with this text in every field that a person can fill."""
    themes = tuple(_theme_with(theme, hostile) for theme in plan.themes)
    groups = tuple(replace(group, name=hostile, answered=True) for group in plan.groups)
    renamed = replace(plan, school=hostile, board=hostile, title=hostile, reason=hostile)
    return replace(renamed, adopted_by=hostile, decision=hostile, groups=groups, themes=themes)


def _theme_with(theme: PlanTheme, hostile: str) -> PlanTheme:
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
