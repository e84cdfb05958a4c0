"""A round: a whole school answers, each person on their own, and nobody can be found out before or after."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from scan.errors import Conflict, InvalidInput
from scan.i18n import _
from scan.model.answers import Answer, Aspect
from scan.model.library import Library, Theme
from scan.model.people import Group, GroupKind
from scan.model.scores import SCORE_FLOOR
from scan.model.text import TITLE, one_line

NAMED_TEAM = 12
"""Most people in a group that may answer by name: open answering is for a small team."""
MOST_SLIPS = 2_000
"""Most slips that are made at once: a stack of paper, not a library."""
MOST_SIGNALS = 20
"""Most strengths and obstacles that one person names."""
STEP = 5
"""Before the reveal a number of sheets is told in steps of this (P4)."""


class Invitation(StrEnum):
    """How people get in."""

    OPEN = "open"
    SLIPS = "slips"

    @property
    def label(self) -> str:
        """The way in, in the language of the moment."""
        return {Invitation.OPEN: _("Open uitnodiging"), Invitation.SLIPS: _("Briefjes met een eigen code")}[self]


class Phase(StrEnum):
    """Where a round stands; only between open and closed is there a way back."""

    PREPARING = "preparing"
    OPEN = "open"
    CLOSED = "closed"
    REVEALED = "revealed"

    @property
    def label(self) -> str:
        """The phase in the language of the moment."""
        return {
            Phase.PREPARING: _("Wordt voorbereid"),
            Phase.OPEN: _("Open"),
            Phase.CLOSED: _("Gesloten"),
            Phase.REVEALED: _("Onthuld"),
        }[self]


_NEXT = {
    Phase.PREPARING: {Phase.OPEN},
    Phase.OPEN: {Phase.CLOSED},
    Phase.CLOSED: {Phase.OPEN, Phase.REVEALED},
    Phase.REVEALED: set[Phase](),
}


@dataclass(frozen=True, slots=True)
class RoundGroup:
    """A group's room code and receipt; `told` once its sheets were enough to show what became of its signals."""

    group_id: str
    door: str
    receipt: str
    told: bool = False


@dataclass(frozen=True, slots=True)
class Round:
    """The one round of a scan. `asked` are the statements, fixed when it opens; `closes_on` is its last day."""

    scan_id: str
    invitation: Invitation
    named: bool
    phase: Phase = Phase.PREPARING
    closes_on: date | None = None
    asked: tuple[str, ...] = ()
    groups: tuple[RoundGroup, ...] = ()

    def answering(self, today: date) -> bool:
        """Whether people can answer today."""
        return self.phase is Phase.OPEN and (self.closes_on is None or today <= self.closes_on)

    def moved(self, phase: Phase) -> Round:
        """The round in another phase; a way that does not exist is refused."""
        if phase not in _NEXT[self.phase]:
            raise self.refusal()
        return replace(self, phase=phase)

    def refusal(self) -> Conflict:
        """The error for something that cannot be done in this phase."""
        return Conflict(
            _("Dat kan nu niet: deze ronde is “{phase}”. Ververs de pagina.").format(phase=self.phase.label), self
        )


def checked_plan(named: bool, groups: Sequence[Group]) -> None:
    """Refuse a round without groups, or open answering where a group is no small team."""
    if not groups:
        raise InvalidInput(_("Er is nog geen groep. Zet bij Voorbereiden neer wie er meedoet."), "groups")
    if named and any(group.head_count > NAMED_TEAM for group in groups):
        raise InvalidInput(
            _("Op naam antwoorden kan alleen in een klein team: hoogstens {most} mensen per groep.").format(
                most=NAMED_TEAM
            ),
            "named",
        )


def asked_in(library: Library, theme_ids: Sequence[str]) -> tuple[str, ...]:
    """Ids of every statement that a scan asks somebody, in the order of the library."""
    return tuple(s.id for theme in library.themes if theme.id in theme_ids for s in theme.statements)


def themes_for(library: Library, asked: Sequence[str], kind: GroupKind) -> tuple[Theme, ...]:
    """The themes with the statements that a group is asked in a round; a theme that asks it nothing is left out."""
    kept = set(asked)
    own = [theme.for_group(kind) for theme in library.themes]
    own = [replace(theme, statements=tuple(s for s in theme.statements if s.id in kept)) for theme in own]
    return tuple(theme for theme in own if theme.statements)


def aspects_for(kind: GroupKind) -> tuple[Aspect, ...]:
    """What a group says of each statement: the management also what it wants."""
    return tuple(Aspect) if kind is GroupKind.MANAGEMENT else (Aspect.NOW,)


@dataclass(frozen=True, slots=True)
class Given:
    """One answer as it arrives from a page, still unchecked; an empty `answer` takes the earlier one back."""

    statement_id: str
    aspect: str
    answer: str


Answers = Mapping[tuple[str, Aspect], Answer]
"""What one person answered, by statement and aspect."""


def answered(before: Answers, given: Sequence[Given], themes: Sequence[Theme], kind: GroupKind) -> Answers:
    """The person's answers with those of one page over them; what they were not asked is refused."""
    asked = {s.id for theme in themes for s in theme.statements}
    after = dict(before)
    for item in given:
        if item.statement_id not in asked or item.aspect not in aspects_for(kind):
            raise InvalidInput(_("Deze stelling hoort niet bij jouw lijst. Laad de pagina opnieuw."), item.statement_id)
        if item.answer and item.answer not in tuple(Answer):
            raise InvalidInput(_("Kies een van de antwoorden die erbij staan."), item.statement_id)
        place = (item.statement_id, Aspect(item.aspect))
        after.pop(place, None)
        if item.answer:
            after[place] = Answer(item.answer)
    return after


class SignalKind(StrEnum):
    """What somebody names at a theme or a statement."""

    OBSTACLE = "obstacle"
    STRENGTH = "strength"


@dataclass(frozen=True, slots=True)
class Signal:
    """What somebody named. Whose it is is nowhere in it; a hidden one was taken out of sight by the facilitator.

    `id` is the place in somebody's own list before the reveal ("0", "1", ...), and random after it. `obstacle_id`
    or `strength_id` says what it became in the register.
    """

    id: str
    kind: SignalKind
    theme_id: str
    text: str
    statement_id: str | None = None
    hidden: bool = False
    obstacle_id: str | None = None
    strength_id: str | None = None

    def checked(self, themes: Sequence[Theme]) -> Signal:
        """The signal cleaned; an empty or long one, or one about something that was not asked, is refused."""
        theme = next((theme for theme in themes if theme.id == self.theme_id), None)
        if theme is None or (self.statement_id and self.statement_id not in {s.id for s in theme.statements}):
            raise InvalidInput(_("Dit thema hoort niet bij jouw lijst. Laad de pagina opnieuw."), "theme_id")
        return replace(self, text=one_line(self.text, _("Wat je opschrijft"), TITLE))


@dataclass(frozen=True, slots=True)
class Heard:
    """How much of a group was heard before the reveal: never an exact number (P4).

    `at_least` counts in steps of five; `few` means one to four. `more_than_expected` is worth a look before the reveal;
    it follows from what is told: who changes the number of people meanwhile would else find the exact number.
    """

    group: Group
    at_least: int
    few: bool
    more_than_expected: bool
    names: tuple[str, ...] = ()

    @classmethod
    def of(cls, group: Group, sheets: int, names: Sequence[str] = ()) -> Heard:
        """The steps for so many sheets; `names` only where a round is answered by name."""
        few, at_least = 0 < sheets < SCORE_FLOOR, sheets // STEP * STEP
        return cls(group, at_least, few, max(at_least, len(names)) > group.head_count, tuple(sorted(names)))

    @property
    def label(self) -> str:
        """The number of sheets as it may be told."""
        if self.few:
            return _("minder dan {floor}").format(floor=SCORE_FLOOR)
        return _("{count} of meer").format(count=self.at_least) if self.at_least else "0"
