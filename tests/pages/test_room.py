"""In de zaal: how to join, how far everybody is, the clock, and the reveal that asks once."""

from __future__ import annotations

import time

import pytest
from streamlit.testing.v1 import AppTest

from scan.errors import StorageError
from scan.library.reader import library
from scan.model.rounds import Invitation, Phase, Round
from scan.model.scans import Scan
from scan.ui.round_timer import DEFAULT, MOST
from scan.usecases import inviting, preparing
from tests.pages.conftest import OpenDesk, OpenPage
from tests.pages.rounds import (
    PUPILS,
    ROOM,
    TEACHERS,
    TOGETHER,
    FakeDoor,
    crowd,
    labels,
    opened,
    with_groups,
    words,
)

pytestmark = pytest.mark.usefixtures("open_door")


@pytest.fixture
def scan(at_desk: OpenDesk, scan: Scan) -> Scan:
    with at_desk() as desk:
        return with_groups(desk, scan, TEACHERS)


def _round(at_desk: OpenDesk, scan: Scan) -> Round:
    with at_desk() as desk:
        found = inviting.round_of(desk, scan.id)
    assert found is not None
    return found


def _closed(at_desk: OpenDesk, scan: Scan, people: int) -> None:
    with at_desk() as desk:
        opened(desk, scan)
        crowd(desk, scan, TEACHERS, people)
        inviting.close_round(desk, scan.id)


def _reveal(app: AppTest, *, sure: bool) -> AppTest:
    app.checkbox(key="sure").set_value(sure)
    return next(button for button in app.button if button.label == "Onthul de uitkomst").click().run()


def test_before_the_round_opens_it_says_what_to_do(open_page: OpenPage, scan: Scan) -> None:
    app = open_page(ROOM, scan=scan.id)
    assert "De ronde is nog niet open" in words(app)
    assert "Terug naar Uitnodigen" in labels(app)


def test_the_address_and_every_code_are_on_the_wall(open_page: OpenPage, at_desk: OpenDesk, scan: Scan) -> None:
    with at_desk() as desk:
        opened(desk, scan)
    app = open_page(ROOM, scan=scan.id)
    assert "## 192.168.1.20:8502/mee" in words(app)
    assert [own for own in _round(at_desk, scan).groups if f"## {own.door[:3]} {own.door[3:]}" not in words(app)] == []
    assert len(app.image) == 1


def test_with_the_door_shut_the_wall_gives_no_address_that_does_not_work(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan, open_door: FakeDoor
) -> None:
    open_door.port = None
    with at_desk() as desk:
        opened(desk, scan)
    app = open_page(ROOM, scan=scan.id)
    assert "nog dicht voor telefoons" in words(app)
    assert "/mee" not in words(app)


def test_a_round_with_slips_shows_no_code_to_join_by(open_page: OpenPage, at_desk: OpenDesk, scan: Scan) -> None:
    with at_desk() as desk:
        opened(desk, scan, Invitation.SLIPS)
    app = open_page(ROOM, scan=scan.id)
    assert not app.image
    assert not any(own.door[:3] in words(app) for own in _round(at_desk, scan).groups)


def test_P4_the_wall_tells_steps_of_five_and_accuses_no_group(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan
) -> None:
    with at_desk() as desk:
        opened(desk, scan)
        crowd(desk, scan, TEACHERS, 13)
        crowd(desk, scan, scan.groups[0], 7)
    said = words(open_page(ROOM, scan=scan.id))
    assert f"### **{TEACHERS.name}**  ·  10 of meer van 30 mensen" in said
    assert "**Managementteam**  ·  5 of meer van 6 mensen" in said
    assert "meer formulieren dan er mensen zijn" not in said


def test_an_error_while_the_stand_reads_itself_again_is_told_in_its_place(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan, monkeypatch: pytest.MonkeyPatch
) -> None:
    with at_desk() as desk:
        opened(desk, scan)

    def damaged(*_given: object) -> list[object]:
        raise StorageError("De schijf is weg.")

    monkeypatch.setattr(inviting, "response", damaged)
    assert "De schijf is weg" in words(open_page(ROOM, scan=scan.id))


def test_the_clock_starts_and_stops(open_page: OpenPage, at_desk: OpenDesk, scan: Scan) -> None:
    with at_desk() as desk:
        opened(desk, scan)
    app = open_page(ROOM, scan=scan.id)
    app.number_input(key="timer-minutes").set_value(3)
    app.button(key="start-timer").click().run()
    assert 0 < int("".join(app.query_params["until"])) - time.time() <= 180
    assert "start-timer" not in [button.key for button in app.button]
    app.button(key="stop-timer").click().run()
    assert "start-timer" in [button.key for button in app.button]
    assert not app.exception
    assert "until" not in app.query_params


def test_the_clock_goes_on_after_a_refresh_and_an_old_or_broken_address_starts_none(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan
) -> None:
    with at_desk() as desk:
        opened(desk, scan)
    app = open_page(ROOM, scan=scan.id)
    app.button(key="start-timer").click().run()
    until = "".join(app.query_params["until"])
    ended = int(until) - (DEFAULT + 61) * 60
    for address, goes_on in ((until, True), (str(ended), False), (str(int(until) + MOST * 60), False), ("²", False)):
        keys = [button.key for button in open_page(ROOM, scan=scan.id, until=address).button]
        assert ("stop-timer" in keys) is goes_on


def test_on_a_large_screen_stands_only_what_the_room_reads_and_a_way_back(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan
) -> None:
    with at_desk() as desk:
        opened(desk, scan)
    app = open_page(ROOM, scan=scan.id)
    assert "**Alleen voor: " not in words(app)
    assert f"Alleen voor: {scan.groups[0].name}" in words(app)
    app.button(key="wall-in").click().run()
    assert app.query_params["wall"]
    assert "close-round" not in [button.key for button in app.button]
    assert "192.168.1.20:8502/mee" in words(app)
    app.button(key="wall-out").click().run()
    assert "wall" not in app.query_params
    assert "close-round" in [button.key for button in app.button]


def test_a_group_of_a_few_is_told_without_a_sum_that_says_nothing(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan
) -> None:
    with at_desk() as desk:
        scan = with_groups(desk, scan, PUPILS)
        opened(desk, scan)
        crowd(desk, scan, PUPILS, 1)
    assert f"### **{PUPILS.name}**  ·  er is iets binnen" in words(open_page(ROOM, scan=scan.id))


def test_the_round_is_closed_before_anything_is_revealed(open_page: OpenPage, at_desk: OpenDesk, scan: Scan) -> None:
    with at_desk() as desk:
        opened(desk, scan)
        crowd(desk, scan, TEACHERS, 6)
    app = open_page(ROOM, scan=scan.id)
    assert "Onthul de uitkomst" not in labels(app)
    app.button(key="close-round").click().run()
    assert _round(at_desk, scan).phase is Phase.CLOSED
    assert "Onthul de uitkomst" in labels(app)
    app.button(key="reopen-round").click().run()
    assert _round(at_desk, scan).phase is Phase.OPEN


@pytest.mark.parametrize(
    ("people", "warned"), [((4, 0), "Er zijn minder dan 5"), ((1, 1), "Misschien zijn er minder"), ((5, 1), "")]
)
def test_too_few_people_are_told_that_the_reveal_leaves_nothing(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan, people: tuple[int, int], warned: str
) -> None:
    with at_desk() as desk:
        opened(desk, scan)
        for group, count in zip((TEACHERS, scan.groups[0]), people, strict=True):
            crowd(desk, scan, group, count)
    said = _closing(open_page, at_desk, scan)
    assert ("niets en is alles weg" in said) is bool(warned)
    assert warned in said


def test_revealing_says_what_it_does_and_asks_whether_it_is_meant(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan
) -> None:
    _closed(at_desk, scan, 12)
    app = open_page(ROOM, scan=scan.id)
    assert "worden vernietigd" in words(app)
    assert "niet terug te draaien" in words(app)
    _reveal(app, sure=False)
    assert "Vink eerst aan" in app.error[0].value
    assert _round(at_desk, scan).phase is Phase.CLOSED


def test_the_reveal_leads_to_looking_together(open_page: OpenPage, at_desk: OpenDesk, scan: Scan) -> None:
    _closed(at_desk, scan, 12)
    app = _reveal(open_page(ROOM, scan=scan.id), sure=True)
    assert not app.exception
    assert _round(at_desk, scan).phase is Phase.REVEALED
    assert "Samen kijken" in [title.value for title in app.title]
    with at_desk() as desk:
        assert preparing.record_of(desk, scan.id).revealed
    assert "12 antwoorden" in words(open_page(TOGETHER, scan=scan.id))


def test_where_nobody_answered_the_reveal_is_refused(open_page: OpenPage, at_desk: OpenDesk, scan: Scan) -> None:
    _closed(at_desk, scan, 0)
    app = _reveal(open_page(ROOM, scan=scan.id), sure=True)
    assert "Nog niemand heeft geantwoord" in app.error[0].value
    assert _round(at_desk, scan).phase is Phase.CLOSED


def test_too_many_forms_are_told_before_the_reveal(open_page: OpenPage, at_desk: OpenDesk, scan: Scan) -> None:
    with at_desk() as desk:
        opened(desk, scan)
        crowd(desk, scan, scan.groups[0], 9)
    assert "er kwamen meer formulieren" not in _closing(open_page, at_desk, scan)
    with at_desk() as desk:
        inviting.reopen_round(desk, library(), scan.id)
        crowd(desk, scan, scan.groups[0], 1)
    assert "Managementteam: er kwamen meer formulieren" in _closing(open_page, at_desk, scan)


def _closing(open_page: OpenPage, at_desk: OpenDesk, scan: Scan) -> str:
    """What stands at the reveal."""
    with at_desk() as desk:
        inviting.close_round(desk, scan.id)
    return words(open_page(ROOM, scan=scan.id))
