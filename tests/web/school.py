"""A school whose round is open, with the pages on its database."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from starlette.types import ASGIApp

from scan.library.reader import library
from scan.model.people import Group, GroupKind
from scan.model.permissions import Actor, Role
from scan.model.rounds import Invitation, RoundGroup
from scan.model.scans import Scan
from scan.store.database import opened
from scan.usecases import inviting, preparing
from scan.usecases.desk import Desk
from scan.web.application import alone, pages
from scan.web.guard import KnownHost
from scan.web.hosts import addressed
from scan.web.house import House
from tests.web.visitor import Answer, Visitor

NOW = datetime(2026, 9, 1, 12, 0, tzinfo=UTC)
GROUPS = (
    Group("", "Managementteam", GroupKind.MANAGEMENT, 8),
    Group("", "Docenten", GroupKind.TEACHERS, 40),
    Group("", "Leerlingen", GroupKind.PUPILS, 200),
)


@dataclass
class SchoolDay:
    """A round with its pages; `house` may be looked into, `path` is its database."""

    path: Path
    house: House
    app: ASGIApp
    scan_id: str = ""

    @contextmanager
    def desk(self) -> Iterator[Desk]:
        with opened(self.path) as db:
            yield Desk(db, Actor("Noor", Role.FACILITATOR), NOW)

    def group(self, place: int = 1) -> RoundGroup:
        """The codes of a group: 0 is the management, 1 teachers, 2 pupils."""
        with self.desk() as desk:
            planned = inviting.round_of(desk, self.scan_id)
            assert planned
            return planned.groups[place]

    def slip(self, place: int = 1) -> str:
        with self.desk() as desk:
            return inviting.mint_slips(desk, self.scan_id, self.group(place).group_id, 1)[0].code

    def visitor(self, **more: str) -> Visitor:
        return Visitor(self.app, **more)

    def inside(self, place: int = 1, **more: str) -> Visitor:
        """Somebody who came in by the room code and stands at the first theme."""
        visitor, path = self.visitor(**more), f"/mee/d/{self.group(place).door}"
        visitor.get(path)
        visitor.follow(visitor.post(path, {}))
        return visitor


def open_day(
    path: Path,
    invitation: Invitation = Invitation.OPEN,
    named: bool = False,
    groups: tuple[Group, ...] = GROUPS,
    opened: bool = True,
    school: str = "De Brug",
    **scan: object,
) -> SchoolDay:
    """A round in a prepared database; what else is given goes into its scan."""
    house = House(path, lambda: NOW)
    day = SchoolDay(path, house, KnownHost(alone(pages(lambda: house)), addressed()))
    with day.desk() as desk:
        day.scan_id = _prepared(desk, groups, school, scan).id
        inviting.plan_round(desk, day.scan_id, invitation, named)
        if opened:
            inviting.open_round(desk, library(), day.scan_id)
    return day


def _prepared(desk: Desk, groups: tuple[Group, ...], school: str, more: dict[str, object]) -> Scan:
    scan = preparing.start_scan(desk, library(), preparing.NewScan("Scan 2026", school_name=school))
    filled = {"reason": "We willen weten wat ons tegenhoudt.", "feedback_on": date(2026, 9, 21)} | more
    return preparing.save_preparation(
        desk,
        replace(scan, groups=groups, **filled),
        preparing.school_of(desk, scan),  # type: ignore[arg-type]
    )


def sheet_of(page: Answer) -> dict[str, str]:
    """A theme's form filled in: a 4 for every statement, now and wanted."""
    names = dict.fromkeys(part.split('"')[0] for part in page.text.split('type="radio" name="')[1:])
    hidden = page.text.split('name="theme" value="')[1].split('"')[0]
    return {"theme": hidden} | {name: "4" for name in names if "." in name}
