"""The table of obstacles."""

from __future__ import annotations

from sqlite_utils import Database

from scan.errors import InvalidInput
from scan.i18n import _
from scan.model.obstacles import Obstacle
from scan.store import numbered, sql
from scan.store.obstacle_pages import ObstaclePage, ObstacleQuery, counts, obstacle_from, page

__all__ = [
    "ObstaclePage",
    "ObstacleQuery",
    "all_of",
    "counts",
    "get",
    "insert",
    "next_number",
    "page",
    "set_deleted",
    "set_merged",
    "update",
]

_ALL = """
WITH RECURSIVE shown(id) AS (
  SELECT id FROM obstacles WHERE scan_id = :scan_id AND deleted = 0 AND merged_into IS NULL
  UNION
  SELECT o.id FROM shown JOIN obstacles o ON o.merged_into = shown.id WHERE o.deleted = 0
)
SELECT o.* FROM shown JOIN obstacles o ON o.id = shown.id ORDER BY o.number
"""


def insert(db: Database, obstacle: Obstacle) -> None:
    """Keep a new obstacle under its number."""
    sql.insert(db, "obstacles", sql.values_of(obstacle))


def get(db: Database, id: str, deleted: bool = False) -> Obstacle:
    """The obstacle, merged or not; `NotFound` when it was deleted, unless `deleted` ones count too."""
    return obstacle_from(numbered.row_of(db, "obstacles", id, deleted))


def update(db: Database, obstacle: Obstacle) -> Obstacle:
    """The obstacle as it is kept now; number and scan stay, and merging is the work of `set_merged` (R11)."""
    values = sql.values_of(obstacle, ("scan_id", "number", "merged_into"))
    if not numbered.changed(db, "obstacles", values):
        raise numbered.conflict(get(db, obstacle.id))
    return get(db, obstacle.id)


def all_of(db: Database, scan_id: str) -> list[Obstacle]:
    """The obstacles of a scan by number, with those that were merged into another one that still stands."""
    return [obstacle_from(row) for row in sql.rows(db, _ALL, scan_id=scan_id)]


def set_merged(db: Database, obstacle: Obstacle, into: str | None) -> Obstacle:
    """Merge an obstacle into another of its scan, or (None) make it stand by itself again (R11)."""
    if into is not None:
        _check_target(db, obstacle, get(db, into))
    values: dict[str, sql.Value] = {"id": obstacle.id, "version": obstacle.version, "merged_into": into}
    if not numbered.changed(db, "obstacles", values):
        raise numbered.conflict(get(db, obstacle.id))
    return get(db, obstacle.id)


def set_deleted(db: Database, id: str, deleted: bool) -> None:
    """Hide an obstacle, or bring it back; what was merged into it is hidden with it."""
    numbered.set_deleted(db, "obstacles", id, deleted)


def next_number(db: Database, scan_id: str) -> int:
    """The number for a new obstacle."""
    return numbered.next_number(db, "obstacles", scan_id)


def _check_target(db: Database, obstacle: Obstacle, target: Obstacle) -> None:
    if target.scan_id != obstacle.scan_id:
        raise InvalidInput(_("Deze belemmeringen horen niet bij dezelfde scan. Kies een andere."), "into")
    # A ring of merged obstacles would have no end, and so vanish from every list.
    query = (
        "WITH RECURSIVE chain(id) AS (SELECT :start UNION SELECT o.merged_into FROM chain"
        " JOIN obstacles o ON o.id = chain.id WHERE o.merged_into IS NOT NULL)"
        " SELECT count(*) FROM chain WHERE id = :id"
    )
    if sql.number(db, query, start=target.id, id=obstacle.id):
        raise InvalidInput(_("Deze belemmeringen zijn al samengevoegd. Kies een andere."), "into")
