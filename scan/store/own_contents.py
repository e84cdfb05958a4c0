"""The table of schools' own layers over the library: it only grows; and which version of it a scan asks."""

from __future__ import annotations

import json
from datetime import datetime

from pydantic import TypeAdapter, ValidationError
from sqlite_utils import Database

from scan.errors import NotFound, StorageError
from scan.i18n import _
from scan.model.own_content import ContentVersion, OwnContent, OwnStatement
from scan.store import sql

_STATEMENTS = TypeAdapter(tuple[OwnStatement, ...])


def newest(db: Database, school_id: str) -> OwnContent:
    """The newest version of a school's layer: the one with the highest number; version 0 when there is none."""
    return version_of(db, school_id, _newest_number(db, school_id))


def version_of(db: Database, school_id: str, version: int) -> OwnContent:
    """A version of a school's layer; version 0 is always there and empty, another one may be `NotFound`."""
    if version == 0:
        return OwnContent()
    query = "SELECT content FROM own_contents WHERE school_id = :school_id AND version = :version"
    row = sql.first(db, query, school_id=school_id, version=version)
    if row is None:
        raise NotFound(_("Deze versie van de eigen stellingen is er niet. Kies een andere versie."))
    try:
        return OwnContent(version, _STATEMENTS.validate_json(row["content"], strict=True))
    except ValidationError as error:
        raise StorageError(
            _(
                "Versie {number} van de eigen stellingen is beschadigd. "
                "Vraag de beheerder om een reservekopie terug te zetten."
            ).format(number=version)
        ) from error


def of_scan(db: Database, scan_id: str) -> OwnContent:
    """The version of its school's layer that a scan, deleted or not, asks."""
    row = sql.first(db, "SELECT school_id, content_version FROM scans WHERE id = :scan_id", scan_id=scan_id)
    return version_of(db, row["school_id"], row["content_version"]) if row else OwnContent()


def number_of_scan(db: Database, scan_id: str) -> int:
    """The number of that version, without reading the layer: every answer asks for it."""
    return sql.number(db, "SELECT coalesce(max(content_version), 0) FROM scans WHERE id = :scan_id", scan_id=scan_id)


def insert(db: Database, school_id: str, content: OwnContent, made_at: datetime, made_by: str) -> None:
    """Keep a version of a school's layer, for good, under its own number."""
    values = {"version": content.version, "made_at": sql.plain(made_at), "made_by": made_by}
    sql.insert(db, "own_contents", {"school_id": school_id, **values, "content": _text(content)})


def take_in(db: Database, school_id: str, content: OwnContent, made_at: datetime, made_by: str) -> int:
    """Keep a layer that came with a scan from elsewhere; the number that it has here.

    Where the school has these words already, it is that version. Else it keeps its number where that is free and no
    higher than the next one; a number without an end would leave no room for what the school does later.
    """
    if content.version == 0:
        return 0
    query = "SELECT version, content = :content AS same FROM own_contents WHERE school_id = :school_id"
    kept = {row["version"]: row["same"] for row in sql.rows(db, query, school_id=school_id, content=_text(content))}
    if kept.get(content.version):
        return content.version
    same = [int(version) for version, is_same in kept.items() if is_same]
    if same:
        return max(same)
    following = int(max(kept, default=0)) + 1
    number = following if content.version in kept else min(content.version, following)
    insert(db, school_id, OwnContent(number, content.statements), made_at, made_by)
    return number


def history(db: Database, school_id: str) -> list[ContentVersion]:
    """Every version of a school's layer, the newest first."""
    query = (
        "SELECT version, made_at, made_by, json_array_length(content) AS entries FROM own_contents"
        " WHERE school_id = :school_id ORDER BY version DESC"
    )
    found = sql.rows(db, query, school_id=school_id)
    return [ContentVersion(**{**row, "made_at": datetime.fromisoformat(row["made_at"])}) for row in found]


def use(db: Database, scan_id: str, version: int) -> None:
    """Let a scan ask a version of its school's layer that exists; what was answered stays with its statement."""
    there = "SELECT 1 FROM own_contents c WHERE c.school_id = scans.school_id AND c.version = :version"
    change = f"UPDATE scans SET content_version = :version WHERE id = :id AND (:version = 0 OR EXISTS ({there}))"
    if not sql.run(db, change, id=scan_id, version=version):
        raise NotFound(_("Deze scan of deze versie van de eigen stellingen is er niet meer. Ververs de pagina."))


def _newest_number(db: Database, school_id: str) -> int:
    query = "SELECT coalesce(max(version), 0) FROM own_contents WHERE school_id = :school_id"
    return sql.number(db, query, school_id=school_id)


def _text(content: OwnContent) -> str:
    # Sorted keys: layers that are equal have equal texts, so that the database can compare them.
    plain = _STATEMENTS.dump_python(content.statements, mode="json")
    for entry in plain:  # a layer that was kept before there was such a mark keeps its text
        if entry["about_leader"] is None:
            del entry["about_leader"]
    return json.dumps(plain, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
