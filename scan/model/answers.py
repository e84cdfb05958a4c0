"""Answers to statements, as one facilitator at one laptop records them.

A `SharedAnswer` is the one answer that the team agreed on aloud. A `Tally` is a show of hands in
one group: how many people chose each answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from scan.errors import InvalidInput
from scan.i18n import _
from scan.model.people import Group


class Aspect(StrEnum):
    """Whether an answer says how it is, or how it should be."""

    NOW = "now"
    WANTED = "wanted"


class Answer(StrEnum):
    """A point on the scale, or a reason for having none."""

    ONE = "1"
    TWO = "2"
    THREE = "3"
    FOUR = "4"
    FIVE = "5"
    DONT_KNOW = "dont_know"
    NOT_APPLICABLE = "not_applicable"

    @property
    def point(self) -> int | None:
        """1 to 5, or None for "don't know" and "not applicable"."""
        return int(self.value) if self.value.isdigit() else None

    @property
    def label(self) -> str:
        """The answer as it stands on a button, in the language of the moment."""
        special = {Answer.DONT_KNOW: _("Weet ik niet"), Answer.NOT_APPLICABLE: _("Niet van toepassing")}
        return special.get(self, self.value)


SCALE: tuple[Answer, ...] = tuple(answer for answer in Answer if answer.point)
ANSWERS: tuple[Answer, ...] = tuple(Answer)


@dataclass(frozen=True, slots=True)
class SharedAnswer:
    """What the team agreed on for one statement."""

    statement_id: str
    aspect: Aspect
    answer: Answer


@dataclass(frozen=True, slots=True)
class Tally:
    """How many people of one group chose each answer; `counts` follows the order of `ANSWERS`."""

    statement_id: str
    group_id: str
    aspect: Aspect
    counts: tuple[int, ...]

    def checked(self, group: Group) -> Tally:
        """The tally, refused when it is not seven counts or holds more people than the group."""
        if len(self.counts) != len(ANSWERS) or any(count < 0 for count in self.counts):
            raise InvalidInput(_("Vul bij elk antwoord een aantal van 0 of meer in."), "counts")
        if sum(self.counts) > group.head_count:
            raise InvalidInput(
                _("{group} telt {heads} mensen, maar je vulde {given} antwoorden in. Pas de aantallen aan.").format(
                    group=group.name, heads=group.head_count, given=sum(self.counts)
                ),
                "counts",
            )
        return self

    @property
    def points(self) -> tuple[int, int, int, int, int]:
        """How many people chose 1, 2, 3, 4 and 5."""
        one, two, three, four, five = self.counts[:5]
        return one, two, three, four, five
