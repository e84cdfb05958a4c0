"""What obstacles, strengths and actions have in common: a number in their scan, a version, a flag when deleted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from sqlite_utils import Database

from scan.errors import Conflict, NotFound
from scan.i18n import _
from scan.store import sql

Table = Literal["obstacles", "strengths", "actions"]


def next_number(db: Database, table: Table, scan_id: str) -> int:
    """One above the highest ever given: the number of something deleted is not given again."""
    return 1 + sql.number(db, f"SELECT coalesce(max(number), 0) FROM {table} WHERE scan_id = :scan_id", scan_id=scan_id)


def row_of(db: Database, table: Table, id: str, deleted: bool = False) -> sql.Row:
    """The row of something that was not deleted, or (`deleted`) whether it was or not; `NotFound` otherwise."""
    row = sql.first(db, f"SELECT * FROM {table} WHERE id = :id AND deleted <= :deleted", id=id, deleted=int(deleted))
    if row is None:
        raise NotFound(_("Dit is er niet meer: iemand heeft het verwijderd. Ga terug naar het overzicht."))
    return row


def changed(db: Database, table: Literal[Table, "scans"], values: Mapping[str, sql.Value]) -> bool:
    """Write the values over the row with this id and version, as the next version; False when it moved on."""
    assignments = ", ".join(f"{name} = :{name}" for name in values if name not in ("id", "version"))
    statement = f"UPDATE {table} SET {assignments}, version = version + 1"
    return bool(sql.run(db, f"{statement} WHERE id = :id AND version = :version AND deleted = 0", **values))


def set_deleted(db: Database, table: Literal[Table, "scans"], id: str, deleted: bool) -> None:
    """Hide it or bring it back; its number and id stay taken."""
    if not sql.run(db, f"UPDATE {table} SET deleted = :deleted WHERE id = :id", id=id, deleted=int(deleted)):
        raise NotFound(_("Dit is er niet meer. Ga terug naar het overzicht."))


def conflict(current: object) -> Conflict:
    """The error for someone who saves after someone else did; both texts can then be shown."""
    return Conflict(
        _("Niet opgeslagen: iemand anders bewaarde dit net vóór jou. Vergelijk de twee teksten en bewaar opnieuw."),
        current,
    )
