"""Uitnodigen: choose once, open, see who was heard, let phones in, close and open again."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from scan.i18n import speaking
from scan.library.reader import library
from scan.model.answers import Aspect, Tally
from scan.model.promise import promise
from scan.model.rounds import Invitation, Phase, Round
from scan.model.scans import Scan
from scan.usecases import answering, inviting, preparing
from tests.pages.conftest import OpenDesk, OpenPage
from tests.pages.rounds import (
    ADDRESS,
    INVITE,
    PUPILS,
    TEACHERS,
    FakeDoor,
    crowd,
    labels,
    opened,
    stand_in,
    with_groups,
    words,
)

STATEMENTS = "pages/answer/statements.py"


pytestmark = pytest.mark.usefixtures("open_door")


@pytest.fixture
def scan(at_desk: OpenDesk, scan: Scan) -> Scan:
    with at_desk() as desk:
        return with_groups(desk, scan, TEACHERS, PUPILS)


def _round(at_desk: OpenDesk, scan: Scan) -> Round:
    with at_desk() as desk:
        found = inviting.round_of(desk, scan.id)
    assert found is not None
    return found


def _opened(at_desk: OpenDesk, scan: Scan) -> Round:
    with at_desk() as desk:
        opened(desk, scan)
    return _round(at_desk, scan)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_P11_what_people_are_told_stands_there_before_anything_is_chosen(
    open_page: OpenPage, scan: Scan, language: str
) -> None:
    with speaking("en" if language == "en" else "nl"):
        app = open_page(INVITE, scan=scan.id, language=language)
        told = promise(named=False, encrypted=False)
    assert [sentence for sentence in (*told.kept, *told.limits) if sentence not in words(app)] == []


def test_a_round_is_planned_opened_closed_and_opened_again(open_page: OpenPage, at_desk: OpenDesk, scan: Scan) -> None:
    app = open_page(INVITE, scan=scan.id)
    app.radio(key="invitation").set_value(Invitation.OPEN).run()
    for button, phase in (
        ("plan-round", Phase.PREPARING),
        ("open-round", Phase.OPEN),
        ("close-round", Phase.CLOSED),
        ("reopen-round", Phase.OPEN),
    ):
        app.button(key=button).click().run()
        assert not app.exception
        assert _round(at_desk, scan).phase is phase


def test_by_name_is_offered_to_small_teams_only(open_page: OpenPage, at_desk: OpenDesk, scan: Scan) -> None:
    app = open_page(INVITE, scan=scan.id)
    assert app.radio(key="named").options == ["Zonder naam"]
    assert "hoogstens 12 mensen" in words(app)


def test_a_small_team_can_answer_by_name_and_is_told_so(open_page: OpenPage, at_desk: OpenDesk, scan: Scan) -> None:
    with at_desk() as desk:
        team = replace(scan, groups=scan.groups[:1])
        small = preparing.save_preparation(desk, team, preparing.school_of(desk, scan))
    app = open_page(INVITE, scan=small.id)
    app.radio(key="named").set_value(True).run()
    assert promise(named=True, encrypted=False).kept[0] in words(app)
    app.button(key="plan-round").click().run()
    assert _round(at_desk, small).named


def test_a_round_that_was_planned_can_be_taken_back_until_it_opens(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan
) -> None:
    with at_desk() as desk:
        inviting.plan_round(desk, scan.id)
    app = open_page(INVITE, scan=scan.id)
    app.button(key="cancel-round").click().run()
    with at_desk() as desk:
        assert inviting.round_of(desk, scan.id) is None
    _opened(at_desk, scan)
    assert "cancel-round" not in [button.key for button in open_page(INVITE, scan=scan.id).button]


def test_each_group_has_its_link_its_code_and_its_QR(open_page: OpenPage, at_desk: OpenDesk, scan: Scan) -> None:
    planned = _opened(at_desk, scan)
    app = open_page(INVITE, scan=scan.id)
    assert len(app.image) == len(planned.groups) == len(scan.groups)
    for own in planned.groups:
        assert f"# {own.door[:3]} {own.door[3:]}" in words(app)
        assert f"{ADDRESS}/d/{own.door}" in words(app)


def test_P4_the_response_is_told_in_steps_of_five(open_page: OpenPage, at_desk: OpenDesk, scan: Scan) -> None:
    _opened(at_desk, scan)
    for more, said in ((4, "minder dan 5 van 30"), (3, "5 of meer van 30"), (4, "10 of meer van 30")):
        with at_desk() as desk:
            crowd(desk, scan, TEACHERS, more)
        assert f"**{TEACHERS.name}**  ·  {said} mensen" in words(open_page(INVITE, scan=scan.id))


def test_who_was_not_heard_and_who_sent_too_many_forms_is_said(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan
) -> None:
    _opened(at_desk, scan)
    with at_desk() as desk:
        crowd(desk, scan, PUPILS, 5)
    said = words(open_page(INVITE, scan=scan.id))
    assert f"Nog niets gehoord van: Managementteam, {TEACHERS.name}." in said
    assert "Leerlingenraad: er kwamen meer formulieren dan er mensen zijn" in said


def test_the_switch_opens_the_door_and_shuts_it(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan, open_door: FakeDoor
) -> None:
    _opened(at_desk, scan)
    open_door.port = None
    app = open_page(INVITE, scan=scan.id)
    assert ADDRESS not in words(app)
    assert not app.image
    app.toggle(key="network-open").set_value(True).run()
    assert (open_door.moves, ADDRESS in words(app)) == (["open"], True)
    app.toggle(key="network-open").set_value(False).run()
    assert (open_door.moves, ADDRESS in words(app)) == (["open", "close"], False)


def test_a_port_that_is_taken_is_told_and_the_switch_stays_off(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan, open_door: FakeDoor
) -> None:
    _opened(at_desk, scan)
    open_door.port, open_door.taken = None, True
    app = open_page(INVITE, scan=scan.id)
    app.toggle(key="network-open").set_value(True).run()
    assert "is bezet" in app.error[0].value
    assert not app.toggle(key="network-open").value


def test_the_address_can_be_chosen_where_there_are_more(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan, open_door: FakeDoor, monkeypatch: pytest.MonkeyPatch
) -> None:
    _opened(at_desk, scan)
    stand_in(monkeypatch, open_door, "10.0.0.4", "192.168.1.20")
    app = open_page(INVITE, scan=scan.id)
    assert "http://10.0.0.4:8502/mee" in words(app)
    app.selectbox(key="at-choice").set_value("192.168.1.20").run()
    assert ADDRESS in words(app)


def test_another_last_day_is_kept_and_a_day_that_is_over_is_told(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan
) -> None:
    _opened(at_desk, scan)
    later = datetime.now().astimezone().date() + timedelta(days=5)
    app = open_page(INVITE, scan=scan.id)
    app.date_input[0].set_value(later)
    next(button for button in app.button if button.label == "Bewaar de laatste dag").click().run()
    assert _round(at_desk, scan).closes_on == later


def test_where_hands_were_counted_no_round_is_offered_but_the_way_to_the_statements(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan
) -> None:
    first = library().theme_by_id[scan.theme_ids[0]].statements[0].id
    with at_desk() as desk:
        answering.record_tallies(desk, scan.id, [Tally(first, TEACHERS.id, Aspect.NOW, (1, 0, 0, 0, 0, 0, 0))])
    app = open_page(INVITE, scan=scan.id)
    assert "plan-round" not in {button.key for button in app.button}
    assert "Jullie tellen handen" in words(app)
    assert "Naar de stellingen" in labels(app)


def test_beside_a_round_a_group_has_no_number_fields_but_the_way_to_it(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan
) -> None:
    before = open_page(STATEMENTS, scan=scan.id, who=TEACHERS.id)
    assert before.number_input
    _opened(at_desk, scan)
    app = open_page(STATEMENTS, scan=scan.id, who=TEACHERS.id)
    assert not app.number_input
    assert "Naar Uitnodigen" in labels(app)
