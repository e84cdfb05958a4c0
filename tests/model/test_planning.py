"""From a record to its plan: everything once, in the order the team chose, with ranks and states."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date

import pytest

from scan.model.actions import ActionUpdate, State, Status
from scan.model.answers import Aspect, Tally
from scan.model.plan import ActionPlan, PlanTheme
from scan.model.planning import is_broken
from scan.model.record import ScanRecord
from scan.model.scans import FocusTheme
from tests.model.samples import (
    LIBRARY,
    NOW,
    SCHOOL,
    THEMES,
    a_record,
    a_scan,
    a_strength,
    an_action,
    an_obstacle,
    group,
    plan_of,
)


def theme_in(plan: ActionPlan, id: str) -> PlanTheme:
    return next(theme for theme in plan.themes if theme.id == id)


def test_an_empty_scan_has_a_plan_with_its_frame_and_nothing_in_it() -> None:
    plan = plan_of(a_record(scan=a_scan(reason="Omdat")))
    assert (plan.school, plan.board, plan.title, plan.reason) == (SCHOOL.name, SCHOOL.board, "Scan 2026", "Omdat")
    assert (plan.version, plan.adopted, plan.as_of, plan.invited) == (0, False, NOW, 12)
    assert [theme.id for theme in plan.themes] == list(THEMES)
    assert not [*plan.actions(), *plan.obstacles(), *plan.strengths()]


def test_development_themes_come_first_in_the_order_of_the_team() -> None:
    focus = (FocusTheme("safety", "Eerst rust"), FocusTheme("time", "Dan tijd"))
    plan = plan_of(a_record(scan=a_scan(focus=focus)))
    assert [theme.id for theme in plan.themes] == ["safety", "time", "purpose"]
    assert [theme.title for theme in plan.themes] == ["Eerst rust", "Dan tijd", "purpose (nl)"]


def test_a_theme_outside_the_scan_is_shown_only_when_something_was_named_in_it() -> None:
    scan = a_scan(theme_ids=("time",))
    assert [t.id for t in plan_of(a_record(scan=scan)).themes] == ["time"]
    named = a_record(scan=scan, obstacles=[an_obstacle(theme_id="safety")], strengths=[a_strength()])
    assert [t.id for t in plan_of(named).themes] == ["purpose", "time", "safety"]


def test_each_action_stands_once_at_the_first_obstacle_it_breaks() -> None:
    obstacles = [an_obstacle(1), an_obstacle(2, theme_id="time"), an_obstacle(3, theme_id="safety")]
    plan = plan_of(a_record(obstacles=obstacles, actions=[an_action(1, "b2", "b1", "b3"), an_action(2, "b3")]))
    assert sorted(action.number for action in plan.actions()) == [1, 2]
    assert [action.number for action in theme_in(plan, "time").actions] == [1]
    assert next(a for a in plan.actions() if a.number == 1).obstacles == (
        (2, "Belemmering 2"),
        (1, "Belemmering 1"),
        (3, "Belemmering 3"),
    )


def test_an_obstacle_names_every_action_against_it() -> None:
    record = a_record(
        obstacles=[an_obstacle(1), an_obstacle(2)], actions=[an_action(1, "b1", "b2"), an_action(2, "b2")]
    )
    assert {o.number: o.action_numbers for o in plan_of(record).obstacles()} == {1: (1,), 2: (1, 2)}


def test_obstacles_are_ranked_over_the_whole_plan_and_sorted_within_their_theme() -> None:
    obstacles = [
        an_obstacle(1),
        an_obstacle(2, votes=3),
        an_obstacle(3, theme_id="time", votes=9),
        an_obstacle(4, theme_id="time", impact=5, influence=5),
    ]
    plan = plan_of(a_record(obstacles=obstacles))
    assert [(o.number, o.rank) for o in plan.obstacles()] == [(2, 2), (1, 4), (3, 1), (4, 3)]


def test_a_merged_obstacle_lends_its_title_and_its_actions_to_the_one_that_stands() -> None:
    obstacles = [an_obstacle(1), an_obstacle(2, merged_into="b1", votes=9), an_obstacle(3, merged_into="b2")]
    plan = plan_of(a_record(obstacles=obstacles, actions=[an_action(1, "b3"), an_action(2, "b2", "b1")]))
    (only,) = plan.obstacles()
    assert (only.number, only.rank, only.action_numbers) == (1, 1, (1, 2))
    assert only.merged_titles == ("Belemmering 2", "Belemmering 3")
    assert [action.obstacles for action in plan.actions()] == [((1, "Belemmering 1"),)] * 2


def test_votes_of_what_was_merged_count_where_it_stands_in_number_and_in_rank() -> None:
    obstacles = [
        an_obstacle(1, votes=10),
        an_obstacle(2, votes=5),
        an_obstacle(3, votes=4, merged_into="b2"),
        an_obstacle(4, votes=3, merged_into="b3"),
    ]
    record = a_record(obstacles=obstacles)
    assert record.votes_of() == {"b1": 10, "b2": 12}
    assert [(o.number, o.votes, o.rank) for o in plan_of(record).obstacles()] == [(2, 12, 1), (1, 10, 2)]


@pytest.mark.parametrize("obstacle_ids", [(), ("gone",), ("gone", "also gone")])
def test_an_action_whose_obstacles_were_deleted_stays_in_the_first_theme_of_the_scan(
    obstacle_ids: tuple[str, ...],
) -> None:
    record = a_record(actions=[replace(an_action(), obstacle_ids=obstacle_ids)])
    assert [action.number for action in theme_in(plan_of(record), THEMES[0]).actions] == [1]
    assert next(plan_of(record).actions()).obstacles == ()


def test_nothing_gets_lost_when_the_library_no_longer_has_a_theme() -> None:
    scan = a_scan(theme_ids=("old", *THEMES))
    obstacles = [an_obstacle(1, theme_id="old"), an_obstacle(2)]
    record = a_record(
        scan=scan,
        obstacles=obstacles,
        strengths=[a_strength(theme_id="old")],
        actions=[an_action(1, "b1"), an_action(2, "b2"), replace(an_action(3), obstacle_ids=())],
    )
    plan = plan_of(record)
    assert sorted(o.number for o in plan.obstacles()) == [1, 2]
    assert sorted(a.number for a in plan.actions()) == [1, 2, 3]
    assert [s.number for s in plan.strengths()] == [1]


def random_record(chance: random.Random) -> ScanRecord:
    themes = [theme.id for theme in LIBRARY.themes]
    many = chance.randint(0, 9)
    obstacles = [
        an_obstacle(
            n,
            theme_id=chance.choice(themes),
            votes=chance.randint(0, 3),
            merged_into=f"b{chance.randrange(1, n)}" if n > 1 and chance.random() < 0.3 else None,
        )
        for n in range(1, many + 1)
    ]
    ids = [o.id for o in obstacles] + ["gone"]
    actions = [
        an_action(n, *dict.fromkeys(chance.choices(ids, k=3)), status=chance.choice([*Status])) for n in range(1, 9)
    ]
    strengths = [a_strength(n, theme_id=chance.choice(themes)) for n in range(1, 4)]
    picked = chance.sample(themes, chance.randint(0, 3))
    scan = a_scan(
        theme_ids=tuple(chance.sample(themes, chance.randint(1, 3))), focus=tuple(FocusTheme(id, id) for id in picked)
    )
    return a_record(scan=scan, obstacles=obstacles, strengths=strengths, actions=actions)


def test_every_standing_obstacle_strength_and_action_of_300_random_scans_stands_in_the_plan_exactly_once() -> None:
    chance = random.Random(1)
    for _scan in range(300):
        record = random_record(chance)
        plan = plan_of(record)
        assert sorted(a.id for a in plan.actions()) == sorted(a.id for a in record.actions)
        assert sorted(o.id for o in plan.obstacles()) == sorted(o.id for o in record.standing())
        assert sorted(s.id for s in plan.strengths()) == sorted(s.id for s in record.strengths)
        assert sorted(o.rank for o in plan.obstacles()) == [*range(1, len(record.standing()) + 1)]
        assert plan_of(record) == plan


@pytest.mark.parametrize(
    ("statuses", "broken"),
    [
        ((), False),
        ((Status.DONE,), True),
        ((Status.STOPPED,), False),
        ((Status.BUSY,), False),
        ((Status.DONE, Status.STOPPED), True),
        ((Status.DONE, Status.NOT_STARTED), False),
        ((Status.DONE, Status.BUSY), False),
    ],
)
def test_an_obstacle_is_broken_when_an_action_is_done_and_none_is_open(
    statuses: tuple[Status, ...], broken: bool
) -> None:
    actions = [an_action(n, status=status) for n, status in enumerate(statuses, 1)]
    assert is_broken(actions) is broken
    (only,) = plan_of(a_record(obstacles=[an_obstacle()], actions=actions)).obstacles()
    assert only.broken is broken


def test_an_action_names_the_strength_it_builds_on_as_long_as_that_is_there() -> None:
    record = a_record(obstacles=[an_obstacle()], strengths=[a_strength()], actions=[an_action(strength_id="k1")])
    assert next(plan_of(record).actions()).strength == "Kracht 1"
    assert next(plan_of(replace(record, strengths=())).actions()).strength == ""


def test_states_are_those_of_the_day_of_the_plan() -> None:
    actions = [an_action(1, deadline=date(2026, 8, 31)), an_action(2, deadline=date(2026, 9, 1))]
    plan = plan_of(a_record(obstacles=[an_obstacle()], actions=actions))
    assert [a.state for a in plan.actions()] == [State.LATE, State.NOT_STARTED]
    assert plan.by_state() == {State.LATE: 1, State.NOT_STARTED: 1}


def test_the_updates_of_an_action_are_told_in_order_each_with_the_state_of_its_day() -> None:
    action = an_action(1, deadline=date(2026, 8, 15))
    updates = [
        ActionUpdate("u1", "a1", date(2026, 8, 14), "Sam", Status.BUSY, 20, "begonnen"),
        ActionUpdate("u2", "a1", date(2026, 8, 16), "Sam", Status.BUSY, 50, "loopt"),
        ActionUpdate("u3", "a1", date(2026, 8, 20), "Sam", Status.DONE, 100, "klaar"),
    ]
    plan = plan_of(a_record(obstacles=[an_obstacle()], actions=[action], updates=updates))
    told = next(plan.actions()).updates
    assert [(u.note, u.state) for u in told] == [("begonnen", State.BUSY), ("loopt", State.LATE), ("klaar", State.DONE)]


def test_P6_a_theme_names_small_groups_together() -> None:
    scan = a_scan(groups=(group("klein"), group("groot"), group("middel")))
    points = {"klein": (0, 0, 2, 0, 0), "groot": (0, 0, 0, 0, 9), "middel": (0, 0, 0, 6, 0)}
    tallies = [Tally("purpose-1", id, Aspect.NOW, (*counts, 0, 0)) for id, counts in points.items()]
    score = theme_in(plan_of(a_record(scan=scan, tallies=tallies)), "purpose").score
    assert score is not None
    assert score.by_group == (("klein + middel", 3.8), ("groot", 4.8))


def test_P5_a_plan_says_nothing_of_four_answers() -> None:
    tallies = [Tally("purpose-1", "team", Aspect.NOW, (0, 0, 4, 0, 0, 3, 0))]
    theme = theme_in(plan_of(a_record(tallies=tallies)), "purpose")
    assert theme.score is None
    assert [(s.score, s.n, s.deviation) for s in theme.statements] == [(None, 0, None)] * 2
