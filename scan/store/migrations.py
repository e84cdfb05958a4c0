"""The schema, step by step: append only, an old migration is never edited (R6, R7)."""

from __future__ import annotations

from sqlite_utils import Database, Migrations

from scan.store import (
    m001_start,
    m001_triggers,
    m002_own_content,
    m003_rounds,
    m004_door,
    m005_same_picture,
    m006_message,
)

migrations = Migrations("scan")


@migrations()
def m001_start_of_everything(db: Database) -> None:
    """Schools, scans, answers, findings, actions, plans, the log and the counters that caches are keyed on."""
    for name, (columns, constraints) in m001_start.TABLES.items():
        lines = [f"{column} {kind.format(column)}" for column, kind in columns.items()]
        db.execute(f"CREATE TABLE {name} (\n  " + ",\n  ".join([*lines, *constraints]) + "\n) STRICT")
    for statement in (*m001_triggers.INDEXES, *m001_triggers.triggers()):
        db.execute(statement)


@migrations()
def m002_own_content_of_a_school(db: Database) -> None:
    """Versions of a school's own layer over the library; the short form, and the version that a scan asks."""
    for statement in m002_own_content.STATEMENTS:
        db.execute(statement)


@migrations()
def m003_rounds_of_answering(db: Database) -> None:
    """Rounds in which a whole school answers, each person on their own, and what they reveal."""
    for statement in m003_rounds.statements():
        db.execute(statement)


@migrations()
def m004_door_to_the_network(db: Database) -> None:
    """Whether other machines reach the participants' pages."""
    for statement in m004_door.STATEMENTS:
        db.execute(statement)


@migrations()
def m005_same_picture_checks(db: Database) -> None:
    """Checks in which a team writes what a theme or an obstacle means to it; a log that knows rounds and checks."""
    for statement in m005_same_picture.statements():
        db.execute(statement)


@migrations()
def m006_message_of_a_plan(db: Database) -> None:
    """What a team writes in the summary of its plan instead of the computed lines."""
    for statement in m006_message.STATEMENTS:
        db.execute(statement)


def migrations_known() -> int:
    """How many migrations this version of the app knows; a file with more of them is newer."""
    return len(migrations._migrations)


def pending(db: Database) -> bool:
    """Whether the file still misses a migration."""
    return bool(migrations.pending(db))


def apply(db: Database) -> None:
    """Bring the schema up to date; runs inside `writing`, so all pending migrations are kept or none."""
    migrations.apply(db)
    # The header tells an older app that this file is too new for it, without reading a table.
    db.execute(f"PRAGMA user_version = {migrations_known()}")
