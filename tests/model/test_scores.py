"""From answers to what may be shown: floors, small groups together, keys, gaps and differences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from scan.model.answers import Answer, Aspect, SharedAnswer, Tally
from scan.model.scores import (
    DISTRIBUTION_FLOOR,
    DIVIDED,
    SCORE_FLOOR,
    StatementResult,
    keyed,
    merged_small,
    spread_of,
    statement_result,
    theme_score,
)
from tests.model.samples import group, statement

PLAIN, REVERSE = statement("plain"), statement("reverse", reverse=True)
Points = tuple[int, int, int, int, int]


def tally(group_id: str, points: Points, aspect: Aspect = Aspect.NOW, of: str = "plain", unknown: int = 0) -> Tally:
    return Tally(of, group_id, aspect, (*points, unknown, 0))


def result(now: Mapping[str, Points], wanted: Mapping[str, Points] | None = None, **more: Any) -> StatementResult:
    tallies = [tally(id, points) for id, points in now.items()]
    tallies += [tally(id, points, Aspect.WANTED) for id, points in (wanted or {}).items()]
    groups = [group(id, 5_000) for id in now]
    return statement_result(more.get("statement", PLAIN), more.get("shared", ()), tallies, groups)


def shown(found: StatementResult) -> list[tuple[tuple[str, ...], int]]:
    return [(g.group_ids, g.spread.n) for g in found.groups]


def test_P5_the_floors_are_five_and_ten() -> None:
    assert (SCORE_FLOOR, DISTRIBUTION_FLOOR) == (5, 10)


def test_P5_four_answers_have_no_mean_and_five_have() -> None:
    assert spread_of((0, 0, 4, 0, 0)) is None
    spread = spread_of((0, 0, 5, 0, 0))
    assert spread is not None
    assert (spread.n, spread.mean, spread.deviation) == (5, 3.0, None)


def test_P5_nine_answers_have_no_distribution_and_ten_have() -> None:
    nine, ten = spread_of((1, 2, 3, 2, 1)), spread_of((1, 2, 4, 2, 1))
    assert nine is not None
    assert ten is not None
    assert (nine.counts, ten.counts) == (None, (1, 2, 4, 2, 1))


def test_P5_nine_answers_have_no_deviation_and_are_never_divided() -> None:
    nine, ten = spread_of((5, 0, 0, 0, 4)), spread_of((5, 0, 0, 0, 5))
    assert nine is not None
    assert ten is not None
    assert (nine.deviation, nine.divided) == (None, False)
    assert (ten.deviation, ten.divided) == (2.0, True)


def test_P7_every_figure_of_a_result_has_one_decimal() -> None:
    found = result({"a": (3, 4, 5, 0, 1), "b": (1, 0, 2, 3, 1)}, {"a": (0, 0, 0, 4, 7)})
    theme = theme_score([found, result({"a": (0, 2, 7, 3, 1)})])
    assert found.everyone is not None
    assert theme is not None
    figures = [found.score, found.wish, found.gap, found.between, found.difference, found.everyone.deviation]
    figures += [g.spread.mean for g in found.groups] + [mean for _ids, mean in theme.by_group]
    figures += [theme.mean, theme.wanted, theme.deviation]
    assert None not in figures
    assert [round(figure, 1) for figure in figures if figure is not None] == figures


@pytest.mark.parametrize(("points", "mean"), [((0, 0, 0, 0, 7), 4.7), ((5, 0, 0, 0, 0), 1.4), ((1, 0, 0, 0, 4), 4.2)])
def test_P5_a_mean_of_fewer_than_ten_never_tells_that_all_chose_the_same_end(points: Points, mean: float) -> None:
    spread = spread_of(points)
    assert spread is not None
    assert spread.mean == mean


def test_P5_ten_answers_have_their_own_mean() -> None:
    spread = spread_of((0, 0, 0, 0, 10))
    assert spread is not None
    assert spread.mean == 5.0


def test_nobody_has_no_spread() -> None:
    assert spread_of((0, 0, 0, 0, 0)) is None


def test_the_spread_is_mean_and_standard_deviation() -> None:
    spread = spread_of((5, 0, 0, 0, 5))
    assert spread is not None
    assert (spread.mean, spread.deviation) == (3.0, 2.0)


@pytest.mark.parametrize(
    ("points", "divided"), [((0, 0, 10, 0, 0), False), ((0, 5, 0, 5, 0), False), ((2, 3, 0, 3, 2), True)]
)
def test_people_are_divided_from_the_bound_on(points: Points, divided: bool) -> None:
    spread = spread_of(points)
    assert spread is not None
    assert spread.deviation is not None
    assert spread.divided is divided is (spread.deviation >= DIVIDED)


def test_P5_people_who_do_not_know_are_no_answers_behind_a_mean() -> None:
    found = statement_result(PLAIN, (), [tally("a", (0, 0, 4, 0, 0), unknown=8)], [group("a")])
    assert (found.everyone, found.groups, found.hidden) == (None, (), True)


@pytest.mark.parametrize(("n", "visible"), [(4, False), (5, True)])
def test_P5_one_group_is_shown_from_five_answers_on(n: int, visible: bool) -> None:
    found = result({"a": (0, 0, 0, n, 0)})
    assert bool(found.groups) is visible is not found.hidden
    assert (found.score == 4.0) is visible


def test_P6_a_small_group_is_taken_together_with_the_next_smallest() -> None:
    found = result({"big": (0, 0, 20, 0, 0), "small": (2, 0, 0, 0, 0), "middle": (0, 0, 0, 0, 6)})
    assert shown(found) == [(("big",), 20), (("small", "middle"), 8)]


def test_P6_small_groups_go_on_merging_until_they_are_five() -> None:
    found = result({"a": (1, 0, 0, 0, 0), "b": (0, 1, 0, 0, 0), "c": (0, 0, 2, 0, 0), "d": (0, 0, 0, 9, 0)})
    assert shown(found) == [(("a", "b", "c", "d"), 13)]


def test_P6_when_all_together_are_under_five_nothing_is_left() -> None:
    assert merged_small({"a": (1, 0, 0, 0, 0), "b": (0, 0, 0, 0, 3)}) == []
    assert result({"a": (1, 0, 0, 0, 0), "b": (0, 0, 0, 0, 3)}).hidden


def test_groups_without_an_answer_take_no_part() -> None:
    assert merged_small({"a": (0, 0, 0, 0, 0), "b": (0, 0, 5, 0, 0)}) == [(("b",), (0, 0, 5, 0, 0))]


def test_the_order_of_the_groups_of_the_scan_is_kept() -> None:
    found = result({"z": (0, 0, 9, 0, 0), "a": (0, 0, 7, 0, 0), "m": (0, 0, 5, 0, 0)})
    assert [ids for ids, _n in shown(found)] == [("z",), ("a",), ("m",)]


def test_a_tally_of_a_group_that_left_the_scan_is_not_counted() -> None:
    found = statement_result(PLAIN, (), [tally("a", (0, 0, 5, 0, 0)), tally("gone", (9, 0, 0, 0, 0))], [group("a")])
    assert found.everyone is not None
    assert found.everyone.n == 5


def test_a_reverse_keyed_statement_turns_its_counts_round() -> None:
    assert keyed((1, 2, 3, 4, 5), PLAIN) == (1, 2, 3, 4, 5)
    assert keyed((1, 2, 3, 4, 5), REVERSE) == (5, 4, 3, 2, 1)


@pytest.mark.parametrize("aspect", Aspect)
@pytest.mark.parametrize(
    ("answer", "plain", "reverse"), [("1", 1, 5), ("3", 3, 3), ("4", 4, 2), ("dont_know", None, None)]
)
def test_a_shared_answer_is_turned_round_with_its_statement(
    aspect: Aspect, answer: str, plain: int | None, reverse: int | None
) -> None:
    for of, expected in ((PLAIN, plain), (REVERSE, reverse)):
        found = statement_result(of, [SharedAnswer(of.id, aspect, Answer(answer))], (), ())
        assert (found.shared if aspect is Aspect.NOW else found.shared_wanted) == expected


def test_a_show_of_hands_at_a_reverse_keyed_statement_is_turned_round() -> None:
    hands = [tally("a", (10, 0, 0, 0, 0), aspect, of="reverse") for aspect in Aspect]
    found = statement_result(REVERSE, (), hands, [group("a")])
    assert (found.score, found.wish) == (5.0, 5.0)


def test_the_gap_is_how_far_now_is_below_what_is_wanted() -> None:
    assert result({"a": (0, 10, 0, 0, 0)}, {"a": (0, 0, 0, 0, 10)}).gap == 3.0


@pytest.mark.parametrize("shared", [[], [SharedAnswer("plain", Aspect.NOW, Answer.TWO)]])
def test_there_is_no_gap_as_long_as_either_side_is_unknown(shared: list[SharedAnswer]) -> None:
    assert result({}, shared=shared).gap is None


def test_hands_count_before_the_shared_answer_and_the_shared_answer_counts_without_hands() -> None:
    shared = [SharedAnswer("plain", Aspect.NOW, Answer.ONE), SharedAnswer("plain", Aspect.WANTED, Answer.FOUR)]
    assert result({"a": (0, 0, 5, 0, 0)}, shared=shared).score == 3.0
    alone = result({"a": (0, 0, 0, 0, 4)}, shared=shared)
    assert (alone.score, alone.gap) == (1, 3)


def test_the_difference_is_the_larger_of_the_spread_within_and_between() -> None:
    between = result({"a": (10, 0, 0, 0, 0), "b": (0, 0, 0, 0, 10)})
    assert (between.between, between.difference) == (4.0, 4.0)
    within = result({"a": (5, 0, 0, 0, 5)})
    assert (within.between, within.difference) == (0.0, 2.0)
    assert result({"a": (4, 0, 0, 0, 5)}).difference == 0.0
    assert result({}).difference == 0.0


def results(*means: tuple[Sequence[int], Sequence[int]]) -> list[StatementResult]:
    now_and_wanted = [({"a": tuple(now)}, {"a": tuple(wanted)}) for now, wanted in means]
    return [result(now, wanted) for now, wanted in now_and_wanted]  # type: ignore[arg-type]


def test_a_theme_has_the_mean_of_its_statements() -> None:
    score = theme_score(results(((0, 6, 0, 0, 0), (0, 0, 0, 6, 0)), ((0, 0, 0, 12, 0), (0, 0, 0, 0, 12))))
    assert score is not None
    assert (score.mean, score.wanted, score.n, score.by_group) == (3.0, 4.5, 12, ((("a",), 3.0),))


def test_a_theme_in_which_nothing_may_be_shown_has_no_score() -> None:
    assert theme_score(results(((0, 4, 0, 0, 0), (0, 0, 0, 4, 0)))) is None
    assert theme_score([]) is None


def test_a_theme_with_shared_answers_only_counts_nobody() -> None:
    score = theme_score([result({}, shared=[SharedAnswer("plain", Aspect.NOW, Answer.FOUR)])])
    assert score is not None
    assert (score.mean, score.n, score.deviation, score.wanted, score.by_group) == (4.0, 0, None, None, ())


def test_P5_the_spread_of_a_theme_comes_from_statements_with_ten_answers_only() -> None:
    many, few = result({"a": (5, 0, 0, 0, 5)}), result({"a": (0, 0, 9, 0, 0)})
    both, alone = theme_score([many, few]), theme_score([few])
    assert both is not None
    assert alone is not None
    assert (both.deviation, alone.deviation) == (2.0, None)


def test_a_show_of_hands_that_was_set_back_to_zero_hides_nothing() -> None:
    assert not result({"a": (0, 0, 0, 0, 0)}).hidden
