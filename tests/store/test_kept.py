"""Connections that stay open: as safe as new ones, never in a file that was swapped, and no lock on it."""

from __future__ import annotations

import os
import shutil
import threading
from datetime import timedelta
from pathlib import Path

import pytest

from scan.errors import ForeignFile, InvalidInput, StorageError
from scan.model.scans import School
from scan.store import kept, pragmas, schools
from scan.store.backups import back_up, folder_of
from scan.store.connection import connected
from scan.store.database import opened, writing
from scan.store.kept import Connections
from scan.store.restoring import restore
from tests.store.examples import NOW, SCHOOL

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Windows keeps no connection open")


def names(connections: Connections) -> list[str]:
    with connections.lent() as lent:
        return [school.name for school in schools.all_schools(lent.db)]


def add(path: Path, school: School) -> None:
    with opened(path) as db, writing(db):
        schools.insert(db, school)


def test_a_connection_is_used_again_and_sees_what_others_wrote(path: Path) -> None:
    connections = Connections(path)
    with connections.lent() as first:
        first.memory["x"] = 1
    add(path, SCHOOL)
    with connections.lent() as again:
        assert again.db is first.db
        assert again.memory == {"x": 1}
    assert names(connections) == [SCHOOL.name]
    connections.close()


def test_R2_a_kept_connection_has_the_safe_settings(path: Path) -> None:
    connections = Connections(path)
    for _twice in range(2):
        with connections.lent() as lent:
            found = {
                name: lent.db.execute(f"PRAGMA {name}").fetchone()[0]
                for name in ("foreign_keys", "secure_delete", "synchronous", "trusted_schema", "busy_timeout")
            }
            assert list(found.values()) == [1, 1, 2, 0, 30_000]
    connections.close()


def test_R13_a_restored_file_is_seen_at_once_and_nothing_of_the_old_one_is_remembered(path: Path) -> None:
    connections = Connections(path)
    with connections.lent() as old:
        old.memory["x"] = 1
    backup = back_up(path, folder_of(path), NOW)
    add(path, SCHOOL)
    assert names(connections) == [SCHOOL.name]
    replaced = restore(backup, path, NOW + timedelta(minutes=1))
    with connections.lent() as new:
        assert new.memory == {}
        assert schools.all_schools(new.db) == []
        with writing(new.db):
            schools.insert(new.db, School("new", "Na het terugzetten"))
    assert names(connections) == ["Na het terugzetten"]
    assert replaced
    with opened(replaced) as db:
        assert schools.all_schools(db) == [SCHOOL]
    connections.close()


def test_R13_a_restore_waits_for_who_is_busy_and_for_nobody_else(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pragmas, "BUSY_SECONDS", 0.2)
    connections, backup = Connections(path), back_up(path, folder_of(path), NOW)
    with connections.lent(), pytest.raises(StorageError, match="te druk"):
        restore(backup, path, NOW)
    assert restore(backup, path, NOW + timedelta(minutes=1))
    connections.close()


def test_a_file_that_was_put_in_wal_mode_is_not_kept_open(path: Path) -> None:
    connections = Connections(path)
    names(connections)
    with connected(path, "rw") as db:
        db.execute("PRAGMA journal_mode = WAL").fetchone()
    names(connections)
    assert not connections._idle
    with connected(path, "rw") as db:
        assert db.execute("PRAGMA journal_mode = TRUNCATE").fetchone()[0] == "truncate"


def test_a_file_of_a_newer_version_is_refused_by_a_connection_that_was_open(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "LOOK_AGAIN_AFTER", 0.0)
    connections = Connections(path)
    names(connections)
    with connected(path, "rw") as db:
        db.execute("PRAGMA user_version = 999")
    with pytest.raises(ForeignFile):
        names(connections)


def test_a_connection_on_which_something_broke_is_closed_and_a_refusal_keeps_it(path: Path) -> None:
    connections = Connections(path)
    with pytest.raises(InvalidInput), connections.lent():
        raise InvalidInput("no")
    assert len(connections._idle) == 1
    with pytest.raises(StorageError, match="niet te lezen"), connections.lent() as lent:
        lent.db.execute("SELECT * FROM nowhere")
    assert not connections._idle
    names(connections)
    with connections.lent() as lent:
        lent.db.execute("BEGIN")
    assert not connections._idle


def test_two_threads_never_share_one(path: Path) -> None:
    connections, seen = Connections(path), []
    both = threading.Barrier(2, timeout=10)

    def work() -> None:
        with connections.lent() as lent:
            seen.append(lent.db)
            both.wait()

    threads = [threading.Thread(target=work) for _two in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert seen[0] is not seen[1]
    connections.close()
    assert not connections._idle


def test_a_file_that_is_gone_or_came_back_is_told_and_found(path: Path, tmp_path: Path) -> None:
    connections = Connections(path)
    names(connections)
    away = shutil.move(path, tmp_path / "away.db")
    with pytest.raises(StorageError, match="niet te openen"):
        names(connections)
    shutil.move(away, path)
    assert names(connections) == []
    connections.close()
