"""A tiny library and the shortest way to a scan, an obstacle, an action and a record in memory."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from scan.model.actions import Action
from scan.model.library import Evidence, Levels, Library, Statement, Theme
from scan.model.obstacles import Obstacle
from scan.model.people import Group, GroupKind
from scan.model.plan import ActionPlan
from scan.model.planning import draw_plan
from scan.model.record import ScanRecord
from scan.model.scans import Scan, School
from scan.model.strengths import Strength
from scan.model.text import Text

NOW = datetime(2026, 9, 1, 12, 0, tzinfo=UTC)
TODAY = NOW.date()
THEMES = ("purpose", "time", "safety")
SCHOOL = School("school", "De Brug", "Stichting Oever")


def text(words: str) -> Text:
    """The same words in both languages, told apart by a mark."""
    return Text(f"{words} (nl)", f"{words} (en)")


def statement(id: str, reverse: bool = False, about_leader: bool = False) -> Statement:
    """A statement about nothing in particular, or about one leader."""
    levels = Levels(text("1"), text("3"), text("5"))
    return Statement(id, text(id), levels, ("L1",), reverse=reverse, about_leader=about_leader)


def theme(id: str, position: int) -> Theme:
    """A theme with two statements, the second of them reverse-keyed."""
    words = text(id)
    statements = (statement(f"{id}-1"), statement(f"{id}-2", reverse=True))
    return Theme(
        id, position, 1, "CC", words, words, "flag", words, words, Evidence(words, ("A (2020)",)), statements, ()
    )


LIBRARY = Library(tuple(theme(id, place) for place, id in enumerate(THEMES, 1)), ())


def group(id: str = "team", heads: int = 12, kind: GroupKind = GroupKind.TEACHERS) -> Group:
    """A group whose name is its id."""
    return Group(id, id, kind, heads)


def a_scan(**changes: Any) -> Scan:
    """A scan with all three themes and one group."""
    return replace(Scan("scan", SCHOOL.id, "Scan 2026", theme_ids=THEMES, groups=(group(),)), **changes)


def an_obstacle(number: int = 1, **changes: Any) -> Obstacle:
    """Obstacle "b1", "b2", ... in the first theme."""
    return replace(Obstacle(f"b{number}", "scan", number, "purpose", f"Belemmering {number}"), **changes)


def a_strength(number: int = 1, **changes: Any) -> Strength:
    """Strength "k1", "k2", ... in the first theme."""
    return replace(Strength(f"k{number}", "scan", number, "purpose", f"Kracht {number}"), **changes)


def an_action(number: int = 1, *obstacle_ids: str, **changes: Any) -> Action:
    """Action "a1", "a2", ... against obstacle "b1" unless told otherwise."""
    return replace(Action(f"a{number}", "scan", number, f"Actie {number}", obstacle_ids or ("b1",)), **changes)


def a_whole_action(number: int = 1, *obstacle_ids: str, **changes: Any) -> Action:
    """An action in which nothing is missing."""
    whole = an_action(
        number,
        *obstacle_ids,
        first_step="Vraag het team",
        first_step_on=date(2026, 9, 8),
        owner_name="Sam",
        deadline=date(2026, 12, 1),
        pupil_gain="Rustiger lessen",
        success_sign="Het rooster hangt er",
    )
    return replace(whole, **changes)


def a_record(**changes: Any) -> ScanRecord:
    """A record of a scan in which nothing was said yet; lists become tuples."""
    changes = {name: tuple(value) if isinstance(value, list) else value for name, value in changes.items()}
    return replace(ScanRecord(SCHOOL, a_scan()), **changes)


def plan_of(record: ScanRecord) -> ActionPlan:
    """The plan of a record on the first of September."""
    return draw_plan(record, LIBRARY, NOW)
