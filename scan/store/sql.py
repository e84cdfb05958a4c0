"""Rows in and rows out: the few ways in which the table modules talk to SQLite."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from sqlite_utils import Database

from scan.store.gate import require_writing

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Value = str | int | None
Row = dict[str, Any]


def rows(db: Database, sql: str, **values: Value) -> list[Row]:
    """Every row, fetched at once: a half-read cursor would hold a lock that keeps writers waiting."""
    cursor = db.execute(sql, values)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def first(db: Database, sql: str, **values: Value) -> Row | None:
    """The first row, if there is any."""
    found = rows(db, sql, **values)
    return found[0] if found else None


def number(db: Database, sql: str, **values: Value) -> int:
    """The one number that a query counts."""
    return int(db.execute(sql, values).fetchone()[0])


def run(db: Database, sql: str, **values: Value) -> int:
    """Run a statement that writes; how many rows it touched."""
    require_writing(db)
    return int(db.execute(sql, values).rowcount)


def insert(db: Database, table: str, values: Mapping[str, Value]) -> None:
    """Add one row; names of tables and columns come from the code, never from people."""
    names = ", ".join(values)
    run(db, f"INSERT INTO {table} ({names}) VALUES ({', '.join(f':{name}' for name in values)})", **values)


def bound(**values: object) -> dict[str, Any]:
    """Values for a statement of which some are bytes."""
    return values


def values_of(thing: DataclassInstance, leave_out: Iterable[str] = ()) -> dict[str, Value]:
    """A dataclass as column values; the columns are named after its fields."""
    return {f.name: plain(getattr(thing, f.name)) for f in fields(thing) if f.name not in leave_out}


def columns_of(kind: type[DataclassInstance], leave_out: Iterable[str] = ()) -> str:
    """The columns that are named after the fields of a dataclass, for a SELECT."""
    return ", ".join(f.name for f in fields(kind) if f.name not in leave_out)


def plain(value: Any) -> Value:
    """A value as SQLite keeps it: dates and moments as ISO text (moments in UTC), enums as their text."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return str.__str__(value)
    if isinstance(value, int):
        return int(value)
    if value is None:
        return None
    raise TypeError(f"{type(value).__name__} has no column of its own")


def day(text: str | None) -> date | None:
    """The date that a column holds."""
    return date.fromisoformat(text) if text else None
