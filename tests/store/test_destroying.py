"""P1, P10: a file that could not be written anew knows it, and is at the next start or backup."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest

from scan.errors import StorageError
from scan.store import destroying, pragmas
from scan.store.backups import back_up, folder_of
from scan.store.database import Database, opened, prepare, writing
from tests.store.examples import NOW
from tests.store.given_round import backed_up_round, holds, reveal


@pytest.fixture
def written_anew(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A line for every time that a file is written anew."""
    times: list[str] = []
    compact = destroying.write_anew

    def counted(db: Database) -> None:
        compact(db)
        times.append("anew")

    monkeypatch.setattr(destroying, "write_anew", counted)
    return times


def test_P10_what_was_stopped_is_written_anew_once_at_the_next_start(path: Path, written_anew: list[str]) -> None:
    with opened(path) as db, writing(db):
        destroying.begin(db)
        destroying.begin(db)
    prepare(path, NOW)
    prepare(path, NOW)
    assert written_anew == ["anew"]


def test_P10_or_at_the_next_backup(path: Path, written_anew: list[str]) -> None:
    with opened(path) as db, writing(db):
        destroying.begin(db)
    back_up(path, folder_of(path), NOW)
    back_up(path, folder_of(path), NOW + timedelta(days=1))
    assert written_anew == ["anew"]


def test_P10_what_is_undone_leaves_no_mark(path: Path, written_anew: list[str]) -> None:
    with opened(path) as db, suppress(KeyboardInterrupt), writing(db):
        destroying.begin(db)
        raise KeyboardInterrupt
    prepare(path, NOW)
    assert written_anew == []


@pytest.mark.parametrize("start", [prepare, lambda path, now: back_up(path, folder_of(path), now)])
def test_R10_a_disk_that_stays_full_keeps_nobody_out(
    path: Path, start: Callable[[Path, object], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_db: Database) -> None:
        raise StorageError("vol")

    with opened(path) as db, writing(db):
        destroying.begin(db)
    with monkeypatch.context() as then:
        then.setattr(destroying, "write_anew", full)
        start(path, NOW)
        with opened(path) as db, pytest.raises(StorageError, match="vol"):
            destroying.finish(db)
    prepare(path, NOW)
    with opened(path) as db:
        assert db.execute("SELECT * FROM revisions").fetchall() == []


def test_P1_a_database_that_cannot_be_written_anew_keeps_no_backup_from_being_scrubbed(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_db: Database) -> None:
        raise StorageError("vol")

    backup = backed_up_round(path)
    monkeypatch.setattr(destroying, "write_anew", full)
    with pytest.raises(StorageError, match="vol"):
        reveal(path)
    assert holds(backup) == []


def test_a_file_is_not_written_anew_in_the_middle_of_what_this_thread_keeps(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pragmas, "BUSY_SECONDS", 0.1)
    with opened(path) as one, opened(path) as other, writing(one), pytest.raises(StorageError, match="midden in"):
        destroying.write_anew(other)
