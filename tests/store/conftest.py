"""A real database in a temporary folder for every test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from scan.store import actions, obstacles, rounds, sheets, strengths
from scan.store.database import Database, opened, prepare, writing
from tests.store.examples import ACTION, NOW, OBSTACLE, STRENGTH, keep_scan
from tests.store.round_examples import GROUPS, ROUND, SALT


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A prepared database file without a scan."""
    made = tmp_path / "scan.db"
    prepare(made, NOW)
    return made


@pytest.fixture
def fresh_db(path: Path) -> Iterator[Database]:
    """A connection to a database without a scan."""
    with opened(path) as db:
        yield db


@pytest.fixture
def scan_db(fresh_db: Database) -> Database:
    """A connection to a database with the scan of `examples` in it."""
    with writing(fresh_db):
        keep_scan(fresh_db)
    return fresh_db


@pytest.fixture
def full_db(scan_db: Database) -> Database:
    """The scan with an obstacle, a strength and an action."""
    with writing(scan_db):
        obstacles.insert(scan_db, OBSTACLE)
        strengths.insert(scan_db, STRENGTH)
        actions.insert(scan_db, ACTION)
    return scan_db


@pytest.fixture
def round_db(scan_db: Database) -> Database:
    """The scan of `examples` with an open round that invites with slips."""
    with writing(scan_db):
        rounds.insert(scan_db, ROUND, SALT)
        for group in GROUPS:
            rounds.add_group(scan_db, "scan", group)
        sheets.make_room(scan_db, ROUND, 20)
    return scan_db
