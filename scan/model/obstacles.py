"""Obstacles: what stands in the way, what it blocks, what keeps it there and who may decide."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from scan.errors import InvalidInput
from scan.i18n import _
from scan.model.codes import obstacle_code
from scan.model.library import Decider, TypicalObstacle
from scan.model.text import BODY, TITLE, one_line, optional


class Source(StrEnum):
    """Where a finding (an obstacle or a strength) came from."""

    STATEMENT = "statement"
    FREE = "free"
    LIBRARY = "library"
    OWN_ROLE = "own_role"

    @property
    def label(self) -> str:
        """The source in the language of the moment."""
        return {
            Source.STATEMENT: _("Bij een stelling"),
            Source.FREE: _("Zelf benoemd"),
            Source.LIBRARY: _("Uit de bibliotheek"),
            Source.OWN_ROLE: _("Uit de eigen rol"),
        }[self]


SCALE_ENDS = range(1, 6)
"""Impact and influence are judged from 1 (little) to 5 (much)."""


MOST_VOTES = 9_999
"""Most votes that one obstacle can have."""


@dataclass(frozen=True, slots=True)
class Obstacle:
    """A breakthrough card. `number` is what people call it ("B7"); it never changes."""

    id: str
    scan_id: str
    number: int
    theme_id: str
    title: str
    source: Source = Source.FREE
    statement_id: str | None = None
    library_id: str | None = None
    blocks: str = ""
    kept_by: str = ""
    decider: Decider | None = None
    influence: int | None = None
    impact: int | None = None
    votes: int = 0
    merged_into: str | None = None
    version: int = 1

    @classmethod
    def from_typical(
        cls, typical: TypicalObstacle, scan_id: str, theme_id: str, statement_id: str | None = None
    ) -> Obstacle:
        """A card with what the library knows, still without an id and a number."""
        return cls(
            "",
            scan_id,
            0,
            theme_id,
            str(typical.title),
            Source.LIBRARY,
            statement_id,
            typical.id,
            blocks=str(typical.shows),
            kept_by=str(typical.kept_by),
            decider=typical.decider,
        )

    def checked(self) -> Obstacle:
        """The obstacle cleaned; an empty title, a long text or a judgement off the scale is refused."""
        for judgement in (self.influence, self.impact):
            if judgement is not None and judgement not in SCALE_ENDS:
                raise InvalidInput(_("Kies een getal van 1 tot en met 5."), "influence")
        if not 0 <= self.votes <= MOST_VOTES:
            raise InvalidInput(_("Vul bij de stemmen een aantal van 0 tot en met 9999 in."), "votes")
        return replace(
            self,
            title=one_line(self.title, _("De belemmering"), TITLE),
            blocks=optional(self.blocks, _("Wat het tegenhoudt"), BODY),
            kept_by=optional(self.kept_by, _("Wat het in stand houdt"), BODY),
        )

    @property
    def code(self) -> str:
        """The number with its letter: B (belemmering) in Dutch, O (obstacle) in English."""
        return obstacle_code(self.number)

    @property
    def leverage(self) -> int | None:
        """Impact x influence, 1 to 25; None as long as either is not judged."""
        if self.impact is None or self.influence is None:
            return None
        return self.impact * self.influence


def survivors(obstacles: Iterable[Obstacle]) -> dict[str, str]:
    """For every obstacle id, the id of the obstacle it was merged into, at the end of the chain."""
    into: Mapping[str, str | None] = {o.id: o.merged_into for o in obstacles}
    return {id: _end_of_chain(id, into) for id in into}


def _end_of_chain(id: str, into: Mapping[str, str | None]) -> str:
    seen = {id}
    while (following := into.get(id)) and following not in seen:
        seen.add(following)
        id = following
    return id


def ranked(obstacles: Iterable[Obstacle], votes: Mapping[str, int] | None = None) -> list[Obstacle]:
    """Most votes first, then the most leverage, then in the order they were named.

    `votes` (by id) count instead of the obstacle's own: with those of what was merged into it.
    """
    counted = votes or {}
    return sorted(obstacles, key=lambda o: (-counted.get(o.id, o.votes), -(o.leverage or 0), o.number))
