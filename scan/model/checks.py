"""What a plan still misses: every gap by name, so that it can be mended before the board reads it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from scan.i18n import _
from scan.model.actions import FIRST_STEP_DAYS, State
from scan.model.plan import ActionPlan, PlanAction, PlanObstacle


class GapKind(StrEnum):
    """What is missing; the order is the order in which a team best mends it."""

    NO_OBSTACLES = "no_obstacles"
    NO_ACTION = "no_action"
    NO_DECIDER = "no_decider"
    NO_FOCUS = "no_focus"
    NO_OBSTACLE = "no_obstacle"
    NO_OWNER = "no_owner"
    NO_DEADLINE = "no_deadline"
    NO_FIRST_STEP = "no_first_step"
    SLOW_FIRST_STEP = "slow_first_step"
    NO_PUPIL_GAIN = "no_pupil_gain"
    NO_SUCCESS_SIGN = "no_success_sign"
    OVERDUE = "overdue"

    @property
    def label(self) -> str:
        """The gap in the language of the moment."""
        return {
            GapKind.NO_OBSTACLES: _("Er is nog geen belemmering benoemd"),
            GapKind.NO_ACTION: _("Belemmering zonder actie"),
            GapKind.NO_DECIDER: _("Onbekend wie mag beslissen"),
            GapKind.NO_FOCUS: _("Nog geen ontwikkelthema gekozen"),
            GapKind.NO_OBSTACLE: _("Actie zonder belemmering"),
            GapKind.NO_OWNER: _("Actie zonder eigenaar"),
            GapKind.NO_DEADLINE: _("Actie zonder deadline"),
            GapKind.NO_FIRST_STEP: _("Actie zonder eerste stap"),
            GapKind.SLOW_FIRST_STEP: _("Eerste stap duurt langer dan twee weken"),
            GapKind.NO_PUPIL_GAIN: _("Nog niet benoemd wat leerlingen winnen"),
            GapKind.NO_SUCCESS_SIGN: _("Nog niet benoemd waaraan je ziet dat het werkt"),
            GapKind.OVERDUE: _("Deadline is voorbij"),
        }[self]


class Subject(StrEnum):
    """What a gap is about, and so which screen mends it."""

    SCAN = "scan"
    OBSTACLE = "obstacle"
    ACTION = "action"


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that is missing; `subject_id` is empty when it is about the scan as a whole."""

    kind: GapKind
    subject: Subject
    subject_id: str = ""
    number: int = 0
    title: str = ""


def gaps(plan: ActionPlan) -> list[Gap]:
    """Every gap in a plan, in the order of `GapKind`, then in the plan's own order."""
    found = [*_scan_gaps(plan)]
    for obstacle in plan.obstacles():
        found += _obstacle_gaps(obstacle)
    for action in plan.actions():
        found += _action_gaps(action, plan)
    order = list(GapKind)
    return sorted(found, key=lambda gap: order.index(gap.kind))


def _scan_gaps(plan: ActionPlan) -> Iterator[Gap]:
    if not any(True for _one in plan.obstacles()):
        yield Gap(GapKind.NO_OBSTACLES, Subject.SCAN)
    elif not any(theme.focus for theme in plan.themes):
        yield Gap(GapKind.NO_FOCUS, Subject.SCAN)


def _obstacle_gaps(obstacle: PlanObstacle) -> Iterator[Gap]:
    missing = {GapKind.NO_ACTION: not obstacle.action_numbers, GapKind.NO_DECIDER: obstacle.decider is None}
    for kind, is_missing in missing.items():
        if is_missing:
            yield Gap(kind, Subject.OBSTACLE, obstacle.id, obstacle.number, obstacle.title)


def _action_gaps(action: PlanAction, plan: ActionPlan) -> Iterator[Gap]:
    if action.state in (State.DONE, State.STOPPED):
        return
    soon = plan.as_of.date() + timedelta(days=FIRST_STEP_DAYS)
    missing = {
        GapKind.NO_OBSTACLE: not action.obstacles,
        GapKind.NO_OWNER: not action.owner_name,
        GapKind.NO_DEADLINE: action.deadline is None,
        GapKind.NO_FIRST_STEP: not action.first_step,
        GapKind.SLOW_FIRST_STEP: (
            action.state is State.NOT_STARTED and action.first_step_on is not None and action.first_step_on > soon
        ),
        GapKind.NO_PUPIL_GAIN: not action.pupil_gain,
        GapKind.NO_SUCCESS_SIGN: not action.success_sign,
        GapKind.OVERDUE: action.state is State.LATE,
    }
    for kind, is_missing in missing.items():
        if is_missing:
            yield Gap(kind, Subject.ACTION, action.id, action.number, action.title)
