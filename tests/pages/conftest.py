"""The app as a person meets it, without a browser: AppTest on a database of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from scan.library.reader import library
from scan.model.obstacles import Obstacle
from scan.model.permissions import Actor, Role
from scan.model.scans import Scan
from scan.settings import ROOT
from scan.store.database import opened, prepare
from scan.usecases.desk import Desk
from scan.usecases.naming import name_obstacle
from scan.usecases.preparing import NewScan, start_scan
from tests.pages.rounds import FakeDoor, stand_in

OpenDesk = Callable[[], AbstractContextManager[Desk]]
OpenPage = Callable[..., AppTest]


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty database that the app under test uses."""
    path = tmp_path / "scan.db"
    monkeypatch.setenv("SCAN_DATABASE", str(path))
    prepare(path, datetime.now().astimezone())
    return path


@pytest.fixture
def at_desk(database: Path) -> OpenDesk:
    """A facilitator's desk, to make or look up data beside the screen."""

    @contextmanager
    def opened_desk() -> Iterator[Desk]:
        with opened(database) as db:
            yield Desk(db, Actor("Test", Role.FACILITATOR), datetime.now().astimezone())

    return opened_desk


@pytest.fixture
def scan(at_desk: OpenDesk) -> Scan:
    """A new scan of a school, as the start screen makes it."""
    with at_desk() as desk:
        return start_scan(desk, library(), NewScan("Scan 2026", school_name="De Brug", board="Stichting Oever"))


@pytest.fixture
def obstacle(at_desk: OpenDesk, scan: Scan) -> Obstacle:
    """An obstacle of that scan, without an action."""
    with at_desk() as desk:
        return name_obstacle(desk, Obstacle("", scan.id, 0, "time", "Overleg gaat op aan mededelingen"))


@pytest.fixture
def open_page(database: Path) -> OpenPage:
    """Opens a screen: `open_page("pages/plan/plan.py", scan=..., language="en", obstacle=...)`."""

    def opened_page(path: str = "", **address: str) -> AppTest:
        app = AppTest.from_file(ROOT / "app.py", default_timeout=30)
        for name, value in address.items():
            app.query_params[name] = value
        app.run()
        if path:
            app.switch_page(path)
            for name, value in address.items():
                app.query_params[name] = value
            app.run()
        assert not app.exception, app.exception
        return app

    return opened_page


@pytest.fixture
def open_door(monkeypatch: pytest.MonkeyPatch) -> FakeDoor:
    """A door to the network that stands open, and the screens of a round listed."""
    door = FakeDoor(8502)
    stand_in(monkeypatch, door)
    return door
