"""Starting the app: making, recognising, checking and upgrading the file (R7, R8, R9)."""

from __future__ import annotations

import multiprocessing
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlite_utils import Migrations

from scan.errors import ForeignFile, StorageError
from scan.store import identity, migrations, schools
from scan.store.backups import back_up, backups_in, folder_of
from scan.store.connection import connected
from scan.store.database import Database, Health, opened, prepare, writing
from scan.store.driver import sqlite3
from scan.store.verify import backup_wrong
from tests.store.examples import NOW, SCHOOL


def test_R8_the_first_start_makes_the_file_and_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "new" / "var" / "scan.db"
    assert prepare(path, NOW) == Health()
    with opened(path) as db:
        assert db.execute("PRAGMA application_id").fetchone()[0] == identity.APPLICATION_ID
        made = identity.installation_id(db)
    assert len(made) == 36
    assert prepare(path, NOW) == Health()
    with opened(path) as db:
        assert identity.installation_id(db) == made
    beside = {file.name.removeprefix("scan.db") for file in path.parent.iterdir()}
    assert beside <= {"", "-journal", ".lock", ".users"}


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:8192])


def _cut_in_the_header(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:60])


def _zeroed(path: Path) -> None:
    path.write_bytes(bytes(path.stat().st_size))


def _garbage(path: Path) -> None:
    path.write_bytes(b"Dit is een brief en geen database. " * 400)


def _foreign(path: Path) -> None:
    path.unlink()
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE songs (id)")
    other.close()


def _foreign_in_wal(path: Path) -> None:
    path.unlink()
    other = sqlite3.connect(path)
    other.execute("PRAGMA journal_mode = WAL")
    other.execute("CREATE TABLE songs (id)")
    other.close()


def _newer(path: Path) -> None:
    with connected(path, "rw") as db:
        db.execute(f"PRAGMA user_version = {migrations.migrations_known() + 1}")


DAMAGE: list[Callable[[Path], None]] = [
    _empty,
    _truncated,
    _cut_in_the_header,
    _zeroed,
    _garbage,
    _foreign,
    _foreign_in_wal,
    _newer,
]


@pytest.mark.parametrize("damage", DAMAGE)
def test_R8_what_is_not_ours_is_refused_and_left_as_it_is(path: Path, damage: Callable[[Path], None]) -> None:
    damage(path)
    before = path.read_bytes()
    with pytest.raises(ForeignFile) as caught:
        prepare(path, NOW)
    assert caught.value.sentence
    assert path.read_bytes() == before


def test_R8_a_file_that_is_swapped_while_running_is_refused(path: Path) -> None:
    _foreign(path)
    with pytest.raises(ForeignFile, match="ander programma"), opened(path):
        pass


def test_R8_a_folder_in_its_place_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ForeignFile):
        prepare(tmp_path, NOW)


def test_R8_a_lost_file_with_backups_is_not_silently_replaced(path: Path) -> None:
    back_up(path, folder_of(path), NOW)
    path.unlink()
    with pytest.raises(ForeignFile, match="Zet het terug"):
        prepare(path, NOW)
    assert not path.exists()


def test_R8_a_lost_file_with_a_journal_is_not_silently_replaced(tmp_path: Path) -> None:
    (tmp_path / "scan.db-journal").write_bytes(b"something")
    with pytest.raises(ForeignFile):
        prepare(tmp_path / "scan.db", NOW)
    assert not (tmp_path / "scan.db").exists()


def test_R8_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StorageError, match="schrijfrecht"):
        prepare(tmp_path / "file" / "scan.db", NOW)


def _damage_a_table(path: Path) -> None:
    with opened(path) as db:
        with writing(db):
            for number in range(400):
                schools.insert(db, SCHOOL.__class__(f"{number}", "n" * 100, "b" * 100))
        page = db.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'schools'").fetchone()[0]
        size = db.execute("PRAGMA page_size").fetchone()[0]
    content = bytearray(path.read_bytes())
    content[(page - 1) * size : page * size] = b"\xa5" * size
    path.write_bytes(bytes(content))


def test_R9_a_damaged_file_is_only_read_and_the_newest_good_backup_is_offered(path: Path) -> None:
    good = back_up(path, folder_of(path), NOW)
    bad = back_up(path, folder_of(path), NOW.replace(hour=13))
    bad.write_bytes(bad.read_bytes()[:-1] + b"!")
    _damage_a_table(path)
    before = path.read_bytes()
    health = prepare(path, NOW)
    assert health == Health(True, health.sentence, good)
    assert good.name in health.sentence
    assert path.read_bytes() == before


def test_R9_without_a_backup_that_is_said(path: Path) -> None:
    _damage_a_table(path)
    health = prepare(path, NOW)
    assert (health.read_only, health.backup) == (True, None)
    assert "hulp" in health.sentence


def test_R9_a_crash_in_the_middle_of_writing_is_mended_at_the_start(path: Path) -> None:
    with opened(path) as db:
        db.execute("PRAGMA cache_size = 1")
        db.execute("PRAGMA cache_spill = 1")
        db.execute("BEGIN IMMEDIATE")
        for number in range(3000):
            db.execute("INSERT INTO schools VALUES (?, ?, '')", [str(number), "n" * 120])
        crashed = path.parent / "crashed.db"
        shutil.copy(path, crashed)
        shutil.copy(identity.beside(path, "-journal"), identity.beside(crashed, "-journal"))
        db.execute("ROLLBACK")
    assert identity.leftover(crashed)
    assert prepare(crashed, NOW) == Health()
    with opened(crashed) as db:
        assert schools.all_schools(db) == []


@pytest.fixture
def next_version(monkeypatch: pytest.MonkeyPatch) -> Migrations:
    """The app one version on: with a migration that the file does not have yet."""
    newer = Migrations("scan")
    newer._migrations = list(migrations.migrations._migrations)

    @newer()
    def a_later_one(db: Database) -> None:
        db.execute("CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT")

    monkeypatch.setattr(migrations, "migrations", newer)
    return newer


def test_R7_an_older_file_is_backed_up_and_brought_up_to_date(path: Path, next_version: Migrations) -> None:
    assert prepare(path, NOW) == Health()
    with opened(path) as db:
        assert not next_version.pending(db)
        assert db.execute("PRAGMA user_version").fetchone()[0] == migrations.migrations_known()
    (backup,) = backups_in(folder_of(path), "scan")
    assert backup_wrong(backup) == []
    prepare(path, NOW)
    assert len(backups_in(folder_of(path))) == 1


def test_R7_a_migration_that_fails_changes_nothing(path: Path, next_version: Migrations) -> None:
    @next_version()
    def a_wrong_one(db: Database) -> None:
        db.execute("CREATE TABLE halfway (id INTEGER PRIMARY KEY) STRICT")
        db.execute("INSERT INTO nowhere VALUES (1)")

    with pytest.raises(StorageError):
        prepare(path, NOW)
    with opened(path) as db:
        tables = {row[0] for row in db.execute("SELECT name FROM sqlite_schema")}
        assert not {"notes", "halfway"} & tables
        assert db.execute("PRAGMA user_version").fetchone()[0] == migrations.migrations_known() - 2


def _start(path: Path, version: int, answers: multiprocessing.Queue[str]) -> None:
    if version == 2:
        add = migrations.migrations

        @add()
        def a_later_one(db: Database) -> None:
            db.execute("CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT")

    try:
        prepare(path, NOW)
        answers.put("")
    except Exception as error:
        answers.put(repr(error))


@pytest.mark.parametrize("version", [1, 2])
def test_R7_processes_that_start_together_do_not_trip_over_each_other(tmp_path: Path, version: int) -> None:
    context = multiprocessing.get_context("fork")
    for time in range(3):
        path = tmp_path / f"{time}.db"
        if version == 2:
            prepare(path, NOW)
        answers: multiprocessing.Queue[str] = context.Queue()
        started = [context.Process(target=_start, args=(path, version, answers)) for _number in range(8)]
        for process in started:
            process.start()
        assert [answers.get(timeout=60) for _process in started] == [""] * 8
        for process in started:
            process.join()
        assert len(backups_in(folder_of(path), path.stem)) == version - 1
