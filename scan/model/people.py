"""Who takes part in a scan, and who sits at the screen."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from scan.errors import InvalidInput
from scan.i18n import _
from scan.model.text import NAME, one_line

MAX_HEADS = 5_000
"""Largest head count of one group; the largest Dutch secondary schools have about 4,000 pupils."""


class GroupKind(StrEnum):
    """The groups that a statement can be worded for."""

    MANAGEMENT = "management"
    BOARD = "board"
    DIRECTORS = "directors"
    TEAM_LEADERS = "team_leaders"
    TEACHERS = "teachers"
    SUPPORT_STAFF = "support_staff"
    HYBRID_TEACHERS = "hybrid_teachers"
    PUPILS = "pupils"
    PARENTS = "parents"

    @property
    def label(self) -> str:
        """The kind in the language of the moment."""
        return {
            GroupKind.MANAGEMENT: _("Managementteam"),
            GroupKind.BOARD: _("Bestuur"),
            GroupKind.DIRECTORS: _("Directie"),
            GroupKind.TEAM_LEADERS: _("Teamleiders"),
            GroupKind.TEACHERS: _("Docenten"),
            GroupKind.SUPPORT_STAFF: _("Ondersteunend personeel"),
            GroupKind.HYBRID_TEACHERS: _("Hybride docenten"),
            GroupKind.PUPILS: _("Leerlingen"),
            GroupKind.PARENTS: _("Ouders"),
        }[self]


OUTSIDERS = frozenset({GroupKind.BOARD, GroupKind.PUPILS, GroupKind.PARENTS})
"""Who does not work in the school: they can know only part of how it is organised."""


@dataclass(frozen=True, slots=True)
class Group:
    """People who answer together; `head_count` is how many were invited."""

    id: str
    name: str
    kind: GroupKind
    head_count: int

    @classmethod
    def checked(cls, id: str, name: str, kind: GroupKind, head_count: int) -> Group:
        """A group whose name is filled in and whose head count is believable."""
        if not 1 <= head_count <= MAX_HEADS:
            raise InvalidInput(
                _("Een groep telt 1 tot en met {most} mensen. Pas het aantal aan.").format(most=MAX_HEADS),
                "head_count",
            )
        return cls(id, one_line(name, _("De naam van de groep"), NAME), kind, head_count)
