"""Connections and the writer gate (R1, R2, R3)."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from scan.errors import NotSaved, StorageError
from scan.model.scans import School
from scan.store import pragmas, schools
from scan.store.connection import connected
from scan.store.database import Database, opened, prepare, writing
from scan.store.driver import sqlite3
from scan.store.gate import require_writing
from tests.store.examples import NOW, SCHOOL


def pragma(db: Database, name: str) -> object:
    return db.execute(f"PRAGMA {name}").fetchone()[0]


@pytest.mark.parametrize("read_only", [False, True])
def test_R2_every_connection_has_the_safe_settings(path: Path, read_only: bool) -> None:
    with opened(path, read_only) as db:
        found = {name: pragma(db, name) for name in ("foreign_keys", "secure_delete", "recursive_triggers")}
        assert found == {"foreign_keys": 1, "secure_delete": 1, "recursive_triggers": 1}
        assert (pragma(db, "synchronous"), pragma(db, "trusted_schema")) == (2, 0)
        assert pragma(db, "busy_timeout") == 30_000


def test_R2_a_bare_connection_has_not(path: Path) -> None:
    bare = sqlite3.connect(path)
    assert bare.execute("PRAGMA foreign_keys").fetchone()[0] == 0
    bare.close()


def test_R2_a_setting_that_does_not_take_is_refused(fresh_db: Database) -> None:
    with pytest.raises(StorageError, match="synchronous"):
        pragmas._read_back(fresh_db, "synchronous", 3)


@pytest.mark.parametrize(
    ("version", "safe"),
    [
        ((3, 40, 1), False),
        ((3, 44, 5), False),
        ((3, 44, 6), True),
        ((3, 45, 9), False),
        ((3, 49, 2), False),
        ((3, 50, 6), False),
        ((3, 50, 7), True),
        ((3, 51, 2), False),
        ((3, 51, 3), True),
        ((3, 52, 0), True),
        ((4, 0, 0), True),
    ],
)
def test_R3_wal_is_only_trusted_where_it_was_mended(version: tuple[int, ...], safe: bool) -> None:
    assert pragmas.wal_is_safe(version) is safe


def test_R3_the_journal_is_truncate(fresh_db: Database) -> None:
    assert pragma(fresh_db, "journal_mode") == "truncate"


def test_R3_a_wal_file_stays_so_only_on_a_mended_sqlite(path: Path) -> None:
    with connected(path, "rw") as db:
        db.execute("PRAGMA journal_mode = WAL").fetchone()
    with opened(path) as db:
        safe = pragmas.wal_is_safe(sqlite3.sqlite_version_info)
        assert pragma(db, "journal_mode") == ("wal" if safe else "truncate")


def test_R1_what_is_written_is_kept_when_the_block_ends(path: Path) -> None:
    with opened(path) as db, writing(db):
        schools.insert(db, SCHOOL)
    with opened(path) as db:
        assert schools.all_schools(db) == [SCHOOL]


def _insert_and_fail(db: Database, school: School, error: BaseException) -> None:
    schools.insert(db, school)
    raise error


@pytest.mark.parametrize("error", [ValueError("no"), KeyboardInterrupt(), StorageError("no")])
def test_R1_any_error_undoes_everything(fresh_db: Database, error: BaseException) -> None:
    with pytest.raises(type(error)), writing(fresh_db):
        _insert_and_fail(fresh_db, SCHOOL, error)
    assert schools.all_schools(fresh_db) == []
    with writing(fresh_db):
        schools.insert(fresh_db, SCHOOL)


def test_R1_writing_outside_the_gate_fails_loudly(fresh_db: Database) -> None:
    with pytest.raises(StorageError):
        schools.insert(fresh_db, SCHOOL)
    with pytest.raises(StorageError):
        require_writing(fresh_db)
    assert schools.all_schools(fresh_db) == []


def test_R1_writing_inside_writing_is_undone_with_the_outer_one(fresh_db: Database) -> None:
    def outer() -> None:
        with writing(fresh_db):
            with writing(fresh_db):
                schools.insert(fresh_db, SCHOOL)
            _insert_and_fail(fresh_db, School("other", "De Ander"), ValueError("outer"))

    with pytest.raises(ValueError, match="outer"):
        outer()
    assert schools.all_schools(fresh_db) == []


def test_R1_writing_inside_writing_fails_by_itself(fresh_db: Database) -> None:
    with writing(fresh_db):
        schools.insert(fresh_db, SCHOOL)
        with pytest.raises(ValueError, match="inner"), writing(fresh_db):
            _insert_and_fail(fresh_db, School("other", "De Ander"), ValueError("inner"))
    assert schools.all_schools(fresh_db) == [SCHOOL]


def test_R1_writing_on_a_second_connection_inside_writing_is_refused(path: Path) -> None:
    with opened(path) as db, opened(path) as other, writing(db):
        with pytest.raises(StorageError), writing(other):
            pass
        schools.insert(db, SCHOOL)
    with opened(path) as db:
        assert schools.all_schools(db) == [SCHOOL]


def test_R1_a_writer_waits_for_another_process(path: Path) -> None:
    blocker = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    blocker.execute("BEGIN IMMEDIATE")
    timer = threading.Timer(0.3, lambda: blocker.execute("COMMIT"))
    timer.start()
    with opened(path) as db, writing(db):
        schools.insert(db, SCHOOL)
    timer.join()
    blocker.close()


def test_R1_locked_too_long_is_told_and_mends_itself(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pragmas, "BUSY_SECONDS", 0.1)
    blocker = sqlite3.connect(path, isolation_level=None)
    with opened(path) as db:
        blocker.execute("BEGIN IMMEDIATE")
        with pytest.raises(NotSaved, match=r"^Niet opgeslagen: .* Je tekst staat er nog\."), writing(db):
            schools.insert(db, SCHOOL)
        blocker.execute("ROLLBACK")
        with writing(db):
            schools.insert(db, SCHOOL)
    blocker.close()


def test_R1_a_gate_held_too_long_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pragmas, "BUSY_SECONDS", 0.1)
    held, free = threading.Event(), threading.Event()

    def hold() -> None:
        with opened(path) as db, writing(db):
            held.set()
            free.wait(5)

    holder = threading.Thread(target=hold)
    holder.start()
    held.wait(5)
    with opened(path) as db, pytest.raises(NotSaved), writing(db):
        pass
    free.set()
    holder.join()


def test_opening_never_makes_a_file(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="niet te openen"), opened(tmp_path / "none.db"):
        pass
    assert list(tmp_path.iterdir()) == []


def test_reading_errors_are_told(fresh_db: Database, path: Path) -> None:
    with pytest.raises(StorageError, match="niet te lezen"), opened(path) as db:
        db.execute("SELECT * FROM nowhere")


def test_a_name_with_odd_characters_can_be_opened(tmp_path: Path) -> None:
    odd = tmp_path / "één map #1?%20" / "scan.db"
    prepare(odd, NOW)
    with opened(odd) as db:
        assert schools.all_schools(db) == []
