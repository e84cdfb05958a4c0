"""The table of schools."""

from __future__ import annotations

from sqlite_utils import Database

from scan.errors import NotFound
from scan.i18n import _
from scan.model.scans import School
from scan.store import sql


def insert(db: Database, school: School) -> None:
    """Keep a new school."""
    sql.insert(db, "schools", sql.values_of(school))


def get(db: Database, id: str) -> School:
    """The school; `NotFound` when there is none."""
    row = sql.first(db, "SELECT id, name, board FROM schools WHERE id = :id", id=id)
    if row is None:
        raise NotFound(_("Deze school is er niet. Ga terug naar het overzicht en kies een school."))
    return School(**row)


def exists(db: Database, id: str) -> bool:
    """Whether a school is known."""
    return bool(sql.number(db, "SELECT count(*) FROM schools WHERE id = :id", id=id))


def all_schools(db: Database) -> list[School]:
    """Every school, by name."""
    return [School(**row) for row in sql.rows(db, "SELECT id, name, board FROM schools ORDER BY fold(name), id")]


def update(db: Database, school: School) -> None:
    """Keep the new name and board."""
    if not sql.run(db, "UPDATE schools SET name = :name, board = :board WHERE id = :id", **sql.values_of(school)):
        raise NotFound(_("Deze school is er niet meer. Ga terug naar het overzicht."))
