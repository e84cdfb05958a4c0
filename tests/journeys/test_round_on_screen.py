"""The facilitator's way through a round: invite, open, watch, close, reveal, and put what was named on the register."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from playwright.sync_api import Page, expect

from scan.errors import NotFound
from scan.i18n import Language
from scan.library.reader import library
from scan.model.people import Group, GroupKind
from scan.model.permissions import Actor, Role
from scan.store import rounds
from scan.store.database import opened
from scan.usecases import participating, preparing
from scan.usecases.desk import Desk
from scan.usecases.visiting import Visit
from tests.journeys.browser import DESKTOP, PHONE
from tests.journeys.hand import assert_title, follow, main, press, worded
from tests.journeys.screen import assert_looks_right, settled, visit
from tests.journeys.server import Server
from tests.pages.rounds import crowd

TEAM, TEACHERS = (
    Group("", "Managementteam", GroupKind.MANAGEMENT, 6),
    Group("", "Docenten", GroupKind.TEACHERS, 14),
)
CODE = {"nl": "B1", "en": "O1"}
NAMED = "Het rooster laat geen ruimte voor overleg"


def _scan(app: Server, title: str) -> str:
    with opened(app.database) as db:
        desk = Desk(db, Actor("Sanne", Role.FACILITATOR), datetime.now().astimezone())
        scan = preparing.start_scan(desk, library(), preparing.NewScan(title, school_name="Het Kompas"))
        filled = replace(scan, groups=(TEAM, TEACHERS), reason="We willen weten wat ons tegenhoudt.")
        return preparing.save_preparation(desk, filled, preparing.school_of(desk, scan)).id


def _come(app: Server, scan_id: str, management: int, teachers: int) -> None:
    with opened(app.database) as db:
        desk = Desk(db, Actor("Test", Role.FACILITATOR), datetime.now().astimezone())
        scan = preparing.scan_of(desk, scan_id)
        crowd(desk, scan, scan.groups[0], management)
        crowd(desk, scan, scan.groups[1], teachers, NAMED, NAMED)


def _invited(page: Page, scan_id: str, language: Language) -> None:
    visit(page, f"/invite?scan={scan_id}", language)
    assert_looks_right(page)
    press(main(page), worded(language, "Maak de uitnodigingen"))
    press(main(page), worded(language, "Open de ronde"))


def _watched(page: Page, app: Server, scan_id: str, language: Language) -> None:
    _come(app, scan_id, 1, 0)
    visit(page, f"/together?scan={scan_id}", language)
    expect(main(page)).to_contain_text(worded(language, "De uitkomst is nog dicht"))
    visit(page, f"/invite?scan={scan_id}", language)
    expect(main(page)).to_contain_text(worded(language, "minder dan {floor}").format(floor=5))
    assert_looks_right(page)
    follow(main(page), worded(language, "Naar het scherm voor in de zaal"))
    _come(app, scan_id, 5, 12)
    heard = worded(language, "{count} of meer").format(count=10)
    expect(main(page)).to_contain_text(heard, timeout=15_000)  # nobody touched the screen: it is live
    assert_looks_right(page)


def _revealed(page: Page, language: Language) -> None:
    press(main(page), worded(language, "Sluit de ronde"))
    press(page, worded(language, "Ja, sluit de ronde"))
    assert_looks_right(page)
    main(page).locator("label").filter(has_text=worded(language, "Ik weet dat dit niet terug te draaien is")).click()
    press(main(page), worded(language, "Onthul de uitkomst"))
    assert_title(page, worded(language, "Samen kijken"))
    assert_looks_right(page)


@pytest.mark.parametrize(
    ("viewport", "scheme", "language"), [(DESKTOP, "light", "nl"), (PHONE, "dark", "en")], ids=["desktop", "phone"]
)
def test_a_round_from_the_invitation_to_the_register(page: Page, app: Server, language: Language) -> None:
    scan_id = _scan(app, f"Ronde {language}")
    _invited(page, scan_id, language)
    _watched(page, app, scan_id, language)
    _revealed(page, language)
    main(page).get_by_role("radio", name=worded(language, "Belemmeringen"), exact=True).click()
    settled(page)
    press(main(page), worded(language, "Zet op de lijst"))
    taken = worded(language, "Staat op de lijst: {code}").format(code=CODE[language])
    expect(main(page)).to_contain_text(taken)
    assert_looks_right(page)
    with opened(app.database) as db:
        now = datetime.now().astimezone()
        record = preparing.record_of(Desk(db, Actor("Test", Role.READER), now), scan_id)
        door = rounds.get(db, scan_id).groups[0].door
        with pytest.raises(NotFound):
            participating.door_of(Visit(db, now), door)
    assert [(obstacle.title, obstacle.votes) for obstacle in record.obstacles] == [(NAMED, 2)]
