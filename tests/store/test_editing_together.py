"""People who edit one thing at once lose nothing (R11); without versions they do."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from scan.errors import Conflict
from scan.store import obstacles
from scan.store.database import Database, opened, writing
from tests.store.examples import OBSTACLE

Save = Callable[[Database], None]
PEOPLE = 4


def _add_vote(db: Database) -> None:
    kept = obstacles.get(db, "o1")
    with writing(db):
        obstacles.update(db, replace(kept, votes=kept.votes + 1))


def _edit_together(path: Path, save: Save, people: int = PEOPLE, times: int = 25) -> int:
    def edit() -> None:
        for _time in range(times):
            while True:
                try:
                    with opened(path) as db:
                        save(db)
                except Conflict:
                    continue
                break

    threads = [threading.Thread(target=edit) for _person in range(people)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with opened(path) as db:
        return obstacles.get(db, "o1").votes - OBSTACLE.votes


def test_R11_editors_at_once_lose_nothing(path: Path, full_db: Database) -> None:
    assert _edit_together(path, _add_vote) == 100


def test_R11_without_versions_they_do(path: Path, full_db: Database) -> None:
    # Everybody reads before anybody writes: left to chance, a busy machine lets them take turns.
    all_read = threading.Barrier(PEOPLE)

    def add_vote_without_looking(db: Database) -> None:
        kept = obstacles.get(db, "o1")
        all_read.wait(30)
        with writing(db):
            db.execute("UPDATE obstacles SET votes = ? WHERE id = 'o1'", [kept.votes + 1])

    assert _edit_together(path, add_vote_without_looking) < 100
