"""P5-P7: subtracting everything that a round shows from everything else it shows finds no fewer people than the floor.

That is five, and eight where a statement is about one leader. The auditor here knows nothing of the gate: it takes
unions and differences of what is shown until nothing new comes.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from itertools import combinations

from scan.model.answers import ANSWERS, Answer, Aspect
from scan.model.library import Statement
from scan.model.publication import results
from scan.model.scores import DISTRIBUTION_FLOOR, SCORE_FLOOR, SCORE_FLOOR_LEADER, floor_of
from tests.model.samples import statement

LEADERS = [statement("s-4", about_leader=True), statement("s-5", reverse=True, about_leader=True)]
ASKED = [statement("s-1"), statement("s-2"), statement("s-3", reverse=True), *LEADERS]
SIZES = (0, 1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 14, 25)
Sheets = list[tuple[str, dict[tuple[str, Aspect], Answer]]]
Figures = tuple[list[frozenset[str]], int]
"""What is shown: groups taken together, and the fewest people that such a figure may be about."""
Design = Callable[[Sheets, Statement], Iterable[Figures]]


def school(chance: random.Random) -> Sheets:
    """A school of one to eight groups, many of them small; one in five answers is "don't know" or missing."""
    sheets: Sheets = []
    for group in range(chance.randint(1, 8)):
        for _person in range(chance.choice(SIZES)):
            given = {(s.id, Aspect.NOW): chance.choice(ANSWERS) for s in ASKED if chance.random() < 0.9}
            sheets.append((f"g{group}", given))
    return sheets


def schools_exposed(design: Design, schools: int, seed: int = 20261125) -> int:
    """In how many schools somebody in too small a group can be worked out."""
    chance = random.Random(seed)
    return sum(_exposed(school(chance), design) for _school in range(schools))


def product(sheets: Sheets, asked: Statement) -> Iterable[Figures]:
    """What a reveal shows of one statement."""
    return _shown(sheets, asked, floor_of(asked))


def floor_of_five(sheets: Sheets, asked: Statement) -> Iterable[Figures]:
    """The wrong design: a statement about one leader is shown like every other, from five answers on."""
    return _shown(sheets, replace(asked, about_leader=False), SCORE_FLOOR_LEADER) if asked.about_leader else ()


def _shown(sheets: Sheets, asked: Statement, floor: int) -> Iterable[Figures]:
    order = sorted({group for group, _answers in sheets})
    (result,) = results([asked], sheets, order)
    shown = [(frozenset(group.group_ids), group.spread) for group in result.groups]
    shown += [(frozenset(order), result.everyone)] if result.everyone else []
    yield [ids for ids, _spread in shown], floor
    yield [ids for ids, spread in shown if spread.counts or spread.deviation is not None], DISTRIBUTION_FLOOR


def free_filters(sheets: Sheets, asked: Statement) -> Iterable[Figures]:
    """The wrong design: whatever groups one picks are shown together, as long as they are five."""
    people = scored(sheets, asked)
    groups = sorted(people)
    picks = (frozenset(pick) for size in range(1, len(groups) + 1) for pick in combinations(groups, size))
    yield [pick for pick in picks if sum(people[group] for group in pick) >= SCORE_FLOOR], SCORE_FLOOR


def scored(sheets: Sheets, asked: Statement) -> dict[str, int]:
    """How many people of each group chose a point on the scale."""
    people: dict[str, int] = {}
    for group, answers in sheets:
        answer = answers.get((asked.id, Aspect.NOW))
        people[group] = people.get(group, 0) + (answer is not None and answer.point is not None)
    return people


def _exposed(sheets: Sheets, design: Design) -> bool:
    return any(
        _too_few(scored(sheets, asked), figures, floor) for asked in ASKED for figures, floor in design(sheets, asked)
    )


def _too_few(people: Mapping[str, int], figures: Iterable[frozenset[str]], floor: int) -> bool:
    there = frozenset(group for group, count in people.items() if count)
    known = {figure & there for figure in figures} - {frozenset()}
    fresh = set(known)
    while fresh:
        if any(sum(people[group] for group in figure) < floor for figure in fresh):
            return True
        pairs = [(a, b) for a in fresh for b in known] + [(b, a) for a in fresh for b in known]
        new = {a - b for a, b in pairs if b < a} | {a | b for a, b in pairs if not a & b}
        fresh = new - known - {frozenset()}
        known |= fresh
    return False
