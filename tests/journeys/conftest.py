"""A running app and a visitor in a browser, for every journey."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.journeys.browser import DESKTOP, Scheme, Viewport, chromium, watched_context
from tests.journeys.screen import picture
from tests.journeys.server import Server, fill_with_demonstration, running_app


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test beside this file is a journey."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.journey)


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
    """A desktop, unless the test is parametrised (see `every_viewport`)."""
    return DESKTOP


@pytest.fixture
def scheme() -> Scheme:
    """Light, unless the test is parametrised (see `every_scheme`)."""
    return "light"


@pytest.fixture
def page(app: Server, browser: Browser, viewport: Viewport, scheme: Scheme) -> Iterator[Page]:
    """A visitor's page, not yet anywhere: `visit(page, "/plan")`; what it does to the outside fails the test."""
    context, watch = watched_context(browser, app.url, viewport, scheme)
    yield context.new_page()
    context.close()
    watch.assert_quiet()


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
