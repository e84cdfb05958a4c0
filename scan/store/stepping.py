"""Steps of five between backups (P4): who holds two of them never sees fewer than five sheets change."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sqlite_utils import Database

from scan.model.rounds import STEP
from scan.store import salted
from scan.store.connection import connected
from scan.store.driver import sqlite3
from scan.store.identity import beside, installation_id
from scan.store.salted import Place
from scan.store.verify import backup_wrong


@dataclass(frozen=True, slots=True)
class _Earlier:
    """What one earlier backup holds of one round: the file, or None for the nothing before the first backup."""

    file: Path | None
    sheets: dict[bytes, bytes]


_NOTHING = _Earlier(None, {})


def in_steps(copy: Database, backups: Sequence[Path]) -> None:
    """Where fewer than five sheets differ from an earlier backup, the copy gets what the newest good one holds.

    It is compared with every backup that is left, the newest first: after a restore, or when the one between is pruned,
    any two may be the next to each other. Signals go with the sheets: alone they would show who added a word.
    """
    salts = salted.salts(copy)
    found = {place: [_NOTHING] for place in salts}
    for backup in reversed(_distinct(backups)):
        with suppress(sqlite3.DatabaseError), connected(backup, "ro") as db:
            if installation_id(db) != installation_id(copy):
                continue
            for place, salt in salted.salts(db).items():
                if salts.get(place) == salt:
                    found[place].insert(0, _Earlier(backup, salted.counted(db, place)))
    for place, earlier in found.items():
        _step(copy, place, earlier)


def _distinct(backups: Sequence[Path]) -> list[Path]:
    # Most backups of a quiet round are the same bytes; their notes say so.
    newest: dict[str, Path] = {}
    for backup in backups:
        note = beside(backup, ".sha256")
        hashed = note.read_text("utf-8").partition(" ")[0] if note.is_file() else backup.name
        newest.setdefault(hashed, backup)
    return list(newest.values())


def _step(copy: Database, place: Place, earlier: Sequence[_Earlier]) -> None:
    now = salted.counted(copy, place)
    near = [one for one in earlier if _changed(now, one.sheets) < STEP]
    if not near:
        return
    # The same sheets as in an older one than the newest: after a restore.
    same = [one for one in near if one.sheets == now]
    taken = next(one for one in (*same, *earlier) if one.file is None or not backup_wrong(one.file))
    rows = {}
    if taken.file:
        with connected(taken.file, "ro") as db:
            rows = salted.rows_of(db, place)
    if rows != salted.rows_of(copy, place):
        salted.put_rows(copy, place, rows)


def _changed(one: dict[bytes, bytes], other: dict[bytes, bytes]) -> int:
    return sum(one.get(mark) != other.get(mark) for mark in {*one, *other})
