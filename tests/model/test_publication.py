"""P5, P6, P7: one grouping for a whole round, and a gate that no figure about too few people passes."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scan.model.answers import ANSWERS, Answer, Aspect
from scan.model.publication import Sheets, exposed, gated, grouping, results
from scan.model.scores import SCORE_FLOOR, GroupSpread, Spread, StatementResult, spread_of
from tests.model.samples import statement

ONE, TWO = statement("s-1"), statement("s-2", reverse=True)


def sheets(**groups: Sequence[int]) -> list[tuple[str, dict[tuple[str, Aspect], Answer]]]:
    """A sheet per point: what somebody of a group answered to the first statement; 0 is "don't know"."""
    return [
        (id, {(ONE.id, Aspect.NOW): ANSWERS[point - 1] if point else Answer.DONT_KNOW})
        for id, points in groups.items()
        for point in points
    ]


def shown(given: Sheets, *order: str) -> StatementResult:
    return results([ONE], given, order)[0]


def groups_of(result: StatementResult) -> dict[tuple[str, ...], int]:
    return {group.group_ids: group.spread.n for group in result.groups}


def test_P6_small_groups_are_merged_once_for_all_statements() -> None:
    given = sheets(a=[3] * 3, b=[2, 3, 4, 2, 3, 4], c=[1, 2, 3, 4, 5] * 4)
    # The second statement was answered by c alone: the grouping is still that of the round.
    given += [("c", {(TWO.id, Aspect.NOW): Answer.TWO})] * 6
    assert grouping(given) == (("a", "b"), ("c",))
    first, second = results([ONE, TWO], given, ("c", "b", "a"))
    assert groups_of(first) == {("c",): 20, ("b", "a"): 9}
    assert groups_of(second) == {("c",): 6}


def test_P5_four_sheets_show_nothing_and_five_show_a_mean() -> None:
    assert grouping(sheets(a=[3, 4], b=[2, 3])) == ()
    four = shown(sheets(a=[3, 4], b=[2, 3]), "a", "b")
    assert (four.everyone, four.groups, four.hidden) == (None, (), True)
    five = shown(sheets(a=[3, 4], b=[2, 3, 3]), "a", "b")
    assert five.everyone == Spread(5, 3.0, None, None)
    assert groups_of(five) == {("a", "b"): 5}


def test_P5_the_wish_of_four_managers_is_not_shown() -> None:
    wish = {(ONE.id, Aspect.NOW): Answer.THREE, (ONE.id, Aspect.WANTED): Answer.FIVE}
    assert shown([("mt", wish)] * 4 + sheets(a=[3] * 8), "mt", "a").wanted is None
    result = shown([("mt", wish)] * 5 + sheets(a=[2, 4] * 4), "mt", "a")
    assert result.wanted is not None
    assert result.wanted.n == 5


def test_a_reverse_keyed_statement_is_turned_round() -> None:
    given = [("a", {(TWO.id, Aspect.NOW): answer}) for answer in (Answer.ONE, Answer.TWO) * 3]
    everyone = results([TWO], given, ("a",))[0].everyone
    assert everyone is not None
    assert everyone.mean == 4.5


def test_P6_a_few_who_did_not_know_do_not_become_a_remainder_of_a_few() -> None:
    # Of b's nine only three have a score: everyone minus a would be those three.
    result = shown(sheets(a=[1, 2, 3, 4, 5] * 3, b=[3, 2, 4, 0, 0, 0, 0, 0, 0], c=[2, 3, 4] * 3), "a", "b", "c")
    assert result.everyone is not None
    assert result.everyone.n == 27
    assert groups_of(result) == {("a",): 15}


def test_P5_a_distribution_of_fewer_than_ten_is_not_left_over() -> None:
    result = shown(sheets(a=[1, 2, 3, 4, 5] * 2, b=[2, 3, 4, 3, 3, 3, 3]), "a", "b")
    assert result.everyone is not None
    assert result.everyone.counts is not None
    assert {group.spread.counts for group in result.groups} == {None}


def test_P7_a_small_group_that_agrees_cannot_be_worked_out_from_everyone() -> None:
    # Everyone's mean minus that of a would say that all of b chose 5, which the blurred mean of b hides.
    result = shown(sheets(a=[1, 2, 3, 4, 5, 1, 2], b=[5] * 5), "a", "b")
    assert result.groups == ()
    assert result.everyone is not None
    assert groups_of(shown(sheets(a=[1, 2, 3, 4, 5, 1, 2], b=[5, 5, 5, 4, 3]), "a", "b")) == {("a",): 7, ("b",): 5}


@pytest.mark.parametrize(
    ("people", "figures", "found"),
    [
        ({"a": 5, "b": 5}, ["a", "b", "ab"], None),
        ({"a": 5, "b": 4}, ["a", "ab"], {"b"}),
        ({"a": 5, "b": 4}, ["b"], {"b"}),
        ({"a": 5, "b": 4}, ["ab"], None),
        ({"a": 5, "b": 0}, ["a", "ab"], None),
        ({"a": 5, "b": 2, "c": 2}, ["a", "abc"], {"b", "c"}),
        ({"a": 5, "b": 2, "c": 3}, ["a", "abc"], None),
        # Overlapping figures: ab + bc - abc leaves b, though no figure is a part of another by four people.
        ({"a": 9, "b": 4, "c": 9}, ["ab", "bc", "abc"], {"b"}),
        # Half the sum of three overlapping pairs is everyone, and everyone minus a pair is one.
        ({"a": 4, "b": 9, "c": 9, "d": 9}, ["ab", "bc", "ac", "d"], {"a"}),
        ({"a": 9, "b": 9, "c": 9, "d": 3}, ["ab", "bc", "cd", "ad"], None),
        ({"a": 1, "b": 1, "c": 8}, ["ac", "bc"], {"a", "b"}),
    ],
)
def test_P7_what_can_be_worked_out_is_found_exactly(
    people: dict[str, int], figures: list[str], found: set[str] | None
) -> None:
    assert exposed(people, figures, SCORE_FLOOR) == found


def test_P7_the_gate_refuses_figures_that_tell_too_much() -> None:
    now = {"a": (1, 2, 3, 2, 1), "b": (1, 1, 1, 0, 0)}
    spread = spread_of(now["a"])
    everyone = spread_of((2, 3, 4, 2, 1))
    assert spread is not None
    leaky = StatementResult("s", None, None, everyone, None, (GroupSpread(("a",), spread),), False)
    assert gated(leaky, now, SCORE_FLOOR) != leaky
    closed = gated(leaky, now, SCORE_FLOOR)
    assert gated(closed, now, SCORE_FLOOR) == closed
    assert closed.everyone == everyone


@settings(max_examples=400)
@given(st.lists(st.lists(st.integers(0, 5), max_size=16), min_size=1, max_size=6))
def test_P7_whatever_a_school_answers_passes_the_gate(answers: list[list[int]]) -> None:
    given = sheets(**{f"g{place}": points for place, points in enumerate(answers)})
    order = [f"g{place}" for place in range(len(answers))]
    result = shown(given, *order)
    now = {
        id: tuple(sum(g == id and a[ONE.id, Aspect.NOW].point == p for g, a in given) for p in range(1, 6))
        for id in order
    }
    assert gated(result, now, SCORE_FLOOR) == result
    scored = sum(map(sum, now.values()))
    assert (result.everyone is None) == (scored < SCORE_FLOOR)
