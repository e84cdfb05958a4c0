"""Strengths: what goes well already and what an action can build on."""

from __future__ import annotations

from dataclasses import dataclass, replace

from scan.i18n import _
from scan.model.codes import strength_code
from scan.model.obstacles import Source
from scan.model.text import BODY, TITLE, one_line, optional


@dataclass(frozen=True, slots=True)
class Strength:
    """Something good, where it can be seen, and (if they like it) who makes it happen."""

    id: str
    scan_id: str
    number: int
    theme_id: str
    title: str
    source: Source = Source.FREE
    statement_id: str | None = None
    seen_in: str = ""
    version: int = 1

    def checked(self) -> Strength:
        """The strength cleaned; an empty title or a long text is refused."""
        return replace(
            self,
            title=one_line(self.title, _("De kracht"), TITLE),
            seen_in=optional(self.seen_in, _("Waar je het ziet"), BODY),
        )

    @property
    def code(self) -> str:
        """The number with its letter: K (kracht) in Dutch, S (strength) in English."""
        return strength_code(self.number)
