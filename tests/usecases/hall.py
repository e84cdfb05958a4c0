"""A school hall full of people with phones: a scan with three groups, a round, and the keys that people hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from scan.library.reader import library
from scan.model.obstacles import Obstacle
from scan.model.people import Group, GroupKind
from scan.model.rounds import Given, Invitation, Round, Signal, SignalKind, aspects_for
from scan.model.same_picture import PictureCard
from scan.model.scans import Scan
from scan.model.strengths import Strength
from scan.usecases import hearing, inviting, naming, participating, picturing, preparing, revealing
from scan.usecases.desk import Desk
from scan.usecases.participating import Visit

PEOPLE = {"mt": 6, "teachers": 20, "pupils": 8}
KINDS = {"mt": GroupKind.MANAGEMENT, "teachers": GroupKind.TEACHERS, "pupils": GroupKind.PUPILS}


def school(desk: Desk, people: dict[str, int] | None = None) -> Scan:
    """A scan of two themes with three groups, whose ids are their names."""
    scan = preparing.start_scan(desk, library(), preparing.NewScan("Scan 2026", school_name="De Brug"))
    wanted = people or PEOPLE
    groups = tuple(Group(id, id, KINDS[id], heads) for id, heads in wanted.items())
    themes = tuple(theme.id for theme in library().themes[:2])
    return preparing.save_preparation(
        desk, replace(scan, groups=groups, theme_ids=themes), preparing.school_of(desk, scan)
    )


@dataclass
class Hall:
    """A round and everything that people do in it."""

    desk: Desk
    scan_id: str

    @classmethod
    def opened(cls, desk: Desk, invitation: Invitation = Invitation.OPEN, people: dict[str, int] | None = None) -> Hall:
        scan = school(desk, people)
        inviting.plan_round(desk, scan.id, invitation)
        inviting.open_round(desk, library(), scan.id)
        return cls(desk, scan.id)

    @property
    def visit(self) -> Visit:
        return Visit(self.desk.db, self.desk.now)

    @property
    def round(self) -> Round:
        found = inviting.round_of(self.desk, self.scan_id)
        assert found is not None
        return found

    def door(self, group: str = "teachers") -> str:
        return next(own.door for own in self.round.groups if own.group_id == group)

    def receipt(self, group: str = "teachers") -> str:
        return next(own.receipt for own in self.round.groups if own.group_id == group)

    def join(self, group: str = "teachers") -> str:
        return participating.join(self.visit, self.door(group))

    def page(self, key: str, theme: int = 0, answer: str = "4") -> list[Given]:
        """One theme of somebody's list, every statement answered alike."""
        sheet = participating.sheet(self.visit, library(), key)
        aspects = aspects_for(sheet.welcome.group.kind)
        return [Given(s.id, aspect, answer) for s in sheet.themes[theme].statements for aspect in aspects]

    def fill(self, key: str, answers: Sequence[str] = "4") -> None:
        """Answer every theme, a page at a time."""
        themes = participating.sheet(self.visit, library(), key).themes
        for place in range(len(themes)):
            participating.answer(self.visit, library(), key, self.page(key, place, answers[place % len(answers)]))

    def crowd(self, people: dict[str, int]) -> Iterator[str]:
        """So many people of each group join and answer."""
        for group, number in people.items():
            for place in range(number):
                key = self.join(group)
                self.fill(key, str(1 + place % 5))
                yield key

    def name(self, key: str, text: str, kind: SignalKind = SignalKind.OBSTACLE) -> Signal:
        theme = participating.sheet(self.visit, library(), key).themes[0]
        return participating.name_signal(self.visit, library(), key, Signal("", kind, theme.id, text))

    def reveal(self) -> Round:
        inviting.close_round(self.desk, self.scan_id)
        return revealing.reveal(self.desk, library(), self.scan_id)


ROUND_USE_CASES = {
    "plan_round", "cancel_round", "open_round", "reopen_round", "close_round", "extend_round", "mint_slips", "round_of",
    "slips_of", "response", "reveal", "named_answers", "signals_of", "hide_signal",
    "trace_signals", "heard", "take_up", "add_voices", "add_to_strength", "take_back",
}  # fmt: skip


def round_values(desk: Desk) -> dict[str, Any]:
    """A value for every parameter of the use cases of rounds, each on a round in the phase that it needs."""
    planned, revealed, closed = school(desk), Hall.opened(desk), Hall.opened(desk)
    inviting.plan_round(desk, planned.id)
    for hall in (revealed, closed):
        for _person in range(10):
            participating.answer(hall.visit, library(), key := hall.join(), hall.page(key))
    revealed.name(key := revealed.join(), "Te druk")
    revealed.name(key, "Te vol")
    revealed.name(key, "Korte lijnen", SignalKind.STRENGTH)
    revealed.reveal()
    inviting.close_round(desk, closed.scan_id)
    opened, slips = Hall.opened(desk), Hall.opened(desk, Invitation.SLIPS)
    homes = {
        "plan_round": school(desk).id,
        **dict.fromkeys(("cancel_round", "open_round"), planned.id),
        **dict.fromkeys(("close_round", "extend_round", "response"), opened.scan_id),
        **dict.fromkeys(("reopen_round", "reveal"), closed.scan_id),
        "mint_slips": slips.scan_id,
    }
    known = naming.name_obstacle(desk, Obstacle("", revealed.scan_id, 0, "time", "Druk"))
    strong = naming.name_strength(desk, Strength("", revealed.scan_id, 0, "time", "Korte lijnen"))
    found = revealing.signals_of(desk, revealed.scan_id)
    *ids, taken = [signal.id for signal in found if signal.kind is SignalKind.OBSTACLE]
    hearing.take_up(desk, revealed.scan_id, [taken], "Te vol")
    return {
        **{f"{name}.scan_id": homes.get(name, revealed.scan_id) for name in ROUND_USE_CASES},
        "closes_on": desk.today,
        "add_voices.obstacle_id": known.id,
        "add_to_strength.strength_id": strong.id,
        "add_to_strength.signal_ids": [signal.id for signal in found if signal.kind is SignalKind.STRENGTH],
        "group_id": "mt",
        "mint_slips.number": 3,
        "signal_id": ids[0],
        "signal_ids": ids,
        "take_back.signal_ids": [taken],
    }


PICTURE_USE_CASES = {
    "open_check", "add_card", "open_check_of", "heard_of", "reveal_check", "discard_check", "delete_picture",
    "hide_card",
}  # fmt: skip


def cards_given(number: int) -> list[PictureCard]:
    """So many cards for a same-picture check, rated 1 to 5 in turn."""
    return [PictureCard(f"Kanarie {n}", 1 + n % 5, f"Naam {n:02}") for n in range(number)]


def picture_values(desk: Desk) -> dict[str, Any]:
    """A value for every parameter of the use cases of same-picture checks: one revealed, and one open."""
    scan = school(desk)
    theme_id = scan.theme_ids[0]
    revealed, opened = (_checked(desk, scan.id, theme_id, reveal=reveal) for reveal in (True, False))
    shown = preparing.record_of(desk, scan.id).pictures[0].cards
    return {
        **{f"{name}.scan_id": scan.id for name in PICTURE_USE_CASES},
        "open_check.scan_id": school(desk).id,
        "theme_id": theme_id,
        "check_id": opened,
        **dict.fromkeys(("delete_picture.check_id", "hide_card.check_id"), revealed),
        "card": cards_given(3)[-1],
        "card_id": shown[0].id,
    }


def _checked(desk: Desk, scan_id: str, theme_id: str, *, reveal: bool) -> str:
    check = picturing.open_check(desk, scan_id, theme_id)
    for card in cards_given(2):
        picturing.add_card(desk, check.id, card)
    if reveal:
        picturing.reveal_check(desk, check.id)
    return check.id
