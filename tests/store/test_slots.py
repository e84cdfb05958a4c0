"""Rows made in advance: every entry comes back, all rows stay equally long, and growing moves everybody (P1)."""

from __future__ import annotations

import random
import secrets

import pytest

from scan.store.database import Database, writing
from scan.store.slots import FEWEST, Slots

SLOTS = Slots("entries", "owner", "mark", "content")
SIZE = 40


@pytest.fixture
def db(fresh_db: Database) -> Database:
    fresh_db.execute("CREATE TABLE entries (slot INTEGER PRIMARY KEY, owner TEXT, mark BLOB, content BLOB) STRICT")
    return fresh_db


def rows(db: Database, owner: str = "a") -> list[tuple[int, bytes, bytes]]:
    query = "SELECT slot, mark, content FROM entries WHERE owner = ? ORDER BY slot"
    return [(slot, bytes(mark), bytes(content)) for slot, mark, content in db.execute(query, [owner]).fetchall()]


def entry(number: int) -> bytes:
    return f"entry {number}".encode().ljust(SIZE)


def test_whatever_is_kept_written_over_and_wiped_every_entry_comes_back(db: Database) -> None:
    chance, known = random.Random(5), dict[bytes, bytes]()
    for number in range(600):
        with writing(db):
            if known and chance.random() < 0.4:
                mark = chance.choice(sorted(known))
                if chance.random() < 0.5:
                    SLOTS.wipe(db, "a", mark)
                    del known[mark]
                    continue
            else:
                mark = secrets.token_bytes(32)
            SLOTS.keep(db, "a", mark, entry(number))
            known[mark] = entry(number)
    assert sorted(SLOTS.all_of(db, "a")) == sorted(known.values())
    assert SLOTS.among(db, "a", known) == known
    assert {len(content) for _slot, _mark, content in rows(db)} == {SIZE}
    some = next(iter(known))
    assert (SLOTS.get(db, "a", some), SLOTS.get(db, "b", some)) == (known[some], None)
    free = [content for _slot, mark, content in rows(db) if mark == bytes(32)]
    assert set(free) == {bytes(SIZE)}


def test_room_is_made_once_for_each_owner(db: Database) -> None:
    with writing(db):
        SLOTS.make_room(db, "a", 200, SIZE)
        SLOTS.make_room(db, "b", 1, SIZE)
        SLOTS.make_room(db, "a", 900, SIZE)
    assert (len(rows(db)), len(rows(db, "b"))) == (200, FEWEST)
    assert SLOTS.all_of(db, "a") == []


def test_P1_when_rows_run_out_everybody_moves_and_others_stay(db: Database) -> None:
    with writing(db):
        SLOTS.keep(db, "b", bytes(31) + b"b", entry(0))
        SLOTS.make_room(db, "a", FEWEST, SIZE)
        for number in range(FEWEST):
            SLOTS.keep(db, "a", secrets.token_bytes(32), entry(number))
    before, other = rows(db), rows(db, "b")
    late = secrets.token_bytes(32)
    with writing(db):
        SLOTS.keep(db, "a", late, entry(99))
    after = rows(db)
    assert len(after) == 2 * FEWEST
    places = {mark: place for place, (_slot, mark, _content) in enumerate(after) if mark != bytes(32)}
    moved = [place for place, (_slot, mark, _content) in enumerate(before) if places[mark] != place]
    assert len(moved) > FEWEST // 2
    # Those who came before are all over the rows, also in the half that is new.
    assert sum(places[mark] >= FEWEST for _slot, mark, _content in before) > FEWEST // 8
    assert sorted(SLOTS.all_of(db, "a")) == sorted([*(content for _s, _m, content in before), entry(99)])
    assert rows(db, "b") == other
