"""The table of adopted plans: it only grows, and every plan is checked against its hash when read."""

from __future__ import annotations

import hashlib
from datetime import datetime

from sqlite_utils import Database

from scan.errors import NotFound, StorageError
from scan.i18n import _
from scan.model.record import AdoptedPlan
from scan.store import sql

_SELECT = "SELECT number, adopted_at, adopted_by, decision, plan, sha256 FROM adopted_plans WHERE scan_id = :scan_id"


def insert(db: Database, scan_id: str, adopted: AdoptedPlan) -> None:
    """Keep a version of the plan, for good."""
    sha256 = _sha256(adopted.plan)
    sql.insert(db, "adopted_plans", {"scan_id": scan_id, **sql.values_of(adopted), "sha256": sha256})


def all_of(db: Database, scan_id: str) -> list[AdoptedPlan]:
    """Every adopted version of a scan's plan, the first one first; `StorageError` when one was changed."""
    return [_from(row) for row in sql.rows(db, f"{_SELECT} ORDER BY number", scan_id=scan_id)]


def get(db: Database, scan_id: str, number: int) -> AdoptedPlan:
    """One version; `NotFound` when it was never adopted, `StorageError` when it was changed."""
    row = sql.first(db, f"{_SELECT} AND number = :number", scan_id=scan_id, number=number)
    if row is None:
        raise NotFound(_("Deze versie van het plan is er niet. Kies een andere versie."))
    return _from(row)


def latest(db: Database, scan_id: str) -> AdoptedPlan | None:
    """The newest version of a scan's plan."""
    row = sql.first(db, f"{_SELECT} ORDER BY number DESC LIMIT 1", scan_id=scan_id)
    return _from(row) if row else None


def latest_elsewhere(db: Database, scan_id: str) -> str | None:
    """The id of the scan of the same school, this one left out, of which a plan was adopted last.

    A scan that was put away promises nothing any more.
    """
    row = sql.first(
        db,
        "SELECT other.id FROM scans this JOIN scans other ON other.school_id = this.school_id AND other.id <> this.id"
        " JOIN adopted_plans ON adopted_plans.scan_id = other.id"
        " WHERE this.id = :scan_id AND other.deleted = 0 ORDER BY adopted_at DESC, other.rowid DESC LIMIT 1",
        scan_id=scan_id,
    )
    return str(row["id"]) if row else None


def latest_number(db: Database, scan_id: str) -> int:
    """The number of the newest version, or 0."""
    return sql.number(
        db, "SELECT coalesce(max(number), 0) FROM adopted_plans WHERE scan_id = :scan_id", scan_id=scan_id
    )


def _from(row: sql.Row) -> AdoptedPlan:
    if row.pop("sha256") != _sha256(row["plan"]):
        raise StorageError(
            _(
                "Versie {number} van dit plan is beschadigd. Vraag de beheerder om een reservekopie terug te zetten."
            ).format(number=row["number"])
        )
    return AdoptedPlan(**{**row, "adopted_at": datetime.fromisoformat(row["adopted_at"])})


def _sha256(plan: str) -> str:
    return hashlib.sha256(plan.encode()).hexdigest()
