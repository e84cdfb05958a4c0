"""A desk on a real database file, with a scan in which something was named and agreed."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from scan.library.reader import library
from scan.model.actions import Action
from scan.model.obstacles import Obstacle
from scan.model.permissions import Actor, Role
from scan.model.scans import Scan
from scan.model.strengths import Strength
from scan.store.database import opened, prepare
from scan.usecases import deciding, naming, preparing
from scan.usecases.desk import Desk

NOW = datetime(2026, 9, 1, 12, 0, tzinfo=UTC)
OpenDesk = Callable[..., AbstractContextManager[Desk]]


@pytest.fixture(scope="session")
def prepared_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A prepared database that nobody writes to: copying it is quicker than preparing one per test."""
    path = tmp_path_factory.mktemp("prepared") / "scan.db"
    prepare(path, NOW)
    return path


@pytest.fixture
def database(tmp_path: Path, prepared_once: Path) -> Path:
    return Path(shutil.copy(prepared_once, tmp_path / "scan.db"))


@pytest.fixture
def open_desk(database: Path) -> OpenDesk:
    """`with open_desk(role=...) as desk`: one more person with a connection of their own."""

    @contextmanager
    def opened_desk(role: Role = Role.FACILITATOR, now: datetime = NOW) -> Iterator[Desk]:
        with opened(database) as db:
            yield Desk(db, Actor("Noor", role), now)

    return opened_desk


@pytest.fixture
def desk(open_desk: OpenDesk) -> Iterator[Desk]:
    with open_desk() as desk:
        yield desk


@pytest.fixture
def two_desks(open_desk: OpenDesk) -> Iterator[tuple[Desk, Desk]]:
    """Two people at two screens, looking at the same scan."""
    with ExitStack() as stack:
        yield stack.enter_context(open_desk()), stack.enter_context(open_desk())


@pytest.fixture
def scan(desk: Desk) -> Scan:
    return preparing.start_scan(desk, library(), preparing.NewScan("Scan 2026", school_name="De Brug"))


@dataclass(frozen=True)
class Naming:
    """The shortest way to put something on the register of a scan."""

    desk: Desk
    scan: Scan

    def obstacle(self, title: str = "Te veel mededelingen", **more: Any) -> Obstacle:
        return naming.name_obstacle(self.desk, Obstacle("", self.scan.id, 0, "time", title, **more))

    def strength(self, title: str = "Korte lijnen", **more: Any) -> Strength:
        return naming.name_strength(self.desk, Strength("", self.scan.id, 0, "time", title, **more))

    def action(self, *against: Obstacle, **more: Any) -> Action:
        title = more.pop("title", "Eén werksessie per week")
        ids = tuple(o.id for o in against or (self.obstacle(),))
        return deciding.decide_action(self.desk, Action("", self.scan.id, 0, title, ids, **more))


@pytest.fixture
def named(desk: Desk, scan: Scan) -> Naming:
    return Naming(desk, scan)


def dump(desk: Desk) -> list[str]:
    """Every row of every table: what must be the same when nothing was kept."""
    return list(desk.db.conn.iterdump())
