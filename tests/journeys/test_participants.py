"""Somebody takes part on a phone: by a link, a slip or a typed code, with and without scripts, and loses nothing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from scan.model.rounds import Invitation
from scan.store.database import prepare
from tests.journeys.browser import PHONE, Viewport, watched_context
from tests.journeys.screen import assert_accessible
from tests.journeys.server import Server, running_app
from tests.journeys.variants import every_language
from tests.web.school import NOW, SchoolDay, open_day

SMALL = Viewport("small", 320, 640, touch=True)
TOO_SMALL = """() => [...document.querySelectorAll(`main label:has(input), main button:not(.first), main summary,
  main a.button, header a`)].filter(e => e.checkVisibility())
  .map(e => [e.textContent.trim(), e.getBoundingClientRect()])
  .filter(([, box]) => box.height < 44 || box.width < 44).map(([text, box]) => `${text} ${box.width}x${box.height}`)"""
WIDER = "() => document.documentElement.scrollWidth - innerWidth"


@pytest.fixture(scope="module")
def days(tmp_path_factory: pytest.TempPathFactory) -> dict[Invitation, SchoolDay]:
    """Two rounds in one database: an open one, and one with slips."""
    path = tmp_path_factory.mktemp("round") / "scan.db"
    prepare(path, NOW)
    return {invitation: open_day(path, invitation) for invitation in Invitation}


@pytest.fixture(scope="module")
def day(days: dict[Invitation, SchoolDay]) -> SchoolDay:
    return days[Invitation.OPEN]


@pytest.fixture(scope="module")
def app(day: SchoolDay, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with running_app(day.path, tmp_path_factory.mktemp("app")) as server:
        yield server


@pytest.fixture
def viewport() -> Viewport:
    return PHONE


def begin(page: Page, day: SchoolDay, place: int = 1, language: str = "nl") -> None:
    page.goto(f"/mee/d/{day.group(place).door}?language={language}")
    page.locator("main form button").click()
    expect(page.locator("#sheet")).to_be_visible()


def choose(page: Page, statement: int, answer: str) -> None:
    page.locator("#sheet fieldset.card").nth(statement).locator(
        "label", has=page.locator(f"[value='{answer}']")
    ).click()


def ticks(page: Page) -> int:
    return page.locator("#sheet .scale input:checked").count()


def looks_right(page: Page) -> None:
    """Fail unless a page, unfolded, fits both sizes with targets for fingers, and is accessible in light and dark."""
    page.evaluate("() => document.querySelectorAll('main details').forEach(shut => { shut.open = true; })")
    for viewport in (SMALL, PHONE):
        page.set_viewport_size(viewport.size)
        assert page.evaluate(WIDER) <= 0, (page.url, viewport.name)
        assert page.evaluate(TOO_SMALL) == [], (page.url, viewport.name)
    for scheme in ("dark", "light"):
        page.emulate_media(color_scheme=scheme)  # a style sheet follows it at once
        assert_accessible(page)


@every_language
def test_every_page_is_accessible_and_fits_with_targets_for_fingers(day: SchoolDay, page: Page, language: str) -> None:
    begin(page, day, 0, language)
    page.locator("#named summary").click()
    page.locator("#text").fill("Overleg zonder einde")
    page.locator("#named [value=name]").click()
    paths = ("thema/1", "thema/2", "klaar", "welkom", "rol", "rol/teacher", "weg", "bericht", "nothing", "", "d/none")
    for path in paths:
        page.goto(f"/mee/{path}")
        looks_right(page)


def test_P3_the_code_of_a_slip_in_a_link_reaches_no_address_no_log_and_no_database(
    days: dict[Invitation, SchoolDay], page: Page, app: Server
) -> None:
    slips = days[Invitation.SLIPS]
    slip, asked = slips.slip(), list[str]()
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"/mee/#{slip}")
    expect(page.locator("#code")).to_have_value(slip)
    assert page.evaluate("location.href").endswith("/mee/")
    page.get_by_role("button", name="Verder").click()
    page.get_by_role("button", name="Begin").click()
    expect(page.locator("#sheet")).to_be_visible()
    choose(page, 0, "4")
    page.get_by_role("button", name="Bewaar en ga verder").last.click()
    expect(page.get_by_role("status")).to_contain_text("Bewaard")
    assert asked
    for code in (slip, slip.replace("-", "")):
        assert not [url for url in asked if code in url]
        assert code not in app.said()
        assert code.encode() not in app.database.read_bytes()


def test_what_was_not_sent_is_back_after_a_refresh_until_it_is_kept(day: SchoolDay, page: Page) -> None:
    begin(page, day)
    choose(page, 0, "2")
    choose(page, 1, "not_applicable")
    page.locator("#named summary").click()
    page.locator("#text").fill("Te veel mail")
    page.reload()
    expect(page.get_by_text("Deze keuzes had je nog niet bewaard")).to_be_visible()
    assert ticks(page) == 2
    expect(page.locator("#text")).to_have_value("Te veel mail")
    page.get_by_role("button", name="Bewaar en ga verder").last.click()
    expect(page.get_by_role("status")).to_contain_text("Bewaard: Doel en waarom")
    page.goto("/mee/thema/1")
    assert ticks(page) == 2
    expect(page.locator("#text")).to_have_value("")
    expect(page.get_by_text("Deze keuzes had je nog niet bewaard")).to_have_count(0)
    assert page.evaluate("sessionStorage.length") == 0


def test_a_lost_connection_loses_nothing(day: SchoolDay, page: Page) -> None:
    begin(page, day)
    choose(page, 0, "5")
    page.context.set_offline(True)
    page.get_by_role("button", name="Bewaar en ga verder").last.click()
    expect(page.get_by_role("alert")).to_contain_text("Er is geen verbinding")
    assert ticks(page) == 1
    page.context.set_offline(False)
    page.get_by_role("button", name="Bewaar en ga verder").last.click()
    expect(page.get_by_role("status")).to_contain_text("Bewaard")
    page.goto("/mee/thema/1")
    assert ticks(page) == 1


def test_the_next_person_at_a_device_sees_nothing_of_the_one_before(day: SchoolDay, page: Page) -> None:
    begin(page, day)
    choose(page, 0, "1")
    page.goto("/mee/weg")
    page.get_by_role("button").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Dit apparaat is jou vergeten")
    assert page.evaluate("sessionStorage.length") == 0
    begin(page, day)
    assert ticks(page) == 0


def test_the_keyboard_alone_is_enough(day: SchoolDay, page: Page) -> None:
    page.goto(f"/mee/d/{day.group().door}")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Naar de inhoud")).to_be_focused()
    page.get_by_role("button", name="Begin").focus()
    page.keyboard.press("Enter")
    page.locator("#sheet .scale input").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Bewaard")
    page.goto("/mee/thema/1")
    assert page.locator("#sheet .scale input:checked").get_attribute("value") == "2"


def test_everything_works_without_scripts(day: SchoolDay, app: Server, browser: Browser) -> None:
    context, watch = watched_context(browser, app.url, PHONE, "light", scripts=False)
    page = context.new_page()
    page.goto("/mee/")
    page.locator("#code").fill(day.group().door.lower())
    page.get_by_role("button", name="Verder").click()
    page.get_by_role("button", name="Begin").click()
    choose(page, 0, "3")
    page.locator("#named summary").click()
    page.locator("label", has_text="Een kracht").click()
    page.locator("#text").fill("Korte lijnen")
    page.get_by_role("button", name="Schrijf dit op").click()
    expect(page.locator("#named li")).to_contain_text("Kracht: Korte lijnen")
    assert ticks(page) == 1
    page.reload()
    assert ticks(page) == 1
    page.get_by_role("button", name="Haal weg").click()
    expect(page.locator("#named li")).to_have_count(0)
    page.get_by_role("button", name="Bewaar en ga verder").last.click()
    page.get_by_role("link", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.goto("/mee/rol/teacher")
    page.locator("label", has_text="Always").first.click()
    page.goto("/mee/klaar")
    expect(page.locator(".receipt")).to_be_visible()
    context.close()
    watch.assert_quiet()


def test_the_pages_wear_the_typeface_of_the_app(day: SchoolDay, page: Page) -> None:
    page.goto("/mee/")
    loaded = page.evaluate(
        "() => document.fonts.ready.then(() => [...document.fonts].map(f => `${f.family} ${f.status}`))"
    )
    assert loaded == ["Inter loaded"]
