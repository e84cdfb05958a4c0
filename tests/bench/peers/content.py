"""What every peer prints: the obstacles and actions of a plan in words, in the order and columns of our document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from babel.dates import format_date

from scan.i18n import speaking
from scan.model.codes import action_code, obstacle_code
from scan.model.plan import ActionPlan, PlanAction, PlanObstacle, PlanTheme

MISSING = "Nog niet benoemd"
Labelled = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ObstacleLine:
    """A row of the obstacles; `more` stands below the title."""

    code: str
    title: str
    more: Labelled
    decider: str
    weight: tuple[str, ...]
    actions: str


@dataclass(frozen=True, slots=True)
class ActionLine:
    """A row of the actions; `more` is the row below it, across the columns."""

    code: str
    title: str
    obstacles: tuple[str, ...]
    gain: str
    owner: tuple[str, ...]
    when: tuple[str, ...]
    more: Labelled


@dataclass(frozen=True, slots=True)
class ThemeLines:
    """A theme with its rows."""

    title: str
    obstacles: tuple[ObstacleLine, ...]
    actions: tuple[ActionLine, ...]


@dataclass(frozen=True, slots=True)
class Content:
    """The whole of it."""

    title: str
    school: str
    stamp: str
    themes: tuple[ThemeLines, ...]


def content_of(plan: ActionPlan) -> Content:
    """The rows of a plan, in Dutch."""
    stamp = f"Versie {plan.version} · gegevens van {_day(plan.as_of.date())}"
    with speaking("nl"):
        return Content(plan.title, plan.school, stamp, tuple(map(_lines, plan.themes)))


def _lines(theme: PlanTheme) -> ThemeLines:
    ranked = sorted(theme.obstacles, key=lambda o: (o.rank, o.number))
    return ThemeLines(theme.title, tuple(map(_obstacle, ranked)), tuple(map(_action, theme.actions)))


def _obstacle(obstacle: PlanObstacle) -> ObstacleLine:
    more = [("Houdt tegen:", obstacle.blocks or MISSING), ("Blijft bestaan door:", obstacle.kept_by or MISSING)]
    more += [("Samengevoegd met:", title) for title in obstacle.merged_titles]
    numbers = (("effect", obstacle.impact), ("invloed", obstacle.influence))
    weight = [f"rang {obstacle.rank}", f"{obstacle.votes} stemmen"]
    return ObstacleLine(
        obstacle_code(obstacle.number),
        obstacle.title,
        ((("Doorbroken", ""),) if obstacle.broken else ()) + tuple(more),
        obstacle.decider.label if obstacle.decider else MISSING,
        (*weight, *(f"{name} {value}" for name, value in numbers if value is not None)),
        ", ".join(map(action_code, obstacle.action_numbers)) or MISSING,
    )


def _action(action: PlanAction) -> ActionLine:
    return ActionLine(
        action_code(action.number),
        action.title,
        tuple(f"{obstacle_code(number)} {title}" for number, title in action.obstacles),
        action.pupil_gain or MISSING,
        tuple(filter(None, (action.owner_name or MISSING, action.owner_role))),
        (_day(action.deadline), f"{action.state.label}, {action.progress}%"),
        tuple(_more(action)),
    )


def _more(action: PlanAction) -> Iterator[tuple[str, str]]:
    first = f"Eerste stap op {_day(action.first_step_on)}:" if action.first_step_on else "Eerste stap:"
    yield first, action.first_step or MISSING
    for update in action.updates[-1:]:
        yield f"{_day(update.made_on)}:", f"{update.note} ({update.made_by})"
    fixed = (("Kader:", action.frame), ("Ruimte:", action.freedom), ("Het werkt als:", action.success_sign))
    for label, text in (*fixed, ("Bouwt op:", action.strength)):
        if text:
            yield label, text
    if unnamed := ", ".join(label.rstrip(":").lower() for label, text in fixed if not text):
        yield f"{MISSING}:", unnamed


def _day(when: date | None) -> str:
    return format_date(when, "d MMM yyyy", locale="nl").replace(".", "") if when else MISSING
