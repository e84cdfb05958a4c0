"""From answers to what may be shown: spread, differences, and small groups kept hidden.

The floors are those of safety.md P5 (5 answers for a mean, 8 where a statement is about one leader, 10 for a full
distribution and for the deviation that would give it away); small groups merge with the next smallest (P6) so that
no group and no remainder falls under the floor; a distribution is also left out where it would let one of fewer than
ten be worked out. Figures have one decimal here, so that no file or chart holds more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import fmean

from scan.model.answers import Answer, Aspect, SharedAnswer, Tally
from scan.model.library import Statement
from scan.model.people import Group

SCORE_FLOOR = 5
"""Fewest answers behind a mean that is shown (P5)."""
SCORE_FLOOR_LEADER = 8
"""Fewest answers behind a mean of a statement about one leader: who that is, everybody knows (P5)."""
DISTRIBUTION_FLOOR = 10
"""Fewest answers behind a full distribution, or a standard deviation, that is shown (P5)."""
FROM_THE_END = 2
"""Steps on the scale, all answers together, that a mean of fewer than ten stays from all 1 or all 5."""
DIVIDED = 1.1
"""From this standard deviation on a 5-point scale the group does not hold one picture."""


@dataclass(frozen=True, slots=True)
class Spread:
    """Scores of as many people as the floor asks: the mean, and standard deviation and counts where ten answered."""

    n: int
    mean: float
    deviation: float | None
    counts: tuple[int, ...] | None

    @property
    def divided(self) -> bool:
        """Whether people do not hold the same picture."""
        return self.deviation is not None and self.deviation >= DIVIDED


@dataclass(frozen=True, slots=True)
class GroupSpread:
    """The spread of one group, or of several small groups taken together."""

    group_ids: tuple[str, ...]
    spread: Spread


@dataclass(frozen=True, slots=True)
class StatementResult:
    """Everything that may be shown about one statement; scores run from 1 (poor) to 5 (good)."""

    statement_id: str
    shared: int | None
    shared_wanted: int | None
    everyone: Spread | None
    wanted: Spread | None
    groups: tuple[GroupSpread, ...]
    hidden: bool

    @property
    def score(self) -> float | None:
        """The mean of all answers, else the shared answer."""
        return self.everyone.mean if self.everyone else self.shared

    @property
    def wish(self) -> float | None:
        """Where people want to be: the mean of all, else the shared answer."""
        return self.wanted.mean if self.wanted else self.shared_wanted

    @property
    def gap(self) -> float | None:
        """How far the present is below what is wanted."""
        return None if self.score is None or self.wish is None else _told(self.wish - self.score)

    @property
    def between(self) -> float:
        """The largest difference between the means of two groups."""
        means = [group.spread.mean for group in self.groups]
        return _told(max(means) - min(means)) if len(means) > 1 else 0.0

    @property
    def difference(self) -> float:
        """What to talk about first: the larger of the spread within and the difference between."""
        within = self.everyone.deviation if self.everyone else None
        return max(within or 0.0, self.between)


def floor_of(statement: Statement) -> int:
    """How many answers a mean of the statement needs."""
    return SCORE_FLOOR_LEADER if statement.about_leader else SCORE_FLOOR


def spread_of(points: Sequence[int], floor: int = SCORE_FLOOR) -> Spread | None:
    """The spread of counts for 1 to 5, or None under the floor."""
    n = sum(points)
    if n < floor:
        return None
    mean = sum(score * count for score, count in enumerate(points, 1)) / n
    if n < DISTRIBUTION_FLOOR:
        # A mean of 5,0 says what each of them answered; further from the end more than one story fits.
        room = FROM_THE_END / n
        return Spread(n, _told(min(max(mean, 1 + room), 5 - room)), None, None)
    variance = sum(count * (score - mean) ** 2 for score, count in enumerate(points, 1)) / n
    return Spread(n, _told(mean), _told(variance**0.5), tuple(points))


def _told(value: float) -> float:
    """The value with the one decimal that everybody may see."""
    return round(value, 1)


def merged_small(
    counts: dict[str, tuple[int, ...]], floor: int = SCORE_FLOOR
) -> list[tuple[tuple[str, ...], tuple[int, ...]]]:
    """Groups with their points, small ones merged with the next smallest until each reaches the floor.

    Groups without an answer are left out. When all together stay under the floor, nothing is left.
    """
    rows: list[tuple[tuple[str, ...], tuple[int, ...]]] = [((id,), points) for id, points in counts.items()]
    rows = sorted((row for row in rows if sum(row[1])), key=lambda r: (sum(r[1]), r[0]))
    while len(rows) > 1 and sum(rows[0][1]) < floor:
        (first, a), (second, b), *rest = rows
        together = (first + second, tuple(x + y for x, y in zip(a, b, strict=True)))
        rows = sorted([together, *rest], key=lambda r: (sum(r[1]), r[0]))
    return [row for row in rows if sum(row[1]) >= floor]


def keyed(points: Sequence[int], statement: Statement) -> tuple[int, ...]:
    """Counts in the direction of the score: turned round for a reverse-keyed statement."""
    return tuple(reversed(points)) if statement.reverse else tuple(points)


def _keyed_answer(answer: Answer | None, statement: Statement) -> int | None:
    point = answer.point if answer else None
    return 6 - point if point and statement.reverse else point


def statement_result(
    statement: Statement, shared: Iterable[SharedAnswer], tallies: Iterable[Tally], groups: Sequence[Group]
) -> StatementResult:
    """What may be shown about one statement, out of its own answers."""
    agreed = {a.aspect: a.answer for a in shared if a.statement_id == statement.id}
    order, floor = {group.id: place for place, group in enumerate(groups)}, floor_of(statement)
    own = [t for t in tallies if t.statement_id == statement.id and t.group_id in order]
    now = {t.group_id: keyed(t.points, statement) for t in own if t.aspect is Aspect.NOW}
    wanted = [keyed(t.points, statement) for t in own if t.aspect is Aspect.WANTED]
    shown = [
        GroupSpread(tuple(sorted(ids, key=order.__getitem__)), spread)
        for ids, points in merged_small(now, floor)
        if (spread := spread_of(points, floor))
    ]
    shown.sort(key=lambda group: order[group.group_ids[0]])
    return StatementResult(
        statement_id=statement.id,
        shared=_keyed_answer(agreed.get(Aspect.NOW), statement),
        # What is wanted of a reverse-keyed statement is turned round with it.
        shared_wanted=_keyed_answer(agreed.get(Aspect.WANTED), statement),
        everyone=spread_of(_summed(now.values()), floor),
        wanted=spread_of(_summed(wanted), floor),
        groups=_untraceable(shown),
        hidden=any(map(sum, now.values())) and not shown,
    )


def _untraceable(shown: Sequence[GroupSpread]) -> tuple[GroupSpread, ...]:
    # Everyone's distribution minus those shown is the one of the rest: the rest must be ten people too.
    rest = sum(group.spread.n for group in shown if not group.spread.counts)
    told = [group for group in shown if group.spread.counts]
    if not told or not 0 < rest < DISTRIBUTION_FLOOR:
        return tuple(shown)
    left_out = min(told, key=lambda group: group.spread.n)
    bare = replace(left_out, spread=replace(left_out.spread, counts=None, deviation=None))
    return tuple(bare if g is left_out else g for g in shown)


def _summed(rows: Iterable[Sequence[int]]) -> tuple[int, ...]:
    return tuple(sum(column) for column in zip((0,) * 5, *rows, strict=True))


@dataclass(frozen=True, slots=True)
class ThemeScore:
    """The mean of a theme's statements; `n` is the most answers that any of them had."""

    mean: float
    wanted: float | None
    deviation: float | None
    n: int
    by_group: tuple[tuple[tuple[str, ...], float], ...]


def theme_score(results: Sequence[StatementResult]) -> ThemeScore | None:
    """The mean over the statements that have a score; None where none has."""
    scored = [(r, r.score) for r in results if r.score is not None]
    if not scored:
        return None
    apart = [r.everyone.deviation for r, _score in scored if r.everyone and r.everyone.deviation is not None]
    wishes = [r.wish for r, _score in scored if r.wish is not None]
    per_group: dict[tuple[str, ...], list[float]] = defaultdict(list)
    for result, _score in scored:
        for group in result.groups:
            per_group[group.group_ids].append(group.spread.mean)
    return ThemeScore(
        mean=_told(fmean(score for _result, score in scored)),
        wanted=_told(fmean(wishes)) if wishes else None,
        deviation=_told(fmean(apart)) if apart else None,
        n=max(r.everyone.n if r.everyone else 0 for r, _score in scored),
        by_group=tuple((ids, _told(fmean(per_group[ids]))) for ids in _apart(per_group)),
    )


def _apart(per_group: Mapping[tuple[str, ...], Sequence[float]]) -> list[tuple[str, ...]]:
    # A statement about a leader may take together what others show apart: nobody stands in a theme twice.
    kept: list[tuple[str, ...]] = []
    for ids in sorted(per_group, key=lambda ids: -len(per_group[ids])):
        if not any(set(ids) & set(other) for other in kept):
            kept.append(ids)
    return [ids for ids in per_group if ids in kept]
