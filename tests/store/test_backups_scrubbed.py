"""P1, P10: after a reveal no backup holds what it destroyed, and a scrubbed backup can still be put back."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from scan.errors import NotFound, NotSaved, StorageError
from scan.model.rounds import Phase
from scan.store import destroying, rounds, schools, scrubbing, sheets, signals
from scan.store.backups import back_up, backups_in, folder_of, restore
from scan.store.connection import connected
from scan.store.database import Database, opened, prepare, writing
from scan.store.identity import beside
from scan.store.verify import backup_wrong, check
from tests.store.examples import NOW, SCHOOL
from tests.store.given_round import GONE, SECRETS, backed_up_round, holds, reveal
from tests.store.round_examples import ROUND, SALT, a_round, answered_again


@pytest.fixture
def backup(path: Path) -> Path:
    return backed_up_round(path)


def test_P1_after_a_reveal_its_backups_hold_nothing_of_it(path: Path, backup: Path) -> None:
    second = back_up(path, backup.parent, NOW + timedelta(days=1))
    assert len(holds(backup, second)) == 2 * len(GONE)
    reveal(path)
    assert holds(path, backup, second) == []
    assert backup_wrong(backup) == backup_wrong(second) == check(backup) == []
    made = {backup.name, second.name}
    assert {file.name for file in backup.parent.iterdir()} == made | {f"{name}.sha256" for name in made}
    # The check is still open: its backup stays as it is.
    assert b"kaartje" in backup.read_bytes()


def test_P1_after_a_check_its_backups_hold_no_card(path: Path, backup: Path) -> None:
    with opened(path) as db:
        with writing(db):
            db.execute("UPDATE picture_checks SET revealed_on = '2026-11-24', door = NULL, salt = NULL")
            db.execute("DELETE FROM picture_cards")
            destroying.begin(db)
        destroying.finish(db)
    assert not [canary for canary in (b"kaartje", SALT[::-1]) if canary in backup.read_bytes()]
    assert len(holds(backup)) == len(GONE)
    assert backup_wrong(backup) == []


def test_P1_scrubbing_twice_changes_nothing_the_second_time(path: Path, backup: Path) -> None:
    reveal(path)
    before = backup.read_bytes()
    assert not scrubbing.pending(path)
    prepare(path, NOW)
    scrubbing.scrub(path)
    assert backup.read_bytes() == before


def test_a_scrubbed_backup_is_put_back_with_a_closed_round_that_nobody_answered(path: Path, backup: Path) -> None:
    with opened(path) as db, writing(db):
        schools.insert(db, replace(SCHOOL, id="later"))
    reveal(path)
    restore(backup, path, NOW)
    with opened(path) as db:
        assert not schools.exists(db, "later")
        round, salt = rounds.get(db, "scan"), rounds.salt_of(db, "scan")
        assert (round.phase, round.asked, round.groups) == (Phase.CLOSED, ROUND.asked, ROUND.groups)
        assert sheets.all_of(db, round) == signals.kept_of(db, round) == []
        assert rounds.by_slip(db, SECRETS[0]) is None
        # From here on it is a round like any other, under a salt of its own.
        assert salt != SALT
        assert not salt.endswith(bytes(8))
        answered_again(db, round, salt)
    assert check(path) == []


def test_P1_a_round_that_was_put_back_is_scrubbed_again_after_its_own_reveal(path: Path, backup: Path) -> None:
    reveal(path)
    restore(backup, path, NOW)
    with opened(path) as db:
        salt = rounds.salt_of(db, "scan")
        answered_again(db, rounds.get(db, "scan"), salt)
    again = back_up(path, backup.parent, NOW + timedelta(days=1))
    assert salt in again.read_bytes()
    reveal(path)
    assert salt not in again.read_bytes()
    with pytest.raises(NotFound), opened(path) as db:
        rounds.salt_of(db, "scan")


def test_P1_putting_a_backup_from_elsewhere_back_does_not_undo_a_reveal(
    path: Path, backup: Path, tmp_path: Path
) -> None:
    stick = Path(shutil.copy(backup, tmp_path / backup.name))
    shutil.copy(beside(backup, ".sha256"), beside(stick, ".sha256"))
    reveal(path)
    restore(stick, path, NOW)
    assert holds(path) == []
    with opened(path) as db:
        assert rounds.get(db, "scan").phase is Phase.CLOSED


def test_P1_the_file_that_a_restore_kept_is_scrubbed_too(path: Path, backup: Path) -> None:
    kept = restore(backup, path, NOW)
    assert kept
    reveal(path)
    assert holds(kept, backup) == []
    assert check(kept) == []
    assert not beside(kept, ".sha256").exists()


class Stopped(BaseException):
    """The process ends here."""


@pytest.mark.parametrize("call", range(1, 5))
def test_P1_stopped_at_any_replace_leaves_a_good_backup_and_the_next_start_ends_it(
    path: Path, backup: Path, call: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls, replaced = 0, os.replace

    def stopping(one: Path, other: Path) -> None:
        nonlocal calls
        calls += 1
        if calls == call:
            raise Stopped
        replaced(one, other)

    with monkeypatch.context() as then:
        then.setattr(os, "replace", stopping)
        try:
            reveal(path)
        except Stopped:
            assert call <= 3
        else:
            assert call == 4
    # Old or new, never between: the note fits, and it can be put back.
    assert backup_wrong(backup) == []
    assert len(holds(backup)) in (0, len(GONE))
    prepare(path, NOW)
    assert holds(backup) == []
    assert backup_wrong(backup) == []
    assert not list(backup.parent.glob("*.db.part*"))


@pytest.mark.parametrize("again", [prepare, lambda path, now: back_up(path, folder_of(path), now)])
def test_P1_a_reveal_that_was_stopped_is_finished_at_the_next_start_or_backup(
    path: Path, backup: Path, again: Callable[[Path, object], object]
) -> None:
    left = backup.with_name("scan-20261124T130000Z.db.part")
    shutil.copy(backup, left)
    reveal(path, finish=False)
    assert scrubbing.pending(path)
    again(path, NOW + timedelta(days=1))
    assert holds(path, *backups_in(backup.parent)) == []
    assert not left.exists()


def test_R10_a_full_disk_is_told_and_the_other_backups_are_scrubbed(
    path: Path, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    second, rewritten = back_up(path, backup.parent, NOW + timedelta(days=1)), scrubbing.rewritten

    def full(source: Path, target: Path, change: Callable[[Database], None]) -> None:
        if source == second:
            raise NotSaved("vol")
        rewritten(source, target, change)

    with monkeypatch.context() as then:
        then.setattr(scrubbing, "rewritten", full)
        with pytest.raises(StorageError, match="volgende start"):
            reveal(path)
        prepare(path, NOW)
    assert holds(backup) == []
    assert len(holds(second)) == len(GONE)
    prepare(path, NOW)
    assert holds(second) == []


def test_a_damaged_backup_does_not_become_a_good_one_and_a_strange_one_stays(path: Path, backup: Path) -> None:
    wrong = backup.with_name("scan-20261123T120000Z.db")
    shutil.copy(backup, wrong)
    beside(wrong, ".sha256").write_text(f"{secrets.token_hex(32)}  {wrong.name}\n", "utf-8")
    letter = backup.with_name("scan-20261122T120000Z.db")
    letter.write_text("Dit is een brief.")
    strange = path.parent / "strange" / "scan.db"
    prepare(strange, NOW)
    a_round(strange)
    theirs = backup.with_name("scan-20261121T120000Z.db")
    shutil.copy(back_up(strange, strange.parent / "backups", NOW), theirs)
    before = theirs.read_bytes()
    reveal(path)
    assert holds(wrong) == []
    assert backup_wrong(wrong) != []
    assert letter.read_text() == "Dit is een brief."
    assert theirs.read_bytes() == before


def test_a_backup_of_a_version_without_rounds_is_left_alone(path: Path, backup: Path) -> None:
    old = backup.with_name("scan-20261123T120000Z.db")
    shutil.copy(backup, old)
    with connected(old, "rw") as db:
        db.execute("PRAGMA foreign_keys = OFF")
        for table in ("picture_cards", "picture_checks", "tickets", "sheets", "kept_signals", "rounds"):
            db.execute(f"DROP TABLE {table}")
    before = old.read_bytes()
    reveal(path)
    assert old.read_bytes() == before
