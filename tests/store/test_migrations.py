"""A file of every earlier schema still opens, with everything in it (R7)."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlite_utils import Database, Migrations

from scan.errors import NotSaved
from scan.model.answers import Answer, Aspect, SharedAnswer
from scan.model.events import Kind, Verb
from scan.model.own_content import OwnContent
from scan.model.people import Group, GroupKind
from scan.model.record import ScanRecord
from scan.model.scans import Scan, School
from scan.store import log, migrations, own_contents, records, scans
from scan.store.backups import back_up, backups_in, folder_of, restore
from scan.store.database import Health, opened, prepare, writing
from scan.store.identity import beside
from scan.store.verify import backup_wrong, check
from tests.store.examples import EVENT, NOW, keep_scan, purge
from tests.store.given_round import reveal
from tests.store.round_examples import SALT, a_round

_ROWS = """
INSERT INTO schools VALUES ('school', 'De Brug', '');
INSERT INTO scans (id, school_id, title, reason, starts_on, created_on, deleted, version)
  VALUES ('scan', 'school', 'Najaar', 'Waarom', '2026-09-01', '2026-08-01', 0, 3);
INSERT INTO scan_themes VALUES ('scan', 0, 'time');
INSERT INTO scan_groups VALUES ('scan', 'mt', 0, 'MT', 'management', 6);
INSERT INTO shared_answers VALUES ('scan', 'time-1', 'now', '4');
"""
_RECORD = ScanRecord(
    School("school", "De Brug"),
    Scan(
        "scan", "school", "Najaar", "Waarom", ("time",), (Group("mt", "MT", GroupKind.MANAGEMENT, 6),),
        starts_on=date(2026, 9, 1), version=3,
    ),
    (SharedAnswer("time-1", Aspect.NOW, Answer.FOUR),),
)  # fmt: skip


@contextmanager
def as_it_was(monkeypatch: pytest.MonkeyPatch, schema: int) -> Iterator[None]:
    """The app as it was when this schema was the newest."""
    then = Migrations("scan")
    then._migrations = migrations.migrations._migrations[:schema]
    with monkeypatch.context() as patch:
        patch.setattr(migrations, "migrations", then)
        yield


@pytest.fixture
def of_first_schema(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file with a scan in it as the first version of the app left it."""
    path = tmp_path / "scan.db"
    with as_it_was(monkeypatch, 1):
        prepare(path, NOW)
        with opened(path) as db, writing(db):
            for statement in _ROWS.strip().split(";\n"):
                db.execute(statement)
        back_up(path, path.parent, NOW)
    return path


def test_R7_a_file_of_the_first_schema_is_backed_up_and_reads_as_before(of_first_schema: Path) -> None:
    assert prepare(of_first_schema, NOW) == Health()
    with opened(of_first_schema) as db:
        assert records.load(db, "scan") == _RECORD
        assert records.load(db, "scan").scan.short_form is False
        assert own_contents.of_scan(db, "scan") == OwnContent()
        assert db.execute("PRAGMA user_version").fetchone()[0] == migrations.migrations_known()
    (backup,) = backups_in(folder_of(of_first_schema), "scan")
    assert backup_wrong(backup) == check(of_first_schema) == []


def test_R13_a_backup_of_the_first_schema_can_be_put_back_under_a_running_app(of_first_schema: Path) -> None:
    (backup,) = backups_in(of_first_schema.parent)
    prepare(of_first_schema, NOW)
    with opened(of_first_schema) as db, writing(db):
        db.execute("DELETE FROM scans")
    restore(backup, of_first_schema, NOW)
    with opened(of_first_schema) as db:
        assert records.load(db, "scan") == _RECORD
    assert backup_wrong(backup) == []


def _lines(db: Database) -> list[tuple[object, ...]]:
    return [tuple(row) for row in db.execute("SELECT * FROM events ORDER BY sequence").fetchall()]


@pytest.fixture
def of_fourth_schema(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file with a log, one line of which undoes another, as the fourth schema kept it."""
    path = tmp_path / "scan.db"
    with as_it_was(monkeypatch, 4):
        prepare(path, NOW)
        with opened(path) as db, writing(db):
            keep_scan(db)
            for number in range(1, 7):
                log.append(db, replace(EVENT, subject_id=f"o{number}"))
            log.append(db, replace(EVENT, verb=Verb.RESTORED, undoes=4))
    return path


def test_R12_the_log_keeps_every_line_and_hash_when_its_table_is_made_anew(of_fourth_schema: Path) -> None:
    with opened(of_fourth_schema) as db:
        before, revision = _lines(db), scans.revision(db, "scan")
        with pytest.raises(NotSaved), writing(db):
            log.append(db, replace(EVENT, verb=Verb.OPENED, kind=Kind.ROUND))
    assert prepare(of_fourth_schema, NOW) == Health()
    with opened(of_fourth_schema) as db:
        assert (_lines(db), log.broken_at(db), scans.revision(db, "scan")) == (before, None, revision)
        with writing(db):
            kept = log.append(db, replace(EVENT, verb=Verb.OPENED, kind=Kind.PICTURE))
        assert (kept.sequence, log.broken_at(db), scans.revision(db, "scan")) == (8, None, revision + 1)
        for change in ("UPDATE events SET actor = 'x'", "DELETE FROM events", "UPDATE events SET undoes = 99"):
            with pytest.raises(NotSaved), writing(db):
                db.execute(change)
    assert check(of_fourth_schema) == []


@pytest.mark.parametrize(("cut", "line"), [("sequence > 5", 6), ("sequence = 2", 2), ("1", 1)])
def test_R12_a_log_that_was_cut_still_shows_it_after_its_table_was_made_anew(
    of_fourth_schema: Path, cut: str, line: int
) -> None:
    with opened(of_fourth_schema) as db:
        db.execute("PRAGMA foreign_keys = OFF")
        db.execute("DROP TRIGGER events_no_delete")
        db.execute(f"DELETE FROM events WHERE {cut}")
        assert log.broken_at(db) == line
    prepare(of_fourth_schema, NOW)
    with opened(of_fourth_schema) as db:
        assert log.broken_at(db) == line


@pytest.fixture
def revealed_then(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """A file whose round was revealed under the fourth schema, and a backup of before that which was taken away."""
    path, stick = tmp_path / "scan.db", tmp_path / "stick"
    stick.mkdir()
    with as_it_was(monkeypatch, 4):
        prepare(path, NOW)
        a_round(path)
        backup = back_up(path, folder_of(path), NOW)
        for file in (backup, beside(backup, ".sha256")):
            shutil.copy(file, stick)
        reveal(path, finish=False)
    return path, stick / backup.name


def test_P1_what_a_file_of_the_fourth_schema_revealed_stays_so_after_its_scan_was_purged(
    revealed_then: tuple[Path, Path],
) -> None:
    path, stick = revealed_then
    (backup,) = backups_in(folder_of(path))
    assert SALT in backup.read_bytes()
    prepare(path, NOW)
    assert SALT not in backup.read_bytes()
    with opened(path) as db:
        purge(db, "scan")
    restore(stick, path, NOW)
    assert SALT not in path.read_bytes()


def test_P1_nor_is_it_undone_before_the_file_was_brought_up_to_date(revealed_then: tuple[Path, Path]) -> None:
    path, stick = revealed_then
    restore(stick, path, NOW)
    assert SALT not in path.read_bytes()
