"""The tables of same-picture checks: what they give back, refuse, and leave in the file (P1, P9, P10)."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from scan.errors import Conflict, InvalidInput, NotFound, NotSaved, StorageError
from scan.model.same_picture import MOST_CARDS, WORDS, Picture, PictureCard, PictureCheck, ShownCard, shown
from scan.model.text import NAME
from scan.store import destroying, picture_cards, records, same_pictures, scans
from scan.store.database import Database, writing
from scan.store.sql import bound
from tests.store.examples import RECORD, TODAY, purge
from tests.store.round_examples import SALT

CHECK = PictureCheck("check", "scan", "time", "o1", False, TODAY, "ABC123")
ENDED = replace(CHECK, door="", revealed_on=TODAY)
CARD = PictureCard("Élke week “anders” \\ 🕰", 2)


@pytest.fixture
def check_db(scan_db: Database) -> Database:
    """The scan of `examples` with an open check without names."""
    with writing(scan_db):
        same_pictures.insert(scan_db, CHECK, SALT)
        picture_cards.make_room(scan_db, CHECK)
    return scan_db


def marks(number: int) -> Iterator[bytes]:
    return (secrets.token_bytes(32) for _card in range(number))


def revealed(db: Database, cards: list[PictureCard], check: PictureCheck = ENDED) -> Picture:
    picture = shown(check, cards, lambda: secrets.token_hex(8), secrets.SystemRandom().shuffle)
    with writing(db):
        same_pictures.end(db, picture)
    return same_pictures.get(db, check.id)


def test_a_check_comes_back_as_it_was_until_it_is_revealed(check_db: Database) -> None:
    found = same_pictures.by_door(check_db, "ABC123")
    assert found == same_pictures.Found(CHECK, SALT)
    assert SALT.hex() not in repr(found)
    assert same_pictures.open_of(check_db, "scan") == same_pictures.get_open(check_db, "check") == CHECK
    assert same_pictures.doors(check_db) == {"ABC123"}
    assert same_pictures.all_of(check_db, "scan") == ()
    with pytest.raises(NotFound):
        same_pictures.get(check_db, "check")
    picture = revealed(check_db, [CARD] * 10)
    assert (picture.check, picture.count, picture.mean, picture.ratings) == (ENDED, 10, 2.0, (0, 10, 0, 0, 0))
    assert same_pictures.all_of(check_db, "scan") == (picture,)
    assert (same_pictures.by_door(check_db, "ABC123"), same_pictures.open_of(check_db, "scan")) == (None, None)
    with pytest.raises(Conflict):
        same_pictures.get_open(check_db, "check")
    for gone in (same_pictures.salt_of, same_pictures.get_open):
        with pytest.raises(NotFound):
            gone(check_db, "elsewhere")


def test_a_card_comes_back_as_it_was_and_is_written_over(check_db: Database) -> None:
    mark = secrets.token_bytes(32)
    longest = PictureCard("🕰" * WORDS, 5, "🕰" * NAME)
    for card in (CARD, longest, PictureCard('"' * WORDS, 1, "\\" * NAME)):
        with writing(check_db):
            picture_cards.keep(check_db, CHECK, mark, card)
        assert picture_cards.all_of(check_db, CHECK) == [card] == [picture_cards.get(check_db, CHECK, mark)]
    assert picture_cards.get(check_db, CHECK, secrets.token_bytes(32)) is None
    with writing(check_db):
        check_db.execute("UPDATE picture_cards SET content = zeroblob(2200)")
    with pytest.raises(StorageError, match="beschadigd"):
        picture_cards.get(check_db, CHECK, mark)


def test_a_check_takes_so_many_cards_and_those_can_still_change(check_db: Database) -> None:
    first, *others = marks(MOST_CARDS)
    with writing(check_db):
        for mark in (first, *others):
            picture_cards.keep(check_db, CHECK, mark, CARD)
        picture_cards.keep(check_db, CHECK, first, replace(CARD, rating=5))
    with pytest.raises(InvalidInput, match="60"), writing(check_db):
        picture_cards.keep(check_db, CHECK, secrets.token_bytes(32), CARD)
    assert sorted(card.rating for card in picture_cards.all_of(check_db, CHECK)) == [2] * 59 + [5]


def test_P1_giving_a_card_adds_nothing_to_the_file_and_counts_nothing(path: Path, check_db: Database) -> None:
    before, revision = path.read_bytes(), scans.revision(check_db, "scan")
    for mark in marks(30):
        with writing(check_db):
            picture_cards.keep(check_db, CHECK, mark, CARD)
        after = path.read_bytes()
        assert len(after) == len(before)
        # Past the header, whose counter grows with every write of anything; no more than the mark and the card.
        assert sum(a != b for a, b in zip(before[100:], after[100:], strict=True)) <= 32 + 2_200
        before = after
    assert scans.revision(check_db, "scan") == revision
    assert not check_db.execute("SELECT 1 FROM sqlite_sequence WHERE name LIKE 'picture%'").fetchone()


def test_P1_the_slot_of_a_card_says_nothing_about_when_it_came(check_db: Database) -> None:
    first, query = 0, "SELECT slot FROM picture_cards WHERE card_id = :mark"
    for _time in range(60):
        slots = []
        for mark in marks(2):
            with writing(check_db):
                picture_cards.keep(check_db, CHECK, mark, CARD)
            slots += [row[0] for row in check_db.execute(query, bound(mark=mark)).fetchall()]
        first += slots[0] < slots[1]
        with writing(check_db):
            check_db.execute("DELETE FROM picture_cards")
            picture_cards.make_room(check_db, CHECK)
    assert 12 < first < 48


def kept(db: Database, number: int) -> list[bytes]:
    """What `number` cards leave in the file: their marks, their words, and their words beside their rating."""
    given = {mark: PictureCard(f"Kanarie {n:02}", 1 + n % 5) for n, mark in enumerate(marks(number))}
    with writing(db):
        for mark, card in given.items():
            picture_cards.keep(db, CHECK, mark, card)
    beside = [f'[{card.rating},"{card.words}"'.encode() for card in given.values()]
    return [*given, *(card.words.encode() for card in given.values()), *beside]


@pytest.mark.parametrize("number", [7, 12])
def test_P1_P5_P9_the_reveal_destroys_salt_marks_and_unshown_words_down_to_the_bytes(
    path: Path, check_db: Database, number: int
) -> None:
    gone = [SALT, b"ABC123", *kept(check_db, number)]
    assert all(canary in path.read_bytes() for canary in gone)
    picture = revealed(check_db, picture_cards.all_of(check_db, CHECK))
    destroying.write_anew(check_db)
    shown_words = {card.words.encode() for card in picture.cards}
    assert len(shown_words) == (12 if number == 12 else 0)
    assert not [canary for canary in gone if canary in path.read_bytes() and canary not in shown_words]
    assert not check_db.execute("SELECT 1 FROM picture_cards").fetchone()


def test_P10_a_check_goes_with_its_scan_and_with_everything_in_it(path: Path, check_db: Database) -> None:
    gone = [SALT, *kept(check_db, 12)]
    revealed(check_db, picture_cards.all_of(check_db, CHECK))
    with writing(check_db):
        same_pictures.insert(check_db, replace(CHECK, id="next"), SALT)
        picture_cards.make_room(check_db, replace(CHECK, id="next"))
    purge(check_db, "scan")
    for table in ("picture_checks", "picture_cards", "pictures", "shown_cards"):
        assert not check_db.execute(f"SELECT 1 FROM {table}").fetchone()
    assert not [canary for canary in gone if canary in path.read_bytes()]


def test_only_hiding_changes_a_picture(check_db: Database) -> None:
    picture, before = revealed(check_db, [CARD] * 10), scans.revision(check_db, "scan")
    with writing(check_db):
        same_pictures.hide(check_db, "check", picture.cards[3].id, True)
    assert [card.hidden for card in same_pictures.get(check_db, "check").cards] == [n == 3 for n in range(10)]
    assert scans.revision(check_db, "scan") == before + 1
    with pytest.raises(NotFound), writing(check_db):
        same_pictures.hide(check_db, "elsewhere", picture.cards[3].id, True)
    for change in (
        "UPDATE shown_cards SET words = 'Anders'", "UPDATE shown_cards SET rating = 5", "DELETE FROM shown_cards",
        "UPDATE shown_cards SET name = 'Noor'", "UPDATE pictures SET tenths = 50", "DELETE FROM pictures",
        "UPDATE picture_checks SET named = 1", "UPDATE picture_checks SET salt = zeroblob(32), revealed_on = NULL",
    ):  # fmt: skip
        with pytest.raises(NotSaved), writing(check_db):
            check_db.execute(change)


@pytest.mark.parametrize(
    "change",
    [
        "named = 1", "obstacle_id = NULL", "theme_id = 'safety'", "opened_on = '2026-02-30'", "salt = NULL",
        "revealed_on = '2026-09-01'", "door = NULL", "door = 'ABC'", "salt = x'00'", "scan_id = 'elsewhere'",
    ],
)  # fmt: skip
def test_R6_the_database_itself_refuses_what_no_check_can_be(check_db: Database, change: str) -> None:
    with pytest.raises(NotSaved), writing(check_db):
        check_db.execute(f"UPDATE picture_checks SET {change}")


def test_one_check_is_open_at_a_time(check_db: Database) -> None:
    with pytest.raises(NotSaved), writing(check_db):
        same_pictures.insert(check_db, replace(CHECK, id="other", door="DEF456"), SALT)
    revealed(check_db, [CARD] * 10)
    with writing(check_db):
        same_pictures.insert(check_db, replace(CHECK, id="other", door="DEF456"), SALT)


def test_pictures_come_in_with_a_scan_and_go_out_with_it(fresh_db: Database) -> None:
    names = (ShownCard("c1", "Tijd", 1, "Noor", True), ShownCard("c2", "Rust", 4, "Bas"))
    named = Picture(replace(ENDED, id="named", named=True, obstacle_id=None), 2, 2.5, (1, 0, 0, 1, 0), names)
    record = replace(RECORD, pictures=(named, Picture(ENDED, 7, 4.7, None, ())))
    with writing(fresh_db):
        records.insert(fresh_db, record, TODAY)
    assert records.load(fresh_db, "scan") == record


def test_checks_of_one_day_stand_in_the_order_in_which_they_were_opened(check_db: Database) -> None:
    revealed(check_db, [CARD] * 5)
    for id in ("b", "a", "c"):
        with writing(check_db):
            same_pictures.insert(check_db, replace(CHECK, id=id, door=f"DEF45{id}"), SALT)
        revealed(check_db, [CARD] * 5, replace(ENDED, id=id))
    # Also where another index gives the rows of one day by their id.
    check_db.execute("CREATE INDEX of_later ON picture_checks (scan_id, revealed_on, id)")
    assert [picture.check.id for picture in same_pictures.all_of(check_db, "scan")] == ["check", "b", "a", "c"]
