"""Whatever the screen said was saved is there: after a refresh, after a crash, with two people at once (R4, R11)."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.journeys import spine_looking as looking
from tests.journeys.browser import DESKTOP, watched_context
from tests.journeys.hand import at, main, press, write, written
from tests.journeys.screen import settled, visit
from tests.journeys.server import Server, free_port, running, scan_command

SCAN = "demo-2-nl"
ACTION = f"/actions?scan={SCAN}&action=demo-2-a1-nl"
OBSTACLE = f"/obstacles?scan={SCAN}&obstacle=demo-2-o21-nl"


@pytest.fixture
def context(page: Page) -> BrowserContext:
    """The visitor's browser, for a second tab."""
    return page.context


def test_a_refresh_shows_what_was_saved(school: Server, page: Page) -> None:
    for address, label in ((f"/prepare?scan={SCAN}", "Waarom nu?"), (OBSTACLE, "Wat houdt het in stand?")):
        visit(page, address)
        write(page, label, "Dit is bewaard.")
        press(page, "Bewaren")
        page.reload()
        expect(written(settled(page), label)).to_have_value("Dit is bewaard.")


def test_R4_a_server_killed_in_the_middle_of_a_scan_loses_nothing(browser: Browser, tmp_path: Path) -> None:
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    context, watch = watched_context(browser, url, DESKTOP, "light")
    page = context.new_page()
    with _served(port, tmp_path) as server:
        visit(page)
        looking.begin_a_scan(page, "De Brug", "Scan 2027")
        looking.go_on(page, "Uitnodigen")
        looking.go_on(page, "Eigen rol")
        looking.go_on(page, "Stellingen")
        looking.answer_together(page)
        looking.name_at_a_statement(page)
        # The whole group: the command's own process started the server as its child.
        os.killpg(server.pid, signal.SIGKILL)
    with _served(port, tmp_path):
        page.reload()
        _assert_answered_and_named(settled(page))
        _answer_once_more(page)
    context.close()
    watch.assert_quiet()


@contextmanager
def _served(port: int, folder: Path) -> Iterator[Server]:
    database = folder / "scan.db"
    command = scan_command("run", "--port", str(port), "--headless", "--database", database)
    with running(command, port, database, folder) as server:
        yield server


def _assert_answered_and_named(page: Page) -> None:
    first, second = looking.first_statements()[:2]
    for statement, now in ((first, "2"), (second, "4")):
        scales = at(page, f"statement-{statement.id}").get_by_role("radiogroup")
        for scale, answer in ((scales.nth(0), now), (scales.nth(1), "5")):
            expect(scale.get_by_role("radio", name=answer, exact=True)).to_be_checked()
    card = at(page, f"statement-{first.id}")
    expect(card.get_by_text(looking.NAMED_AT_A_STATEMENT)).to_be_visible()
    expect(card.get_by_text(looking.STRENGTH)).to_be_visible()


def _answer_once_more(page: Page) -> None:
    card = at(page, f"statement-{looking.first_statements()[2].id}")
    card.get_by_role("radiogroup").first.get_by_role("radio", name="3", exact=True).click()
    expect(card.get_by_text("opgeslagen")).to_be_visible()


def test_R11_two_tabs_on_one_action_show_both_texts(school: Server, page: Page, context: BrowserContext) -> None:
    label, other = "Wat winnen leerlingen?", context.new_page()
    visit(page, ACTION)
    visit(other, ACTION)
    write(other, label, "De tekst van de ander")
    press(other, "Bewaren")
    write(page, label, "Mijn tekst")
    press(page, "Bewaren")
    both = at(page, "conflict-action-demo-2-a1-nl")
    expect(both.get_by_text("Mijn tekst", exact=True)).to_be_visible()
    expect(both.get_by_text("De tekst van de ander", exact=True)).to_be_visible()
    expect(written(page, label)).to_have_value("Mijn tekst")
    press(both, "Mijn tekst bewaren")
    other.reload()
    expect(written(settled(other), label)).to_have_value("Mijn tekst")


def test_R11_an_obstacle_deleted_in_another_tab_leaves_the_typed_words(
    school: Server, page: Page, context: BrowserContext
) -> None:
    label, other = "Wat houdt het tegen?", context.new_page()
    visit(page, OBSTACLE)
    visit(other, OBSTACLE)
    write(page, label, "Getypt terwijl het wegging")
    press(other, "Belemmering verwijderen")
    press(page, "Bewaren")
    expect(main(page).get_by_text("Dit is intussen verwijderd.")).to_be_visible()
    expect(written(page, label)).to_have_value("Getypt terwijl het wegging")
    press(page, "Terugzetten")
    expect(written(page, label)).to_have_value("Getypt terwijl het wegging")
    press(page, "Bewaren")
    page.reload()
    expect(written(settled(page), label)).to_have_value("Getypt terwijl het wegging")
