"""The facilitator's way through a same-picture check: open it, one phone and the laptop, lay it all side by side."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from scan.i18n import Language
from scan.store.database import prepare
from scan.usecases import picturing
from tests.journeys.browser import DESKTOP, PHONE
from tests.journeys.hand import main, press, unfold, worded, write
from tests.journeys.screen import assert_looks_right, settled, visit
from tests.journeys.server import Server, running_app
from tests.web.check import path_of
from tests.web.school import NOW, SchoolDay, open_day

ON_PHONE, ON_LAPTOP = "Wij zeggen elkaar <b>eerlijk</b> wat er beter kan", "Iedereen doet het op zijn eigen manier"


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> SchoolDay:
    path = tmp_path_factory.mktemp("pictures") / "scan.db"
    prepare(path, NOW)
    return open_day(path)


@pytest.fixture(scope="module")
def app(day: SchoolDay, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with running_app(day.path, tmp_path_factory.mktemp("app")) as server:
        yield server


def _on_a_phone(page: Page, day: SchoolDay) -> None:
    with day.desk() as desk:
        check = picturing.open_check_of(desk, day.scan_id)
    assert check
    phone = page.context.new_page()
    phone.goto(path_of(check))
    phone.locator("#name").fill("Noor")
    phone.locator("#words").fill(ON_PHONE)
    phone.locator(".rating label", has=phone.locator("[value='1']")).click()
    phone.locator("#sheet button").click()
    expect(phone.get_by_role("status")).to_be_visible()
    phone.close()


def _on_the_laptop(page: Page, language: Language) -> None:
    unfold(main(page), worded(language, "Typ een kaartje voor wie geen telefoon heeft"))
    write(main(page), worded(language, "Je naam"), "Omar")
    write(main(page), worded(language, "Wat je opschrijft"), ON_LAPTOP)
    main(page).get_by_role("radio", name="4", exact=True).click()
    press(main(page), worded(language, "Bewaar dit kaartje"))
    expect(page.get_by_text(ON_LAPTOP)).to_have_count(0)  # the next one reads nothing of it


@pytest.mark.parametrize(
    ("viewport", "scheme", "language"), [(DESKTOP, "dark", "nl"), (PHONE, "light", "en")], ids=["desktop", "phone"]
)
def test_a_check_from_the_question_to_what_everybody_meant(
    page: Page, app: Server, day: SchoolDay, language: Language
) -> None:
    visit(page, f"/same-picture?scan={day.scan_id}", language)
    assert_looks_right(page)
    main(page).locator("label").filter(has_text=worded(language, "Op naam")).click()
    press(main(page), worded(language, "Open de check, op naam"))
    _on_a_phone(page, day)
    expect(main(page)).to_contain_text("Noor", timeout=15_000)  # nobody touched the screen: it is live
    expect(main(page)).not_to_contain_text("eerlijk")
    _on_the_laptop(page, language)
    assert_looks_right(page)
    main(page).locator("label").filter(has_text=worded(language, "Ik weet dat dit niet terug te draaien is")).click()
    press(main(page), worded(language, "Laat alle kaartjes zien"))
    for words in (ON_PHONE, ON_LAPTOP, "Noor", "Omar"):
        expect(main(page).get_by_text(words, exact=True).last).to_be_visible()
    assert_looks_right(page)
    page.reload()
    expect(settled(page).get_by_text(ON_PHONE, exact=True).last).to_be_visible()
