"""The screen on the wall while people answer: refreshed, or with the app restarted under it, it is right again."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from scan.model.people import Group, GroupKind
from scan.store.database import prepare
from tests.journeys.browser import DESKTOP, watched_context
from tests.journeys.screen import settled, visit
from tests.journeys.server import Server, free_port, running, scan_command
from tests.journeys.test_class_of_phones import wait_until_free
from tests.journeys.test_frames import answers
from tests.web.school import NOW, SchoolDay, open_day

GROUPS = (Group("", "Bovenbouwteam", GroupKind.TEACHERS, 40), Group("", "Leerlingenraad", GroupKind.PUPILS, 12))
NOTHING = "Nog niemand heeft iets bewaard."
PATIENCE = 60_000
"""The screen reads itself every five seconds; after a restart the browser first looks for the app."""
WRONG = '[data-testid="stException"], [data-testid="stAlertContentError"], [role="dialog"]'


@pytest.fixture
def day(tmp_path: Path) -> SchoolDay:
    prepare(tmp_path / "scan.db", NOW)
    return open_day(tmp_path / "scan.db", groups=GROUPS, theme_ids=("purpose",))


@pytest.fixture
def ports() -> tuple[int, int]:
    """The app's and the door's, the same ones after a restart."""
    return free_port(), free_port()


@pytest.fixture
def wall(browser: Browser, ports: tuple[int, int]) -> Iterator[Page]:
    """A page that outlives the app."""
    context, watch = watched_context(browser, f"http://127.0.0.1:{ports[0]}", DESKTOP, "light")
    yield context.new_page()
    context.close()
    watch.assert_quiet()


@contextmanager
def served(day: SchoolDay, folder: Path, ports: tuple[int, int]) -> Iterator[Server]:
    command = scan_command("run", "--port", str(ports[0]), "--headless", "--database", day.path)
    with running(command, ports[0], day.path, folder, ports[1]) as server:
        yield server


def stand(page: Page, *told: str) -> None:
    """Every group once, in this state; one heading of each; and nothing that says something went wrong."""
    bars = page.locator(".st-key-response-large h3")
    expect(bars).to_have_text(list(told), timeout=PATIENCE)
    expect(page.locator(".st-key-response-large")).to_have_count(1)
    expect(page.get_by_role("heading", name="Zo ver zijn we")).to_have_count(1)
    expect(page.get_by_role("button", name="Sluit de ronde")).to_have_count(1)
    expect(page.locator(WRONG)).to_have_count(0)


def five_more(day: SchoolDay) -> None:
    for place in range(5):
        answers(day, 0, 1 + place)


def test_a_refreshed_wall_tells_the_same_and_goes_on_telling(
    wall: Page, day: SchoolDay, ports: tuple[int, int], tmp_path: Path
) -> None:
    with served(day, tmp_path, ports):
        visit(wall, f"/room?scan={day.scan_id}")
        expect(wall.get_by_text(NOTHING)).to_have_count(1)
        five_more(day)
        stand(wall, *told(5))
        wall.reload()
        settled(wall)
        stand(wall, *told(5))
        five_more(day)
        stand(wall, *told(10))
        expect(wall.get_by_text(NOTHING)).to_have_count(0)


def test_a_wall_whose_app_was_killed_tells_on_when_it_is_back(
    wall: Page, day: SchoolDay, ports: tuple[int, int], tmp_path: Path
) -> None:
    with served(day, tmp_path, ports) as server:
        visit(wall, f"/room?scan={day.scan_id}")
        five_more(day)
        stand(wall, *told(5))
        os.killpg(server.pid, signal.SIGKILL)
    wait_until_free(ports)
    five_more(day)
    with served(day, tmp_path, ports) as server:
        stand(wall, *told(10))
        five_more(day)
        stand(wall, *told(15))
        assert "Traceback" not in server.said()


def told(heard: int) -> tuple[str, str]:
    return f"Bovenbouwteam  ·  {heard} of meer van 40 mensen", "Leerlingenraad  ·  0 van 12 mensen"
