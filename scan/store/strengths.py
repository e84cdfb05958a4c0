"""The table of strengths."""

from __future__ import annotations

from sqlite_utils import Database

from scan.model.obstacles import Source
from scan.model.strengths import Strength
from scan.store import numbered, sql


def insert(db: Database, strength: Strength) -> None:
    """Keep a new strength under its number."""
    sql.insert(db, "strengths", sql.values_of(strength))


def get(db: Database, id: str, deleted: bool = False) -> Strength:
    """The strength; `NotFound` when it was deleted, unless `deleted` ones count too."""
    return _from(numbered.row_of(db, "strengths", id, deleted))


def update(db: Database, strength: Strength) -> Strength:
    """The strength as it is kept now; number and scan stay (R11)."""
    if not numbered.changed(db, "strengths", sql.values_of(strength, ("scan_id", "number"))):
        raise numbered.conflict(get(db, strength.id))
    return get(db, strength.id)


def all_of(db: Database, scan_id: str) -> list[Strength]:
    """The strengths of a scan by number."""
    query = "SELECT * FROM strengths WHERE scan_id = :scan_id AND deleted = 0 ORDER BY number"
    return [_from(row) for row in sql.rows(db, query, scan_id=scan_id)]


def set_deleted(db: Database, id: str, deleted: bool) -> None:
    """Hide a strength, or bring it back; actions keep their link to it."""
    numbered.set_deleted(db, "strengths", id, deleted)


def next_number(db: Database, scan_id: str) -> int:
    """The number for a new strength."""
    return numbered.next_number(db, "strengths", scan_id)


def _from(row: sql.Row) -> Strength:
    values = {name: value for name, value in row.items() if name != "deleted"}
    return Strength(**{**values, "source": Source(row["source"])})
