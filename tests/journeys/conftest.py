"""A running app and a visitor in a browser, for every journey."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.journeys.browser import DESKTOP, Scheme, Viewport, Visitors, chromium
from tests.journeys.screen import picture
from tests.journeys.server import Server, fill_with_demonstration, running_app

LONGEST = (
    "test_accessibility", "test_spine", "test_round_on_screen", "test_live_room", "test_frames", "test_participants",
    "test_naughty_strings", "test_nothing_is_lost", "test_class_of_phones", "test_same_picture_on_screen",
)  # fmt: skip
"""These begin first, the longest one on top: what begins last should be short, or one core waits for the other."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test beside this file is a journey; those that take long go first."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.journey)
    items.sort(key=_turn)


def _turn(item: pytest.Item) -> int:
    journey = Path(__file__).parent in item.path.parents
    return LONGEST.index(item.path.stem) if journey and item.path.stem in LONGEST else len(LONGEST)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all journeys."""
    with chromium() as opened:
        yield opened


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The app on an empty database, one per test module; ask for `school` first to have data in it."""
    folder = tmp_path_factory.mktemp("app")
    with running_app(folder / "scan.db", folder) as server:
        yield server


@pytest.fixture(scope="module")
def school(app: Server) -> Server:
    """The same app, with the demonstration school in its database."""
    fill_with_demonstration(app.database)
    return app


@pytest.fixture
def viewport() -> Viewport:
    """A desktop, unless the test is parametrised."""
    return DESKTOP


@pytest.fixture
def scheme() -> Scheme:
    """Light, unless the test is parametrised."""
    return "light"


@pytest.fixture(scope="module")
def visitors(app: Server, browser: Browser) -> Iterator[Visitors]:
    """Who comes to the app of this module."""
    coming = Visitors(browser, app.url)
    yield coming
    coming.close()


@pytest.fixture
def page(visitors: Visitors, viewport: Viewport, scheme: Scheme) -> Iterator[Page]:
    """A visitor's page, not yet anywhere: `visit(page, "/plan")`; what it does to the outside fails the test."""
    with visitors.newcomer(viewport, scheme) as tab:
        yield tab


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Add to a failed journey where its picture is and what the app said."""
    report = yield
    arguments = getattr(item, "funcargs", {})
    if report.when == "call" and report.failed and "page" in arguments:
        path = arguments["app"].log.parent / f"{item.name}.png"
        report.sections.append(("picture", str(picture(arguments["page"], path))))
        report.sections.append(("what the app said", arguments["app"].said()[-4000:]))
    return report
