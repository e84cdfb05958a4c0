"""Plan: the message to the board, as computed or in the team's own words, with a way back."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from scan.library.reader import library
from scan.model.actions import Action
from scan.model.message import Message
from scan.model.obstacles import Obstacle
from scan.model.scans import Scan
from scan.usecases import adopting, deciding, naming
from scan.usecases.summarising import message_of, write_message
from tests.pages.conftest import OpenDesk, OpenPage
from tests.pages.reading import HOSTILE, worded

PAGE = "pages/plan/plan.py"
COMPUTED = "We benoemden 1 belemmering, bij Tijd en overleg."


@pytest.fixture
def action(at_desk: OpenDesk, scan: Scan, obstacle: Obstacle) -> Action:
    with at_desk() as desk:
        return deciding.decide_action(desk, Action("", scan.id, 0, "Eén werksessie per week", (obstacle.id,)))


def _fields(app: AppTest) -> list[str]:
    return [str(area.value) for area in app.text_area if str(area.key).split("-")[0] in ("first", "second", "third")]


def _write(app: AppTest, *lines: str) -> None:
    areas = [area for area in app.text_area if str(area.key).split("-")[0] in ("first", "second", "third")]
    for area, line in zip(areas, lines, strict=False):
        area.input(line)
    next(button for button in app.button if button.label == "Zinnen bewaren").click().run()
    assert not app.exception


def _shown(app: AppTest) -> str:
    return worded(*app.markdown, *app.caption, *app.warning, *app.subheader)


def _kept(at_desk: OpenDesk, scan: Scan) -> Message:
    with at_desk() as desk:
        return message_of(desk, scan.id)


def test_without_an_obstacle_there_is_nothing_to_say_yet(open_page: OpenPage, scan: Scan) -> None:
    assert _fields(open_page(PAGE, scan=scan.id)) == []


def test_the_computed_lines_stand_in_the_form_and_are_called_so(
    open_page: OpenPage, scan: Scan, obstacle: Obstacle
) -> None:
    app = open_page(PAGE, scan=scan.id)
    assert _fields(app) == ["", COMPUTED, "Er zijn nog geen acties afgesproken."]
    assert "Zoals berekend" in _shown(app)
    assert not [button for button in app.button if button.label == "Terug naar de berekende zinnen"]


def test_saving_lines_that_nobody_changed_leaves_them_computed(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan, obstacle: Obstacle
) -> None:
    _write(open_page(PAGE, scan=scan.id))
    assert _kept(at_desk, scan) == Message()


def test_what_is_written_is_kept_called_changed_and_can_be_taken_back(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan, obstacle: Obstacle
) -> None:
    app = open_page(PAGE, scan=scan.id)
    _write(app, "Wij kiezen voor tijd.")
    assert _kept(at_desk, scan).lines == ("Wij kiezen voor tijd.", COMPUTED, "Er zijn nog geen acties afgesproken.")
    assert "Aangepast" in _shown(app)
    assert _fields(app)[0] == "Wij kiezen voor tijd."
    app.button(key="message-back").click().run()
    assert "Zoals berekend" in _shown(app)
    assert _fields(app)[:2] == ["", COMPUTED]
    assert _kept(at_desk, scan) == Message(version=2)


def test_after_an_edit_the_screen_says_when_the_data_changed_and_what_it_would_be_now(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan, obstacle: Obstacle
) -> None:
    _write(open_page(PAGE, scan=scan.id), "Wij kiezen voor tijd.")
    assert "veranderd" not in _shown(open_page(PAGE, scan=scan.id))
    with at_desk() as desk:
        naming.name_obstacle(desk, Obstacle("", scan.id, 0, "time", "Nog een"))
    shown = _shown(open_page(PAGE, scan=scan.id))
    assert "De gegevens zijn veranderd" in shown
    assert "- We benoemden 2 belemmeringen, de meeste bij Tijd en overleg (2)." in shown


def test_a_line_that_is_too_long_is_refused_and_stays_typed(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan, obstacle: Obstacle
) -> None:
    app = open_page(PAGE, scan=scan.id)
    _write(app, "x" * 201)
    assert "te lang: 201 tekens" in worded(*app.error)
    assert _fields(app)[0] == "x" * 201
    assert _kept(at_desk, scan) == Message()


@pytest.mark.parametrize("words", HOSTILE)
def test_S1_hostile_words_are_kept_as_typed_and_mean_nothing(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan, obstacle: Obstacle, words: str
) -> None:
    app = open_page(PAGE, scan=scan.id)
    _write(app, words)
    assert _kept(at_desk, scan).first == words
    assert _fields(app)[0] == words
    assert not any(words in element.value for element in (*app.markdown, *app.caption))


def test_R11_two_people_who_write_at_once_see_both_texts_and_choose(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan, obstacle: Obstacle
) -> None:
    app = open_page(PAGE, scan=scan.id)
    with at_desk() as desk:
        write_message(desk, scan.id, Message("Van een ander"))
    _write(app, "Van mij")
    assert any("iemand anders" in error.value for error in app.error)
    assert {"Van mij", "Van een ander"} <= {text.value for text in app.text}
    app.button(key=f"mine-message-{scan.id}-nl").click().run()
    assert not app.exception
    assert _kept(at_desk, scan).first == "Van mij"


def test_who_wrote_can_adopt_right_after_it(open_page: OpenPage, at_desk: OpenDesk, scan: Scan, action: Action) -> None:
    app = open_page(PAGE, scan=scan.id)
    _write(app, "Wij kiezen voor tijd.")
    next(field for field in app.text_input if field.label == "Wie stelt het plan vast?").input("Rector Bos")
    next(button for button in app.button if button.label == "Plan vaststellen").click().run()
    assert not app.error
    with at_desk() as desk:
        assert adopting.adopted_plan(desk, scan.id, 1).message[0] == "Wij kiezen voor tijd."
        assert adopting.current_plan(desk, library(), scan.id).message[0] == "Wij kiezen voor tijd."


def test_the_computed_lines_speak_english(open_page: OpenPage, scan: Scan, obstacle: Obstacle) -> None:
    fields = _fields(open_page(PAGE, scan=scan.id, language="en"))
    assert fields[2] == "No actions have been agreed yet."
