"""Actions: when they are late, which dates are refused, and what an update makes of them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from scan.errors import InvalidInput
from scan.i18n import LANGUAGES, speaking
from scan.model.actions import ActionUpdate, State, Status, check_new_dates
from tests.model.samples import TODAY, an_action

YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
TEXTS = ("first_step", "pupil_gain", "frame", "freedom", "success_sign")


def update(status: Status, progress: int = 50, **more: Any) -> ActionUpdate:
    return ActionUpdate("u", "a1", TODAY, "Sam", status, progress, **more)


def test_an_action_is_cleaned() -> None:
    messy = an_action(title=" Eén \n uur ", owner_name=" Sam\n de Vries ", owner_role=" mentor ")
    clean = messy.checked()
    assert (clean.title, clean.owner_name, clean.owner_role) == ("Eén uur", "Sam de Vries", "mentor")


@pytest.mark.parametrize("field", TEXTS)
def test_every_explanation_is_cleaned_and_bounded(field: str) -> None:
    assert getattr(an_action(1, **{field: " a\x00\r\nb "}).checked(), field) == "a\nb"
    with pytest.raises(InvalidInput, match="te lang"):
        an_action(1, **{field: "x" * 2_001}).checked()


@pytest.mark.parametrize("wrong", [{"title": " "}, {"title": "x" * 201}, {"owner_name": "x" * 121}])
def test_an_action_that_cannot_be_kept_as_typed_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(InvalidInput):
        an_action(**wrong).checked()


def test_an_action_against_nothing_is_refused() -> None:
    with pytest.raises(InvalidInput) as refused:
        an_action(obstacle_ids=()).checked()
    assert refused.value.field == "obstacle_ids"


def test_an_obstacle_that_is_chosen_twice_counts_once() -> None:
    assert an_action(1, "b2", "b1", "b2").checked().obstacle_ids == ("b2", "b1")


def test_the_number_of_an_action_reads_the_same_in_both_languages() -> None:
    with speaking("en"):
        assert an_action(12).code == "A12"
    assert an_action(12).code == "A12"


@pytest.mark.parametrize("status", [Status.NOT_STARTED, Status.BUSY])
def test_an_open_action_is_late_from_the_day_after_its_deadline(status: Status) -> None:
    assert an_action(status=status, deadline=YESTERDAY).state(TODAY) is State.LATE
    assert an_action(status=status, deadline=TODAY).state(TODAY) == State(status)
    assert an_action(status=status, deadline=None).state(TODAY) == State(status)


@pytest.mark.parametrize("status", [Status.DONE, Status.STOPPED])
def test_an_action_that_is_done_or_stopped_is_never_late(status: Status) -> None:
    assert an_action(status=status, deadline=date(1999, 1, 1)).state(TODAY) == State(status)


def test_every_status_and_state_has_a_label_of_its_own_in_both_languages() -> None:
    for language in LANGUAGES:
        with speaking(language):
            assert len({status.label for status in Status}) == len(Status)
            assert len({state.label for state in State}) == len(State)


@pytest.mark.parametrize("field", ["deadline", "first_step_on"])
def test_a_deadline_in_the_past_is_refused(field: str) -> None:
    check_new_dates(an_action(1, **{field: TODAY}), None, TODAY)
    check_new_dates(an_action(1, **{field: TOMORROW}), None, TODAY)
    with pytest.raises(InvalidInput, match="in het verleden"):
        check_new_dates(an_action(1, **{field: YESTERDAY}), None, TODAY)


@pytest.mark.parametrize("field", ["deadline", "first_step_on"])
def test_a_date_that_passed_since_it_was_set_may_stay_but_not_move_within_the_past(field: str) -> None:
    before = an_action(1, **{field: YESTERDAY})
    check_new_dates(an_action(1, **{field: YESTERDAY}), before, TODAY)
    check_new_dates(an_action(1, **{field: None}), before, TODAY)
    with pytest.raises(InvalidInput, match="in het verleden"):
        check_new_dates(an_action(1, **{field: YESTERDAY - timedelta(days=1)}), before, TODAY)


def test_done_is_a_hundred_percent_and_not_started_is_none() -> None:
    assert update(Status.DONE, 3).checked().progress == 100
    assert update(Status.NOT_STARTED, 97).checked().progress == 0


@pytest.mark.parametrize("status", [Status.BUSY, Status.STOPPED])
def test_busy_and_stopped_keep_the_progress_that_was_told(status: Status) -> None:
    assert update(status, 40).checked().progress == 40


@pytest.mark.parametrize("progress", [-1, 101])
def test_progress_outside_a_percentage_is_refused(progress: int) -> None:
    with pytest.raises(InvalidInput, match="0 en 100"):
        update(Status.BUSY, progress).checked()


def test_an_update_is_cleaned_and_bounded() -> None:
    assert update(Status.BUSY, note=" ging\x00 goed ").checked().note == "ging goed"
    with pytest.raises(InvalidInput):
        update(Status.BUSY, note="x" * 2_001).checked()


def test_following_an_action_takes_over_status_and_progress_only() -> None:
    action = an_action(deadline=TOMORROW, version=4)
    followed = action.followed(update(Status.DONE, 1).checked())
    assert (followed.status, followed.progress) == (Status.DONE, 100)
    assert (followed.deadline, followed.version, followed.title) == (TOMORROW, 4, action.title)
