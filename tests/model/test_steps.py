"""Where a team stands: each step grows with what is kept."""

from __future__ import annotations

from typing import Any

import pytest

from scan.model.actions import Status
from scan.model.answers import Answer, Aspect, SharedAnswer, Tally
from scan.model.library import Decider
from scan.model.obstacles import Source
from scan.model.record import AdoptedPlan, ScanRecord
from scan.model.rounds import Invitation, Phase, Round
from scan.model.scans import FocusTheme
from scan.model.steps import Step, StepState, step_states
from tests.model.samples import LIBRARY, NOW, TODAY, a_record, a_scan, a_strength, an_action, an_obstacle

STATEMENTS = tuple(LIBRARY.statement_by_id)


def state(step: Step, record: ScanRecord | None = None, **changes: Any) -> tuple[int, int]:
    found = step_states(record or a_record(**changes), STATEMENTS)[step]
    return found.made, found.total


def test_every_step_has_a_state_also_when_there_is_nothing_yet() -> None:
    states = step_states(a_record(scan=a_scan(groups=())), STATEMENTS)
    assert list(states) == list(Step)
    assert not any(found.started or found.done for found in states.values())


@pytest.mark.parametrize(
    ("made", "total", "started", "done"),
    [
        (0, 0, False, False),
        (3, 0, True, False),
        (0, 2, False, False),
        (1, 2, True, False),
        (2, 2, True, True),
        (3, 2, True, True),
    ],
)
def test_a_step_is_done_when_everything_that_can_be_counted_is_there(
    made: int, total: int, started: bool, done: bool
) -> None:
    found = StepState(made, total)
    assert (found.started, found.done) == (started, done)


def test_preparing_counts_reason_groups_start_and_feedback() -> None:
    assert state(Step.PREPARE) == (1, 4)
    assert state(Step.PREPARE, scan=a_scan(reason="Omdat", starts_on=TODAY, feedback_on=TODAY)) == (4, 4)


@pytest.mark.parametrize(
    ("phase", "found"),
    [(Phase.PREPARING, (0, 1)), (Phase.OPEN, (0, 1)), (Phase.CLOSED, (1, 1)), (Phase.REVEALED, (1, 1))],
)
def test_inviting_is_done_when_a_round_is_over(phase: Phase, found: tuple[int, int]) -> None:
    planned = Round("scan-1", Invitation.OPEN, named=False, phase=phase)
    step = step_states(a_record(), STATEMENTS, planned)[Step.INVITE]
    assert (step.made, step.total) == found


def test_without_a_round_there_is_nothing_to_count_at_inviting() -> None:
    assert state(Step.INVITE) == (0, 0)


def test_the_own_role_counts_what_was_shared_from_it() -> None:
    shared: dict[str, Any] = {
        "obstacles": [an_obstacle(source=Source.OWN_ROLE)],
        "strengths": [a_strength(source=Source.OWN_ROLE)],
    }
    assert state(Step.OWN_ROLE, **shared) == (2, 0)
    assert state(Step.OWN_ROLE, obstacles=[an_obstacle()]) == (0, 0)


def test_statements_count_once_however_they_were_answered() -> None:
    shared = [SharedAnswer("time-1", aspect, Answer.FOUR) for aspect in Aspect]
    tallies = [Tally(id, "team", Aspect.NOW, (1, 0, 0, 0, 0, 0, 0)) for id in ("time-1", "safety-2", "elsewhere")]
    assert state(Step.STATEMENTS, shared=shared, tallies=tallies) == (2, len(STATEMENTS))
    assert state(Step.TOGETHER, shared=shared, tallies=tallies) == (2, len(STATEMENTS))


def test_a_show_of_hands_that_was_set_back_to_zero_is_no_answer() -> None:
    assert state(Step.STATEMENTS, tallies=[Tally("time-1", "team", Aspect.NOW, (0,) * 7)]) == (0, len(STATEMENTS))


def test_obstacles_count_those_that_stand_and_of_which_someone_decides() -> None:
    obstacles = [an_obstacle(1, decider=Decider.TEAM), an_obstacle(2), an_obstacle(3, merged_into="b1")]
    assert state(Step.OBSTACLES, obstacles=obstacles) == (1, 2)


def test_choosing_is_asked_only_when_there_is_something_to_choose() -> None:
    assert state(Step.CHOOSE) == (0, 0)
    chosen = a_scan(focus=(FocusTheme("time", "Tijd"),))
    assert state(Step.CHOOSE, scan=chosen, obstacles=[an_obstacle()]) == (1, 1)


def test_actions_count_the_obstacles_that_have_one_also_through_a_merge() -> None:
    obstacles = [an_obstacle(1), an_obstacle(2, merged_into="b1"), an_obstacle(3)]
    assert state(Step.ACTIONS, obstacles=obstacles, actions=[an_action(1, "b2")]) == (1, 2)


def test_the_plan_is_done_when_it_was_adopted() -> None:
    adopted = AdoptedPlan(1, NOW, "MT", "", "{}")
    assert state(Step.PLAN, actions=[an_action()]) == (0, 1)
    assert state(Step.PLAN, actions=[an_action()], adopted=[adopted]) == (1, 1)


def test_progress_counts_the_actions_that_are_done_or_stopped() -> None:
    actions = [an_action(n, status=status) for n, status in enumerate(Status, 1)]
    assert state(Step.PROGRESS, actions=actions) == (2, 4)
