"""The Big List of Naughty Strings in a browser: on participants' pages and on Samen kijken they are words (S1)."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

import pytest
from playwright.sync_api import Browser, Page, expect

from scan.errors import InvalidInput
from scan.library.reader import library
from scan.model.people import Group, GroupKind
from scan.model.rounds import MOST_SIGNALS, Given, Signal, SignalKind
from scan.model.text import TITLE, one_line
from scan.model.voices import voices
from scan.store.database import opened, prepare
from scan.ui.results_heard import PAGE
from scan.usecases import hearing, inviting, participating, revealing
from scan.usecases.visiting import Visit
from tests.data import BIG_LIST
from tests.journeys.browser import DESKTOP, PHONE, watched_context
from tests.journeys.screen import settled, visit
from tests.journeys.server import Server, running_app
from tests.web.school import NOW, SchoolDay, open_day

TEAM = (Group("", "Team", GroupKind.TEACHERS, 60),)
MADE = """place => [...document.querySelectorAll(`${place}, ${place} *`)].filter(made =>
  made.getAttributeNames().some(name => name.startsWith('on'))
  || ['SCRIPT', 'IFRAME', 'OBJECT', 'EMBED', 'BASE', 'STYLE', 'PLAINTEXT'].includes(made.tagName)
  || /^(?!http:.{2}127[.]0[.]0[.]1:|data:image|blob:)./.test(made.src || made.href?.baseVal || made.href || '')
).map(made => made.outerHTML.slice(0, 200))"""
EVERY = 15
"""One in so many is typed by hand; the rest is typed without a browser (`tests/web/test_naughty_words.py`)."""


def words(text: str) -> str:
    return "".join(text.replace("\u2060", "").split())


def kept(text: str) -> str:
    try:
        return one_line(text, "x", TITLE)
    except InvalidInput:
        return ""


NAMED = tuple(dict.fromkeys(filter(None, map(kept, BIG_LIST))))


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> SchoolDay:
    path = tmp_path_factory.mktemp("naughty") / "scan.db"
    prepare(path, NOW)
    return open_day(path, groups=TEAM, theme_ids=("purpose",))


@pytest.fixture(scope="module")
def keys(day: SchoolDay) -> dict[str, tuple[str, ...]]:
    """The people by what they hold, each with what they named: as much as one may."""
    found = {}
    with opened(day.path) as db:
        visitor = Visit(db, NOW)
        for place in range(0, len(NAMED), MOST_SIGNALS):
            key, own = participating.join(visitor, day.group(0).door), NAMED[place : place + MOST_SIGNALS]
            participating.answer(visitor, library(), key, [Given("purpose-1", "now", "4")])
            for text in own:
                participating.name_signal(visitor, library(), key, Signal("", SignalKind.OBSTACLE, "purpose", text))
            found[key] = own
    return found


@pytest.fixture(scope="module")
def app(day: SchoolDay, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with running_app(day.path, tmp_path_factory.mktemp("app")) as server:
        yield server


def harmless(page: Page, place: str) -> str:
    assert page.evaluate(MADE, place) == []
    return words(page.locator(place).inner_text())


def test_S1_what_each_person_named_is_words_on_their_own_pages(
    app: Server, browser: Browser, keys: dict[str, tuple[str, ...]]
) -> None:
    context, watch = watched_context(browser, app.url, PHONE, "light")
    page = context.new_page()
    for key, own in keys.items():
        context.add_cookies([{"name": "mee", "value": key, "domain": "127.0.0.1", "path": "/mee"}])
        for path in ("/mee/thema/1", "/mee/klaar"):
            page.goto(path)
            shown = harmless(page, "main")
            assert [text for text in own if words(text) not in shown] == [], path
    context.close()
    watch.assert_quiet()


def test_S1_what_is_typed_in_the_fields_of_a_page_stays_in_them(app: Server, browser: Browser) -> None:
    context, watch = watched_context(browser, app.url, PHONE, "light")
    page = context.new_page()
    for text in NAMED[::EVERY]:
        page.goto("/mee/bericht")
        page.locator("#code").fill(text)
        page.locator("main form button.main").click()
        expect(page.locator("#code")).to_be_visible()
        harmless(page, "main")
    context.close()
    watch.assert_quiet()


def test_S1_what_a_whole_school_named_is_words_on_samen_kijken(
    app: Server, browser: Browser, day: SchoolDay, keys: dict[str, tuple[str, ...]]
) -> None:
    with day.desk() as desk:
        inviting.close_round(desk, day.scan_id)
        revealing.reveal(desk, library(), day.scan_id)
        titles = [voice.title for voice in voices(hearing.heard(desk, day.scan_id))]
    context, watch = watched_context(browser, app.url, DESKTOP, "light")
    page = visit(context.new_page(), f"/together?view=obstacle&scan={day.scan_id}")
    shown = [harmless(page, '[data-testid="stMain"]')]
    following = page.get_by_role("button", name="Next page")
    while following.is_enabled():
        following.click()
        settled(page)
        shown.append(harmless(page, '[data-testid="stMain"]'))
    context.close()
    watch.assert_quiet()
    assert len(shown) == ceil(len(titles) / PAGE)
    assert [title for title in titles if words(title) not in "".join(shown)] == []


@pytest.mark.parametrize(
    "made", ["<script>1</script>", "<b onclick=a>x</b>", "<a href=javascript:a>x</a>", "<a href=//x.test>x</a>"]
)
def test_S1_what_a_string_would_make_of_a_page_is_seen(browser: Browser, app: Server, made: str) -> None:
    context, watch = watched_context(browser, app.url, PHONE, "light")
    page = context.new_page()
    page.goto("/mee/")
    page.evaluate("made => document.querySelector('main').insertAdjacentHTML('beforeend', made)", made)
    with pytest.raises(AssertionError):
        harmless(page, "main")
    context.close()
    watch.assert_quiet()
