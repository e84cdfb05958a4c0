"""The tables of actions, of the obstacles they break, and of how they went."""

from __future__ import annotations

from sqlite_utils import Database

from scan.model.actions import Action, ActionUpdate, Status
from scan.store import numbered, sql

_OF_OBSTACLE = """
WITH RECURSIVE tree(id) AS (
  SELECT :obstacle_id UNION
  SELECT o.id FROM tree JOIN obstacles o ON o.merged_into = tree.id WHERE o.deleted = 0
)
SELECT * FROM actions WHERE deleted = 0
  AND id IN (SELECT action_id FROM action_obstacles s JOIN tree ON tree.id = s.obstacle_id)
ORDER BY number
"""
_UPDATES = (
    "SELECT u.id, u.action_id, u.made_on, u.made_by, u.status, u.progress, u.note FROM action_updates u"
    " JOIN actions a ON a.id = u.action_id AND a.deleted = 0"
)


def insert(db: Database, action: Action) -> None:
    """Keep a new action under its number, with the obstacles it breaks in their order."""
    sql.insert(db, "actions", sql.values_of(action, ("obstacle_ids",)))
    _keep_obstacles(db, action)


def get(db: Database, id: str, deleted: bool = False) -> Action:
    """The action; `NotFound` when it was deleted, unless `deleted` ones count too."""
    row = numbered.row_of(db, "actions", id, deleted)
    query = "SELECT action_id, obstacle_id FROM action_obstacles WHERE action_id = :id ORDER BY position"
    return _from(row, tuple(link["obstacle_id"] for link in sql.rows(db, query, id=id)))


def update(db: Database, action: Action) -> Action:
    """The action as it is kept now, with its obstacles; number and scan stay (R11)."""
    if not numbered.changed(db, "actions", sql.values_of(action, ("scan_id", "number", "obstacle_ids"))):
        raise numbered.conflict(get(db, action.id))
    sql.run(db, "DELETE FROM action_obstacles WHERE action_id = :id", id=action.id)
    _keep_obstacles(db, action)
    return get(db, action.id)


def all_of(db: Database, scan_id: str) -> list[Action]:
    """The actions of a scan by number; their obstacles may be merged or deleted meanwhile."""
    query = "SELECT * FROM actions WHERE scan_id = :scan_id AND deleted = 0 ORDER BY number"
    return _with_obstacles(db, sql.rows(db, query, scan_id=scan_id), scan_id)


def of_obstacle(db: Database, obstacle_id: str) -> list[Action]:
    """The actions that break an obstacle, or one that was merged into it, by number."""
    found = sql.rows(db, _OF_OBSTACLE, obstacle_id=obstacle_id)
    return _with_obstacles(db, found, found[0]["scan_id"]) if found else []


def set_deleted(db: Database, id: str, deleted: bool) -> None:
    """Hide an action, or bring it back with its updates."""
    numbered.set_deleted(db, "actions", id, deleted)


def next_number(db: Database, scan_id: str) -> int:
    """The number for a new action."""
    return numbered.next_number(db, "actions", scan_id)


def add_update(db: Database, update: ActionUpdate) -> None:
    """Keep how an action went; the action itself is the caller's to update."""
    sql.insert(db, "action_updates", sql.values_of(update))


def updates_of(db: Database, scan_id: str) -> list[ActionUpdate]:
    """Every update of a scan's actions, the oldest first."""
    query = f"{_UPDATES} WHERE a.scan_id = :scan_id ORDER BY u.made_on, u.sequence"
    return [_update_from(row) for row in sql.rows(db, query, scan_id=scan_id)]


def updates_of_action(db: Database, action_id: str) -> list[ActionUpdate]:
    """Every update of one action, the oldest first."""
    query = f"{_UPDATES} WHERE u.action_id = :action_id ORDER BY u.made_on, u.sequence"
    return [_update_from(row) for row in sql.rows(db, query, action_id=action_id)]


def _keep_obstacles(db: Database, action: Action) -> None:
    for position, obstacle_id in enumerate(action.obstacle_ids):
        sql.insert(db, "action_obstacles", {"action_id": action.id, "position": position, "obstacle_id": obstacle_id})


def _with_obstacles(db: Database, found: list[sql.Row], scan_id: str) -> list[Action]:
    query = (
        "SELECT s.action_id, s.obstacle_id FROM actions a JOIN action_obstacles s ON s.action_id = a.id"
        " WHERE a.scan_id = :scan_id ORDER BY s.action_id, s.position"
    )
    links: dict[str, list[str]] = {row["id"]: [] for row in found}
    for link in sql.rows(db, query, scan_id=scan_id):
        links.get(link["action_id"], []).append(link["obstacle_id"])
    return [_from(row, tuple(links[row["id"]])) for row in found]


def _from(row: sql.Row, obstacle_ids: tuple[str, ...]) -> Action:
    values = {name: value for name, value in row.items() if name != "deleted"}
    days = {name: sql.day(row[name]) for name in ("first_step_on", "deadline")}
    return Action(**{**values, **days, "status": Status(row["status"]), "obstacle_ids": obstacle_ids})


def _update_from(row: sql.Row) -> ActionUpdate:
    return ActionUpdate(**{**row, "made_on": sql.day(row["made_on"]), "status": Status(row["status"])})
