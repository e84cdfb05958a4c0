"""Plan: gaps with the way to each, a frozen version, and files to hand out."""

from __future__ import annotations

import pytest

from scan.model.actions import Action
from scan.model.obstacles import Obstacle
from scan.model.scans import Scan
from scan.usecases import adopting, deciding
from tests.pages.conftest import OpenDesk, OpenPage

PAGE = "pages/plan/plan.py"


@pytest.fixture
def action(at_desk: OpenDesk, scan: Scan, obstacle: Obstacle) -> Action:
    """An action that misses everything but its title."""
    with at_desk() as desk:
        return deciding.decide_action(desk, Action("", scan.id, 0, "Eén werksessie per week", (obstacle.id,)))


def _labels(app) -> list[str]:  # type: ignore[no-untyped-def]
    return [expander.label for expander in app.expander]


def test_an_empty_plan_says_that_nothing_was_named_yet(open_page: OpenPage, scan: Scan) -> None:
    app = open_page(PAGE, scan=scan.id)
    assert "Er is nog geen belemmering benoemd" in _labels(app)
    assert not any(button.label == "Plan vaststellen" for button in app.button)


def test_an_obstacle_without_an_action_is_named(open_page: OpenPage, scan: Scan, obstacle: Obstacle) -> None:
    assert "Belemmering zonder actie · 1" in _labels(open_page(PAGE, scan=scan.id))


def test_gaps_are_named_in_english(open_page: OpenPage, scan: Scan, action: Action) -> None:
    assert "Action without an owner · 1" in _labels(open_page(PAGE, scan=scan.id, language="en"))


def test_adopting_freezes_a_numbered_version(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan, action: Action
) -> None:
    app = open_page(PAGE, scan=scan.id)
    next(field for field in app.text_input if field.label == "Wie stelt het plan vast?").input("Rector Bos")
    next(button for button in app.button if button.label == "Plan vaststellen").click().run()
    with at_desk() as desk:
        deciding.delete_action(desk, action.id)
        plan = adopting.adopted_plan(desk, scan.id, 1)
    assert plan.adopted_by == "Rector Bos"
    assert [a.title for a in plan.actions()] == ["Eén werksessie per week"]
    assert app.selectbox(key="version-choice").options[0].startswith("Versie 1")
    assert app.selectbox(key="version-choice").value == "1"


def test_adopting_without_a_name_is_refused(open_page: OpenPage, at_desk: OpenDesk, scan: Scan, action: Action) -> None:
    app = open_page(PAGE, scan=scan.id)
    next(button for button in app.button if button.label == "Plan vaststellen").click().run()
    assert "nog leeg" in app.error[0].value
    with at_desk() as desk:
        assert adopting.adopted_plans(desk, scan.id) == []


def test_a_plan_that_changed_meanwhile_is_not_adopted(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan, action: Action
) -> None:
    app = open_page(PAGE, scan=scan.id)
    next(field for field in app.text_input if field.label == "Wie stelt het plan vast?").input("Rector Bos")
    with at_desk() as desk:
        deciding.delete_action(desk, action.id)
        deciding.decide_action(desk, Action("", scan.id, 0, "Iets heel anders", action.obstacle_ids))
    next(button for button in app.button if button.label == "Plan vaststellen").click().run()
    assert "intussen gewijzigd" in app.error[0].value
    assert next(f for f in app.text_input if f.label == "Wie stelt het plan vast?").value == "Rector Bos"
    with at_desk() as desk:
        assert adopting.adopted_plans(desk, scan.id) == []


def test_every_form_of_the_plan_can_be_downloaded(open_page: OpenPage, scan: Scan, action: Action) -> None:
    app = open_page(PAGE, scan=scan.id)
    assert [b.label for b in app.get("download_button")] == ["PDF voor het bestuur", "Excel", "Agenda", "Alles (JSON)"]


def test_P7_the_file_with_the_answers_of_small_groups_stands_apart_with_a_warning(
    open_page: OpenPage, scan: Scan, action: Action
) -> None:
    app = open_page(PAGE, scan=scan.id)
    part = [e for e in app.main if e.type in ("subheader", "markdown", "download_button")]
    told = [str(getattr(e, "label" if e.type == "download_button" else "value")) for e in part]
    below = told[told.index("De hele scan bewaren") :]
    assert "kleine groepen" in below[1]
    assert "niet door aan het bestuur" in below[1]
    assert below[2] == "Alles (JSON)"
    assert "PDF voor het bestuur" not in below
