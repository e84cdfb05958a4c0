"""What the tests of a round's screens share: a door to the network, and people who answer."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import pytest
from streamlit.testing.v1 import AppTest

from scan.library.reader import library
from scan.model.people import Group, GroupKind
from scan.model.rounds import Given, Invitation, Signal, SignalKind, aspects_for
from scan.model.scans import Scan
from scan.ui import addresses, application, round_network
from scan.ui.door import DoorError
from scan.usecases import inviting, participating, preparing
from scan.usecases.desk import Desk
from scan.usecases.visiting import Visit
from tests.pages.reading import plain

INVITE, ROOM, TOGETHER = "pages/answer/invite.py", "pages/answer/room.py", "pages/answer/together.py"
ADDRESS = "http://192.168.1.20:8502/mee"
TEACHERS = Group("g-teachers", "Docenten <b>bovenbouw</b>", GroupKind.TEACHERS, 30)
PUPILS = Group("g-pupils", "Leerlingenraad", GroupKind.PUPILS, 4)


@dataclass
class FakeDoor:
    """A door that opens and shuts without a network; `taken` when another program has its port."""

    port: int | None = None
    taken: bool = False
    moves: list[str] = field(default_factory=list)

    def open(self) -> int:
        if self.taken:
            raise DoorError("Poort 8502 is bezet.")
        self.port = 8502
        self.moves.append("open")
        return self.port

    def close(self) -> None:
        self.port = None
        self.moves.append("close")


def stand_in(monkeypatch: pytest.MonkeyPatch, door: FakeDoor, *found: str) -> None:
    """Put this door in the place of the real one, on a machine with these addresses."""
    monkeypatch.setattr(application, "door", lambda: door)
    monkeypatch.setattr(addresses, "reachable", lambda: list(found or ("192.168.1.20",)))
    round_network._reachable.clear()


def with_groups(desk: Desk, scan: Scan, *groups: Group) -> Scan:
    """The scan with only its first theme, and these groups beside its team."""
    changed = replace(scan, groups=(*scan.groups, *groups), theme_ids=scan.theme_ids[:1])
    return preparing.save_preparation(desk, changed, preparing.school_of(desk, scan))


def opened(desk: Desk, scan: Scan, invitation: Invitation = Invitation.OPEN, *, named: bool = False) -> None:
    """A round that people can answer."""
    inviting.plan_round(desk, scan.id, invitation, named)
    inviting.open_round(desk, library(), scan.id)


def crowd(
    desk: Desk,
    scan: Scan,
    group: Group,
    count: int,
    *signals: str,
    name: str = "",
    kind: SignalKind = SignalKind.OBSTACLE,
) -> None:
    """So many people of a group answer everything; the first of them name these obstacles (or strengths), one each."""
    planned, visit = inviting.round_of(desk, scan.id), Visit(desk.db, desk.now)
    assert planned is not None
    door = next(own.door for own in planned.groups if own.group_id == group.id)
    for place in range(count):
        key = participating.join(visit, door, f"{name} {place}" if name else "")
        for theme in participating.sheet(visit, library(), key).themes:
            given = [
                Given(statement.id, aspect, str(1 + place % 5))
                for statement in theme.statements
                for aspect in aspects_for(group.kind)
            ]
            participating.answer(visit, library(), key, given)
        if place < len(signals):
            signal = Signal("", kind, scan.theme_ids[0], signals[place])
            participating.name_signal(visit, library(), key, signal)


def words(app: AppTest) -> str:
    """Everything that a person reads on the screen."""
    found = [*app.header, *app.subheader, *app.markdown, *app.caption, *app.info, *app.warning, *app.error, *app.code]
    bars = [bar.proto.text for bar in app.get("progress")]
    return plain("\n".join([*(str(element.value) for element in found), *bars]))


def labels(app: AppTest) -> list[str]:
    """The buttons and links on the screen."""
    return [button.label for button in app.button] + [link.proto.label for link in app.get("page_link")]
