"""After the reveal, on Samen kijken: what people named, one click from the register, and hidden where it hurts."""

from __future__ import annotations

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from scan.library.reader import library
from scan.model.obstacles import Obstacle
from scan.model.rounds import SignalKind
from scan.model.scans import Scan
from scan.model.strengths import Strength
from scan.usecases import inviting, naming, preparing, revealing
from tests.pages.conftest import OpenDesk, OpenPage
from tests.pages.reading import HOSTILE, plain
from tests.pages.rounds import (
    INVITE,
    TEACHERS,
    TOGETHER,
    FakeDoor,
    crowd,
    labels,
    opened,
    stand_in,
    with_groups,
    words,
)

MEETINGS = "Overleg gaat op aan mededelingen"
HURTS = "Mevrouw De Vries luistert nooit"
STATEMENTS = "pages/answer/statements.py"


@pytest.fixture(autouse=True)
def listed(monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(monkeypatch, FakeDoor(8502))


@pytest.fixture
def scan(at_desk: OpenDesk, scan: Scan) -> Scan:
    with at_desk() as desk:
        return with_groups(desk, scan, TEACHERS)


def _revealed(at_desk: OpenDesk, scan: Scan, *signals: str, people: int = 12) -> None:
    with at_desk() as desk:
        opened(desk, scan)
        crowd(desk, scan, TEACHERS, people, *signals)
        inviting.close_round(desk, scan.id)
        revealing.reveal(desk, library(), scan.id)


def _obstacles(open_page: OpenPage, scan: Scan) -> AppTest:
    return open_page(TOGETHER, scan=scan.id, view="obstacle")


def _press(app: AppTest, label: str) -> AppTest:
    app = next(button for button in app.button if button.label == label).click().run()
    assert not app.exception
    return app


def test_the_revealed_figures_are_shown_and_nothing_of_before(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan
) -> None:
    with at_desk() as desk:
        opened(desk, scan)
        crowd(desk, scan, TEACHERS, 12, MEETINGS)
    before = open_page(TOGETHER, scan=scan.id)
    assert "De uitkomst is nog dicht" in words(before)
    assert not before.get("vega_lite_chart")
    assert MEETINGS not in words(before)
    with at_desk() as desk:
        inviting.close_round(desk, scan.id)
        revealing.reveal(desk, library(), scan.id)
    app = open_page(TOGETHER, scan=scan.id)
    assert app.get("vega_lite_chart")
    assert "12 antwoorden" in words(app)


def test_what_says_the_same_stands_together_with_its_count(open_page: OpenPage, at_desk: OpenDesk, scan: Scan) -> None:
    _revealed(at_desk, scan, MEETINGS, "Te weinig tijd", f"Ons {MEETINGS.lower()}", MEETINGS)
    said = words(_obstacles(open_page, scan))
    assert said.index(f"#### {MEETINGS}") < said.index("#### Te weinig tijd")
    assert "3 keer genoemd" in said
    assert "1 keer genoemd" in said


def test_one_click_puts_it_on_the_register_with_its_voices(open_page: OpenPage, at_desk: OpenDesk, scan: Scan) -> None:
    _revealed(at_desk, scan, MEETINGS, MEETINGS)
    app = _press(_obstacles(open_page, scan), "Zet op de lijst")
    with at_desk() as desk:
        assert [(o.title, o.votes) for o in naming.all_obstacles(desk, scan.id)] == [(MEETINGS, 2)]
    assert "Zet op de lijst" not in labels(app)
    assert "Staat op de lijst: B1" in labels(app)


def test_what_looks_like_a_known_obstacle_can_count_for_it(open_page: OpenPage, at_desk: OpenDesk, scan: Scan) -> None:
    _revealed(at_desk, scan, MEETINGS, MEETINGS)
    with at_desk() as desk:
        known = naming.name_obstacle(desk, Obstacle("", scan.id, 0, scan.theme_ids[0], f"Ons {MEETINGS.lower()}"))
    app = _obstacles(open_page, scan)
    label = next(label for label in labels(app) if label.startswith("Hoort bij B1"))
    _press(app, label)
    with at_desk() as desk:
        assert naming.obstacle_of(desk, known.id).votes == 2


def test_what_was_put_on_the_register_can_be_taken_back_and_stays_there_without_its_voices(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan
) -> None:
    _revealed(at_desk, scan, MEETINGS, MEETINGS)
    app = _press(_press(_obstacles(open_page, scan), "Zet op de lijst"), "Maak los")
    (told,) = app.toast
    assert "Los van B1: 2 stemmen eraf. B1 blijft op de lijst staan." in plain(told.value)
    assert "Maak los" not in labels(app)
    assert "Zet op de lijst" not in labels(app)
    assert f"Hoort bij B1: {MEETINGS}" in labels(app)
    with at_desk() as desk:
        assert [(o.title, o.votes) for o in naming.all_obstacles(desk, scan.id)] == [(MEETINGS, 0)]


def test_what_a_strength_on_the_list_says_already_joins_it_and_makes_no_second(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan
) -> None:
    with at_desk() as desk:
        opened(desk, scan)
        crowd(desk, scan, TEACHERS, 12, MEETINGS, kind=SignalKind.STRENGTH)
        inviting.close_round(desk, scan.id)
        revealing.reveal(desk, library(), scan.id)
        naming.name_strength(desk, Strength("", scan.id, 0, scan.theme_ids[0], f" {MEETINGS.upper()}!"))
    app = open_page(TOGETHER, scan=scan.id, view="strength")
    assert "Zet op de lijst" not in labels(app)
    app = _press(app, next(label for label in labels(app) if label.startswith("Hoort bij K1")))
    assert "Staat op de lijst: K1" in labels(app)
    assert "K1 blijft op de lijst staan" in plain(_press(app, "Maak los").toast[0].value)


def test_after_a_reveal_of_too_few_nothing_says_that_more_is_to_come(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan
) -> None:
    _revealed(at_desk, scan, people=4)
    app = open_page(TOGETHER, scan=scan.id)
    assert "Geen thema had genoeg antwoorden om te laten zien." in words(app)
    assert "Minder dan 5 antwoorden" in words(app)
    assert "Nog geen" not in words(app)


def test_P9_a_sentence_that_hurts_is_hidden_and_can_be_shown_again(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan
) -> None:
    _revealed(at_desk, scan, HURTS)
    app = _press(_obstacles(open_page, scan), "Verberg")
    assert f"#### {HURTS}" not in words(app)
    app = _press(app, "Toon weer")
    assert f"#### {HURTS}" in words(app)


def test_P5_of_fewer_than_ten_people_no_words_are_shown(open_page: OpenPage, at_desk: OpenDesk, scan: Scan) -> None:
    _revealed(at_desk, scan, HURTS, people=9)
    app = open_page(TOGETHER, scan=scan.id, view="obstacle")
    assert HURTS not in words(app)
    assert not [control for control in app.segmented_control if control.label == "Waar kijk je naar?"]


@pytest.mark.parametrize("text", HOSTILE)
def test_S1_what_people_wrote_is_read_as_they_wrote_it(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan, text: str
) -> None:
    _revealed(at_desk, scan, text)
    app = _obstacles(open_page, scan)
    assert f"#### {text}" in words(app)
    assert text in [element.value for element in app.text]


def test_by_name_the_team_sees_who_answered_what(open_page: OpenPage, at_desk: OpenDesk, scan: Scan) -> None:
    team = scan.groups[0]
    with at_desk() as desk:
        alone = replace(preparing.scan_of(desk, scan.id), groups=(team,))
        alone = preparing.save_preparation(desk, alone, preparing.school_of(desk, scan))
        opened(desk, alone, named=True)
        crowd(desk, alone, team, 3, name="Noor <i>")
        inviting.close_round(desk, alone.id)
        revealing.reveal(desk, library(), alone.id)
    app = open_page(TOGETHER, scan=scan.id)
    assert "**Noor <i> 1**  ·  nu 2, gewenst 2" in words(app)


def test_after_the_reveal_both_screens_lead_to_looking_together(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan
) -> None:
    _revealed(at_desk, scan)
    for page, more in ((INVITE, {}), ("pages/answer/room.py", {}), (STATEMENTS, {"who": TEACHERS.id})):
        app = open_page(page, scan=scan.id, **more)
        assert "Naar Samen kijken" in labels(app)
        assert not app.number_input
