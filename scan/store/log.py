"""The log of what was done (R12): it only grows, and each line's hash covers every line before it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import datetime

from sqlite_utils import Database

from scan.errors import NotFound
from scan.i18n import _
from scan.model.events import UNDOABLE, Event, Kind, Verb
from scan.store import sql

_SELECT = "SELECT at, actor, verb, kind, scan_id, subject_id, undoes, sequence FROM events"


def append(db: Database, event: Event) -> Event:
    """The event as it is kept: with its place in the order."""
    last = sql.first(db, "SELECT sequence, hash FROM events ORDER BY sequence DESC LIMIT 1")
    kept = replace(event, sequence=_given(db) + 1)
    values = sql.values_of(kept)
    sql.insert(db, "events", {**values, "hash": _hash(last["hash"] if last else "", values)})
    return kept


def events(db: Database, scan_id: str, limit: int = 50) -> list[Event]:
    """What was done to a scan, the newest first."""
    query = f"{_SELECT} WHERE scan_id = :scan_id ORDER BY sequence DESC LIMIT :limit"
    return [_from(row) for row in sql.rows(db, query, scan_id=scan_id, limit=limit)]


def get(db: Database, sequence: int) -> Event:
    """One event; `NotFound` when there is none."""
    row = sql.first(db, f"{_SELECT} WHERE sequence = :sequence", sequence=sequence)
    if row is None:
        raise NotFound(_("Deze regel staat niet in het logboek. Ververs de pagina."))
    return _from(row)


def last(db: Database, verb: Verb, kind: Kind, subject_id: str) -> int | None:
    """The sequence of the last time this was done to something; None when it never was, or was undone since."""
    query = (
        "SELECT sequence FROM events e WHERE verb = :verb AND kind = :kind AND subject_id = :subject_id"
        " ORDER BY sequence DESC LIMIT 1"
    )
    row = sql.first(db, query, verb=verb.value, kind=kind.value, subject_id=subject_id)
    if row is None or sql.number(db, "SELECT count(*) FROM events WHERE undoes = :sequence", **row):
        return None
    return int(row["sequence"])


def undoable(db: Database, scan_id: str, limit: int, offset: int = 0) -> tuple[list[Event], int]:
    """What can still be undone in a scan, the newest first, a page at a time, and how much there is in all."""
    where = (
        f"scan_id = :scan_id AND verb IN ({', '.join(repr(verb.value) for verb in UNDOABLE)})"
        " AND sequence NOT IN (SELECT undoes FROM events WHERE scan_id = :scan_id AND undoes IS NOT NULL)"
    )
    query = f"{_SELECT} WHERE {where} ORDER BY sequence DESC LIMIT :limit OFFSET :offset"
    found = sql.rows(db, query, scan_id=scan_id, limit=limit, offset=offset)
    return [_from(row) for row in found], sql.number(db, f"SELECT count(*) FROM events WHERE {where}", scan_id=scan_id)


def undone(db: Database, scan_id: str) -> set[int]:
    """Sequences of the events that a later event undid."""
    query = "SELECT undoes FROM events WHERE scan_id = :scan_id AND undoes IS NOT NULL"
    return {row["undoes"] for row in sql.rows(db, query, scan_id=scan_id)}


def broken_at(db: Database) -> int | None:
    """The first sequence where the log was changed, or where lines were cut out; None when it is whole."""
    previous, expected = "", 1
    for row in sql.rows(db, f"{_SELECT.replace(' FROM', ', hash FROM')} ORDER BY sequence"):
        kept = row.pop("hash")
        if row["sequence"] != expected or kept != _hash(previous, row):
            return expected
        previous, expected = kept, expected + 1
    # SQLite remembers the highest sequence ever given, so lines cut off the end show too.
    return expected if _given(db) >= expected else None


def _given(db: Database) -> int:
    return sql.number(db, "SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'events'")


def _hash(previous: str, values: dict[str, sql.Value]) -> str:
    line = json.dumps({**values, "previous": previous}, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(line.encode()).hexdigest()


def _from(row: sql.Row) -> Event:
    return Event(
        **{**row, "at": datetime.fromisoformat(row["at"]), "verb": Verb(row["verb"]), "kind": Kind(row["kind"])}
    )
