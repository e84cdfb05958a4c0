"""What stands under a salt until it ends (revealed, discarded, purged): a backup holds it in steps, not for ever."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from scan.store import sql
from scan.store.picture_cards import CARDS
from scan.store.sheets import SHEETS
from scan.store.signals import KEPT
from scan.store.slots import Slots

_TAIL = 8
"""Zero bytes at the end of a salt that scrubbing gave, to know what was scrubbed already; 192 bits are left."""
_NAME = 8
"""Bytes at the start of a salt that are its name (m005)."""


@dataclass(frozen=True, slots=True)
class Salted:
    """A table with a salt per row, and the tables with what people gave under it; sheets or cards are counted."""

    table: str
    key: str
    counted: Slots
    others: tuple[Slots, ...] = ()
    proofs: tuple[str, ...] = ()
    """Tables that show who may give; they have the same key."""
    scrubbed: str = ""
    """What else changes where everything given was scrubbed away."""

    @property
    def given(self) -> tuple[Slots, ...]:
        """Every table of rows made in advance."""
        return (self.counted, *self.others)


ROUNDS = Salted("rounds", "scan_id", SHEETS, (KEPT,), ("tickets",), ", phase = iif(phase = 'open', 'closed', phase)")
CHECKS = Salted("picture_checks", "id", CARDS)
_ALL = (ROUNDS, CHECKS)

Place = tuple[Salted, str]
"""One round or one check."""


def salts(db: Database) -> dict[Place, bytes]:
    """The salt of everything that was not revealed."""
    return {place: bytes(salt) for place, salt in _rows(db) if salt is not None}


@dataclass(frozen=True, slots=True)
class Ended:
    """What was revealed, discarded or purged: each with the name of the salt that it lost."""

    named: frozenset[tuple[Place, bytes]] = frozenset()
    wholly: frozenset[Place] = frozenset()
    """Of these nothing may be left under any salt; the others are there again, mostly after a restore."""

    def __contains__(self, found: tuple[Place, bytes]) -> bool:
        """Whether what stands somewhere under this salt has ended."""
        place, salt = found
        return place in self.wholly or (place, salt[:_NAME]) in self.named


def ended(db: Database) -> Ended:
    """Everything that lost its salt, also when its row is gone."""
    now = dict(_rows(db))
    named = {(place, b"") for place, salt in now.items() if salt is None}
    if "ended" in _tables(db):
        kinds = {kind.table: kind for kind in _ALL}
        rows = sql.rows(db, "SELECT kind, id, salt_name FROM ended")
        named |= {((kinds[row["kind"]], row["id"]), bytes(row["salt_name"])) for row in rows}
    return Ended(frozenset(named), frozenset(place for place, _name in named if now.get(place) is None))


def remember(db: Database, known: Ended) -> None:
    """Keep what has ended in another database."""
    for (kind, id), name in known.named:
        insert = "INSERT INTO ended VALUES (:kind, :id, :name) ON CONFLICT DO NOTHING"
        sql.run(db, insert, **sql.bound(kind=kind.table, id=id, name=name))


def counted(db: Database, place: Place) -> dict[bytes, bytes]:
    """The sheets or cards of one round or check, by mark."""
    slots, id = place[0].counted, place[1]
    query = (
        f"SELECT {slots.mark} AS mark, {slots.content} AS content FROM {slots.table}"
        f" WHERE {slots.owner} = :id AND {slots.mark} <> zeroblob(length({slots.mark}))"
    )
    return {bytes(row["mark"]): bytes(row["content"]) for row in sql.rows(db, query, id=id)}


def forget(db: Database, place: Place) -> None:
    """Scrub one round or check: nobody gave anything, and no code fits any more; an open round is closed."""
    kind, id = place
    for slots in kind.given:
        sql.run(db, f"DELETE FROM {slots.table} WHERE {slots.owner} = :id", id=id)
    for table in kind.proofs:
        sql.run(db, f"DELETE FROM {table} WHERE {kind.key} = :id", id=id)
    salt = secrets.token_bytes(32 - _TAIL) + bytes(_TAIL)
    change = f"UPDATE {kind.table} SET salt = :salt{kind.scrubbed} WHERE {kind.key} = :id"
    sql.run(db, change, **sql.bound(salt=salt, id=id))


def to_forget(db: Database, known: Ended) -> list[Place]:
    """What a backup still has to lose of what has ended."""
    return [place for place, salt in salts(db).items() if (place, salt) in known and not _forgotten(salt)]


def renew(db: Database) -> None:
    """Give what was scrubbed a salt without a mark: from here on people answer under it again."""
    for (kind, id), salt in salts(db).items():
        if _forgotten(salt):
            change = f"UPDATE {kind.table} SET salt = :salt WHERE {kind.key} = :id"
            sql.run(db, change, **sql.bound(salt=secrets.token_bytes(32), id=id))


def rows_of(db: Database, place: Place) -> dict[str, list[sql.Row]]:
    """Everything that people gave, and the free rows between it, in the order of the table."""
    kind, id = place
    return {
        slots.table: sql.rows(
            db,
            f"SELECT {slots.owner}, {slots.mark}, {slots.content} FROM {slots.table}"
            f" WHERE {slots.owner} = :id ORDER BY slot",
            id=id,
        )
        for slots in kind.given
    }


def put_rows(db: Database, place: Place, rows: Mapping[str, list[sql.Row]]) -> None:
    """Put what `rows_of` found elsewhere in the place of what is here; nothing where it found nothing."""
    kind, id = place
    for slots in kind.given:
        sql.run(db, f"DELETE FROM {slots.table} WHERE {slots.owner} = :id", id=id)
        for row in rows.get(slots.table, []):
            sql.insert(db, slots.table, row)


def _rows(db: Database) -> list[tuple[Place, Any]]:
    # A backup of an older version may lack the table.
    there = _tables(db)
    return [
        ((kind, row["id"]), row["salt"])
        for kind in _ALL
        if kind.table in there
        for row in sql.rows(db, f"SELECT {kind.key} AS id, salt FROM {kind.table}")
    ]


def _tables(db: Database) -> set[str]:
    return {row["name"] for row in sql.rows(db, "SELECT name FROM sqlite_schema WHERE type = 'table'")}


def _forgotten(salt: bytes) -> bool:
    # `renew` comes before anybody can give something under it.
    return salt.endswith(bytes(_TAIL))
