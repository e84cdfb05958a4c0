"""The sheet that fault tests save: fifty shows of hands that all say the same number, or half a sheet shows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from scan.model.answers import Aspect, Tally
from scan.model.people import MAX_HEADS, Group, GroupKind
from scan.model.scans import Scan, School
from scan.store import answers, scans, schools
from scan.store.database import Database, opened, prepare, writing

STATEMENTS = 50
NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
SCAN = Scan("scan", "school", "Najaar", theme_ids=("time",), groups=(Group("all", "Allen", GroupKind.TEACHERS, 10),))


def made(path: Path) -> None:
    """A database with one scan in it."""
    prepare(path, NOW)
    with opened(path) as db, writing(db):
        schools.insert(db, School("school", "Het Waterlijn College"))
        scans.insert(db, SCAN, NOW.date())


def sheet(number: int) -> list[Tally]:
    """The sheet with this number."""
    counts = divmod(number, MAX_HEADS + 1)
    return [
        Tally(f"time-{place}", "all", Aspect.NOW, (counts[1], counts[0], 0, 0, 0, 0, 0)) for place in range(STATEMENTS)
    ]


def save(path: Path, number: int) -> None:
    """Save a sheet as the app does: in one transaction (R4)."""
    with opened(path) as db, writing(db):
        answers.save_tallies(db, "scan", sheet(number))


def save_row_by_row(path: Path, number: int) -> None:
    """Save a sheet the wrong way, a transaction per row: the control that must leave half sheets."""
    with opened(path) as db:
        for tally in sheet(number):
            with writing(db):
                answers.save_tallies(db, "scan", [tally])


def numbers(db: Database) -> Iterator[int]:
    """The number on every row that is kept: all the same when no sheet is half."""
    for tally in answers.tallies(db, "scan"):
        yield tally.counts[1] * (MAX_HEADS + 1) + tally.counts[0]
