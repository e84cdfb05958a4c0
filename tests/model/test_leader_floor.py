"""P5: of a statement about one leader nothing is shown or left over about fewer than eight people."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scan.model.answers import ANSWERS, Answer, Aspect, SharedAnswer, Tally
from scan.model.publication import gated, grouping, results
from scan.model.scores import (
    SCORE_FLOOR,
    SCORE_FLOOR_LEADER,
    GroupSpread,
    StatementResult,
    floor_of,
    merged_small,
    spread_of,
    statement_result,
    theme_score,
)
from tests.model.samples import group, statement
from tests.model.test_suppression import exposed, random_schools, shown_sizes

PLAIN, OTHER, LEADER = statement("plain"), statement("other"), statement("leader", about_leader=True)
Given = list[tuple[str, dict[tuple[str, Aspect], Answer]]]
schools = st.lists(st.lists(st.integers(1, 5), max_size=18), min_size=1, max_size=6)


def counted(answers: list[list[int]]) -> dict[str, tuple[int, ...]]:
    """How many of each group chose each point."""
    return {f"g{place}": tuple(own.count(point) for point in range(1, 6)) for place, own in enumerate(answers)}


def hands(now: dict[str, tuple[int, ...]], aspect: Aspect = Aspect.NOW) -> StatementResult:
    """What a show of hands at the statement about a leader shows."""
    tallies = [Tally(LEADER.id, id, aspect, (*points, 0, 0)) for id, points in now.items()]
    return statement_result(LEADER, (), tallies, [group(id, 5_000) for id in now])


def sheets(answers: list[list[int]], aspect: Aspect = Aspect.NOW) -> Given:
    """A sheet per point, the same for both statements."""
    return [
        (f"g{place}", {(s.id, aspect): ANSWERS[point - 1] for s in (PLAIN, LEADER)})
        for place, own in enumerate(answers)
        for point in own
    ]


def of_round(answers: list[list[int]]) -> tuple[StatementResult, StatementResult]:
    """What a round shows of the plain statement, and of the one about a leader."""
    plain, leader = results([PLAIN, LEADER], sheets(answers), [*counted(answers)])
    return plain, leader


def naive(answers: list[list[int]]) -> StatementResult:
    """The wrong design: the floor of five for a statement about a leader too."""
    (found,) = results([replace(LEADER, about_leader=False)], sheets(answers), [*counted(answers)])
    return found


def sizes(result: StatementResult) -> list[tuple[tuple[str, ...], int]]:
    return [(g.group_ids, g.spread.n) for g in result.groups]


def test_P5_the_floor_of_a_statement_about_a_leader_is_eight() -> None:
    assert SCORE_FLOOR_LEADER == 8
    assert (floor_of(PLAIN), floor_of(LEADER)) == (SCORE_FLOOR, SCORE_FLOOR_LEADER)


@pytest.mark.parametrize(("n", "visible"), [(7, False), (8, True)])
def test_P5_seven_answers_about_a_leader_show_nothing_and_eight_show_a_mean(n: int, visible: bool) -> None:
    answers = [[1, 2, 3, 4, 5, 3, 3, 3][:n]]
    for result in (hands(counted(answers)), of_round(answers)[1]):
        assert bool(result.everyone) is bool(result.groups) is visible is not result.hidden
    assert not of_round(answers)[0].hidden


@pytest.mark.parametrize(("n", "visible"), [(7, False), (8, True)])
def test_P5_what_seven_managers_wish_of_a_leader_is_not_shown(n: int, visible: bool) -> None:
    answers = [[4] * n]
    assert bool(hands(counted(answers), Aspect.WANTED).wanted) is visible
    assert bool(results([LEADER], sheets(answers, Aspect.WANTED), ["g0"])[0].wanted) is visible


def test_what_a_team_agreed_aloud_about_a_leader_has_no_floor() -> None:
    assert statement_result(LEADER, [SharedAnswer(LEADER.id, Aspect.NOW, Answer.FOUR)], (), ()).score == 4


def test_P6_hands_about_a_leader_merge_until_eight() -> None:
    now = counted([[3] * 20, [2, 4] * 3, [1, 5, 3]])
    assert merged_small(now, SCORE_FLOOR_LEADER) == [(("g2", "g1"), (1, 3, 1, 3, 1)), (("g0",), (0, 0, 20, 0, 0))]
    assert sizes(hands(now)) == [(("g0",), 20), (("g1", "g2"), 9)]


def test_P6_the_grouping_of_a_round_stays_that_of_all_statements() -> None:
    answers = [[1, 2, 3, 4, 5] * 2, [2, 4] * 3, [3, 2, 4] * 4]
    assert set(grouping(sheets(answers))) == {("g0",), ("g1",), ("g2",)}
    plain, leader = of_round(answers)
    assert len(plain.groups) == 3
    # The six are not shown, and two groups beside everyone would leave just them over.
    assert sizes(leader) == [(("g2",), 12)]
    assert leader.everyone == plain.everyone


def test_P7_the_gate_refuses_a_remainder_of_seven_about_a_leader() -> None:
    now = {"a": (1, 2, 4, 2, 1), "b": (1, 1, 2, 2, 1)}
    everyone, ten = spread_of((2, 3, 6, 4, 2)), spread_of(now["a"])
    assert ten is not None
    alone = GroupSpread(("a",), replace(ten, counts=None, deviation=None))
    leaky = StatementResult("s", None, None, everyone, None, (alone,), False)
    assert gated(leaky, now, SCORE_FLOOR) == leaky
    assert gated(leaky, now, SCORE_FLOOR_LEADER) != leaky
    assert gated(leaky, now, SCORE_FLOOR_LEADER).groups == ()


def test_a_theme_names_nobody_twice_where_a_statement_takes_together_what_others_show_apart() -> None:
    tallies = [
        Tally(s.id, id, Aspect.NOW, points)
        for s in (PLAIN, OTHER, LEADER)
        for id, points in (("a", (0, 0, 0, 6, 0, 0, 0)), ("b", (0, 6, 0, 0, 0, 0, 0)), ("c", (0, 0, 20, 0, 0, 0, 0)))
    ]
    groups = [group(id, 100) for id in "abc"]
    plain, other, leader = (statement_result(s, (), tallies, groups) for s in (PLAIN, OTHER, LEADER))
    for shown, names in (
        ([leader, plain, other], {("a",), ("b",), ("c",)}),
        ([plain, leader, leader], {("a", "b"), ("c",)}),
    ):
        theme = theme_score(shown)
        assert theme is not None
        assert {ids for ids, _mean in theme.by_group} == names


@settings(derandomize=True, max_examples=500, deadline=None, database=None)
@given(schools)
def test_P6_no_hands_about_a_leader_show_or_leave_fewer_than_eight(answers: list[list[int]]) -> None:
    everyone, shown = shown_sizes(hands(counted(answers)))
    assert not exposed(everyone, shown, SCORE_FLOOR_LEADER)
    assert sum(shown) == everyone


@settings(derandomize=True, max_examples=500, deadline=None, database=None)
@given(schools)
def test_P7_no_round_shows_or_leaves_fewer_than_eight_about_a_leader(answers: list[list[int]]) -> None:
    plain, leader = of_round(answers)
    assert gated(leader, counted(answers), SCORE_FLOOR_LEADER) == leader
    everyone, shown = shown_sizes(leader)
    assert not exposed(everyone, shown, SCORE_FLOOR_LEADER)
    assert (leader.everyone is None) == (sum(map(len, answers)) < SCORE_FLOOR_LEADER)
    # What is told about a leader is told about everything else too: the mark only takes away.
    assert set(sizes(leader)) <= set(sizes(plain))


def test_P5_the_floor_of_five_would_tell_of_five_to_seven_people_in_many_schools() -> None:
    found = [
        shown_sizes(naive([[p for p, n in enumerate(points, 1) for _one in range(n)] for points in school.values()]))
        for school in list(random_schools())[:200]
    ]
    assert sum(exposed(everyone, shown, SCORE_FLOOR_LEADER) for everyone, shown in found) > 60
