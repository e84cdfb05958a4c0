"""The content library: themes, statements, typical obstacles, suggested actions, own role, inspiration.

The files in `data/library/` have exactly these shapes; `scan.library` reads them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property

from scan.i18n import _
from scan.model.content import Content
from scan.model.inspiration import Point, Story, Tip
from scan.model.people import OUTSIDERS, GroupKind
from scan.model.text import Text


class Decider(StrEnum):
    """Who may take the decision that an obstacle waits for."""

    TEAM = "team"
    TEAM_LEADER = "team_leader"
    MANAGEMENT = "management"
    BOARD = "board"
    OUTSIDE = "outside"

    @property
    def label(self) -> str:
        """The decider in the language of the moment."""
        return {
            Decider.TEAM: _("Het team zelf"),
            Decider.TEAM_LEADER: _("De teamleider"),
            Decider.MANAGEMENT: _("De schoolleiding"),
            Decider.BOARD: _("Het bestuur"),
            Decider.OUTSIDE: _("Iemand buiten de school"),
        }[self]


@dataclass(frozen=True)
class SuggestedAction(Content):
    """An action that broke a typical obstacle elsewhere."""

    id: str
    title: Text
    first_step: Text
    pupil_gain: Text
    success_sign: Text


@dataclass(frozen=True)
class TypicalObstacle(Content):
    """An obstacle many schools meet: how it shows, what keeps it there, who can decide."""

    id: str
    title: Text
    shows: Text
    kept_by: Text
    decider: Decider
    statements: tuple[str, ...]
    actions: tuple[SuggestedAction, ...]
    sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class Levels(Content):
    """What a 1, a 3 and a 5 look like at this school, for one statement."""

    low: Text
    middle: Text
    high: Text


@dataclass(frozen=True)
class Statement(Content):
    """One observable thing about how the school is organised, scored 1 to 5.

    `reverse` marks a statement where agreeing is bad: its score is 6 minus the answer. `levels` follow the
    answers, so a 5 of a reverse-keyed statement is where it goes wrong; only a school's own may have none.
    `about_leader` marks a statement that in the words of some group speaks of one leader: it takes more answers.
    """

    id: str
    text: Text
    levels: Levels | None
    sources: tuple[str, ...]
    reverse: bool = False
    short_form: bool = False
    wordings: Mapping[GroupKind, Text] = field(default_factory=dict)
    about_leader: bool = False

    def worded_for(self, kind: GroupKind) -> Text:
        """The wording for a group, or the general one."""
        return self.wordings.get(kind, self.text)

    def asked_of(self, kind: GroupKind) -> bool:
        """Whether a group is asked this: board, pupils and parents only where it is worded for what they can know."""
        return kind in self.wordings or kind not in OUTSIDERS


@dataclass(frozen=True)
class Evidence(Content):
    """What research found about a theme, in one sentence, with its references."""

    finding: Text
    references: tuple[str, ...]


_NO_WORDS = Text("", "")


@dataclass(frozen=True)
class Theme(Content):
    """One of the ten themes, with everything the library has on it.

    `keywords` are words that people search with and that its own texts may not hold.
    """

    id: str
    position: int
    version: int
    licence: str
    name: Text
    short_name: Text
    icon: str
    why: Text
    opening: Text
    evidence: Evidence
    statements: tuple[Statement, ...]
    obstacles: tuple[TypicalObstacle, ...]
    keywords: Text = _NO_WORDS

    def for_group(self, kind: GroupKind) -> Theme:
        """The theme with the statements that a group is asked; possibly none."""
        return replace(self, statements=tuple(s for s in self.statements if s.asked_of(kind)))


@dataclass(frozen=True)
class RoleQuestion(Content):
    """One question a person asks themselves."""

    id: str
    text: Text


@dataclass(frozen=True)
class OwnRole(Content):
    """The self-assessment of one role, ending in an invitation to a resolution."""

    id: str
    position: int
    version: int
    licence: str
    name: Text
    intro: Text
    questions: tuple[RoleQuestion, ...]
    resolution: Text
    sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class Library:
    """Everything in `data/library/`, in order of position; points in the order of the article."""

    themes: tuple[Theme, ...]
    roles: tuple[OwnRole, ...]
    stories: tuple[Story, ...] = ()
    tips: tuple[Tip, ...] = ()
    points: tuple[Point, ...] = ()

    @cached_property
    def theme_by_id(self) -> dict[str, Theme]:
        """Themes by their id."""
        return {theme.id: theme for theme in self.themes}

    @cached_property
    def statement_by_id(self) -> dict[str, Statement]:
        """Statements of all themes by their id."""
        return {s.id: s for theme in self.themes for s in theme.statements}

    @cached_property
    def theme_of_statement(self) -> dict[str, Theme]:
        """The theme that a statement (by id) belongs to."""
        return {s.id: theme for theme in self.themes for s in theme.statements}

    @cached_property
    def obstacle_by_id(self) -> dict[str, TypicalObstacle]:
        """Typical obstacles of all themes by their id."""
        return {o.id: o for theme in self.themes for o in theme.obstacles}

    def shortened(self) -> Library:
        """The library with the statements of the short form alone; lookups of others by id fail in it."""
        return replace(
            self,
            themes=tuple(
                replace(theme, statements=tuple(s for s in theme.statements if s.short_form)) for theme in self.themes
            ),
        )
