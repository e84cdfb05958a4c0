"""Obstacles a page at a time."""

from __future__ import annotations

import statistics
import time
from dataclasses import replace

import pytest

from scan.model.obstacles import ranked
from scan.store import actions, obstacle_pages, obstacles, scans
from scan.store.database import Database, writing
from scan.store.obstacles import ObstacleQuery
from tests.store.examples import ACTION, OBSTACLE, SCAN, TODAY, keep_scan


@pytest.fixture
def some(scan_db: Database) -> Database:
    first = replace(OBSTACLE, blocks="", kept_by="", votes=0, influence=None, impact=None)
    found = [
        replace(first, title="Élke week vergaderen", votes=3),
        replace(first, id="o2", number=2, title="100% _vol_", theme_id="safety", votes=5, kept_by="De ÉLITE beslist"),
        replace(first, id="o3", number=3, title="Geen tijd", votes=3, influence=5, impact=5),
        replace(first, id="o4", number=4, title="Ook geen tijd", merged_into="o3"),
        replace(first, id="o5", number=5, title="Weg"),
    ]
    with writing(scan_db):
        for obstacle in found:
            obstacles.insert(scan_db, obstacle)
        obstacles.set_deleted(scan_db, "o5", True)
        action = replace(ACTION, strength_id=None)
        actions.insert(scan_db, replace(action, obstacle_ids=("o4", "o3")))
        actions.insert(scan_db, replace(action, id="a2", number=2, obstacle_ids=("o1",)))
        actions.set_deleted(scan_db, "a2", True)
    return scan_db


def ids(db: Database, query: ObstacleQuery) -> list[str]:
    return [o.id for o in obstacles.page(db, "scan", query).obstacles]


def test_a_page_shows_what_stands_and_counts_actions_through_merged_ones(some: Database) -> None:
    page = obstacles.page(some, "scan", ObstacleQuery())
    assert [o.id for o in page.obstacles] == ["o1", "o2", "o3"]
    assert (page.total, page.action_counts) == (3, {"o1": 0, "o2": 0, "o3": 1})
    assert obstacles.counts(some, "scan") == (3, 2)


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("élke", ["o1"]),
        ("élite", ["o2"]),
        (" WEEK ", ["o1"]),
        ("%", ["o2"]),
        ("_", ["o2"]),
        ("%week", []),
        ("\\", []),
        ("'; DROP TABLE obstacles; --", []),
        ("tijd", ["o3"]),
    ],
)
def test_searching_takes_what_is_typed_literally_without_capitals(
    some: Database, search: str, found: list[str]
) -> None:
    assert ids(some, ObstacleQuery(search=search)) == found


def test_filters_and_orders(some: Database) -> None:
    assert ids(some, ObstacleQuery(theme_id="safety")) == ["o2"]
    assert ids(some, ObstacleQuery(only_without_action=True)) == ["o1", "o2"]
    assert ids(some, ObstacleQuery(sort="votes")) == ["o2", "o3", "o1"]
    standing = [o for o in obstacles.all_of(some, "scan") if o.merged_into is None]
    assert [o.id for o in ranked(standing)] == ids(some, ObstacleQuery(sort="votes"))
    second = obstacles.page(some, "scan", ObstacleQuery(limit=2, offset=2))
    assert ([o.id for o in second.obstacles], second.total) == (["o3"], 3)
    assert obstacles.page(some, "scan", ObstacleQuery(offset=9)).action_counts == {}
    assert obstacles.page(some, "elsewhere", ObstacleQuery()).total == 0


def fill(db: Database, scan_id: str, count: int) -> None:
    with writing(db):
        keep_scan(db, replace(SCAN, id=scan_id))
        for number in range(1, count + 1):
            id = f"{scan_id}-{number}"
            obstacle = replace(OBSTACLE, id=id, scan_id=scan_id, number=number, votes=number % 40, kept_by="k" * 400)
            obstacles.insert(db, obstacle)
            if number % 3 == 0:
                action = replace(ACTION, id=id, scan_id=scan_id, number=number, obstacle_ids=(id,), strength_id=None)
                actions.insert(db, action)


def milliseconds(db: Database, scan_id: str, query: ObstacleQuery) -> float:
    def once() -> float:
        begin = time.perf_counter()
        obstacles.page(db, scan_id, query)
        return (time.perf_counter() - begin) * 1000

    return statistics.median(once() for _time in range(25))


def test_a_page_of_a_thousand_obstacles_stays_fast(fresh_db: Database) -> None:
    fill(fresh_db, "ten", 10)
    fill(fresh_db, "thousand", 1000)
    for query in (
        ObstacleQuery(limit=10),
        ObstacleQuery(limit=10, sort="votes"),
        ObstacleQuery(limit=10, search="rooster"),
        ObstacleQuery(limit=10, only_without_action=True),
    ):
        assert milliseconds(fresh_db, "thousand", query) < 50
    assert scans.summaries(fresh_db, TODAY)[0].obstacles == 1000


def test_merged_votes_count_in_the_order_and_on_the_page(some: Database) -> None:
    with writing(some):
        third = obstacles.get(some, "o3")
        obstacles.update(some, replace(third, votes=4))
        obstacles.set_merged(some, obstacles.get(some, "o3"), "o1")
    found = obstacles.page(some, "scan", ObstacleQuery(sort="votes"))
    assert [(o.id, o.votes) for o in found.obstacles] == [("o1", 3), ("o2", 5)]
    assert found.votes["o1"] >= 7
    standing = [o for o in obstacles.all_of(some, "scan") if o.merged_into is None]
    assert [o.id for o in ranked(standing, found.votes)] == ["o1", "o2"]


def test_the_register_in_order_of_number_is_read_from_an_index(fresh_db: Database) -> None:
    where, values = obstacle_pages._filter("scan", ObstacleQuery())
    order = obstacle_pages._ORDERS["number"]
    steps = fresh_db.execute(
        f"EXPLAIN QUERY PLAN SELECT o.* FROM obstacles o WHERE {where} ORDER BY {order} LIMIT 10", values
    ).fetchall()
    assert ["obstacles_standing" in step[3] for step in steps] == [True]
