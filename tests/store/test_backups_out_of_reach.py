"""P1, P4, R13: files that cannot be read or replaced now are told about, and done when they can be."""

from __future__ import annotations

import shutil
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from scan.errors import StorageError
from scan.store import pragmas, restoring, scrubbing, sheets
from scan.store.backups import back_up, restore
from scan.store.connection import connected
from scan.store.database import opened, prepare, writing
from scan.store.driver import sqlite3
from scan.store.identity import beside, leftover
from scan.store.verify import check
from tests.store.examples import NOW
from tests.store.given_round import backed_up_round, holds, reveal
from tests.store.round_examples import FULL, ROUND, SALT, people

LATER = NOW + timedelta(minutes=5)


@pytest.fixture
def backup(path: Path) -> Path:
    return backed_up_round(path)


def out_of_reach(folder: Path) -> Path:
    """A backup that cannot be opened: SQLite says of a folder what it says of a file without rights."""
    file = folder / "scan-20261101T120000Z.db"
    file.mkdir()
    return file


def test_P1_a_backup_that_cannot_be_read_is_told_and_the_others_are_scrubbed(path: Path, backup: Path) -> None:
    file = out_of_reach(backup.parent)
    with pytest.raises(StorageError, match=f"{file.name} is nog niet opgeruimd"):
        reveal(path)
    assert holds(path, backup) == []
    assert scrubbing.pending(path)
    prepare(path, LATER)
    file.rmdir()
    assert not scrubbing.pending(path)


def test_where_nothing_has_ended_no_backup_is_looked_at(path: Path, backup: Path) -> None:
    out_of_reach(backup.parent)
    assert not scrubbing.pending(path)
    scrubbing.scrub(path)


def test_P4_no_backup_of_a_round_is_made_beside_one_that_cannot_be_read(path: Path, backup: Path) -> None:
    file = out_of_reach(backup.parent)
    with pytest.raises(StorageError, match=f"{file.name} is niet te lezen"):
        back_up(path, backup.parent, LATER)
    file.rmdir()
    back_up(path, backup.parent, LATER)


def test_a_backup_that_cannot_be_read_is_no_matter_where_no_round_is_open(path: Path) -> None:
    folder = path.parent / "backups"
    folder.mkdir()
    out_of_reach(folder)
    assert back_up(path, folder, LATER).is_file()


def test_P4_a_damaged_backup_with_the_note_of_a_good_one_does_not_hide_it(path: Path, backup: Path) -> None:
    second = back_up(path, backup.parent, NOW + timedelta(minutes=1))
    assert second.read_bytes() == backup.read_bytes()
    second.write_bytes(b"x" * 5000)
    with opened(path) as db, writing(db):
        for secret in people(1):
            sheets.keep(db, ROUND, SALT, secret, FULL)
    third = back_up(path, backup.parent, LATER)
    with connected(third, "ro") as db:
        assert len(sheets.all_of(db, ROUND)) == 6


def test_P1_nothing_is_put_back_while_the_database_is_too_busy_to_say_what_was_revealed(
    path: Path, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reveal(path, finish=False)
    monkeypatch.setattr(pragmas, "BUSY_SECONDS", 0.1)
    copied = restoring.copied
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")

        def free(*arguments: Any) -> None:
            other.execute("ROLLBACK")
            copied(*arguments)

        monkeypatch.setattr(restoring, "copied", free)
        with pytest.raises(StorageError, match="bezet"):
            restore(backup, path, LATER)
    assert not beside(path, ".restoring").exists()


def a_kept_file(path: Path, backup: Path) -> Path:
    kept = restore(backup, path, LATER)
    assert kept
    return kept


def test_P1_a_kept_file_with_a_journal_of_a_crash_is_scrubbed(path: Path, backup: Path, tmp_path: Path) -> None:
    kept = a_kept_file(path, backup)
    crashed = tmp_path / "crashed.db"
    shutil.copy(kept, crashed)
    with closing(sqlite3.connect(crashed, isolation_level=None)) as db:
        db.execute("PRAGMA cache_size = 1")
        db.execute("BEGIN")
        db.execute("UPDATE sheets SET answers = zeroblob(length(answers))")
        db.execute("UPDATE kept_signals SET content = zeroblob(length(content))")
        shutil.copy(crashed, kept)
        shutil.copy(beside(crashed, "-journal"), beside(kept, "-journal"))
    assert leftover(kept)
    reveal(path)
    assert not leftover(kept)
    assert holds(kept) == []
    assert check(kept) == []


def test_P1_a_kept_file_that_somebody_looks_at_is_not_replaced_under_its_journal(path: Path, backup: Path) -> None:
    kept = a_kept_file(path, backup)
    with closing(sqlite3.connect(kept, isolation_level=None)) as other:
        other.execute("PRAGMA journal_mode = WAL").fetchone()
        other.execute("UPDATE schools SET name = 'Later'")
        with pytest.raises(StorageError, match=f"{kept.name} is nog niet opgeruimd"):
            reveal(path)
        assert leftover(kept)
    prepare(path, LATER)
    assert holds(kept) == []
    assert check(kept) == []
    with connected(kept, "ro") as db:
        assert db.execute("SELECT name FROM schools").fetchone()[0] == "Later"
