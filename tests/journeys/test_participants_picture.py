"""Somebody gives a card to a same-picture check on a phone: with and without scripts, and loses nothing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from scan.model.same_picture import PictureCheck
from scan.store.database import prepare
from scan.usecases import picturing
from tests.journeys.browser import PHONE, Viewport, watched_context
from tests.journeys.server import Server, running_app
from tests.journeys.test_participants import looks_right
from tests.journeys.variants import every_language
from tests.web.check import cards, open_check, path_of, reveal
from tests.web.school import NOW, SchoolDay, open_day

WORDS = "We vragen elkaar wat er beter kan."


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> SchoolDay:
    path = tmp_path_factory.mktemp("check") / "scan.db"
    prepare(path, NOW)
    return open_day(path)


@pytest.fixture(scope="module")
def app(day: SchoolDay, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with running_app(day.path, tmp_path_factory.mktemp("app")) as server:
        yield server


@pytest.fixture
def viewport() -> Viewport:
    return PHONE


@pytest.fixture
def check(day: SchoolDay) -> Iterator[PictureCheck]:
    """A check on name, thrown away afterwards unless it was revealed."""
    yield from _open(day, True)


@pytest.fixture
def nameless(day: SchoolDay) -> Iterator[PictureCheck]:
    """A check without names, about an obstacle whose title fills a line."""
    yield from _open(day, False, "Overleg over de toetsweek, dat te laat komt. " * 4)


def _open(day: SchoolDay, named: bool, obstacle: str = "") -> Iterator[PictureCheck]:
    opened = open_check(day, named, obstacle)
    yield opened
    with day.desk() as desk:
        if picturing.open_check_of(desk, day.scan_id):
            picturing.discard_check(desk, opened.id)


def fill(page: Page, rating: str = "4") -> None:
    if page.locator("#name").count():
        page.locator("#name").fill("Noor")
    page.locator("#words").fill(WORDS)
    page.locator(".rating label", has=page.locator(f"[value='{rating}']")).click()


def save(page: Page) -> None:
    page.locator("#sheet button").click()


@every_language
def test_a_check_on_name_is_accessible_and_fits_in_every_state(check: PictureCheck, page: Page, language: str) -> None:
    page.goto(f"{path_of(check)}?language={language}")
    looks_right(page)
    save(page)
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.locator("#name")).to_have_attribute("aria-invalid", "true")
    looks_right(page)
    fill(page)
    save(page)
    expect(page.get_by_role("status")).to_be_visible()
    looks_right(page)
    page.goto("/mee/b/klaar")
    looks_right(page)


@every_language
def test_a_check_without_names_is_accessible_and_fits(nameless: PictureCheck, page: Page, language: str) -> None:
    page.goto(f"{path_of(nameless)}?language={language}")
    expect(page.locator("#name")).to_have_count(0)
    looks_right(page)
    fill(page, "1")
    save(page)
    expect(page.get_by_role("status")).to_be_visible()
    looks_right(page)


def test_a_typed_code_leads_to_the_card_which_is_changed_until_the_reveal(
    day: SchoolDay, check: PictureCheck, page: Page
) -> None:
    page.goto("/mee/")
    page.locator("#code").fill(check.door.lower())
    page.get_by_role("button", name="Verder").click()
    fill(page)
    save(page)
    expect(page.get_by_role("status")).to_contain_text("Je kaartje is bewaard")
    expect(page.locator("#words")).to_have_value(WORDS)
    page.reload()
    fill(page, "2")
    save(page)
    expect(page.locator("[value='2']")).to_be_checked()
    assert [(card.name, card.rating) for card in cards(day, check)] == [("Noor", 2)]
    reveal(day, check, more=1)
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("Deze check is klaar")
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("Deze check is klaar")
    assert "mee_beeld" not in {cookie["name"] for cookie in page.context.cookies()}


def test_what_was_not_sent_is_back_after_a_refresh_until_it_is_kept(check: PictureCheck, page: Page) -> None:
    page.goto(path_of(check))
    fill(page)
    page.locator("#words").fill("Eerst dit.\n\nEn dan  dat.")
    page.reload()
    expect(page.get_by_text("Dit had je nog niet bewaard")).to_be_visible()
    expect(page.locator("#words")).to_have_value("Eerst dit.\n\nEn dan  dat.")
    expect(page.locator("[value='4']")).to_be_checked()
    save(page)
    expect(page.get_by_text("Je kaartje is bewaard")).to_be_visible()
    expect(page.locator("#words")).to_have_value("Eerst dit. En dan dat.")
    expect(page.get_by_text("Dit had je nog niet bewaard")).to_have_count(0)
    assert page.evaluate("sessionStorage.length") == 0


def test_a_lost_connection_loses_nothing(day: SchoolDay, check: PictureCheck, page: Page) -> None:
    page.goto(path_of(check))
    fill(page)
    page.context.set_offline(True)
    save(page)
    expect(page.get_by_role("alert")).to_contain_text("Er is geen verbinding")
    expect(page.locator("#words")).to_have_value(WORDS)
    page.context.set_offline(False)
    save(page)
    expect(page.get_by_role("status")).to_contain_text("Je kaartje is bewaard")
    assert len(cards(day, check)) == 1


def test_how_much_may_still_be_written_is_told_and_too_much_is_refused_but_kept(
    check: PictureCheck, page: Page
) -> None:
    page.goto(path_of(check))
    fill(page)
    expect(page.locator("#words-hint")).to_have_text(f"Hoogstens 400 tekens. Nog over: {400 - len(WORDS)}.")
    page.locator("#words").fill("x" * 405)
    expect(page.locator("#words-hint")).to_contain_text("Te veel: 5.")
    save(page)
    expect(page.get_by_role("alert")).to_contain_text("te lang")
    expect(page.locator("#words")).to_be_in_viewport()
    expect(page.locator("#words")).to_have_value("x" * 405)


def test_the_keyboard_alone_is_enough(check: PictureCheck, page: Page) -> None:
    page.goto(path_of(check))
    page.locator("#name").focus()
    page.keyboard.type("Noor")
    page.keyboard.press("Tab")
    page.keyboard.type(WORDS)
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Bewaar mijn kaartje")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("bewaard")
    expect(page.locator("[value='2']")).to_be_checked()


def test_everything_works_without_scripts(day: SchoolDay, check: PictureCheck, app: Server, browser: Browser) -> None:
    context, watch = watched_context(browser, app.url, PHONE, "light", scripts=False)
    page = context.new_page()
    page.goto(f"/mee/d/{check.door}")
    save(page)
    expect(page.get_by_role("alert")).to_have_text("Je naam is nog leeg. Vul het in en bewaar opnieuw.")
    fill(page)
    save(page)
    expect(page.get_by_role("status")).to_contain_text("Je kaartje is bewaard")
    expect(page.locator("#card")).to_be_in_viewport()
    page.reload()
    expect(page.locator("#words")).to_have_value(WORDS)
    page.get_by_role("link", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("#words")).to_have_value(WORDS)
    page.locator("details summary").last.click()
    page.locator("details form button").click()
    expect(page.locator("#words")).to_have_value("")
    assert len(cards(day, check)) == 1
    context.close()
    watch.assert_quiet()
