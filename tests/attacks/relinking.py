"""P1: who holds the file, its journal and a backup after every answer, and knows who came when, links nobody.

The attacker knows in which order people answered, or who got which slip of the stack, and tries every order that the
bytes hold: of rowids, of columns, of pages, of cells inside a page, and of what changed from one backup to the next.
"""

from __future__ import annotations

import random
import secrets
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import combinations, pairwise
from pathlib import Path

from scan.library.reader import library
from scan.model.permissions import Actor, Role
from scan.model.rounds import Invitation
from scan.model.secret_codes import response_id, token_id
from scan.store import rounds
from scan.store.backups import back_up, folder_of
from scan.store.database import opened, prepare
from scan.usecases import inviting, participating
from scan.usecases.desk import Desk
from tests.usecases.hall import Hall

NOW = datetime(2026, 9, 1, 12, 0, tzinfo=UTC)
PEOPLE, PAGE = 60, 4096
CAUGHT = 0.45
"""Agreement with the true order (Kendall's tau) that sixty people reach by chance in fewer than one of 10,000 tries."""


@dataclass(frozen=True)
class Loot:
    """What an attacker has, and the truth to score their guess with.

    Slips stand in the order in which they were printed, sheets and words in that in which they came: person `came[n]`
    holds the slip of that number, and answered n-th.
    """

    files: list[bytes]
    journal: bytes
    slips: list[bytes]
    sheets: list[bytes]
    words: list[bytes]
    came: list[int]
    salt: bytes = b""


def backed_up(path: Path) -> bytes:
    """A backup as the app makes it."""
    return back_up(path, folder_of(path), NOW).read_bytes()


def product(
    folder: Path,
    people: int = PEOPLE,
    invitation: Invitation = Invitation.SLIPS,
    copy: Callable[[Path], bytes] = backed_up,
) -> Loot:
    """A round as the app keeps it, with a backup after every answer."""
    path = folder / "scan.db"
    prepare(path, NOW)
    files, sheets, came = list[bytes](), list[bytes](), random.sample(range(people), people)
    words = [secrets.token_hex(8).encode() for _person in came]
    with opened(path) as db:
        hall = Hall.opened(Desk(db, Actor("Noor", Role.FACILITATOR), NOW), invitation)
        codes = [slip.code for slip in _slips(hall, people)]
        salt = rounds.salt_of(db, hall.scan_id)
        for person, word in zip(came, words, strict=True):
            key = participating.enter_slip(hall.visit, codes[person]) if codes else hall.join()
            participating.answer(hall.visit, library(), key, hall.page(key, answer=str(1 + person % 5)))
            secret = participating.enter(hall.visit, key).key.secret
            hall.name(key, word.decode())
            sheets.append(response_id(salt, secret))
            files.append(copy(path))
        slips = [token_id(salt, participating.enter(hall.visit, code).key.secret) for code in codes]
    journal = folder / "scan.db-journal"
    return Loot(
        [*files, path.read_bytes()],
        journal.read_bytes() if journal.exists() else b"",
        slips,
        sheets,
        words,
        came,
        salt,
    )


def _slips(hall: Hall, people: int) -> list[inviting.Slip]:
    slips = hall.round.invitation is Invitation.SLIPS
    return inviting.mint_slips(hall.desk, hall.scan_id, "teachers", people) if slips else []


CONTROLS = {
    "rowids": "CREATE TABLE sheets (response_id BLOB UNIQUE, answers TEXT)",
    "moments": "CREATE TABLE sheets (response_id BLOB PRIMARY KEY, answers TEXT, at TEXT) WITHOUT ROWID",
    # What one thinks of first: sorted by a random id. Yet its cells lie in a page in the order in which they came.
    "growing tree": "CREATE TABLE sheets (response_id BLOB PRIMARY KEY, answers TEXT) WITHOUT ROWID",
    "used flag": "CREATE TABLE sheets (response_id BLOB PRIMARY KEY, answers TEXT) WITHOUT ROWID",
}


def control(folder: Path, design: str, people: int = PEOPLE) -> Loot:
    """The same people in a wrong design."""
    path, came = folder / "control.db", random.sample(range(people), people)
    slips, sheets, files = ([secrets.token_bytes(32) for _person in came] for _kind in range(3))
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute(CONTROLS[design])
        db.execute("CREATE TABLE tickets (token_id BLOB, used INTEGER)")
        ids = slips if design == "used flag" else sorted(slips)
        db.executemany("INSERT INTO tickets VALUES (?, 0)", [(id,) for id in ids])
        files = []
        for place, person in enumerate(came):
            values = (sheets[place], "4" * 20, f"{place:05}")[: 3 if design == "moments" else 2]
            db.execute(f"INSERT INTO sheets VALUES ({', '.join('?' * len(values))})", values)
            if design == "used flag":
                db.execute("UPDATE tickets SET used = 1 WHERE token_id = ?", [slips[person]])
            files.append(path.read_bytes())
    return Loot(files, b"", slips, sheets, [], came)


def agreement(file: bytes, known: Sequence[bytes]) -> float:
    """How well the best order that a file holds agrees with a known one: 0 is not at all, 1 is wholly."""
    place = {id: number for number, id in enumerate(known)}
    return max((abs(_tau([place[id] for id in order], same)) for order, same in _orders(file, known)), default=0.0)


def linked(loot: Loot) -> int:
    """How many slips the attacker ties to the right sheet, out of what changed from one backup to the next."""
    truth = {loot.slips[person]: loot.sheets[number] for number, person in enumerate(loot.came) if loot.slips}
    return sum(truth[slip] == sheet for slip, sheet in _by_changes(loot).items())


def _orders(file: bytes, known: Sequence[bytes]) -> Iterator[tuple[list[bytes], Callable[[int, int], bool]]]:
    places = {id: file.rfind(id) for id in known}
    by_place = sorted(places, key=lambda id: places[id])
    pages = [places[id] // PAGE for id in by_place]
    yield by_place, lambda _a, _b: True
    # Inside one page: a cell that came later lies lower.
    yield by_place, lambda a, b: pages[a] == pages[b]
    for rows in _tables(file):
        for column in range(len(rows[0])):
            ordered = sorted(rows, key=lambda row, at=column: str(row[at]))  # type: ignore[misc]
            for some in (rows, ordered):
                found = [value for row in some for value in row if isinstance(value, bytes) and value in places]
                if len(found) == len(places):
                    yield found, lambda _a, _b: True


def _tables(file: bytes) -> Iterator[list[tuple[object, ...]]]:
    with closing(sqlite3.connect(":memory:")) as db:
        db.deserialize(file)
        for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall():
            rows = db.execute(f'SELECT * FROM "{name}"').fetchall()
            if rows:
                yield rows


def _by_changes(loot: Loot) -> dict[bytes, bytes]:
    """A slip whose row changed in the same backup in which a sheet first appeared is that person's."""
    guessed: dict[bytes, bytes] = {}
    for before, after in pairwise(loot.files):
        was, now = _rows_of(before), _rows_of(after)
        changed = [slip for slip in loot.slips if was.get(slip) != now.get(slip)]
        new = [sheet for sheet in loot.sheets if sheet in now and sheet not in was]
        if len(changed) == len(new) == 1:
            guessed[changed[0]] = new[0]
    return guessed


def _rows_of(file: bytes) -> dict[object, tuple[object, ...]]:
    return {value: row for rows in _tables(file) for row in rows for value in row if isinstance(value, bytes)}


def _tau(order: Sequence[int], counted: Callable[[int, int], bool]) -> float:
    pairs = [(order[a] < order[b]) for a, b in combinations(range(len(order)), 2) if counted(a, b)]
    # A handful of pairs agrees by chance.
    return 2 * sum(pairs) / len(pairs) - 1 if len(pairs) >= 100 else 0.0
