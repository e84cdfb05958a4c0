"""P1, P4: who holds a backup after every answer, and saw who pressed the button when, ties nobody to their sheet.

Two backups differ by no sheet, or by five or more. Five people who came between two of them are five sheets, and the
attacker tries every order that the bytes hold; guessing ties one of five, however many backups there are.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from scan.library.reader import library
from scan.model.permissions import Actor, Role
from scan.store import salted
from scan.store.backups import backups_in, folder_of
from scan.store.database import opened
from scan.usecases import inviting, revealing
from scan.usecases.desk import Desk
from tests.attacks.relinking import Loot

NOW = datetime(2026, 9, 1, 12, 0, tzinfo=UTC)
TIED = 29
"""Guessing ties 12 of 60 people, and this many in fewer than one of 10,000 tries, over all orders that are tried."""
Sheets = Mapping[bytes, bytes]


def plain_copy(path: Path) -> bytes:
    """The wrong design: the file as it is."""
    return path.read_bytes()


def differences(loot: Loot) -> list[int]:
    """How many sheets or cards changed from each backup to the next; the first is compared with nothing."""
    return [len(changed) for changed in _changes(loot)]


def words_alone(loot: Loot) -> int:
    """How often a new word shows in a backup without five new sheets beside it."""
    seen, alone = set[bytes](), 0
    for backup, changed in zip(_backups(loot), _changes(loot), strict=True):
        new = {word for word in loot.words if word in backup} - seen
        alone += bool(new) and len(changed) < 5
        seen |= new
    return alone


def tied(loot: Loot) -> int:
    """How many people the best order ties to their sheet, batch by batch; one in five is chance."""
    found: dict[int, int] = {}
    came = 0
    for backup, changed in zip(_backups(loot), _changes(loot), strict=True):
        batch = loot.sheets[came : came + len(changed)]
        came += len(changed)
        for number, order in enumerate(_orders(backup, changed)):
            right = sum(guess == truth for guess, truth in zip(order, batch, strict=True))
            found[number] = found.get(number, 0) + right
    return max(found.values(), default=0)


def reveal(folder: Path) -> None:
    """Close and reveal the round."""
    with opened(folder / "scan.db") as db:
        desk = Desk(db, Actor("Noor", Role.FACILITATOR), NOW)
        ((_kind, scan_id),) = salted.salts(db)
        inviting.close_round(desk, scan_id)
        revealing.reveal(desk, library(), scan_id)


def left_in_backups(folder: Path, loot: Loot) -> int:
    """How many secrets of the round the backups hold: sheets, words, slips and the salt, file by file."""
    home = folder_of(folder / "scan.db")
    assert len(backups_in(home)) == len(loot.sheets)
    files = [file.read_bytes() for file in home.iterdir()]
    return sum(secret in file for file in files for secret in (*loot.sheets, *loot.words, *loot.slips, loot.salt))


def _backups(loot: Loot) -> list[bytes]:
    # The last file of the loot is the database itself.
    return loot.files[:-1]


def _changes(loot: Loot) -> Iterator[set[bytes]]:
    before: Sheets = {}
    for backup in _backups(loot):
        now = _sheets(backup)
        yield {id for id in {*before, *now} if before.get(id) != now.get(id)}
        before = now


def _sheets(file: bytes) -> Sheets:
    with closing(sqlite3.connect(":memory:")) as db:
        db.deserialize(file)
        given = "SELECT response_id, answers FROM sheets UNION ALL SELECT card_id, content FROM picture_cards"
        return {mark: content for mark, content in db.execute(given).fetchall() if any(mark)}


def _orders(file: bytes, ids: set[bytes]) -> Iterator[list[bytes]]:
    in_bytes = sorted(ids, key=file.rfind)
    in_rows = [id for id in _sheets(file) if id in ids]
    for order in (in_bytes, in_rows, sorted(ids)):
        yield order
        yield order[::-1]
