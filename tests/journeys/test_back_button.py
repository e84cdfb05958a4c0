"""One press of the browser's back button leaves a screen: drawing it adds nothing to where a person has been."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from scan.i18n import speaking
from scan.ui.menu import screens, start
from tests.journeys.hand import assert_title, follow, main, pick
from tests.journeys.screen import settled, visit
from tests.journeys.server import Server

SCAN = "demo-2-nl"


def test_one_press_goes_back_from_every_screen(school: Server, page: Page) -> None:
    visit(page, f"/?scan={SCAN}")
    home = page.url
    with speaking("nl"):
        others = [screen for screen in screens() if screen != start()]
    for screen in others:
        _by_the_menu(page, screen.title)
        assert_title(page, screen.title)
        page.go_back()
        settled(page)
        assert page.url == home, screen.address


def test_a_choice_on_a_screen_is_one_step_and_comes_along_with_the_menu(school: Server, page: Page) -> None:
    visit(page, f"/?scan={SCAN}")
    _by_the_menu(page, "Belemmeringen")
    pick(main(page), "Lijst", "Wat al goed gaat")
    page.go_back()
    settled(page)
    expect(main(page).get_by_role("radio", name="Wat in de weg staat")).to_be_checked()
    pick(main(page), "Lijst", "Wat al goed gaat")
    _by_the_menu(page, "Kiezen")
    before = page.url
    _by_the_menu(page, "Belemmeringen")
    assert "list=strengths" in page.url
    expect(main(page).get_by_role("radio", name="Wat al goed gaat")).to_be_checked()
    page.reload()
    settled(page)
    expect(main(page).get_by_role("radio", name="Wat al goed gaat")).to_be_checked()
    page.go_back()
    settled(page)
    assert page.url == before


def _by_the_menu(page: Page, title: str) -> None:
    # Off the last link: its explanation would lie over the next one.
    page.mouse.move(900, 400)
    # The menu tells progress behind the title.
    follow(page.get_by_test_id("stSidebar"), re.compile(f"(^| ){title}( ·|$)"))
