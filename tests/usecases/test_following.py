"""Following up: a dated sentence per action, kept together with where the action stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from scan.errors import Conflict, InvalidInput, NotFound
from scan.model.actions import ActionUpdate, Status
from scan.usecases import deciding, following, naming
from scan.usecases.desk import Desk
from scan.usecases.following import Report
from tests.usecases.conftest import NOW, Naming, OpenDesk, dump


def test_a_report_moves_the_action_and_is_kept_with_its_day(desk: Desk, named: Naming) -> None:
    action = named.action()
    saved = following.follow(desk, action, Report(Status.BUSY, 40, " loopt ", "Sam"))
    assert saved == replace(action, status=Status.BUSY, progress=40, version=2)
    (update,) = following.updates_of(desk, action.id)
    assert update == ActionUpdate(update.id, action.id, NOW.date(), "Sam", Status.BUSY, 40, "loopt")


def test_done_is_a_hundred_percent_whatever_was_told(desk: Desk, named: Naming) -> None:
    assert following.follow(desk, named.action(), Report(Status.DONE, 10, "", "Sam")).progress == 100


def test_the_newest_report_comes_first_also_on_one_day(desk: Desk, named: Naming, open_desk: OpenDesk) -> None:
    action = named.action()
    action = following.follow(desk, action, Report(Status.BUSY, 1, "een", ""))
    action = following.follow(desk, action, Report(Status.BUSY, 2, "twee", ""))
    with open_desk(now=NOW + timedelta(days=1)) as tomorrow:
        following.follow(tomorrow, action, Report(Status.BUSY, 3, "drie", ""))
    assert [update.note for update in following.updates_of(desk, action.id)] == ["drie", "twee", "een"]


@pytest.mark.parametrize(
    "wrong",
    [Report(Status.BUSY, 101, "", ""), Report(Status.BUSY, 5, "x" * 2_001, ""), Report(Status.DONE, -1, "", "")],
)
def test_a_report_that_cannot_be_kept_leaves_no_trace(desk: Desk, named: Naming, wrong: Report) -> None:
    action = named.action()
    before = dump(desk)
    with pytest.raises(InvalidInput):
        following.follow(desk, action, wrong)
    assert dump(desk) == before


def test_R11_a_report_on_a_stale_action_is_refused_and_no_update_is_kept(
    two_desks: tuple[Desk, Desk], named: Naming
) -> None:
    (mine, theirs), action = two_desks, named.action()
    kept = following.follow(theirs, action, Report(Status.BUSY, 40, "van de ander", "Bo"))
    with pytest.raises(Conflict) as refused:
        following.follow(mine, action, Report(Status.STOPPED, 0, "van mij", "Sam"))
    assert refused.value.current == kept
    assert [update.made_by for update in following.updates_of(mine, action.id)] == ["Bo"]


def test_a_report_on_an_action_that_was_dropped_is_refused(desk: Desk, named: Naming) -> None:
    action = named.action()
    deciding.delete_action(desk, action.id)
    with pytest.raises(NotFound):
        following.follow(desk, action, Report(Status.BUSY, 40, "", ""))


def test_an_action_can_be_followed_after_its_obstacle_was_deleted(desk: Desk, named: Naming) -> None:
    obstacle = named.obstacle()
    action = named.action(obstacle)
    naming.delete_obstacle(desk, obstacle.id)
    assert following.follow(desk, action, Report(Status.DONE, 100, "", "")).status is Status.DONE
