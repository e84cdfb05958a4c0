"""Obstacles a page at a time: searched, filtered, sorted and counted by SQLite."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sqlite_utils import Database

from scan.model.library import Decider
from scan.model.obstacles import Obstacle, Source
from scan.store import sql
from scan.store.gate import reading

_STANDING = "o.scan_id = :scan_id AND o.deleted = 0 AND o.merged_into IS NULL"
_ORDERS = {"number": "o.number", "votes": "counted.votes DESC, coalesce(o.impact * o.influence, 0) DESC, o.number"}
_MERGED = "SELECT o.id, tree.root FROM tree JOIN obstacles o ON o.merged_into = tree.id WHERE o.deleted = 0"
_TREE = f"WITH RECURSIVE tree(id, root) AS (SELECT o.id, o.id FROM obstacles o WHERE {_STANDING} UNION {_MERGED})"
_VOTES = f"{_TREE} SELECT root, sum(o.votes) AS votes FROM tree JOIN obstacles o ON o.id = tree.id GROUP BY root"
_SERVED = f"""{_TREE}
SELECT tree.root FROM tree JOIN action_obstacles s ON s.obstacle_id = tree.id
JOIN actions a ON a.id = s.action_id AND a.deleted = 0
"""


@dataclass(frozen=True, slots=True)
class ObstacleQuery:
    """Which obstacles to show: `search` looks in title and explanations, without regard for capitals."""

    search: str = ""
    theme_id: str | None = None
    only_without_action: bool = False
    sort: Literal["number", "votes"] = "number"
    limit: int = 25
    offset: int = 0


@dataclass(frozen=True, slots=True)
class ObstaclePage:
    """One page, how many there are in all, and of each on this page the actions and all its votes.

    An obstacle's own votes are in it; `votes` adds those of what was merged into it.
    """

    obstacles: tuple[Obstacle, ...]
    total: int
    action_counts: dict[str, int]
    votes: dict[str, int]


def page(db: Database, scan_id: str, query: ObstacleQuery) -> ObstaclePage:
    """A page of the obstacles that stand by themselves; "votes" sorts as the model's `ranked` does, with `votes_of`."""
    where, values = _filter(scan_id, query)
    with reading(db):
        total = sql.number(db, f"SELECT count(*) FROM obstacles o WHERE {where}", **values)
        found = sql.rows(
            db,
            f"SELECT o.*, counted.votes AS counted FROM obstacles o JOIN ({_VOTES}) counted ON counted.root = o.id"
            f" WHERE {where} ORDER BY {_ORDERS[query.sort]} LIMIT :limit OFFSET :offset",
            **values,
            limit=query.limit,
            offset=query.offset,
        )
        votes = {row["id"]: row.pop("counted") for row in found}
        return ObstaclePage(tuple(map(obstacle_from, found)), total, _action_counts(db, list(votes)), votes)


def counts(db: Database, scan_id: str) -> tuple[int, int]:
    """How many obstacles stand by themselves, and how many of those have no action yet."""
    where, values = _filter(scan_id, ObstacleQuery(only_without_action=True))
    with reading(db):
        standing = sql.number(db, f"SELECT count(*) FROM obstacles o WHERE {_STANDING}", scan_id=scan_id)
        return standing, sql.number(db, f"SELECT count(*) FROM obstacles o WHERE {where}", **values)


def obstacle_from(row: sql.Row) -> Obstacle:
    """The obstacle that a row holds."""
    values = {name: value for name, value in row.items() if name != "deleted"}
    decider = Decider(row["decider"]) if row["decider"] else None
    return Obstacle(**{**values, "source": Source(row["source"]), "decider": decider})


def _filter(scan_id: str, query: ObstacleQuery) -> tuple[str, dict[str, sql.Value]]:
    conditions, values = [_STANDING], {"scan_id": scan_id}
    if query.theme_id is not None:
        conditions.append("o.theme_id = :theme_id")
        values["theme_id"] = query.theme_id
    if needle := query.search.strip().casefold():
        # instr() has no wildcards, so nothing that is typed needs escaping.
        conditions.append("instr(fold(o.title || char(10) || o.blocks || char(10) || o.kept_by), :needle)")
        values["needle"] = needle
    if query.only_without_action:
        conditions.append(f"o.id NOT IN ({_SERVED})")
    return " AND ".join(conditions), dict(values)


def _action_counts(db: Database, ids: list[str]) -> dict[str, int]:
    if not ids:
        return {}
    names = {f"id{place}": id for place, id in enumerate(ids)}
    roots = ", ".join(f"(:{name}, :{name})" for name in names)
    query = (
        f"WITH RECURSIVE tree(id, root) AS (VALUES {roots} UNION {_MERGED})"
        " SELECT tree.root, count(DISTINCT a.id) AS actions FROM tree"
        " LEFT JOIN action_obstacles s ON s.obstacle_id = tree.id"
        " LEFT JOIN actions a ON a.id = s.action_id AND a.deleted = 0 GROUP BY tree.root"
    )
    return {row["root"]: row["actions"] for row in sql.rows(db, query, **names)}
