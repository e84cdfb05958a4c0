"""Voortgang: what the last plan promised, in one line and by name."""

from __future__ import annotations

import re

import pytest
from streamlit.testing.v1 import AppTest

from scan.library.reader import library
from scan.model.actions import Action, Status
from scan.model.obstacles import Obstacle
from scan.model.scans import Scan
from scan.ui.promised import MOST, SHOWN
from scan.usecases import adopting, deciding, following, preparing, sharing
from scan.usecases.adopting import Adoption
from scan.usecases.desk import Desk
from scan.usecases.following import Report
from tests.pages.conftest import OpenDesk, OpenPage
from tests.pages.reading import HOSTILE, plain, worded

PAGE = "pages/plan/progress.py"


@pytest.fixture
def action(at_desk: OpenDesk, scan: Scan, obstacle: Obstacle) -> Action:
    with at_desk() as desk:
        return deciding.decide_action(desk, Action("", scan.id, 0, "Eén werksessie per week", (obstacle.id,)))


def _adopt(desk: Desk, scan: Scan) -> None:
    seen = preparing.revision_of(desk, scan.id)
    adopting.adopt(desk, library(), Adoption(scan.id, "MT", "", seen))


def _shown(app: AppTest) -> str:
    return worded(*app.markdown, *app.caption, *app.expander)


def test_before_a_plan_is_adopted_nothing_was_promised(open_page: OpenPage, scan: Scan, action: Action) -> None:
    assert "beloofde" not in _shown(open_page(PAGE, scan=scan.id))


@pytest.mark.parametrize("why", ["Niemand las ze", *HOSTILE])
def test_S1_what_stopped_is_told_with_why_as_it_was_typed(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan, action: Action, why: str
) -> None:
    with at_desk() as desk:
        _adopt(desk, scan)
        following.follow(desk, action, Report(Status.STOPPED, 20, why, "Sam"))
    shown = _shown(app := open_page(PAGE, scan=scan.id))
    assert "Wat het vorige plan beloofde" in shown
    assert "1 actie beloofd: 1 gestopt." in shown
    assert f"Waarom: {why}" in shown
    assert not any("](http" in element.value or "<b>" in element.value for element in (*app.markdown, *app.caption))


def test_what_is_reported_counts_at_once(open_page: OpenPage, at_desk: OpenDesk, scan: Scan, action: Action) -> None:
    with at_desk() as desk:
        _adopt(desk, scan)
    assert "1 wel afgesproken maar niet gedaan" in _shown(open_page(PAGE, scan=scan.id))
    with at_desk() as desk:
        following.follow(desk, action, Report(Status.DONE, 100, "", "Sam"))
    assert "1 actie beloofd: 1 gedaan." in _shown(open_page(PAGE, scan=scan.id))


@pytest.mark.parametrize(
    ("language", "told", "first"),
    [
        (
            "nl",
            "10 acties beloofd: 3 gedaan, 2 wel afgesproken maar niet gedaan, 3 te laat, 2 gestopt.",
            "Geef elke hybride docent een vaste maat",
        ),
        (
            "en",
            "10 actions promised: 3 done, 2 agreed but not done, 3 overdue, 2 stopped.",
            "Give every hybrid teacher a regular buddy",
        ),
    ],
)
def test_the_demonstration_school_shows_its_year_without_numbers_of_another_scan(
    open_page: OpenPage, at_desk: OpenDesk, language: str, told: str, first: str
) -> None:
    with at_desk() as desk:
        id = sharing.open_demonstration(desk, library(), language)  # type: ignore[arg-type]
    app = open_page(PAGE, scan=id, language=language)
    shown = _shown(app)
    assert told in shown
    assert first in [plain(element.value) for element in app.markdown]
    # Three ask for a decision at first sight; the other seven are one click away.
    assert ("Nog 7 beloften" if language == "nl" else "7 more promises") in shown


def test_who_comes_for_one_action_finds_the_counts_and_the_rest_on_a_click(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan, action: Action
) -> None:
    with at_desk() as desk:
        _adopt(desk, scan)
    assert "Nog 1 belofte" not in _shown(open_page(PAGE, scan=scan.id))
    shown = _shown(open_page(PAGE, scan=scan.id, action=action.id))
    assert "1 actie beloofd" in shown
    assert "Nog 1 belofte" in shown


def test_of_hundreds_of_promises_the_first_are_shown_and_the_rest_is_named(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan, obstacle: Obstacle
) -> None:
    with at_desk() as desk:
        for number in range(SHOWN + MOST + 5):
            deciding.decide_action(desk, Action("", scan.id, 0, f"Belofte {number:03}", (obstacle.id,)))
        _adopt(desk, scan)
    app = open_page(PAGE, scan=scan.id)
    # The list of actions below it says "**A1**  Belofte", with two spaces.
    rows = [text for element in app.markdown if re.match(r"\*\*A\d+\*\* Belofte", text := plain(element.value))]
    assert len(rows) == SHOWN + MOST
    assert "De andere 5 staan in de bijlage" in _shown(app)
