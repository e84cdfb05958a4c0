"""What somebody meets who opens Doorbraak for the first time."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.browser import DESKTOP, PHONE, Visitors
from tests.journeys.screen import assert_accessible, assert_fits, visit


@pytest.mark.parametrize(
    ("viewport", "scheme", "language"),
    [(DESKTOP, "dark", "en"), (PHONE, "light", "nl"), (PHONE, "dark", "nl")],
    ids=["desktop-dark", "phone-light", "phone-dark"],
)
def test_the_first_screen_is_accessible_and_fits_in_the_chosen_language(page: Page, language: str) -> None:
    """Each size, scheme and language; a desktop in light is what every other journey opens first."""
    visit(page, language=language)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", language)
    assert_fits(page)
    assert_accessible(page)


def test_the_typeface_comes_from_this_machine(page: Page) -> None:
    visit(page)
    loaded = page.evaluate("() => [...document.fonts].filter(f => f.status === 'loaded').map(f => f.family)")
    assert any("Inter" in family for family in loaded), loaded


def test_a_newcomer_finds_nothing_of_the_one_before(visitors: Visitors) -> None:
    kept = "() => [document.cookie, localStorage.length, sessionStorage.length]"
    with visitors.newcomer(DESKTOP, "light") as page:
        page.goto("/mee/")
        page.evaluate("() => { document.cookie = 'a=b; path=/'; localStorage.a = sessionStorage.a = 'b'; }")
        assert page.evaluate(kept) == ["a=b", 1, 1]
        page.context.set_offline(True)
    with visitors.newcomer(DESKTOP, "light") as page:
        page.goto("/mee/")
        assert page.evaluate(kept) == ["", 0, 0]


@pytest.mark.parametrize(
    "deed",
    [
        "await fetch('http://x.test/').catch(() => 0)",
        "alert(1)",
        "await new Promise(ended => { new WebSocket('ws://x.test/').onclose = ended; })",
    ],
)
def test_what_a_page_does_to_the_outside_is_seen_and_blames_nobody_else(visitors: Visitors, deed: str) -> None:
    seen = pytest.raises(AssertionError, match=r"x\.test|dialogs opened")
    with seen, visitors.newcomer(DESKTOP, "light") as page:
        page.evaluate(f"async () => {{ {deed} }}")  # in an empty page: ours forbid a script to ask another machine
    with visitors.newcomer(DESKTOP, "light") as page:
        page.goto("/mee/")
