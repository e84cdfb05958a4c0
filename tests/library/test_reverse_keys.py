"""Statements where agreeing is bad: scores, wishes, means and the plan all turn round, and the levels do not."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from scan.library.reader import library
from scan.model.answers import ANSWERS, Answer, Aspect, SharedAnswer, Tally
from scan.model.library import Statement
from scan.model.people import Group, GroupKind
from scan.model.plan import ActionPlan
from scan.model.planning import draw_plan, results_of
from scan.model.record import ScanRecord
from scan.model.scans import Scan, School
from scan.model.scores import statement_result, theme_score

LOOKED_AT = {"safety-4", "room_and_frame-5", "time-5", "leaders_learn-4"}
"""Reverse-keyed statements of which a person saw that the text and every wording say what goes wrong, that `low`
(what you see when people answer 1) is where it goes well, and that `high` is where it goes wrong."""
TEAM = Group("team", "Team", GroupKind.TEACHERS, 40)
REVERSED = [s for s in library().statement_by_id.values() if s.reverse]
Points = tuple[int, int, int, int, int]

each_reversed = pytest.mark.parametrize("statement", REVERSED, ids=lambda statement: statement.id)


def tally(statement: Statement, points: Points, aspect: Aspect = Aspect.NOW) -> Tally:
    return Tally(statement.id, TEAM.id, aspect, (*points, 0, 0)).checked(TEAM)


def agreed(statement: Statement, answer: Answer, aspect: Aspect = Aspect.NOW) -> SharedAnswer:
    return SharedAnswer(statement.id, aspect, answer)


def plan_with(shared: list[SharedAnswer], tallies: list[Tally]) -> ActionPlan:
    scan = Scan("scan", "school", "Scan", theme_ids=tuple(library().theme_by_id), groups=(TEAM,))
    record = ScanRecord(School("school", "De Brug"), scan, tuple(shared), tuple(tallies))
    return draw_plan(record, library(), datetime(2026, 9, 1, tzinfo=UTC))


def everybody(good: bool) -> list[Tally]:
    """Twelve people who all give the best answer to every statement, or all the worst."""
    return [
        tally(s, (0, 0, 0, 0, 12) if good is not s.reverse else (12, 0, 0, 0, 0))
        for s in library().statement_by_id.values()
    ]


def test_a_person_looked_at_every_reverse_keyed_statement() -> None:
    assert {s.id for s in REVERSED} == LOOKED_AT


@each_reversed
def test_a_shared_5_is_a_score_of_1(statement: Statement) -> None:
    for answer, score in zip(list(ANSWERS)[:5], (5, 4, 3, 2, 1), strict=True):
        shared = [agreed(statement, answer), agreed(statement, answer, Aspect.WANTED)]
        result = statement_result(statement, shared, [], [TEAM])
        assert (result.score, result.wish, result.gap) == (score, score, 0)


@each_reversed
def test_a_wish_for_less_of_it_is_a_gap_to_close(statement: Statement) -> None:
    shared = [agreed(statement, Answer.FIVE), agreed(statement, Answer.ONE, Aspect.WANTED)]
    result = statement_result(statement, shared, [], [TEAM])
    assert (result.score, result.wish, result.gap) == (1, 5, 4)


@each_reversed
def test_no_answer_stays_no_answer(statement: Statement) -> None:
    for answer in (Answer.DONT_KNOW, Answer.NOT_APPLICABLE):
        assert statement_result(statement, [agreed(statement, answer)], [], [TEAM]).score is None


@each_reversed
def test_the_mean_and_the_spread_of_tallies_turn_round(statement: Statement) -> None:
    tallies = [tally(statement, (1, 2, 3, 4, 10)), tally(statement, (12, 0, 0, 0, 8), Aspect.WANTED)]
    result = statement_result(statement, [], tallies, [TEAM])
    assert result.everyone is not None
    assert result.wanted is not None
    assert result.everyone.counts == (10, 4, 3, 2, 1)
    assert result.everyone.mean == 2.0
    assert result.wanted.counts == (8, 0, 0, 0, 12)
    assert result.wanted.mean == 3.4
    (group,) = result.groups
    assert group.spread == result.everyone


@each_reversed
def test_the_theme_is_best_where_everybody_disagrees_with_it(statement: Statement) -> None:
    theme = library().theme_of_statement[statement.id]
    for good, score in ((True, 5.0), (False, 1.0)):
        results = [statement_result(s, [], everybody(good), [TEAM]) for s in theme.statements]
        found = theme_score(results)
        assert found is not None
        assert (found.mean, found.deviation, found.by_group) == (score, 0.0, ((("team",), score),))


@pytest.mark.parametrize(("good", "score"), [(True, 5.0), (False, 1.0)])
def test_the_plan_shows_scores_that_all_point_the_same_way(good: bool, score: float) -> None:
    plan = plan_with([], everybody(good))
    for theme in plan.themes:
        assert theme.score is not None
        assert (theme.score.mean, theme.score.by_group) == (score, (("Team", score),))
        assert {statement.score for statement in theme.statements} == {score}


@each_reversed
def test_the_plan_turns_one_answer_round(statement: Statement) -> None:
    plan = plan_with([agreed(statement, Answer.FIVE), agreed(statement, Answer.TWO, Aspect.WANTED)], [])
    (theme,) = (t for t in plan.themes if t.id == library().theme_of_statement[statement.id].id)
    (shown,) = (s for s in theme.statements if s.id == statement.id)
    assert (shown.score, shown.wanted) == (1, 4)
    assert theme.score is not None
    assert (theme.score.mean, theme.score.wanted) == (1.0, 4.0)


@each_reversed
def test_a_statement_that_is_not_reversed_does_not_turn_round(statement: Statement) -> None:
    theme = library().theme_of_statement[statement.id]
    plain = next(s for s in theme.statements if not s.reverse)
    scan = Scan("scan", "school", "Scan", theme_ids=(theme.id,), groups=(TEAM,))
    both = (agreed(statement, Answer.FIVE), agreed(plain, Answer.FIVE))
    record = ScanRecord(School("school", "De Brug"), scan, both)
    scores = {result.statement_id: result.score for result in results_of(record, theme)}
    assert (scores[statement.id], scores[plain.id]) == (1, 5)
