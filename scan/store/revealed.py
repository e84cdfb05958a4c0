"""The table of what rounds revealed: a frozen value per scan, checked against its hash when it is read."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import Any

from pydantic import TypeAdapter, ValidationError
from sqlite_utils import Database

from scan.errors import StorageError
from scan.i18n import _
from scan.model.publication import NamedAnswer
from scan.model.scores import StatementResult
from scan.store import sql

_RESULTS = TypeAdapter(tuple[StatementResult, ...])
_NAMED = TypeAdapter(tuple[NamedAnswer, ...])


def insert(db: Database, scan_id: str, results: Sequence[StatementResult], named: Sequence[NamedAnswer] = ()) -> None:
    """Keep what was revealed, for good; `named` only where people answered by name."""
    texts = _text(_RESULTS, tuple(results)), _text(_NAMED, tuple(named))
    values = {"results": texts[0], "named": texts[1], "sha256": _sha256(*texts)}
    sql.insert(db, "revealed", {"scan_id": scan_id, **values})


def results(db: Database, scan_id: str) -> tuple[StatementResult, ...]:
    """What was revealed of each statement; empty before the reveal, `StorageError` when it was changed."""
    row = _row(db, scan_id)
    return _validated(_RESULTS, row["results"]) if row else ()


def named(db: Database, scan_id: str) -> tuple[NamedAnswer, ...]:
    """Who answered what in a round that was answered by name."""
    row = _row(db, scan_id)
    return _validated(_NAMED, row["named"]) if row else ()


def _row(db: Database, scan_id: str) -> sql.Row | None:
    row = sql.first(db, "SELECT results, named, sha256 FROM revealed WHERE scan_id = :scan_id", scan_id=scan_id)
    if row and row["sha256"] != _sha256(row["results"], row["named"]):
        raise _damaged()
    return row


def _validated(adapter: TypeAdapter[Any], text: str) -> Any:
    try:
        return adapter.validate_json(text, strict=True)
    except ValidationError as error:
        raise _damaged() from error


def _damaged() -> StorageError:
    return StorageError(
        _("Wat deze ronde liet zien is beschadigd. Vraag de beheerder om een reservekopie terug te zetten.")
    )


def _text(adapter: TypeAdapter[Any], value: Any) -> str:
    plain = adapter.dump_python(value, mode="json")
    return json.dumps(plain, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def _sha256(*texts: str) -> str:
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()
