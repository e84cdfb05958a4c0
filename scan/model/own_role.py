"""Holding your own role to the light: how often you do something, and what that tells you.

Nothing of it is kept: the answers go in, the reflection comes out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from scan.i18n import _
from scan.model.library import OwnRole, RoleQuestion


class Frequency(StrEnum):
    """How often a person does something, as they see it."""

    SELDOM = "seldom"
    SOMETIMES = "sometimes"
    MOSTLY = "mostly"
    ALWAYS = "always"

    @property
    def label(self) -> str:
        """The frequency in the language of the moment."""
        return {
            Frequency.SELDOM: _("Zelden"),
            Frequency.SOMETIMES: _("Soms"),
            Frequency.MOSTLY: _("Meestal"),
            Frequency.ALWAYS: _("Altijd"),
        }[self]


@dataclass(frozen=True, slots=True)
class Reflection:
    """What the answers tell: where to learn, what to build on, and how many questions still wait."""

    learning: tuple[RoleQuestion, ...]
    growing: tuple[RoleQuestion, ...]
    strong: tuple[RoleQuestion, ...]
    open: int


def reflect(role: OwnRole, answers: Mapping[str, Frequency]) -> Reflection:
    """The reflection on the answers (by question id): seldom is to learn, sometimes grows, always is strong."""

    def answered(frequency: Frequency) -> tuple[RoleQuestion, ...]:
        return tuple(q for q in role.questions if answers.get(q.id) is frequency)

    return Reflection(
        learning=answered(Frequency.SELDOM),
        growing=answered(Frequency.SOMETIMES),
        strong=answered(Frequency.ALWAYS),
        open=sum(q.id not in answers for q in role.questions),
    )
