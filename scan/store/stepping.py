"""Steps of five between backups (P4): who holds two of them never sees fewer than five sheets change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlite_utils import Database

from scan.errors import StorageError
from scan.i18n import _
from scan.model.rounds import STEP
from scan.store import salted
from scan.store.connection import connected
from scan.store.driver import out_of_reach, sqlite3
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
    `StorageError` when one of them is out of reach: it may be a good one.
    """
    salts = salted.salts(copy)
    found = {place: list[_Earlier]() for place in salts}
    for backup in backups if salts else ():
        for place, earlier in _held(backup, salts):
            found[place].append(earlier)
    for place, held in found.items():
        _step(copy, place, [*held, _NOTHING])


def _held(backup: Path, salts: Mapping[Place, bytes]) -> list[tuple[Place, _Earlier]]:
    try:
        with connected(backup, "ro") as db:
            held = [place for place, salt in salted.salts(db).items() if salts.get(place) == salt]
            return [(place, _Earlier(backup, salted.counted(db, place))) for place in held]
    except sqlite3.DatabaseError as error:
        if not out_of_reach(error):  # what is damaged holds nothing
            return []
        raise StorageError(
            _("Reservekopie {name} is niet te lezen. Kijk of de app erbij mag, of haal hem uit de map.").format(
                name=backup.name
            )
        ) from error


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
