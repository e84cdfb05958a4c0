"""Backups and putting them back (R13)."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from scan.errors import ForeignFile, NotSaved, StorageError
from scan.model.scans import School
from scan.store import pragmas, records, scans, schools
from scan.store.backups import back_up, backups_in, check, made_at, restore
from scan.store.connection import connected
from scan.store.database import opened, prepare, writing
from scan.store.driver import sqlite3
from scan.store.identity import beside, installation_id
from scan.store.verify import backup_wrong
from tests.store.examples import NOW, RECORD, SCHOOL, TODAY


@pytest.fixture
def backup(path: Path, tmp_path: Path) -> Path:
    with opened(path) as db, writing(db):
        records.insert(db, RECORD, TODAY)
    return back_up(path, tmp_path / "backups", NOW)


def test_R13_a_backup_holds_everything_and_its_hash(path: Path, backup: Path) -> None:
    assert backup.name == "scan-20261124T120000Z.db"
    assert backup_wrong(backup) == [] == check(backup)
    with opened(backup, read_only=True) as copy, opened(path) as db:
        assert records.load(copy, "scan") == RECORD
        assert installation_id(copy) == installation_id(db)
    assert sorted(file.name for file in backup.parent.iterdir()) == [backup.name, f"{backup.name}.sha256"]


def test_R13_two_backups_in_one_second_are_both_kept(path: Path, backup: Path) -> None:
    second = back_up(path, backup.parent, NOW)
    assert backups_in(backup.parent, "scan") == [second, backup]
    assert made_at(second) == made_at(backup) == NOW


def _changed_byte(backup: Path) -> None:
    content = bytearray(backup.read_bytes())
    content[-10] ^= 1
    backup.write_bytes(bytes(content))


def _cut(backup: Path) -> None:
    backup.write_bytes(backup.read_bytes()[:4096])


def _emptied(backup: Path) -> None:
    backup.write_bytes(b"")


def _without_hash(backup: Path) -> None:
    beside(backup, ".sha256").unlink()


def _gone(backup: Path) -> None:
    backup.unlink()


@pytest.mark.parametrize("damage", [_changed_byte, _cut, _emptied, _without_hash, _gone])
def test_R13_a_damaged_backup_is_not_put_back(path: Path, backup: Path, damage: Callable[[Path], None]) -> None:
    damage(backup)
    before = path.read_bytes()
    with pytest.raises(ForeignFile, match="niet teruggezet"):
        restore(backup, path, NOW)
    assert path.read_bytes() == before


def test_R13_restoring_keeps_the_old_file_and_outdates_caches(path: Path, backup: Path) -> None:
    with opened(path) as db:
        with writing(db):
            schools.insert(db, School("later", "Later"))
            scans.update(db, replace(RECORD.scan, title="Later"))
        revision = scans.revision(db, "scan")
    kept = restore(backup, path, NOW)
    assert kept is not None
    assert kept.name == "scan-replaced-20261124T120000Z.db"
    with opened(kept) as old:
        assert {s.id for s in schools.all_schools(old)} == {"school", "later"}
    with opened(path) as db:
        assert records.load(db, "scan") == RECORD
        assert scans.revision(db, "scan") > revision
    assert check(path) == []
    assert restore(backup, path, NOW) not in (None, kept)


def test_R13_a_lost_or_damaged_database_can_be_restored(path: Path, backup: Path) -> None:
    path.unlink()
    assert restore(backup, path, NOW) is None
    path.write_bytes(b"garbage" * 1000)
    kept = restore(backup, path, NOW)
    assert kept is not None
    assert kept.read_bytes() == b"garbage" * 1000
    assert check(path) == []
    prepare(path, NOW)


def test_R13_a_backup_of_a_damaged_database_is_refused(path: Path, backup: Path) -> None:
    with connected(path, "rw") as db:
        page = db.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'obstacles'").fetchone()[0]
    content = bytearray(path.read_bytes())
    content[(page - 1) * 4096 : page * 4096] = b"\x77" * 4096
    path.write_bytes(bytes(content))
    with pytest.raises(StorageError):
        back_up(path, backup.parent, NOW + timedelta(days=1))
    assert backups_in(backup.parent) == [backup]
    assert not list(backup.parent.glob("*.part*"))


def test_R13_a_folder_that_cannot_be_written_is_told(path: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(NotSaved, match="niet gemaakt"):
        back_up(path, tmp_path / "file" / "backups", NOW)


def _write_until(path: Path, stop: threading.Event, kept: list[str], refused: list[str]) -> None:
    number = 0
    while not stop.is_set():
        number += 1
        id = f"{threading.get_ident()}-{number}"
        try:
            with opened(path) as db, writing(db):
                schools.insert(db, School(id, "n", ""))
                schools.insert(db, School(f"{id}-twin", "n", ""))
        except StorageError as error:
            refused.append(error.sentence)
        else:
            kept.append(id)
        # A screen is drawn between two saves: that is when a restore gets its turn.
        stop.wait(0.01)


def test_R13_the_drill_backing_up_and_restoring_while_people_write(path: Path, backup: Path) -> None:
    stop, kept, refused = threading.Event(), list[str](), list[str]()
    writers = [threading.Thread(target=_write_until, args=(path, stop, kept, refused)) for _n in range(3)]
    for writer in writers:
        writer.start()
    files = [path]
    for hour in range(5):
        while len(kept) < (hour + 1) * 30:
            stop.wait(0.01)
        made = back_up(path, backup.parent, NOW + timedelta(hours=hour + 1))
        with opened(made, read_only=True) as db:
            ids = {s.id for s in schools.all_schools(db)}
        assert all(f"{id}-twin" in ids for id in ids if not id.endswith("-twin") and id != SCHOOL.id)
        old = restore(made, path, NOW + timedelta(hours=hour + 1))
        assert old is not None
        files.append(old)
    stop.set()
    for writer in writers:
        writer.join()
    found: set[str] = set()
    for file in files:
        assert check(file) == []
        with opened(file) as db:
            found |= {s.id for s in schools.all_schools(db)}
    assert set(kept) <= found
    assert all(sentence.startswith(("Niet opgeslagen", "Het databestand")) for sentence in refused)


def test_R13_restoring_waits_for_who_is_saving_and_keeps_it(path: Path, backup: Path) -> None:
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    other.execute("INSERT INTO schools VALUES ('just', 'Net op tijd', '')")
    timer = threading.Timer(0.3, lambda: other.execute("COMMIT"))
    timer.start()
    kept = restore(backup, path, NOW)
    timer.join()
    other.close()
    assert kept is not None
    with opened(kept) as old, opened(path) as db:
        assert schools.exists(old, "just")
        assert not schools.exists(db, "just")


def test_R13_a_connection_that_is_open_keeps_a_restore_out(
    path: Path, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pragmas, "BUSY_SECONDS", 0.1)
    with opened(path) as db:
        with pytest.raises(StorageError, match="Stop de app"):
            restore(backup, path, NOW)
        with writing(db):
            schools.insert(db, School("late", "Nog op tijd"))
    with opened(path) as db:
        assert schools.exists(db, "late")


def test_R13_who_keeps_saving_keeps_a_restore_out(path: Path, backup: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pragmas, "BUSY_SECONDS", 0.1)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StorageError, match="Stop de app"):
        restore(backup, path, NOW)
    other.close()
    assert check(path) == []
    assert not list(path.parent.glob("*restoring*")) + list(path.parent.glob("*replaced*"))


def test_R13_a_plain_copy_while_people_write_is_the_wrong_way(path: Path, tmp_path: Path) -> None:
    with opened(path) as db:
        with writing(db):
            for number in range(3000):
                schools.insert(db, School(str(number), "n" * 120))
        # Little memory, so that SQLite writes part of the transaction to the file before it ends.
        db.execute("PRAGMA cache_size = 1")
        db.execute("BEGIN IMMEDIATE")
        db.execute("UPDATE schools SET id = 'new-' || id")
        shutil.copy(path, tmp_path / "plain.db")
        db.execute("ROLLBACK")
        assert check(tmp_path / "plain.db") != []
        backup = back_up(path, tmp_path, NOW)
    assert check(backup) == []
