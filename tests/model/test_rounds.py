"""A round: its phases, what it asks whom, and what is told of it before the reveal."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from scan.errors import Conflict, InvalidInput
from scan.model.answers import Answer, Aspect
from scan.model.people import GroupKind
from scan.model.rounds import (
    NAMED_TEAM,
    STEP,
    Given,
    Heard,
    Invitation,
    Phase,
    Round,
    Signal,
    SignalKind,
    answered,
    asked_in,
    aspects_for,
    checked_plan,
    themes_for,
)
from scan.model.text import Text
from tests.model.samples import LIBRARY, group

ROUND = Round("scan", Invitation.OPEN, named=False)
ASKED = asked_in(LIBRARY, ("purpose", "time"))
THEMES = themes_for(LIBRARY, ASKED, GroupKind.TEACHERS)


def test_a_round_goes_from_preparing_to_revealed_and_back_only_between_open_and_closed() -> None:
    ways = {(a, b) for a in Phase for b in Phase if moves(a, b)}
    assert ways == {
        (Phase.PREPARING, Phase.OPEN),
        (Phase.OPEN, Phase.CLOSED),
        (Phase.CLOSED, Phase.OPEN),
        (Phase.CLOSED, Phase.REVEALED),
    }


def moves(before: Phase, after: Phase) -> bool:
    try:
        return replace(ROUND, phase=before).moved(after).phase is after
    except Conflict:
        return False


def test_people_answer_while_the_round_is_open_up_to_and_with_its_last_day() -> None:
    last = date(2026, 9, 8)
    opened = replace(ROUND, phase=Phase.OPEN, closes_on=last)
    assert opened.answering(last)
    assert not opened.answering(date(2026, 9, 9))
    assert replace(opened, closes_on=None).answering(date(2027, 1, 1))
    assert not any(replace(opened, phase=phase).answering(last) for phase in Phase if phase is not Phase.OPEN)


def test_answering_by_name_is_for_small_teams_and_a_round_has_a_group() -> None:
    checked_plan(True, [group(heads=NAMED_TEAM)])
    checked_plan(False, [group(heads=5_000)])
    with pytest.raises(InvalidInput, match="klein team"):
        checked_plan(True, [group(heads=2), group("b", heads=NAMED_TEAM + 1)])
    with pytest.raises(InvalidInput, match="geen groep"):
        checked_plan(False, [])


def test_a_round_asks_each_group_what_is_worded_for_it() -> None:
    assert ASKED == ("purpose-1", "purpose-2", "time-1", "time-2")
    assert [theme.id for theme in THEMES] == ["purpose", "time"]
    assert themes_for(LIBRARY, ASKED, GroupKind.PUPILS) == ()
    first = LIBRARY.themes[0]
    worded = replace(first.statements[0], wordings={GroupKind.PUPILS: Text("Wij", "We")})
    library = replace(LIBRARY, themes=(replace(first, statements=(worded, *first.statements[1:])), *LIBRARY.themes[1:]))
    assert [s.id for theme in themes_for(library, ASKED, GroupKind.PUPILS) for s in theme.statements] == ["purpose-1"]


def test_only_the_management_says_what_it_wants() -> None:
    assert aspects_for(GroupKind.MANAGEMENT) == (Aspect.NOW, Aspect.WANTED)
    assert {aspects_for(kind) for kind in GroupKind if kind is not GroupKind.MANAGEMENT} == {(Aspect.NOW,)}


def test_a_page_is_laid_over_what_somebody_answered_before() -> None:
    before = {("purpose-1", Aspect.NOW): Answer.ONE, ("time-1", Aspect.NOW): Answer.TWO}
    page = [Given("purpose-1", "now", "5"), Given("purpose-2", "now", "dont_know"), Given("time-1", "now", "")]
    after = {("purpose-1", Aspect.NOW): Answer.FIVE, ("purpose-2", Aspect.NOW): Answer.DONT_KNOW}
    assert answered(before, page, THEMES, GroupKind.TEACHERS) == after
    assert answered(after, page, THEMES, GroupKind.TEACHERS) == after


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (Given("safety-1", "now", "5"), "niet bij jouw lijst"),
        (Given("gone", "now", "5"), "niet bij jouw lijst"),
        (Given("purpose-1", "wanted", "5"), "niet bij jouw lijst"),
        (Given("purpose-1", "later", "5"), "niet bij jouw lijst"),
        (Given("purpose-1", "now", "6"), "antwoorden die erbij staan"),
        (Given("purpose-1", "now", "5' OR 1=1"), "antwoorden die erbij staan"),
    ],
)
def test_what_was_not_asked_or_is_off_the_scale_is_refused(given: Given, said: str) -> None:
    with pytest.raises(InvalidInput, match=said):
        answered({}, [given], THEMES, GroupKind.TEACHERS)


def test_a_signal_is_cleaned_and_stands_at_something_that_was_asked() -> None:
    signal = Signal("", SignalKind.OBSTACLE, "time", "  Te   druk\n", "time-1")
    assert signal.checked(THEMES).text == "Te druk"
    for wrong in (
        replace(signal, theme_id="safety"),
        replace(signal, statement_id="purpose-1"),
        replace(signal, text=" "),
        replace(signal, text="x" * 201),
    ):
        with pytest.raises(InvalidInput):
            wrong.checked(THEMES)


def test_P4_a_number_of_sheets_is_told_in_steps_of_five() -> None:
    told = [Heard.of(group(heads=12), n).label for n in (0, 1, 4, 5, 9, 10, 14)]
    assert told == ["0", "minder dan 5", "minder dan 5", "5 of meer", "5 of meer", "10 of meer", "10 of meer"]
    assert len({Heard.of(group(heads=12), n) for n in range(10, 13)}) == 1


def test_P4_that_more_sheets_came_than_people_is_told_in_the_same_steps_however_many_people_there_are() -> None:
    for heads in range(1, 40):
        for least in range(0, 40, STEP):
            told = {Heard.of(group(heads=heads), n).more_than_expected for n in range(least, least + STEP)}
            assert told == {least > heads}


def test_where_everybody_answers_by_name_one_too_many_is_seen() -> None:
    team = group(heads=2)
    assert [Heard.of(team, n, ("Aart", "Bea", "Cor")[:n]).more_than_expected for n in (2, 3)] == [False, True]
