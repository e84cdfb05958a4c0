"""A scan: its dates in order, its themes, its groups, and at most four development themes."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from scan.errors import InvalidInput
from scan.model.scans import MAX_FOCUS_THEMES, FocusTheme, School, checked_focus
from tests.model.samples import THEMES, a_scan, group

SEPTEMBER, OCTOBER, NOVEMBER = date(2026, 9, 1), date(2026, 10, 1), date(2026, 11, 1)


def refused_field(**changes: Any) -> str:
    with pytest.raises(InvalidInput) as refused:
        a_scan(**changes).checked()
    return refused.value.field


def test_a_school_needs_a_name_but_no_board() -> None:
    assert School.checked("s", " De\n Brug ", "") == School("s", "De Brug", "")
    with pytest.raises(InvalidInput, match="naam van de school"):
        School.checked("s", " ", "Stichting Oever")


def test_a_board_with_too_long_a_name_is_refused() -> None:
    with pytest.raises(InvalidInput, match="naam van het bestuur"):
        School.checked("s", "De Brug", "x" * 121)


def test_a_scan_is_cleaned() -> None:
    scan = a_scan(title=" Scan \n 2026 ", reason="  Omdat\r\nhet kan\x00 ").checked()
    assert (scan.title, scan.reason) == ("Scan 2026", "Omdat\nhet kan")


def test_a_scan_without_a_title_is_refused() -> None:
    assert refused_field(title=" ") == "De naam van de scan"


def test_a_scan_without_a_theme_is_refused() -> None:
    assert refused_field(theme_ids=()) == "theme_ids"


def test_a_theme_that_is_chosen_twice_counts_once() -> None:
    assert a_scan(theme_ids=("time", "purpose", "time")).checked().theme_ids == ("time", "purpose")


def test_a_scan_may_have_no_groups_yet() -> None:
    assert a_scan(groups=()).checked().invited == 0


def test_two_groups_of_the_same_name_are_refused_whatever_the_capitals() -> None:
    twins = group("één", 5), group("ÉÉN", 6)
    assert refused_field(groups=twins) == "groups"


def test_groups_count_their_people_together() -> None:
    assert a_scan(groups=(group("a", 5), group("b", 6))).checked().invited == 11


@pytest.mark.parametrize(
    "dates",
    [
        {},
        {"starts_on": SEPTEMBER},
        {"starts_on": SEPTEMBER, "closes_on": SEPTEMBER, "feedback_on": SEPTEMBER},
        {"starts_on": SEPTEMBER, "closes_on": OCTOBER, "feedback_on": NOVEMBER},
        {"closes_on": OCTOBER},
        {"feedback_on": SEPTEMBER},
        {"starts_on": date(1999, 1, 1), "closes_on": date(2000, 1, 1)},
    ],
)
def test_dates_in_order_are_kept(dates: dict[str, date]) -> None:
    a_scan(**dates).checked()


def test_a_scan_that_closes_before_it_starts_is_refused() -> None:
    assert refused_field(starts_on=OCTOBER, closes_on=SEPTEMBER) == "closes_on"


def test_a_feedback_meeting_before_the_scan_closes_is_refused() -> None:
    assert refused_field(starts_on=SEPTEMBER, closes_on=NOVEMBER, feedback_on=OCTOBER) == "feedback_on"


def test_a_feedback_meeting_before_the_scan_starts_is_refused_when_no_end_is_set() -> None:
    assert refused_field(starts_on=NOVEMBER, feedback_on=OCTOBER) == "feedback_on"


def test_four_development_themes_are_kept_in_order() -> None:
    themes = ("d", "a", "c", "b")
    focus = tuple(FocusTheme(id, f" Ons  {id} ") for id in themes)
    kept = checked_focus(a_scan(theme_ids=themes), focus)
    assert kept == tuple(FocusTheme(id, f"Ons {id}") for id in themes)


def test_five_development_themes_are_refused() -> None:
    themes = tuple("abcde")
    assert len(themes) == MAX_FOCUS_THEMES + 1
    with pytest.raises(InvalidInput, match="hoogstens 4"):
        checked_focus(a_scan(theme_ids=themes), tuple(FocusTheme(id, id) for id in themes))


def test_a_development_theme_outside_the_scan_is_refused() -> None:
    with pytest.raises(InvalidInput, match="hoort niet bij deze scan"):
        checked_focus(a_scan(), (FocusTheme("elders", "Elders"),))


def test_a_development_theme_without_a_name_is_refused() -> None:
    with pytest.raises(InvalidInput, match="ontwikkelthema"):
        checked_focus(a_scan(), (FocusTheme(THEMES[0], " "),))


def test_R14_the_same_development_theme_twice_is_refused_because_no_file_could_bring_it_back() -> None:
    with pytest.raises(InvalidInput) as refused:
        checked_focus(a_scan(), (FocusTheme("time", "Tijd"), FocusTheme("time", "Meer tijd")))
    assert refused.value.field == "focus"
