"""A plan says what is what: what was asked, in which words, of whom, and what the library knows of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scan.exports.archive import plan_from_json, plan_to_json
from scan.model.answers import Answer, Aspect, SharedAnswer, Tally
from scan.model.library import Library
from scan.model.own_content import OwnContent, OwnStatement
from scan.model.people import GroupKind
from scan.model.plan import ActionPlan
from scan.model.planning import draw_plan
from scan.model.text import Text
from tests.exports.samples import GOLDEN
from tests.model.samples import LIBRARY, NOW, a_record, a_scan, a_strength, group, plan_of

OWN = Text("Wij zeggen het zelf.", "We say it ourselves.")


def marks(plan: ActionPlan) -> dict[str, tuple[bool, bool]]:
    return {s.id: (s.reverse, s.own) for theme in plan.themes for s in theme.statements}


def tally(group_id: str, *counts: int, statement_id: str = "purpose-1") -> Tally:
    return Tally(statement_id, group_id, Aspect.NOW, (*counts, *(0,) * (7 - len(counts))))


def shared(answer: Answer = Answer.TWO, statement_id: str = "purpose-1") -> SharedAnswer:
    return SharedAnswer(statement_id, Aspect.NOW, answer)


def test_a_plan_marks_reversed_statements_and_those_that_the_school_worded_or_added() -> None:
    layer = OwnContent(
        1,
        (
            OwnStatement("purpose-1", "purpose", text=OWN),
            OwnStatement("purpose-2", "purpose", short_form=True),
            OwnStatement("time-1", "time", on=False),
            OwnStatement("own-1", "safety", reverse=True, text=OWN),
        ),
    )
    assert marks(plan_of(a_record(content=layer))) == {
        "purpose-1": (False, True),
        "purpose-2": (True, False),
        "time-2": (True, False),
        "safety-1": (False, False),
        "safety-2": (True, False),
        "own-1": (True, True),
    }


def test_a_library_statement_that_the_school_turned_round_is_marked_as_it_is_asked_now() -> None:
    layer = OwnContent(1, (OwnStatement("purpose-2", "purpose", text=OWN),))
    assert marks(plan_of(a_record(content=layer)))["purpose-2"] == (False, True)


def test_P5_a_plan_says_which_statements_about_a_leader_had_too_few_answers() -> None:
    layer = OwnContent(1, (OwnStatement("purpose-1", "purpose", text=OWN, about_leader=True),))
    for number, hidden in ((7, True), (8, False)):
        tallies = [tally("team", 0, 0, number), tally("team", 0, 0, number, statement_id="time-1")]
        plan = plan_of(a_record(content=layer, tallies=tallies))
        said = {s.id: (s.about_leader, s.hidden) for theme in plan.themes for s in theme.statements}
        assert (said["purpose-1"], said["time-1"], said["time-2"]) == ((True, hidden), (False, False), (False, False))
        assert plan_from_json(plan_to_json(plan)) == plan


def test_a_theme_brings_why_it_matters_and_what_research_found() -> None:
    first = plan_of(a_record()).themes[0]
    assert (first.why, first.finding) == (LIBRARY.themes[0].why, LIBRARY.themes[0].evidence.finding)
    assert first.references == ("A (2020)",)


def test_a_theme_in_which_something_was_only_named_is_not_asked_and_not_counted() -> None:
    plan = plan_of(a_record(scan=a_scan(theme_ids=("time",)), strengths=[a_strength()]))
    assert {theme.id: theme.asked for theme in plan.themes} == {"purpose": False, "time": True}
    assert plan.statement_count == 2


@pytest.mark.parametrize(("short", "count"), [(False, 6), (True, 3)])
def test_a_plan_knows_its_form_and_counts_the_statements_that_were_asked(short: bool, count: int) -> None:
    themes = tuple(
        replace(theme, statements=(replace(theme.statements[0], short_form=True), *theme.statements[1:]))
        for theme in LIBRARY.themes
    )
    plan = draw_plan(a_record(scan=a_scan(short_form=short)), Library(themes, ()), NOW)
    assert (plan.short_form, plan.statement_count) == (short, count)


def test_only_groups_that_gave_an_answer_took_part() -> None:
    scan = a_scan(groups=(group("points"), group("dont know"), group("empty"), group("none")))
    tallies = [tally("points", 0, 0, 5), tally("dont know", 0, 0, 0, 0, 0, 2), tally("empty")]
    plan = plan_of(a_record(scan=scan, tallies=tallies))
    assert {g.name: g.answered for g in plan.groups} == {
        "points": True, "dont know": True, "empty": False, "none": False,
    }  # fmt: skip


def test_one_answer_of_the_team_for_each_statement_is_not_an_answer_of_any_group() -> None:
    plan = plan_of(a_record(shared=[shared()]))
    assert plan.shared_only
    assert [g.answered for g in plan.groups] == [False]


def test_a_plan_with_a_show_of_hands_or_without_any_answer_is_not_of_shared_answers_only() -> None:
    assert not plan_of(a_record()).shared_only
    assert not plan_of(a_record(shared=[shared(Answer.DONT_KNOW)])).shared_only
    assert not plan_of(a_record(shared=[shared()], tallies=[tally("team", 0, 0, 6, statement_id="time-1")])).shared_only
    # Too few hands to show: the score is the shared answer, but a group did answer.
    assert not plan_of(a_record(shared=[shared()], tallies=[tally("team", 0, 0, 2)])).shared_only


def test_a_plan_that_was_frozen_before_all_this_reads_as_one_that_says_nothing_of_it() -> None:
    plan = plan_from_json((GOLDEN / "adopted_plan.json").read_text("utf-8"))
    assert (plan.short_form, {group.answered for group in plan.groups}) == (False, {None})
    assert {(theme.why, theme.finding, theme.references, theme.asked) for theme in plan.themes} == {
        (None, None, (), True)
    }
    assert set(marks(plan).values()) == {(False, False)}


def test_what_is_what_survives_freezing() -> None:
    layer = OwnContent(1, (OwnStatement("own-1", "safety", reverse=True, text=OWN),))
    record = a_record(scan=a_scan(short_form=True), content=layer, tallies=[tally("team", 0, 6)])
    assert plan_from_json(plan_to_json(plan_of(record))) == plan_of(record)


def test_hands_of_a_group_that_is_not_asked_a_statement_count_nowhere() -> None:
    parents = replace(group("g"), kind=GroupKind.PARENTS)
    record = a_record(scan=a_scan(groups=(parents,)), tallies=[tally("g", 12)])
    plan = plan_of(record)
    assert [s.n for theme in plan.themes for s in theme.statements if s.id == "purpose-1"] == [0]
    assert [found.answered for found in plan.groups] == [False]
    worded = OwnStatement("purpose-1", "purpose", text=OWN, wordings={GroupKind.PARENTS: OWN})
    asked = plan_of(replace(record, content=OwnContent(1, (worded,))))
    assert [s.n for theme in asked.themes for s in theme.statements if s.id == "purpose-1"] == [12]
    assert [found.answered for found in asked.groups] == [True]


def test_a_group_that_answered_only_what_was_switched_off_is_no_group_that_answered() -> None:
    off = OwnContent(1, (OwnStatement("purpose-1", "purpose", on=False),))
    record = a_record(
        scan=a_scan(groups=(group("g"),)), tallies=[tally("g", 12)], shared=[shared(statement_id="time-1")]
    )
    assert [found.answered for found in plan_of(record).groups] == [True]
    plan = plan_of(replace(record, content=off))
    assert ([found.answered for found in plan.groups], plan.shared_only) == ([False], True)
