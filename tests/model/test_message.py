"""The message in three lines: what the data says, unless the team said it in its own words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scan.errors import InvalidInput
from scan.i18n import LANGUAGES, speaking
from scan.model.actions import Status
from scan.model.message import LINE, Message, computed, facts_of, message
from scan.model.plan import ActionPlan, PlanScore
from tests.model.samples import a_record, an_action, an_obstacle, plan_of


def a_plan() -> ActionPlan:
    """Two scored themes, two obstacles in the first, three actions of which one is done and one is late."""
    actions = [
        an_action(1, status=Status.DONE, owner_name="Sam"),
        an_action(2, deadline=date(2026, 8, 1), owner_name="Sam"),
        an_action(3),
    ]
    plan = plan_of(a_record(obstacles=[an_obstacle(1), an_obstacle(2)], actions=actions))
    means = iter((3.9, 2.1))
    return replace(
        plan,
        themes=tuple(
            replace(t, score=PlanScore(next(means), 4.0, 0.5, 12, ())) if t.id in ("purpose", "time") else t
            for t in plan.themes
        ),
    )


def test_each_line_is_worded_from_the_plan_in_the_language_of_the_moment() -> None:
    said = [sentence.text for sentence in computed(a_plan())]
    assert said == [
        "Het sterkst scoort purpose (nl) (3,9); de meeste winst zit in time (nl) (2,1).",
        "We benoemden 2 belemmeringen, de meeste bij purpose (nl) (2).",
        "Er zijn 3 acties afgesproken: 1 is klaar, 1 is te laat en 1 heeft nog geen eigenaar.",
    ]
    assert tuple(said) == message(a_plan())
    with speaking("en"):
        assert "purpose (en)" in message(a_plan())[0]
        assert "3.9" in message(a_plan())[0]


def test_the_data_behind_the_lines_is_the_same_in_every_language() -> None:
    told = set()
    for language in LANGUAGES:
        with speaking(language):
            told.add(facts_of(a_plan()))
    assert told == {"purpose 3.9 time 2.1; 2 purpose 2; 3 1 1 1"}


def test_without_scores_there_are_two_lines_and_an_empty_plan_says_what_is_not_there() -> None:
    bare = plan_of(a_record())
    assert message(bare) == ("Er zijn nog geen belemmeringen benoemd.", "Er zijn nog geen acties afgesproken.")
    assert computed(bare)[0].text == ""


def test_what_the_team_wrote_is_printed_instead_in_both_languages() -> None:
    mine = Message("Wij kiezen voor tijd.", "", "Help ons met B14.", version=1)
    plan = plan_of(a_record(message=mine))
    for language in LANGUAGES:
        with speaking(language):
            assert message(plan) == ("Wij kiezen voor tijd.", "Help ons met B14.")


def test_a_message_is_outdated_once_the_data_behind_it_changed_and_not_before() -> None:
    plan = a_plan()
    mine = Message("Wij kiezen voor tijd.", based_on=facts_of(plan), version=1)
    assert not mine.outdated(plan)
    assert not mine.outdated(replace(plan, message=mine.lines, title="Anders"))
    assert mine.outdated(replace(plan, themes=plan.themes[1:]))
    assert not Message(version=2).outdated(plan)


def test_lines_are_cleaned_onto_one_line_and_a_long_one_is_refused_whole() -> None:
    assert Message("  Een\nzin\x00  hier ", "\t", "").checked() == Message("Een zin hier")
    assert Message("x" * LINE).checked().first == "x" * LINE
    with pytest.raises(InvalidInput, match="De tweede zin is te lang: 201 tekens"):
        Message("", "x" * (LINE + 1)).checked()


def test_coming_back_to_the_computed_lines_forgets_what_they_were_based_on() -> None:
    assert Message(" ", "", "\n", "3 1 1 1", 4).checked() == Message(version=4)


@settings(max_examples=200, derandomize=True, deadline=None)
@given(st.text(max_size=LINE), st.text(max_size=LINE), st.text(max_size=LINE))
def test_cleaning_twice_is_cleaning_once_and_hides_no_letter(first: str, second: str, third: str) -> None:
    try:
        once = Message(first, second, third).checked()
    except InvalidInput:
        return
    assert once.checked() == once
    assert all(line == " ".join(line.split()) and len(line) <= LINE for line in once.lines)
