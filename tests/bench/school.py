"""A school on a study day: its round is open, and the crowd is expected."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from scan.library.reader import library
from scan.model.people import Group, GroupKind
from scan.model.permissions import Actor, Right, Role
from scan.store import doors
from scan.store.database import opened, prepare
from scan.usecases import inviting, participating, preparing
from scan.usecases.desk import Desk
from scan.usecases.visiting import Visit

MANAGEMENT = Group("", "Managementteam", GroupKind.MANAGEMENT, 8)
Answers = dict[str, str]
"""What somebody chose: aspect and statement as the form names them, and the value."""


@dataclass(frozen=True, slots=True)
class StudyDay:
    """The database, the scan, and the room code of the teachers."""

    database: Path
    scan_id: str
    door: str


def open_day(database: Path, people: int, network: bool = False) -> StudyDay:
    """A new school in a new database whose round is open for so many teachers; `network` opens the door too."""
    now = datetime.now().astimezone()
    prepare(database, now)
    with opened(database) as db:
        desk = Desk(db, Actor("Meting", Role.FACILITATOR), now)
        scan = preparing.start_scan(desk, library(), preparing.NewScan("Studiedag", school_name="De Meting"))
        groups = (MANAGEMENT, Group("", "Docenten", GroupKind.TEACHERS, people))
        filled = replace(scan, groups=groups, reason="We willen weten wat ons tegenhoudt.")
        preparing.save_preparation(desk, filled, preparing.school_of(desk, scan))
        inviting.plan_round(desk, scan.id)
        with desk.saving(Right.PREPARE):
            doors.want_open(db, network)
        opened_round = inviting.open_round(desk, library(), scan.id)
    return StudyDay(database, scan.id, opened_round.groups[-1].door)


def kept(database: Path, key: str) -> Answers:
    """What the database holds for whoever has this key."""
    with opened(database) as db:
        sheet = participating.sheet(Visit(db, datetime.now().astimezone()), library(), key)
    return {f"{aspect.value}.{statement}": answer.value for (statement, aspect), answer in sheet.answers.items()}
