"""Every gap in a plan appears when something is missing and disappears when it is mended."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from scan.i18n import LANGUAGES, speaking
from scan.model.actions import FIRST_STEP_DAYS, Status
from scan.model.checks import GapKind, Subject, gaps
from scan.model.library import Decider
from scan.model.record import ScanRecord
from scan.model.scans import FocusTheme
from tests.model.samples import TODAY, a_record, a_scan, a_whole_action, an_obstacle, plan_of

LATEST = TODAY + timedelta(days=FIRST_STEP_DAYS)


def whole(**action: Any) -> ScanRecord:
    """A record whose plan has no gap, unless the action is changed."""
    return a_record(
        scan=a_scan(focus=(FocusTheme("purpose", "Weten waarom"),)),
        obstacles=[an_obstacle(decider=Decider.TEAM)],
        actions=[a_whole_action(**action)],
    )


def kinds(record: ScanRecord) -> list[GapKind]:
    return [gap.kind for gap in gaps(plan_of(record))]


BROKEN: dict[GapKind, Callable[[], ScanRecord]] = {
    GapKind.NO_OBSTACLES: lambda: a_record(),
    GapKind.NO_ACTION: lambda: replace(whole(), actions=()),
    GapKind.NO_DECIDER: lambda: replace(whole(), obstacles=(an_obstacle(),)),
    GapKind.NO_FOCUS: lambda: replace(whole(), scan=a_scan()),
    GapKind.NO_OBSTACLE: lambda: replace(whole(), actions=(a_whole_action(), a_whole_action(2, "gone"))),
    GapKind.NO_OWNER: lambda: whole(owner_name=""),
    GapKind.NO_DEADLINE: lambda: whole(deadline=None),
    GapKind.NO_FIRST_STEP: lambda: whole(first_step=""),
    GapKind.SLOW_FIRST_STEP: lambda: whole(first_step_on=LATEST + timedelta(days=1)),
    GapKind.NO_PUPIL_GAIN: lambda: whole(pupil_gain=""),
    GapKind.NO_SUCCESS_SIGN: lambda: whole(success_sign=""),
    GapKind.OVERDUE: lambda: whole(deadline=TODAY - timedelta(days=1)),
}


def test_a_whole_plan_has_no_gap() -> None:
    assert kinds(whole()) == []


@pytest.mark.parametrize("kind", GapKind)
def test_each_gap_appears_alone_when_just_that_is_missing(kind: GapKind) -> None:
    assert kinds(BROKEN[kind]()) == [kind]


def test_a_first_step_on_the_last_day_of_two_weeks_is_in_time() -> None:
    assert kinds(whole(first_step_on=LATEST)) == []


def test_a_first_step_that_is_under_way_is_not_slow_any_more() -> None:
    assert kinds(whole(first_step_on=LATEST + timedelta(days=1), status=Status.BUSY)) == []


@pytest.mark.parametrize("status", [Status.DONE, Status.STOPPED])
def test_nothing_is_asked_of_an_action_that_is_done_or_stopped(status: Status) -> None:
    bare = {"owner_name": "", "first_step": "", "pupil_gain": "", "success_sign": "", "deadline": date(2020, 1, 1)}
    assert kinds(whole(status=status, **bare)) == []


def test_a_scan_without_obstacles_is_not_asked_for_development_themes_yet() -> None:
    assert kinds(a_record()) == [GapKind.NO_OBSTACLES]


def test_gaps_come_in_the_order_of_mending_and_then_in_the_order_of_the_plan() -> None:
    record = a_record(
        obstacles=[an_obstacle(1), an_obstacle(2, votes=5)], actions=[a_whole_action(1, "b1", owner_name="")]
    )
    found = [(gap.kind, gap.number) for gap in gaps(plan_of(record))]
    assert found == [
        (GapKind.NO_ACTION, 2),
        (GapKind.NO_DECIDER, 2),
        (GapKind.NO_DECIDER, 1),
        (GapKind.NO_FOCUS, 0),
        (GapKind.NO_OWNER, 1),
    ]


def test_a_gap_says_what_it_is_about() -> None:
    by_kind = {kind: gaps(plan_of(make()))[0] for kind, make in BROKEN.items()}
    assert by_kind[GapKind.NO_FOCUS].subject is Subject.SCAN
    obstacle, action = by_kind[GapKind.NO_ACTION], by_kind[GapKind.NO_OWNER]
    assert (obstacle.subject, obstacle.subject_id, obstacle.title) == (Subject.OBSTACLE, "b1", "Belemmering 1")
    assert (action.subject, action.subject_id, action.title) == (Subject.ACTION, "a1", "Actie 1")


def test_every_gap_has_a_label_of_its_own_in_both_languages() -> None:
    for language in LANGUAGES:
        with speaking(language):
            assert len({kind.label for kind in GapKind}) == len(GapKind)
