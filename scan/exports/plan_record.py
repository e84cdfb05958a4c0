"""From a plan to a scan that can be worked on again: everything that the plan shows, and no answers (ADR 10)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from scan.errors import ImportRefused
from scan.exports.archive import plan_to_json
from scan.exports.soundness import sound
from scan.i18n import _
from scan.model.actions import Action, ActionUpdate, State, Status
from scan.model.message import Message, facts_of
from scan.model.obstacles import Obstacle
from scan.model.people import Group
from scan.model.plan import ActionPlan, PlanObstacle
from scan.model.record import AdoptedPlan, ScanRecord
from scan.model.scans import FocusTheme, Scan, School
from scan.model.strengths import Strength


def record_of(plan: ActionPlan, school_id: str) -> ScanRecord:
    """The scan of a plan under a school, checked as if it were typed in; an adopted plan is in it as it was adopted.

    What people answered is in no plan: scores stay in the adopted version and are asked anew for the next one.
    """
    if not plan.themes:
        raise ImportRefused(_("Dit plan heeft geen thema’s. Er valt niets terug te halen."))
    return sound(
        ScanRecord(
            school=School(school_id, plan.school, plan.board),
            scan=_scan(plan, school_id),
            obstacles=tuple(_obstacles(plan)),
            strengths=tuple(_strengths(plan)),
            actions=tuple(sorted(_actions(plan), key=lambda action: action.number)),
            updates=tuple(_updates(plan)),
            adopted=tuple(_adopted(plan)),
            message=_message(plan),
        )
    )


def _scan(plan: ActionPlan, school_id: str) -> Scan:
    asked = [theme.id for theme in plan.themes if theme.asked] or [theme.id for theme in plan.themes]
    return Scan(
        plan.scan_id,
        school_id,
        plan.title,
        plan.reason,
        theme_ids=tuple(asked),
        groups=tuple(Group(group.id, group.name, group.kind, group.head_count) for group in plan.groups),
        focus=tuple(FocusTheme(theme.id, theme.focus) for theme in plan.themes if theme.focus),
        short_form=plan.short_form,
    )


def _obstacles(plan: ActionPlan) -> Iterator[Obstacle]:
    # What was merged into another obstacle has lost its number: it gets one that nobody used.
    free = count(max((obstacle.number for obstacle in plan.obstacles()), default=0) + 1)
    standing = [(theme.id, obstacle) for theme in plan.themes for obstacle in theme.obstacles]
    yield from (_obstacle(plan, theme_id, obstacle) for theme_id, obstacle in standing)
    for theme_id, obstacle in standing:
        for place, title in enumerate(obstacle.merged_titles, 1):
            merged = f"{obstacle.id}-{place}"
            yield Obstacle(merged, plan.scan_id, next(free), theme_id, title, merged_into=obstacle.id)


def _obstacle(plan: ActionPlan, theme_id: str, told: PlanObstacle) -> Obstacle:
    return Obstacle(
        told.id,
        plan.scan_id,
        told.number,
        theme_id,
        told.title,
        blocks=told.blocks,
        kept_by=told.kept_by,
        decider=told.decider,
        influence=told.influence,
        impact=told.impact,
        votes=told.votes,
    )


def _strengths(plan: ActionPlan) -> Iterator[Strength]:
    for theme in plan.themes:
        for told in theme.strengths:
            yield Strength(told.id, plan.scan_id, told.number, theme.id, told.title, seen_in=told.seen_in)


def _actions(plan: ActionPlan) -> Iterator[Action]:
    obstacles = {obstacle.number: obstacle.id for obstacle in plan.obstacles()}
    strengths = {strength.title: strength.id for strength in plan.strengths()}
    for told in plan.actions():
        yield Action(
            told.id,
            plan.scan_id,
            told.number,
            told.title,
            tuple(obstacles[number] for number, _title in told.obstacles if number in obstacles),
            strength_id=strengths.get(told.strength),
            first_step=told.first_step,
            first_step_on=told.first_step_on,
            owner_name=told.owner_name,
            owner_role=told.owner_role,
            deadline=told.deadline,
            pupil_gain=told.pupil_gain,
            frame=told.frame,
            freedom=told.freedom,
            success_sign=told.success_sign,
            status=_status(told.state, told.progress),
            progress=told.progress,
        )


def _updates(plan: ActionPlan) -> Iterator[ActionUpdate]:
    for action in plan.actions():
        for place, told in enumerate(action.updates, 1):
            status = _status(told.state, told.progress)
            id = f"{action.id}-{place}"
            yield ActionUpdate(id, action.id, told.made_on, told.made_by, status, told.progress, told.note)


def _status(state: State, progress: int) -> Status:
    if state is State.LATE:
        # A plan says that it is late, no longer whether somebody had begun.
        return Status.BUSY if progress else Status.NOT_STARTED
    return Status(state.value)


def _message(plan: ActionPlan) -> Message:
    if not plan.message:
        return Message()
    first, second, third = (*plan.message, "", "")[:3]
    return Message(first, second, third, facts_of(plan), version=1)


def _adopted(plan: ActionPlan) -> Iterator[AdoptedPlan]:
    if plan.adopted and plan.adopted_at:
        yield AdoptedPlan(plan.version, plan.adopted_at, plan.adopted_by, plan.decision, plan_to_json(plan))
