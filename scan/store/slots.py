"""Tables whose rows are made in advance, all equally long, and of which a new entry takes a random free one.

So the file looks the same in whatever order people wrote: nothing is added to it and nothing moves in it. Where rows
run out, everybody moves: an entry among the new rows would be known to be a late one.
"""

from __future__ import annotations

import secrets
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from scan.model.secret_codes import ID_BYTES
from scan.store import sql

FEWEST = 64
"""Rows that are made at once, at least."""
_FREE = bytes(ID_BYTES)


@dataclass(frozen=True, slots=True)
class Slots:
    """One such table: its columns for what the rows belong to, for whose entry it is (an HMAC), and for the entry."""

    table: str
    owner: str
    mark: str
    content: str

    def make_room(self, db: Database, owner: str, rows: int, size: int) -> None:
        """So many rows of this size; nothing happens when the owner has rows."""
        if not sql.number(db, f"SELECT count(*) FROM {self.table} WHERE {self.owner} = :owner", owner=owner):
            self._add(db, owner, max(FEWEST, rows), size)

    def get(self, db: Database, owner: str, mark: bytes) -> bytes | None:
        """The entry under this mark."""
        return self.among(db, owner, [mark]).get(mark)

    def among(self, db: Database, owner: str, marks: Collection[bytes]) -> dict[bytes, bytes]:
        """The entries under these marks, by mark."""
        named = {f"mark{place}": mark for place, mark in enumerate(marks)}
        listed = ", ".join(f":{name}" for name in named)
        return dict(self._rows(db, f"{self.mark} IN ({listed})", owner=owner, **named))

    def all_of(self, db: Database, owner: str) -> list[bytes]:
        """Every entry, in no order that means anything."""
        return [content for _mark, content in self._taken(db, owner)]

    def keep(self, db: Database, owner: str, mark: bytes, content: bytes) -> None:
        """Write an entry over the one under this mark, or in a random free row; entries are all equally long."""
        change = (
            f"UPDATE {self.table} SET {self.content} = :content WHERE {self.owner} = :owner AND {self.mark} = :mark"
        )
        if sql.run(db, change, **sql.bound(content=content, owner=owner, mark=mark)):
            return
        if not (free := self._free(db, owner)):
            self._grow(db, owner, len(content))
            free = self._free(db, owner)
        self._put(db, secrets.choice(free), mark, content)

    def wipe(self, db: Database, owner: str, mark: bytes) -> None:
        """Empty the row under this mark, so that it is free again."""
        change = (
            f"UPDATE {self.table} SET {self.mark} = :free, {self.content} = zeroblob(length({self.content}))"
            f" WHERE {self.owner} = :owner AND {self.mark} = :mark"
        )
        sql.run(db, change, **sql.bound(free=_FREE, owner=owner, mark=mark))

    def _grow(self, db: Database, owner: str, size: int) -> None:
        kept = self._taken(db, owner)
        sql.run(db, f"DELETE FROM {self.table} WHERE {self.owner} = :owner", owner=owner)
        self._add(db, owner, max(FEWEST, 2 * len(kept)), size)
        places = secrets.SystemRandom().sample(self._free(db, owner), len(kept))
        for place, (mark, content) in zip(places, kept, strict=True):
            self._put(db, place, mark, content)

    def _add(self, db: Database, owner: str, rows: int, size: int) -> None:
        sql.run(
            db,
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :rows)"
            f" INSERT INTO {self.table} ({self.owner}, {self.mark}, {self.content})"
            " SELECT :owner, :free, zeroblob(:size) FROM n",
            **sql.bound(rows=rows, owner=owner, free=_FREE, size=size),
        )

    def _put(self, db: Database, slot: int, mark: bytes, content: bytes) -> None:
        change = f"UPDATE {self.table} SET {self.mark} = :mark, {self.content} = :content WHERE slot = :slot"
        sql.run(db, change, **sql.bound(mark=mark, content=content, slot=slot))

    def _free(self, db: Database, owner: str) -> list[int]:
        query = f"SELECT slot FROM {self.table} WHERE {self.owner} = :owner AND {self.mark} = :free"
        return [row["slot"] for row in sql.rows(db, query, **sql.bound(owner=owner, free=_FREE))]

    def _taken(self, db: Database, owner: str) -> list[tuple[bytes, bytes]]:
        return list(self._rows(db, f"{self.mark} <> :free", owner=owner, free=_FREE))

    def _rows(self, db: Database, where: str, **values: Any) -> Iterator[tuple[bytes, bytes]]:
        query = (
            f"SELECT {self.mark} AS mark, {self.content} AS content FROM {self.table}"
            f" WHERE {self.owner} = :owner AND {where}"
        )
        return ((bytes(row["mark"]), bytes(row["content"])) for row in sql.rows(db, query, **values))
