"""P5, P6: what a reader could work out by subtracting everything shown from everything else shown."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scan.model.answers import Aspect, Tally
from scan.model.scores import DISTRIBUTION_FLOOR, SCORE_FLOOR, StatementResult, spread_of, statement_result
from tests.model.samples import group, statement

STATEMENT = statement("s")
SCHOOLS = 1_000
School = Mapping[str, tuple[int, ...]]


def random_schools(seed: int = 20260901) -> Iterator[School]:
    """Schools of one to eight groups, many of them small, as real schools are."""
    chance = random.Random(seed)
    for _school in range(SCHOOLS):
        sizes = [chance.choice((0, 1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 14, 25)) for _group in range(chance.randint(1, 8))]
        yield {f"g{place}": tuple(points_of(size, chance)) for place, size in enumerate(sizes)}


def points_of(size: int, chance: random.Random) -> list[int]:
    answers = [chance.randrange(5) for _person in range(size)]
    return [answers.count(point) for point in range(5)]


def result_of(school: School) -> StatementResult:
    tallies = [Tally("s", id, Aspect.NOW, (*points, 0, 0)) for id, points in school.items()]
    return statement_result(STATEMENT, (), tallies, [group(id, 5_000) for id in school])


def exposed(everyone: int, shown: list[int], floor: int = SCORE_FLOOR) -> bool:
    """Whether a shown group, or everyone minus any union of shown groups, has 1 up to the floor people."""
    unions = (union for size in range(len(shown) + 1) for union in combinations(shown, size))
    return any(0 < n < floor for n in (*shown, *(everyone - sum(union) for union in unions)))


def shown_sizes(result: StatementResult) -> tuple[int, list[int]]:
    return (result.everyone.n if result.everyone else 0), [g.spread.n for g in result.groups]


def shown_distributions(result: StatementResult) -> tuple[int, list[int]]:
    everyone = result.everyone.n if result.everyone and result.everyone.counts else 0
    return everyone, [g.spread.n for g in result.groups if g.spread.counts]


def naive(school: School) -> tuple[int, list[int]]:
    """The wrong design: everyone, and each group by itself, hidden when it is under the floor."""
    spreads = [spread for points in school.values() if (spread := spread_of(points))]
    return sum(map(sum, school.values())), [spread.n for spread in spreads]


def test_P6_no_group_and_no_remainder_of_1_000_random_schools_has_one_to_four_people() -> None:
    assert not [school for school in random_schools() if exposed(*shown_sizes(result_of(school)))]


def test_P6_hiding_small_groups_without_merging_exposes_people_in_many_of_the_same_schools() -> None:
    assert sum(exposed(*naive(school)) for school in random_schools()) > SCHOOLS / 3


@settings(derandomize=True, max_examples=SCHOOLS, deadline=None, database=None)
@given(st.lists(st.lists(st.integers(0, 4), max_size=30), max_size=7))
def test_P6_holds_for_every_school_that_can_be_thought_of(answers: list[list[int]]) -> None:
    school = {f"g{n}": tuple(given.count(point) for point in range(5)) for n, given in enumerate(answers)}
    everyone, shown = shown_sizes(result_of(school))
    assert not exposed(everyone, shown)
    assert sum(shown) == everyone


def test_P6_nothing_is_said_about_everyone_when_no_group_may_be_shown() -> None:
    for school in random_schools():
        result = result_of(school)
        assert bool(result.everyone) is bool(result.groups)


def test_P5_no_distribution_of_fewer_than_ten_can_be_found_by_subtracting_those_shown() -> None:
    def leaks(school: School) -> bool:
        everyone, shown = shown_distributions(result_of(school))
        return bool(everyone) and exposed(everyone, shown, DISTRIBUTION_FLOOR)

    assert not [school for school in random_schools() if leaks(school)]


def test_P5_distributions_that_expose_nobody_stay_shown() -> None:
    ten = (2, 2, 2, 2, 2)
    result = result_of({"a": ten, "b": ten, "c": ten})
    assert [g.spread.counts for g in result.groups] == [ten] * 3


@pytest.mark.parametrize("order", [("a", "b"), ("b", "a")])
def test_P5_ten_beside_seven_show_only_the_distribution_of_all_seventeen(order: tuple[str, ...]) -> None:
    points = {"a": (2, 2, 2, 2, 2), "b": (0, 0, 7, 0, 0)}
    result = result_of({id: points[id] for id in order})
    assert result.everyone is not None
    assert result.everyone.counts == (2, 2, 9, 2, 2)
    assert {g.spread.n: g.spread.counts for g in result.groups} == {10: None, 7: None}
    # With the deviation of the ten, that of the seven follows from the one of all seventeen.
    assert {g.spread.deviation for g in result.groups} == {None}
