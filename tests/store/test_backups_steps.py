"""P4: what backups hold of a round that was not revealed changes in steps of five."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from scan.model.answers import Answer, Aspect
from scan.model.same_picture import PictureCard, PictureCheck
from scan.store import picture_cards, rounds, same_pictures, sheets, signals
from scan.store.backups import back_up, folder_of, leaves_out_rounds, restore
from scan.store.connection import connected
from scan.store.database import Database, opened, writing
from scan.store.identity import beside
from scan.store.verify import backup_wrong
from tests.store.examples import NOW, TODAY
from tests.store.round_examples import FULL, ROUND, SALT, SIGNAL, a_round, people

OTHERWISE = replace(FULL, answers={("time-1", Aspect.NOW): Answer.ONE})


class Shelf:
    """The backups of one database, made a minute apart."""

    def __init__(self, path: Path) -> None:
        self.path, self.made = path, list[Path]()

    def add(self) -> tuple[int, int]:
        """How many sheets and signals one more backup holds."""
        backup = back_up(self.path, folder_of(self.path), NOW + timedelta(minutes=len(self.made)))
        self.made.append(backup)
        assert backup_wrong(backup) == []
        with connected(backup, "ro") as db:
            return len(sheets.all_of(db, ROUND)), len(signals.kept_of(db, ROUND))


@pytest.fixture
def shelf(path: Path, round_db: Database) -> Shelf:
    return Shelf(path)


def answer(db: Database, them: Sequence[bytes], sheet: sheets.Kept = FULL) -> None:
    with writing(db):
        for secret in them:
            sheets.keep(db, ROUND, SALT, secret, sheet)


def name(db: Database, secret: bytes, text: str = "Te druk") -> None:
    with writing(db):
        signals.keep(db, ROUND, "leaders", SALT, secret, replace(SIGNAL, text=text))


def test_P4_the_first_backup_of_a_round_of_fewer_than_five_holds_none(shelf: Shelf, round_db: Database) -> None:
    everybody = list(people(5))
    assert shelf.add() == (0, 0)
    for secret in everybody[:4]:
        answer(round_db, [secret])
        name(round_db, secret)
        assert shelf.add() == (0, 0)
        assert SIGNAL.text.encode() not in shelf.made[-1].read_bytes()
    answer(round_db, everybody[4:])
    assert shelf.add() == (5, 4)


def test_P4_a_chain_of_small_changes_is_compared_with_what_the_backup_before_holds(
    shelf: Shelf, round_db: Database
) -> None:
    answer(round_db, list(people(7)))
    held = [shelf.add()[0]]
    for secret in people(12):
        answer(round_db, [secret])
        held.append(shelf.add()[0])
    assert held == [7, 7, 7, 7, 7, 12, 12, 12, 12, 12, 17, 17, 17]


def test_P4_changed_answers_count_as_changed_sheets(shelf: Shelf, round_db: Database) -> None:
    everybody = list(people(9))
    answer(round_db, everybody)
    shelf.add()
    answer(round_db, everybody[:4], OTHERWISE)
    shelf.add()
    answer(round_db, everybody[4:5], OTHERWISE)
    shelf.add()
    assert [_otherwise(file) for file in shelf.made] == [0, 0, 5]


def _otherwise(backup: Path) -> int:
    with connected(backup, "ro") as db:
        return sum(kept.answers == OTHERWISE.answers for kept in sheets.all_of(db, ROUND))


def test_P4_a_word_alone_waits_for_five_sheets(shelf: Shelf, round_db: Database) -> None:
    everybody = list(people(6))
    answer(round_db, everybody)
    name(round_db, everybody[0])
    assert shelf.add() == (6, 1)
    for secret in everybody[1:]:
        name(round_db, secret, "kanarie")
    assert shelf.add() == (6, 1)
    assert b"kanarie" not in shelf.made[-1].read_bytes()
    answer(round_db, list(people(5)))
    assert shelf.add() == (11, 6)


def test_P4_a_table_that_grew_is_held_back_as_a_whole(shelf: Shelf, round_db: Database) -> None:
    answer(round_db, list(people(64)))
    shelf.add()
    answer(round_db, list(people(1)))
    assert shelf.add() == (64, 0)
    with connected(shelf.made[0], "ro") as one, connected(shelf.made[1], "ro") as other:
        query = "SELECT * FROM sheets ORDER BY slot"
        assert one.execute(query).fetchall() == other.execute(query).fetchall()


def test_P4_backups_without_a_change_of_five_are_the_same_bytes(shelf: Shelf, round_db: Database) -> None:
    answer(round_db, list(people(5)))
    shelf.add()
    answer(round_db, list(people(3)))
    shelf.add()
    # Also the counter in the header, which grows with every write.
    assert shelf.made[0].read_bytes() == shelf.made[1].read_bytes()


def test_P4_after_a_restore_an_older_backup_counts_too(path: Path) -> None:
    shelf = Shelf(path)
    a_round(path)
    with opened(path) as db:
        answer(db, list(people(5)))
        shelf.add()
        answer(db, list(people(9)))
        shelf.add()
    restore(shelf.made[0], path, NOW)
    assert shelf.add() == (5, 0)
    with opened(path) as db:
        answer(db, list(people(1)))
        assert shelf.add() == (5, 0)
        answer(db, list(people(4)))
        assert shelf.add() == (10, 0)


def test_P4_a_damaged_backup_is_not_what_sheets_are_taken_from(shelf: Shelf, round_db: Database) -> None:
    answer(round_db, list(people(5)))
    shelf.add()
    answer(round_db, list(people(5)))
    shelf.add()
    beside(shelf.made[-1], ".sha256").unlink()
    answer(round_db, list(people(1)))
    assert shelf.add() == (5, 0)


def test_P4_a_new_round_has_nothing_to_do_with_the_one_that_was_cancelled(shelf: Shelf, round_db: Database) -> None:
    answer(round_db, list(people(5)))
    shelf.add()
    with writing(round_db):
        rounds.remove(round_db, "scan")
        rounds.insert(round_db, ROUND, secrets.token_bytes(32))
        sheets.make_room(round_db, ROUND, 20)
    answer(round_db, list(people(4)))
    assert shelf.add() == (0, 0)


def test_P4_under_another_salt_the_steps_begin_anew(path: Path, tmp_path: Path) -> None:
    shelf = Shelf(path)
    a_round(path)
    with opened(path) as db:
        answer(db, list(people(5)))
    assert shelf.add() == (5, 0)
    restore(back_up(path, tmp_path / "stick", NOW), path, NOW)
    with opened(path) as db:
        for number in range(1, 6):
            with writing(db):
                sheets.keep(db, ROUND, rounds.salt_of(db, "scan"), secrets.token_bytes(16), FULL)
            assert shelf.add() == (number // 5 * 5, 0)


def test_P4_cards_of_a_check_go_in_steps_too(shelf: Shelf, round_db: Database) -> None:
    check = PictureCheck("check", "scan", "time", None, False, TODAY, "CCCCCC")
    with writing(round_db):
        same_pictures.insert(round_db, check, SALT)
        picture_cards.make_room(round_db, check)
    held = []
    for _card in range(11):
        with writing(round_db):
            picture_cards.keep(round_db, check, secrets.token_bytes(32), PictureCard("Woorden", 3))
        shelf.add()
        with connected(shelf.made[-1], "ro") as db:
            held.append(len(picture_cards.all_of(db, check)))
    assert held == [0, 0, 0, 0, 5, 5, 5, 5, 5, 10, 10]


def test_P1_a_backup_elsewhere_holds_nothing_of_a_round(shelf: Shelf, round_db: Database, tmp_path: Path) -> None:
    answer(round_db, list(people(9)))
    name(round_db, secrets.token_bytes(16), "kanarie")
    backup = back_up(shelf.path, tmp_path / "stick", NOW)
    assert leaves_out_rounds(shelf.path, backup.parent)
    assert not leaves_out_rounds(shelf.path, folder_of(shelf.path))
    assert backup_wrong(backup) == []
    with connected(backup, "ro") as db:
        assert sheets.all_of(db, ROUND) == []
    assert not [canary for canary in (SALT, b"kanarie") if canary in backup.read_bytes()]
