"""The tables of scans, with their themes, development themes and groups."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from sqlite_utils import Database

from scan.errors import NotFound
from scan.i18n import _
from scan.model.people import Group, GroupKind
from scan.model.scans import FocusTheme, Scan, ScanSummary, School
from scan.store import numbered, schools, sql

_PARTS = ("theme_ids", "groups", "focus")
_OPEN_AND_PAST = "status IN ('not_started', 'busy') AND deadline < :today"
_SUMMARIES = f"""
SELECT scans.id, scans.title, schools.name AS school, schools.board, scans.created_on, scans.deleted,
  (SELECT count(*) FROM obstacles o WHERE o.scan_id = scans.id AND o.deleted = 0 AND o.merged_into IS NULL)
    AS obstacles,
  count(a.id) AS actions, coalesce(sum(a.status = 'done'), 0) AS done,
  coalesce(sum({_OPEN_AND_PAST}), 0) AS late,
  (SELECT coalesce(max(number), 0) FROM adopted_plans p WHERE p.scan_id = scans.id) AS plan_version
FROM scans JOIN schools ON schools.id = scans.school_id
LEFT JOIN actions a ON a.scan_id = scans.id AND a.deleted = 0
GROUP BY scans.id ORDER BY scans.created_on DESC, scans.rowid DESC
"""


def insert(db: Database, scan: Scan, created_on: date) -> None:
    """Keep a new scan with its themes and groups."""
    values = sql.values_of(scan, _PARTS)
    sql.insert(db, "scans", {**values, "created_on": created_on.isoformat()})
    _keep_parts(db, scan)


def get(db: Database, id: str, deleted: bool = False) -> Scan:
    """The scan; `NotFound` when there is none, or when it was deleted and `deleted` is not asked for."""
    row = sql.first(db, f"SELECT {sql.columns_of(Scan, _PARTS)}, deleted FROM scans WHERE id = :id", id=id)
    if row is None or (row.pop("deleted") and not deleted):
        raise NotFound(_("Deze scan is er niet of is verwijderd. Kies een scan op het startscherm."))
    days = {name: sql.day(row[name]) for name in ("starts_on", "closes_on", "feedback_on")}
    return Scan(**{**row, **days, **_parts(db, id), "short_form": bool(row["short_form"])})


def summaries(db: Database, today: date) -> list[ScanSummary]:
    """Every scan, the newest first, the deleted ones too; `today` decides which actions are late."""
    return [
        ScanSummary(**{**row, "created_on": sql.day(row["created_on"]), "deleted": bool(row["deleted"])})
        for row in sql.rows(db, _SUMMARIES, today=today.isoformat())
    ]


def update(db: Database, scan: Scan) -> Scan:
    """The scan as it is kept now; groups that keep their id keep their tallies, others lose them (R11)."""
    if not numbered.changed(db, "scans", sql.values_of(scan, _PARTS)):
        raise numbered.conflict(get(db, scan.id))
    for table in ("scan_themes", "focus_themes"):
        sql.run(db, f"DELETE FROM {table} WHERE scan_id = :id", id=scan.id)
    kept = {group.id for group in scan.groups}
    for group in _groups(db, scan.id):
        if group.id not in kept:
            sql.run(db, "DELETE FROM scan_groups WHERE scan_id = :scan_id AND id = :id", scan_id=scan.id, id=group.id)
    _keep_parts(db, scan)
    return get(db, scan.id)


def set_deleted(db: Database, id: str, deleted: bool) -> None:
    """Hide a scan with everything in it, or bring it back."""
    numbered.set_deleted(db, "scans", id, deleted)


def remove(db: Database, id: str) -> None:
    """Remove a scan with everything in it, and its school when that has no other scan (P10).

    The log keeps that it was there. `destroying.finish` afterwards frees the space.
    """
    school = school_of(db, id)
    sql.run(db, "DELETE FROM scans WHERE id = :id", id=id)
    unused = "DELETE FROM schools WHERE id = :id AND NOT EXISTS (SELECT 1 FROM scans WHERE school_id = :id)"
    sql.run(db, unused, id=school.id)


def revision(db: Database, scan_id: str) -> int:
    """A number that grows with every write to anything of the scan, and never goes back."""
    row = sql.first(db, "SELECT revision FROM revisions WHERE scan_id = :scan_id", scan_id=scan_id)
    return int(row["revision"]) if row else 0


def school_of(db: Database, scan_id: str) -> School:
    """The school that a scan, deleted or not, is about."""
    return schools.get(db, get(db, scan_id, deleted=True).school_id)


def exists(db: Database, id: str) -> bool:
    """Whether a scan is known, deleted or not."""
    return bool(sql.number(db, "SELECT count(*) FROM scans WHERE id = :id", id=id))


def of_school(db: Database, school_id: str) -> list[str]:
    """Ids of a school's scans, those that were put away too, the oldest first."""
    query = "SELECT id FROM scans WHERE school_id = :school_id ORDER BY created_on, rowid"
    return [row["id"] for row in sql.rows(db, query, school_id=school_id)]


def _keep_parts(db: Database, scan: Scan) -> None:
    for position, theme_id in enumerate(scan.theme_ids):
        sql.insert(db, "scan_themes", {"scan_id": scan.id, "position": position, "theme_id": theme_id})
    for position, focus in enumerate(scan.focus):
        sql.insert(db, "focus_themes", {"scan_id": scan.id, "position": position, **sql.values_of(focus)})
    for position, group in enumerate(scan.groups):
        sql.run(
            db,
            "INSERT INTO scan_groups (scan_id, position, id, name, kind, head_count)"
            " VALUES (:scan_id, :position, :id, :name, :kind, :head_count) ON CONFLICT (scan_id, id) DO UPDATE"
            " SET position = :position, name = :name, kind = :kind, head_count = :head_count",
            scan_id=scan.id,
            position=position,
            **sql.values_of(group),
        )


def _parts(db: Database, scan_id: str) -> dict[str, Any]:
    def part(table: str, columns: str, make: Callable[..., object]) -> tuple[object, ...]:
        query = f"SELECT {columns} FROM {table} WHERE scan_id = :scan_id ORDER BY position"
        return tuple(make(**row) for row in sql.rows(db, query, scan_id=scan_id))

    return {
        "theme_ids": part("scan_themes", "theme_id", lambda theme_id: theme_id),
        "focus": part("focus_themes", "theme_id, title", FocusTheme),
        "groups": _groups(db, scan_id),
    }


def _groups(db: Database, scan_id: str) -> tuple[Group, ...]:
    query = "SELECT id, name, kind, head_count FROM scan_groups WHERE scan_id = :scan_id ORDER BY position, id"
    rows = sql.rows(db, query, scan_id=scan_id)
    return tuple(Group(**{**row, "kind": GroupKind(row["kind"])}) for row in rows)
