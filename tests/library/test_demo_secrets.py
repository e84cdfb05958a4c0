"""P5, P7: what each of a few people answered cannot be worked out from the figures that are shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from scan.library.reader import library
from scan.model.answers import Aspect
from scan.model.planning import results_of
from scan.model.record import ScanRecord
from scan.model.scores import DISTRIBUTION_FLOOR, SCORE_FLOOR, Spread, StatementResult, keyed, merged_small, spread_of
from tests.library.test_demo_school import rounds

Counts = tuple[int, ...]
Figures = tuple[float, float | None]


@cache
def stories(n: int, scores: int = 5) -> tuple[Counts, ...]:
    """Every way in which so many people can choose from 1 to 5."""
    if scores == 1:
        return ((n,),)
    return tuple((here, *rest) for here in range(n + 1) for rest in stories(n - here, scores - 1))


def figures(points: Sequence[int]) -> tuple[float, float]:
    """Mean and deviation as the old screens drew them: one decimal of both, for whoever has five answers."""
    n = sum(points)
    mean = sum(score * count for score, count in enumerate(points, 1)) / n
    variance = sum(count * (score - mean) ** 2 for score, count in enumerate(points, 1)) / n
    return round(mean, 1), round(variance**0.5, 1)


def shown(points: Sequence[int]) -> Figures:
    """Mean and deviation as they are shown."""
    spread = spread_of(points)
    assert spread is not None
    return spread.mean, spread.deviation


@cache
def fitting(n: int) -> dict[Figures, list[Counts]]:
    """The stories behind each pair of shown figures of so many people."""
    found: dict[Figures, list[Counts]] = {}
    for story in stories(n):
        found.setdefault(shown(story), []).append(story)
    return found


def possible(spread: Spread, everyone: Spread | None) -> list[Counts]:
    """The stories that fit the figures of a few, and the distribution of everyone where that is shown."""
    told = fitting(spread.n)[spread.mean, spread.deviation]
    if everyone is None or everyone.counts is None:
        return told
    return [story for story in told if all(a <= b for a, b in zip(story, everyone.counts, strict=True))]


def few(result: StatementResult) -> Iterator[tuple[Spread, Spread | None]]:
    """Everything shown of five to nine people, beside the distribution that they are part of."""
    for group in result.groups:
        yield group.spread, result.everyone
    yield from ((spread, None) for spread in (result.everyone, result.wanted) if spread)


def shown_of_few(record: ScanRecord) -> list[tuple[Spread, Spread | None]]:
    found = [pair for theme in library().themes for result in results_of(record, theme) for pair in few(result)]
    return [pair for pair in found if pair[0].n < DISTRIBUTION_FLOOR]


def raw_of_few(record: ScanRecord) -> Iterator[Counts]:
    """What the groups of five to nine really answered."""
    for statement in (s for theme in library().themes for s in theme.statements):
        own = [t for t in record.tallies if t.statement_id == statement.id and t.aspect is Aspect.NOW]
        rows = merged_small({t.group_id: keyed(t.points, statement) for t in own})
        yield from (points for _ids, points in rows if sum(points) < DISTRIBUTION_FLOOR)


def test_P5_P7_no_distribution_of_five_to_nine_people_of_the_demonstration_can_be_worked_out() -> None:
    pairs = [pair for record in rounds() for pair in shown_of_few(record)]
    assert len(pairs) > 100
    assert all(len(possible(spread, everyone)) > 1 for spread, everyone in pairs)


def test_P5_P7_mean_and_deviation_together_would_give_most_of_them_away() -> None:
    raw = [points for record in rounds() for points in raw_of_few(record)]
    known = [sum(figures(story) == figures(points) for story in stories(sum(points))) == 1 for points in raw]
    assert sum(known) > len(raw) / 2


def test_P5_P7_no_figures_of_five_to_nine_people_at_all_have_one_story_behind_them() -> None:
    for n in range(SCORE_FLOOR, DISTRIBUTION_FLOOR):
        assert min(map(len, fitting(n).values())) > 1


def test_P5_P7_a_mean_alone_would_give_those_away_who_agree_on_an_end_of_the_scale() -> None:
    for n in range(SCORE_FLOOR, DISTRIBUTION_FLOOR):
        assert sum(figures(story)[0] == 5.0 for story in stories(n)) == 1
