"""The schema itself (R6)."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest

from scan.errors import NotSaved, StorageError
from scan.model.actions import Status
from scan.model.answers import Answer, Aspect
from scan.model.events import Kind, Verb
from scan.model.library import Decider
from scan.model.obstacles import Source
from scan.model.people import GroupKind
from scan.store import actions, answers, log, obstacles, scans, strengths
from scan.store.database import Database, writing
from tests.store.examples import ACTION, EVENT, OBSTACLE, SCAN, SHARED, STRENGTH, TALLY, TEACHERS, TODAY

SNAPSHOT = Path(__file__).parent / "schema.sql"


def _schema(db: Database) -> str:
    query = "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type DESC, name"
    return "".join(f"{row[0]};\n" for row in db.execute(query).fetchall())


def test_R6_the_schema_is_the_one_that_was_agreed(fresh_db: Database) -> None:
    assert _schema(fresh_db) == SNAPSHOT.read_text("utf-8"), "a migration changed: write the new schema to schema.sql"


def test_R6_every_table_of_ours_is_strict(fresh_db: Database) -> None:
    loose = {row[1] for row in fresh_db.execute("PRAGMA table_list").fetchall() if row[0] == "main" and not row[5]}
    assert loose == {"_sqlite_migrations", "sqlite_schema", "sqlite_sequence"}


WRONG: list[tuple[str, str, object]] = [
    ("obstacles", "source", "elsewhere"),
    ("obstacles", "decider", "nobody"),
    ("obstacles", "influence", 6),
    ("obstacles", "impact", 0),
    ("obstacles", "votes", -1),
    ("obstacles", "votes", "many"),
    ("obstacles", "title", ""),
    ("obstacles", "title", "t" * 201),
    ("obstacles", "blocks", "t" * 2001),
    ("obstacles", "kept_by", "t" * 2001),
    ("obstacles", "number", 0),
    ("obstacles", "version", 0),
    ("obstacles", "deleted", 2),
    ("obstacles", "merged_into", "o1"),
    ("obstacles", "merged_into", "none"),
    ("obstacles", "scan_id", "none"),
    ("strengths", "source", "elsewhere"),
    ("strengths", "seen_in", "t" * 2001),
    ("actions", "status", "late"),
    ("actions", "progress", 101),
    ("actions", "deadline", "2026-02-30"),
    ("actions", "deadline", "tomorrow"),
    ("actions", "first_step_on", "20261124"),
    ("actions", "owner_name", "t" * 121),
    ("actions", "strength_id", "none"),
    ("scans", "created_on", None),
    ("scans", "reason", "t" * 2001),
    ("scans", "school_id", "none"),
    ("scans", "short_form", 2),
    ("scans", "content_version", -1),
    ("scan_groups", "kind", "aliens"),
    ("scan_groups", "head_count", 5001),
    ("scan_groups", "head_count", 0),
    ("focus_themes", "title", "t" * 121),
    ("shared_answers", "answer", "6"),
    ("shared_answers", "aspect", "later"),
    ("tallies", "one", -1),
    ("tallies", "seven", 1),
    ("tallies", "dont_know", 5001),
]


@pytest.fixture
def full_db(scan_db: Database) -> Database:
    with writing(scan_db):
        obstacles.insert(scan_db, OBSTACLE)
        strengths.insert(scan_db, STRENGTH)
        actions.insert(scan_db, ACTION)
        answers.save_shared(scan_db, "scan", [SHARED])
        answers.save_tallies(scan_db, "scan", [TALLY])
    return scan_db


@pytest.mark.parametrize(("table", "column", "value"), WRONG)
def test_R6_the_database_itself_refuses_what_cannot_be(
    full_db: Database, table: str, column: str, value: object
) -> None:
    with pytest.raises(NotSaved), writing(full_db):
        full_db.execute(f"UPDATE {table} SET {column} = ?", [value])


ENUMS: list[tuple[type[StrEnum], Any, Any, str]] = [
    (Source, obstacles, OBSTACLE, "source"),
    (Source, strengths, STRENGTH, "source"),
    (Decider, obstacles, OBSTACLE, "decider"),
    (Status, actions, ACTION, "status"),
]


@pytest.mark.parametrize(("kind", "table", "thing", "field"), ENUMS)
def test_R6_every_member_of_an_enum_fits(
    full_db: Database, kind: type[StrEnum], table: Any, thing: Any, field: str
) -> None:
    for number, member in enumerate(kind, 2):
        changes = {"id": f"x{number}", "number": number, field: member}
        with writing(full_db):
            table.insert(full_db, replace(thing, **changes))
        assert getattr(table.get(full_db, f"x{number}"), field) is member


def test_R6_every_group_answer_and_event_fits(scan_db: Database) -> None:
    groups = tuple(replace(TEACHERS, id=kind.value, kind=kind) for kind in GroupKind)
    shared = [replace(SHARED, statement_id=f"time-{a}", answer=a, aspect=s) for a in Answer for s in Aspect]
    with writing(scan_db):
        scans.insert(scan_db, replace(SCAN, id="other", groups=groups), TODAY)
        answers.save_shared(scan_db, "other", shared)
        for verb in Verb:
            for kind in Kind:
                log.append(scan_db, replace(EVENT, verb=verb, kind=kind))
    assert scans.get(scan_db, "other").groups == groups
    assert len(answers.shared(scan_db, "other")) == len(shared)


def test_a_number_that_is_taken_is_refused_with_a_storage_error(full_db: Database) -> None:
    with pytest.raises(StorageError), writing(full_db):
        obstacles.insert(full_db, replace(OBSTACLE, id="o2"))
