"""What a phone shows when something came in between: the round closed, another tab saved, the slip was used before."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from scan.library.reader import library
from scan.model.rounds import Invitation
from scan.store.database import prepare
from scan.usecases import inviting, picturing
from tests.journeys.browser import PHONE, Viewport
from tests.journeys.server import Server, running_app
from tests.journeys.test_participants import begin, choose, looks_right, ticks
from tests.journeys.variants import every_language
from tests.web.check import given, open_check, path_of
from tests.web.school import NOW, SchoolDay, open_day, sheet_of


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> SchoolDay:
    path = tmp_path_factory.mktemp("states") / "scan.db"
    prepare(path, NOW)
    return open_day(path)


@pytest.fixture(scope="module")
def slips(day: SchoolDay) -> SchoolDay:
    """A round with slips in the same database."""
    return open_day(day.path, Invitation.SLIPS)


@pytest.fixture(scope="module")
def app(day: SchoolDay, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with running_app(day.path, tmp_path_factory.mktemp("app")) as server:
        yield server


@pytest.fixture
def viewport() -> Viewport:
    return PHONE


@pytest.fixture
def closing(day: SchoolDay) -> Iterator[Callable[[], None]]:
    """Closes the round; it is open again afterwards."""

    def close() -> None:
        with day.desk() as desk:
            inviting.close_round(desk, day.scan_id)

    yield close
    with day.desk() as desk:
        inviting.reopen_round(desk, library(), day.scan_id)


def send(page: Page) -> None:
    page.locator(".go button").first.click()


@every_language
def test_what_came_too_late_is_shown_as_not_kept(
    day: SchoolDay, page: Page, closing: Callable[[], None], language: str
) -> None:
    begin(page, day, 1, language)
    choose(page, 0, "2")
    page.locator("#named summary").click()
    page.locator("#text").fill("Dit typte ik nog")
    closing()
    send(page)
    expect(page.get_by_role("alert")).to_have_count(1)
    expect(page.locator("main .note")).to_have_count(1)
    assert ticks(page) == 0
    expect(page.locator("#sheet .lost")).to_contain_text("2")
    expect(page.locator("#sheet blockquote")).to_have_text("Dit typte ik nog")
    expect(page.locator("#sheet input:enabled:not([type=hidden])")).to_have_count(0)
    looks_right(page)


@every_language
def test_a_second_tab_says_what_counts_now(day: SchoolDay, page: Page, language: str) -> None:
    begin(page, day, 1, language)
    other = page.context.new_page()
    other.goto("/mee/thema/1")
    for tab, answer in ((page, "5"), (other, "1")):
        choose(tab, 0, answer)
        send(tab)
    expect(page.locator("main .note.good")).to_be_visible()
    expect(other.get_by_role("status")).to_have_count(1)
    assert other.locator("#sheet .scale input:checked").get_attribute("value") == "1"
    looks_right(other)
    send(other)
    expect(other.locator("main .note.good")).to_be_visible()
    assert other.evaluate("sessionStorage.length") == 0


@every_language
def test_a_slip_that_was_used_before_goes_on_where_its_holder_was(slips: SchoolDay, page: Page, language: str) -> None:
    slip, first = slips.slip(), slips.visitor()
    first.get("/mee/")
    first.follow(first.post("/mee/", {"code": slip}))
    first.post("/mee/welkom", {})
    first.post("/mee/thema/1", sheet_of(first.get("/mee/thema/1")))
    page.goto(f"/mee/?language={language}")
    page.locator("#code").fill(slip)
    page.locator("main form button").click()
    expect(page.locator("main .note")).to_be_visible()
    looks_right(page)
    page.locator("main a.button").click()
    expect(page).to_have_url("/mee/thema/2")


@every_language
def test_a_name_that_is_taken_is_said_at_its_field_and_the_question_needs_no_scrolling(
    day: SchoolDay, page: Page, language: str
) -> None:
    check = open_check(day)
    try:
        given(day.visitor(), check)
        page.goto(f"{path_of(check)}?language={language}")
        expect(page.locator("#name")).to_be_in_viewport()
        page.locator("#name").fill("noor")
        page.locator("#words").fill("Iets anders")
        page.locator(".rating label").first.click()
        page.locator("#sheet button").click()
        expect(page.get_by_role("alert")).to_contain_text("‘noor’")
        expect(page.locator("#words")).to_have_value("Iets anders")
        looks_right(page)
    finally:
        with day.desk() as desk:
            picturing.discard_check(desk, check.id)


@pytest.mark.parametrize(("locale", "spoken"), [("en-GB", "en"), ("nl-NL", "nl"), ("tr-TR", "nl")])
def test_the_first_page_speaks_the_language_of_the_phone(app: Server, page: Page, locale: str, spoken: str) -> None:
    assert page.context.browser
    context = page.context.browser.new_context(base_url=app.url, locale=locale)
    phone = context.new_page()
    phone.goto("/mee/")
    expect(phone.locator("html")).to_have_attribute("lang", spoken)
    context.close()
