"""What somebody meets who opens Doorbraak for the first time."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.journeys.screen import assert_accessible, assert_fits, visit
from tests.journeys.variants import every_language, every_scheme, every_viewport


@every_viewport
@every_scheme
def test_the_first_screen_is_accessible_and_fits(page: Page) -> None:
    visit(page)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert_fits(page)
    assert_accessible(page)


def test_the_typeface_comes_from_this_machine(page: Page) -> None:
    visit(page)
    loaded = page.evaluate("() => [...document.fonts].filter(f => f.status === 'loaded').map(f => f.family)")
    assert any("Inter" in family for family in loaded), loaded


@every_language
def test_the_document_speaks_the_chosen_language(page: Page, language: str) -> None:
    visit(page, language=language)
    expect(page.locator("html")).to_have_attribute("lang", language)
