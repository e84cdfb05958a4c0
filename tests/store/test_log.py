"""The log and the adopted plans only grow, and show it when someone tampers (R12)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from scan.errors import NotFound, NotSaved, StorageError
from scan.model.events import Kind, Verb
from scan.store import log, plans
from scan.store.backups import check
from scan.store.database import Database, opened, writing
from tests.store.examples import ADOPTED, EVENT, NOW, SCAN, keep_scan, purge


@pytest.fixture
def logged(scan_db: Database) -> Database:
    with writing(scan_db):
        for number in range(1, 6):
            log.append(scan_db, replace(EVENT, subject_id=f"o{number}"))
    return scan_db


def test_R12_events_come_back_newest_first(logged: Database) -> None:
    assert [e.sequence for e in log.events(logged, "scan")] == [5, 4, 3, 2, 1]
    assert [e.subject_id for e in log.events(logged, "scan", limit=2)] == ["o5", "o4"]
    assert log.get(logged, 1) == replace(EVENT, sequence=1)
    assert log.events(logged, "elsewhere") == []
    with pytest.raises(NotFound):
        log.get(logged, 99)


def test_R12_undoing_is_an_event_of_its_own(logged: Database) -> None:
    with writing(logged):
        kept = log.append(logged, replace(EVENT, verb=Verb.RESTORED, kind=Kind.OBSTACLE, undoes=3))
    assert (kept.sequence, log.undone(logged, "scan")) == (6, {3})
    assert log.broken_at(logged) is None


def test_R12_the_order_is_that_of_keeping_and_not_of_the_clock(logged: Database) -> None:
    summer, winter = timezone(timedelta(hours=2)), timezone(timedelta(hours=1))
    moments = [
        datetime(2026, 10, 25, 2, 30, tzinfo=summer),
        datetime(2026, 10, 25, 2, 10, tzinfo=winter),
        NOW - timedelta(days=1),
    ]
    with writing(logged):
        for moment in moments:
            log.append(logged, replace(EVENT, at=moment))
    found = log.events(logged, "scan", limit=3)
    assert [e.at for e in found] == moments[::-1]
    assert [e.sequence for e in found] == [8, 7, 6]
    assert log.broken_at(logged) is None


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE events SET actor = 'x'",
        "DELETE FROM events",
        "INSERT OR REPLACE INTO events SELECT * FROM events WHERE sequence = 2",
        "UPDATE OR REPLACE events SET sequence = 3 WHERE sequence = 2",
    ],
)
def test_R12_the_log_refuses_to_be_changed(logged: Database, change: str) -> None:
    with pytest.raises(NotSaved), writing(logged):
        logged.execute(change)
    assert len(log.events(logged, "scan")) == 5


@pytest.mark.parametrize(
    ("tampering", "line"),
    [
        ("UPDATE events SET actor = 'x' WHERE sequence = 3", 3),
        ("UPDATE events SET at = '2020-01-01T00:00:00+00:00' WHERE sequence = 1", 1),
        ("UPDATE events SET undoes = 1 WHERE sequence = 2", 2),
        ("DELETE FROM events WHERE sequence = 2", 2),
        ("DELETE FROM events WHERE sequence = 1", 1),
        ("DELETE FROM events WHERE sequence = 5", 5),
        ("DELETE FROM events", 1),
        ("UPDATE events SET sequence = -sequence WHERE sequence IN (1, 2)", 1),
        ("UPDATE events SET hash = (SELECT hash FROM events WHERE sequence = 1) WHERE sequence = 4", 4),
        (
            "INSERT INTO events SELECT 9, at, actor, verb, kind, scan_id, subject_id, undoes, hash FROM events LIMIT 1",
            6,
        ),
    ],
)
def test_R12_tampering_with_the_file_shows(logged: Database, path: Path, tampering: str, line: int) -> None:
    logged.execute("PRAGMA foreign_keys = OFF")
    for trigger in ("events_no_update", "events_no_delete"):
        logged.execute(f"DROP TRIGGER {trigger}")
    logged.execute(tampering)
    assert log.broken_at(logged) == line
    assert any(f"regel {line}" in problem for problem in check(path))


def test_R12_an_event_that_is_not_kept_leaves_no_gap(logged: Database) -> None:
    with pytest.raises(NotSaved), writing(logged):
        log.append(logged, replace(log.append(logged, EVENT), actor="x" * 121))
    assert log.broken_at(logged) is None
    with writing(logged):
        assert log.append(logged, EVENT).sequence == 6


def test_an_adopted_plan_comes_back_as_it_was(scan_db: Database) -> None:
    second = replace(ADOPTED, number=2, plan='{"title": "é"}')
    with writing(scan_db):
        plans.insert(scan_db, "scan", second)
        plans.insert(scan_db, "scan", ADOPTED)
    assert plans.all_of(scan_db, "scan") == [ADOPTED, second]
    assert plans.get(scan_db, "scan", 2) == second
    assert (plans.latest_number(scan_db, "scan"), plans.latest_number(scan_db, "none")) == (2, 0)
    with pytest.raises(NotFound):
        plans.get(scan_db, "scan", 3)


@pytest.mark.parametrize(
    "change", ["UPDATE adopted_plans SET decision = 'x'", "DELETE FROM adopted_plans", "REPLACE INTO adopted_plans"]
)
def test_an_adopted_plan_refuses_to_be_changed(scan_db: Database, change: str) -> None:
    with writing(scan_db):
        plans.insert(scan_db, "scan", ADOPTED)
    if change.startswith("REPLACE"):
        change += " SELECT * FROM adopted_plans"
    with pytest.raises(NotSaved), writing(scan_db):
        scan_db.execute(change)
    with pytest.raises(NotSaved), writing(scan_db):
        plans.insert(scan_db, "scan", ADOPTED)


def test_a_damaged_plan_is_not_shown(scan_db: Database, path: Path) -> None:
    with writing(scan_db):
        plans.insert(scan_db, "scan", ADOPTED)
        scan_db.execute("DROP TRIGGER adopted_plans_no_update")
        scan_db.execute("UPDATE adopted_plans SET plan = plan || ' '")
    with pytest.raises(StorageError, match="Versie 1 van dit plan is beschadigd"):
        plans.get(scan_db, "scan", 1)
    with pytest.raises(StorageError):
        plans.all_of(scan_db, "scan")
    assert any("Versie 1" in problem for problem in check(path))


def test_a_whole_database_has_no_problems(logged: Database, path: Path) -> None:
    with writing(logged):
        plans.insert(logged, "scan", ADOPTED)
    assert check(path) == []


def test_a_link_to_nothing_is_a_problem(scan_db: Database, path: Path) -> None:
    scan_db.execute("PRAGMA foreign_keys = OFF")
    scan_db.execute("UPDATE scans SET school_id = 'none'")
    assert any("scans" in problem for problem in check(path))


def test_a_file_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    assert len(check(tmp_path / "none.db")) == 1


def test_purging_keeps_the_log(logged: Database) -> None:
    with writing(logged):
        plans.insert(logged, "scan", ADOPTED)
        keep_scan(logged, replace(SCAN, id="other"))
    purge(logged, "scan")
    assert len(log.events(logged, "scan")) == 5
    assert plans.all_of(logged, "scan") == []
    assert log.broken_at(logged) is None


def test_the_log_stays_whole_on_another_connection(logged: Database, path: Path) -> None:
    with opened(path) as db, writing(db):
        assert log.append(db, EVENT).sequence == 6
    assert log.broken_at(logged) is None
