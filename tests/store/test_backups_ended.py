"""P1, P10: what was revealed, discarded or purged does not come back, whatever was stopped, failed or put back."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from scan.errors import StorageError
from scan.model.rounds import Phase
from scan.store import destroying, files, pragmas, restoring, rounds, same_pictures, scans, scrubbing, sheets
from scan.store.backups import back_up, folder_of, restore
from scan.store.connection import connected
from scan.store.database import Database, opened, prepare, writing
from scan.store.identity import beside
from scan.store.verify import backup_wrong, check
from tests.store.examples import NOW
from tests.store.given_round import PICTURE, backed_up_round, holds, reveal
from tests.store.round_examples import ROUND, SALT, a_round, answered_again

LATER = NOW + timedelta(minutes=5)


@pytest.fixture
def backup(path: Path) -> Path:
    return backed_up_round(path)


def copied(backup: Path, folder: Path) -> Path:
    """A backup taken away on a stick."""
    folder.mkdir()
    shutil.copy(beside(backup, ".sha256"), folder)
    return Path(shutil.copy(backup, folder))


def discard(db: Database) -> None:
    same_pictures.remove(db, PICTURE.id)


def purge(db: Database) -> None:
    scans.remove(db, "scan")


def end(path: Path, how: Callable[[Database], None]) -> None:
    with opened(path) as db:
        with writing(db):
            how(db)
            destroying.begin(db)
        destroying.finish(db)


@pytest.mark.parametrize("how", [discard, purge])
def test_P1_P10_cards_that_were_discarded_or_purged_leave_the_backups_and_do_not_come_back(
    path: Path, backup: Path, tmp_path: Path, how: Callable[[Database], None]
) -> None:
    stick = copied(backup, tmp_path / "stick")
    end(path, how)
    for file in (backup, stick):
        restore(file, path, LATER)
        assert not [canary for canary in (b"kaartje", SALT[::-1]) if canary in path.read_bytes()]
        assert holds(path) == ([] if how is purge else holds(stick))
    assert b"kaartje" not in backup.read_bytes()
    assert backup_wrong(backup) == check(path) == []


def test_P1_what_could_not_be_scrubbed_at_the_reveal_is_after_the_picture_was_deleted_too(
    path: Path, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object) -> None:
        raise OSError("vol")

    with monkeypatch.context() as then:
        then.setattr(scrubbing, "_scrub", full)
        with pytest.raises(StorageError, match=f"{backup.name} is nog niet opgeruimd"):
            reveal(path)
    with opened(path) as db, writing(db):
        purge(db)
    assert scrubbing.pending(path)
    prepare(path, LATER)
    assert holds(backup) == []
    assert not scrubbing.pending(path)


def test_P1_a_second_restore_does_not_undo_a_reveal_and_keeps_what_was_given_since(
    path: Path, backup: Path, tmp_path: Path
) -> None:
    stick = copied(backup, tmp_path / "stick")
    reveal(path)
    restore(backup, path, LATER)
    with opened(path) as db:
        answered_again(db, rounds.get(db, "scan"), rounds.salt_of(db, "scan"))
    again = back_up(path, backup.parent, LATER)
    for file in (stick, backup):
        restore(file, path, LATER)
        assert holds(path) == []
    # Another restore is no reveal: what seventy people gave after the first one is still in its backup.
    prepare(path, LATER)
    restore(again, path, LATER)
    with opened(path) as db:
        assert len(sheets.all_of(db, rounds.get(db, "scan"))) == 70
    reveal(path)
    with connected(again, "ro") as db:
        assert sheets.all_of(db, ROUND) == []


def test_P1_a_reveal_under_another_salt_ends_what_the_same_round_held_before(
    path: Path, backup: Path, tmp_path: Path
) -> None:
    restore(back_up(path, tmp_path / "stick", NOW), path, LATER)
    assert len(holds(backup)) > 1
    reveal(path)
    assert holds(backup) == []


def test_a_round_that_was_taken_back_in_preparation_comes_back_with_its_slips(path: Path) -> None:
    a_round(path)
    with opened(path) as db, writing(db):
        db.execute("UPDATE rounds SET phase = 'preparing'")
        rounds.add_tickets(db, "scan", "leaders", [b"t" * 32])
    backup = back_up(path, folder_of(path), NOW)
    end(path, lambda db: rounds.remove(db, "scan"))
    restore(backup, path, LATER)
    with opened(path) as db:
        assert (rounds.salt_of(db, "scan"), rounds.ticket_counts(db, "scan")) == (SALT, {"leaders": 1})


def test_P1_a_backup_without_a_sheet_loses_its_salt_too(path: Path) -> None:
    a_round(path)
    backup = back_up(path, folder_of(path), NOW)
    assert SALT in backup.read_bytes()
    reveal(path)
    assert SALT not in backup.read_bytes()


def test_a_scan_of_another_installation_keeps_its_round_when_it_is_put_back(
    path: Path, backup: Path, tmp_path: Path
) -> None:
    strange = tmp_path / "strange" / "scan.db"
    prepare(strange, NOW)
    theirs = backed_up_round(strange)
    reveal(path)
    restore(theirs, path, LATER)
    with opened(path) as db:
        assert (rounds.get(db, "scan").phase, rounds.salt_of(db, "scan")) == (Phase.OPEN, SALT)
        assert not db.execute("SELECT 1 FROM ended").fetchone()


def test_P1_a_reveal_while_a_backup_is_put_back_stops_that(
    path: Path, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    swapped = restoring._swapped

    def late(*arguments: object) -> object:
        # Its app is stopped right after it, so nobody scrubs.
        reveal(path, finish=False)
        return swapped(*arguments)  # type: ignore[arg-type]

    with monkeypatch.context() as then:
        then.setattr(restoring, "_swapped", late)
        with pytest.raises(StorageError, match="te druk"):
            restore(backup, path, LATER)
    with opened(path) as db:
        assert rounds.get(db, "scan").phase is Phase.REVEALED
    prepare(path, LATER)
    assert holds(path, backup) == []


KILLED = """
import os, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from scan.store import restoring
restoring._swapped = lambda *_arguments: os.kill(os.getpid(), signal.SIGKILL)
restoring.restore(Path(sys.argv[1]), Path(sys.argv[2]), datetime(2026, 11, 24, tzinfo=UTC))
"""


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL")
@pytest.mark.parametrize("revealed", [True, False])
def test_P1_what_a_killed_restore_left_goes_at_the_next_start(path: Path, backup: Path, revealed: bool) -> None:
    killed = subprocess.run([sys.executable, "-c", KILLED, str(backup), str(path)], check=False)
    left = beside(path, ".restoring")
    assert killed.returncode == -signal.SIGKILL
    assert len(holds(left)) > 1
    if revealed:
        reveal(path, finish=False)
    assert scrubbing.pending(path)
    prepare(path, LATER)
    assert not left.exists()
    assert not scrubbing.pending(path)


@pytest.mark.parametrize(
    "act",
    [
        lambda path, backup: scrubbing.scrub(path),
        lambda path, backup: back_up(path, backup.parent, LATER),
        lambda path, backup: restore(backup, path, LATER),
    ],
)
def test_P1_P4_backups_are_made_scrubbed_and_put_back_one_at_a_time(
    path: Path, backup: Path, act: Callable[[Path, Path], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "LOCK_SECONDS", 0.1)
    before = sorted(path.parent.rglob("*.db"))
    with scrubbing.turn(path), pytest.raises(StorageError):
        act(path, backup)
    assert sorted(path.parent.rglob("*.db")) == before
    act(path, backup)


def test_R13_a_database_that_came_without_its_lock_is_not_swapped_under_a_connection(
    tmp_path: Path, path: Path, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    beside(path, ".lock").unlink()
    prepare(path, NOW)
    monkeypatch.setattr(pragmas, "BUSY_SECONDS", 0.1)
    with opened(path), pytest.raises(StorageError, match="te druk"):
        restore(backup, path, LATER)
