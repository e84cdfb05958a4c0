"""What a round publishes, and the gate it must pass: no figure about too few people can be worked out (P5-P7).

Too few are fewer than five, and fewer than eight where a statement is about one leader. Everything is decided once for
the whole round: one grouping, one set of results, then the answers are destroyed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import combinations

from scan.model.answers import SCALE, Answer, Aspect
from scan.model.library import Statement
from scan.model.rounds import Answers
from scan.model.scores import (
    DISTRIBUTION_FLOOR,
    FROM_THE_END,
    GroupSpread,
    StatementResult,
    floor_of,
    keyed,
    merged_small,
    spread_of,
)

COMMENT_FLOOR = 10
"""Fewest sheets in a round whose words are shown (P5)."""

Points = tuple[int, ...]
"""How many people scored 1, 2, 3, 4 and 5."""
Sheets = Sequence[tuple[str, Answers]]
"""Every sheet of a round: the group it came from, and its answers."""
Grouping = tuple[tuple[str, ...], ...]
"""Groups (by id) that are shown together; each counts at least five sheets."""


@dataclass(frozen=True, slots=True)
class NamedAnswer:
    """What one person answered in a round that was answered by name."""

    name: str
    statement_id: str
    aspect: Aspect
    answer: Answer


def grouping(sheets: Sheets) -> Grouping:
    """The one grouping of a round: small groups merged with the next smallest until each has five sheets (P6)."""
    return tuple(ids for ids, _count in merged_small({id: (n,) for id, n in Counter(g for g, _a in sheets).items()}))


def results(statements: Iterable[Statement], sheets: Sheets, order: Sequence[str]) -> tuple[StatementResult, ...]:
    """What a round publishes of each statement; `order` is that of the groups on screen."""
    together = tuple(tuple(sorted(ids, key=order.index)) for ids in grouping(sheets))
    together = tuple(sorted(together, key=lambda ids: order.index(ids[0])))
    return tuple(
        gated(_result(s, now, _by_group(s, Aspect.WANTED, sheets), together), now, floor_of(s))
        for s in statements
        for now in [_by_group(s, Aspect.NOW, sheets)]
    )


def _by_group(statement: Statement, aspect: Aspect, sheets: Sheets) -> dict[str, Points]:
    counts: dict[str, Counter[Answer | None]] = {}
    for group, answers in sheets:
        counts.setdefault(group, Counter())[answers.get((statement.id, aspect))] += 1
    return {group: keyed([given[answer] for answer in SCALE], statement) for group, given in counts.items()}


def _result(
    statement: Statement, now: Mapping[str, Points], wanted: Mapping[str, Points], together: Grouping
) -> StatementResult:
    parts, floor = ((ids, _summed(now[id] for id in ids)) for ids in together), floor_of(statement)
    everyone, wish = spread_of(_summed(now.values()), floor), spread_of(_summed(wanted.values()), floor)
    return StatementResult(
        statement_id=statement.id,
        shared=None,
        shared_wanted=None,
        everyone=everyone,
        wanted=wish,
        groups=tuple(GroupSpread(ids, spread) for ids, points in parts if (spread := spread_of(points, floor))),
        hidden=everyone is None and any(map(sum, now.values())),
    )


def _summed(rows: Iterable[Points]) -> Points:
    return tuple(sum(column) for column in zip((0,) * 5, *rows, strict=True))


def gated(result: StatementResult, now: Mapping[str, Points], floor: int) -> StatementResult:
    """The result with figures taken away, the smallest group's first, until nothing can be worked out from it.

    `floor` is that of the statement, for means.
    """
    while _telling(result, now, floor) or _unanimous(result, now):
        result = _without_a_group(result)
    while _telling_distributions(result, now):
        result = _without_a_distribution(result)
    return result


def exposed(people: Mapping[str, int], figures: Iterable[Collection[str]], floor: int) -> frozenset[str] | None:
    """Groups, together fewer people than the floor, about whom the figures tell something; None when there are none.

    A figure is a total over groups. Exact: a combination of figures speaks of these groups alone if and only if
    leaving their columns out lowers the rank of the matrix of figures.
    """
    there = [group for group, count in people.items() if count]
    rows = sorted({frozenset(figure) & frozenset(there) for figure in figures}, key=sorted)
    # Groups that stand in the same figures can only be told together.
    atoms: dict[tuple[bool, ...], list[str]] = {}
    for group in there:
        atoms.setdefault(tuple(group in row for row in rows), []).append(group)
    columns = [(groups, seen, sum(people[g] for g in groups)) for seen, groups in atoms.items() if any(seen)]
    full = _rank([seen for _groups, seen, _n in columns])
    small = [column for column in columns if column[2] < floor]
    for size in range(1, len(small) + 1):
        fits = [some for some in combinations(small, size) if sum(column[2] for column in some) < floor]
        if not fits:
            return None
        for some in fits:
            if _rank([column[1] for column in columns if column not in some]) < full:
                return frozenset(group for column in some for group in column[0])
    return None


def _rank(vectors: Sequence[Sequence[bool]]) -> int:
    # Rank of the columns is the rank of the rows: exact, because fractions do not round.
    left = [[Fraction(value) for value in vector] for vector in vectors]
    rank = 0
    for place in range(len(left[0]) if left else 0):
        pivot = next((row for row in left[rank:] if row[place]), None)
        if pivot is None:
            continue
        left.remove(pivot)
        left.insert(rank, pivot)
        rank += 1
        left[rank:] = [
            [a - row[place] / pivot[place] * b for a, b in zip(row, pivot, strict=True)] for row in left[rank:]
        ]
    return rank


def _telling(result: StatementResult, now: Mapping[str, Points], floor: int) -> bool:
    figures = [group.group_ids for group in result.groups] + ([tuple(now)] if result.everyone else [])
    return exposed(_people(now), figures, floor) is not None


def _telling_distributions(result: StatementResult, now: Mapping[str, Points]) -> bool:
    figures = [group.group_ids for group in result.groups if group.spread.counts]
    figures += [tuple(now)] if result.everyone and result.everyone.counts else []
    return exposed(_people(now), figures, DISTRIBUTION_FLOOR) is not None


def _people(now: Mapping[str, Points]) -> dict[str, int]:
    return {group: sum(points) for group, points in now.items()}


def _unanimous(result: StatementResult, now: Mapping[str, Points]) -> bool:
    # The mean of a small group that agrees is told blurred; everyone's mean minus the others' would undo that.
    shown = {id for group in result.groups for id in group.group_ids}
    parts = [_summed(now.get(id, (0,) * 5) for id in group.group_ids) for group in result.groups]
    parts = [part for part in (*parts, _summed(p for id, p in now.items() if id not in shown)) if sum(part)]
    return bool(result.everyone) and len(parts) > 1 and any(map(_agreed, parts))


def _agreed(points: Points) -> bool:
    people, total = sum(points), sum(score * count for score, count in enumerate(points, 1))
    return people < DISTRIBUTION_FLOOR and min(total - people, 5 * people - total) < FROM_THE_END


def _without_a_group(result: StatementResult) -> StatementResult:
    if not result.groups:
        return replace(result, everyone=None, hidden=True)
    smallest = min(result.groups, key=lambda group: group.spread.n)
    return replace(result, groups=tuple(group for group in result.groups if group is not smallest))


def _without_a_distribution(result: StatementResult) -> StatementResult:
    told = [group for group in result.groups if group.spread.counts]
    if not told:
        assert result.everyone is not None
        return replace(result, everyone=replace(result.everyone, counts=None, deviation=None))
    smallest = min(told, key=lambda group: group.spread.n)
    bare = replace(smallest, spread=replace(smallest.spread, counts=None, deviation=None))
    return replace(result, groups=tuple(bare if group is smallest else group for group in result.groups))
