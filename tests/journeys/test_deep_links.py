"""A link opens what it names: for the very first visitor, after a reload, and in the language it carries."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from scan.i18n import Language, _, speaking
from scan.library.reader import library
from tests.journeys.hand import assert_title, at, follow, main
from tests.journeys.screen import settled, visit
from tests.journeys.server import Server
from tests.journeys.variants import every_language

SCAN = "demo-2-nl"


def test_the_first_visitor_after_a_start_gets_the_screen_of_the_address(page: Page) -> None:
    """Must stay the first test of this module: it is the first visit to this server (ADR 3)."""
    visit(page, "/plan")
    assert_title(page, "Plan")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_text("Page not found")).to_have_count(0)
    expect(page.get_by_role("heading", name="Nog geen scan gekozen")).to_be_visible()


def test_a_link_to_a_scan_opens_it_and_a_reload_keeps_it(school: Server, page: Page) -> None:
    visit(page, f"/choose?scan={SCAN}")
    _reads(page, "Kiezen", "Ontwikkelthema's")
    settled_after_reload(page)
    _reads(page, "Kiezen", "Ontwikkelthema's")
    assert f"scan={SCAN}" in page.url


def test_a_link_to_an_obstacle_an_action_and_a_statement_opens_it_and_a_reload_keeps_it(
    school: Server, page: Page
) -> None:
    own = library().themes[0].statements[0]
    for address, title, heading in (
        (f"/obstacles?scan={SCAN}&obstacle=demo-2-o21-nl", "Belemmeringen", "B21 · "),
        (f"/actions?scan={SCAN}&action=demo-2-a1-nl", "Acties", "A1 · "),
        (f"/own-statements?scan={SCAN}&statement={own.id}", "Eigen stellingen", own.text.nl),
    ):
        visit(page, address)
        _reads(page, title, heading)
        settled_after_reload(page)
        _reads(page, title, heading)


def test_a_link_to_a_story_opens_it_without_a_scan_and_the_next_one_starts_at_the_top(
    school: Server, page: Page
) -> None:
    one, *_between, other = library().stories
    visit(page, f"/inspiration?story={one.id}")
    assert_title(page, one.title.nl)
    settled_after_reload(page)
    assert_title(page, one.title.nl)
    follow(at(page, "story-others"), re.compile(re.escape(other.school)))
    assert_title(page, other.title.nl)
    assert main(page).evaluate("shown => shown.scrollTop") == 0
    follow(main(page), "Alle verhalen en tips")
    assert_title(page, "Inspiratie")


def test_a_link_to_what_is_gone_says_so_and_leads_home(school: Server, page: Page) -> None:
    visit(page, "/plan?scan=gone")
    expect(page.get_by_role("alert")).to_be_visible()
    follow(main(page), "Naar het startscherm")
    assert_title(page, "Breek door wat je school tegenhoudt")


@every_language
def test_the_language_of_the_address_holds_from_screen_to_screen(
    school: Server, page: Page, language: Language
) -> None:
    visit(page, f"/actions?scan={SCAN}", language)
    with speaking(language):
        for title in (_("Plan"), _("Voortgang")):
            follow(at(page, "onward"), _("Verder: {title}").format(title=title))
            _speaks(page, title, language)
        follow(page.get_by_test_id("stSidebar"), _("Start"))
        _speaks(page, _("Breek door wat je school tegenhoudt"), language)
        settled_after_reload(page)
        _speaks(page, _("Breek door wat je school tegenhoudt"), language)


def settled_after_reload(page: Page) -> None:
    """Refresh the browser and wait until the screen is back."""
    page.reload()
    settled(page)


def _reads(page: Page, title: str, heading: str) -> None:
    assert_title(page, title)
    expect(main(page).get_by_role("heading", name=heading).first).to_be_visible()


def _speaks(page: Page, title: str, language: Language) -> None:
    assert_title(page, title)
    expect(page.locator("html")).to_have_attribute("lang", language)
    assert f"language={language}" in page.url
