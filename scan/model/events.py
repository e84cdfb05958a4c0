"""The log of what facilitators did: who, what, when, to what; never what was answered or typed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from scan.i18n import _


class Verb(StrEnum):
    """What was done. Every kind has a sentence for the log's reader."""

    CREATED = "created"
    CHANGED = "changed"
    DELETED = "deleted"
    RESTORED = "restored"
    DESTROYED = "destroyed"
    MERGED = "merged"
    SEPARATED = "separated"
    FOLLOWED = "followed"
    ADOPTED = "adopted"
    IMPORTED = "imported"
    OPENED = "opened"
    CLOSED = "closed"
    REVEALED = "revealed"

    @property
    def label(self) -> str:
        """What was done, in the language of the moment."""
        return {
            Verb.CREATED: _("toegevoegd"),
            Verb.CHANGED: _("gewijzigd"),
            Verb.DELETED: _("verwijderd"),
            Verb.RESTORED: _("teruggezet"),
            Verb.DESTROYED: _("voorgoed verwijderd"),
            Verb.MERGED: _("samengevoegd"),
            Verb.SEPARATED: _("losgemaakt"),
            Verb.FOLLOWED: _("voortgang gemeld"),
            Verb.ADOPTED: _("vastgesteld"),
            Verb.IMPORTED: _("geïmporteerd"),
            Verb.OPENED: _("geopend"),
            Verb.CLOSED: _("gesloten"),
            Verb.REVEALED: _("onthuld"),
        }[self]


class Kind(StrEnum):
    """What it was done to. The subject of a round is its scan."""

    SCAN = "scan"
    OBSTACLE = "obstacle"
    STRENGTH = "strength"
    ACTION = "action"
    PLAN = "plan"
    ROUND = "round"
    PICTURE = "picture"

    @property
    def label(self) -> str:
        """The kind of thing, in the language of the moment."""
        return {
            Kind.SCAN: _("Scan"),
            Kind.OBSTACLE: _("Belemmering"),
            Kind.STRENGTH: _("Kracht"),
            Kind.ACTION: _("Actie"),
            Kind.PLAN: _("Plan"),
            Kind.ROUND: _("Ronde"),
            Kind.PICTURE: _("Check “Zelfde beeld”"),
        }[self]


UNDOABLE: dict[Verb, Verb] = {Verb.DELETED: Verb.RESTORED, Verb.MERGED: Verb.SEPARATED}
"""What can be undone, and the event that undoes it (R12: undo is an inverse event)."""


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the log. `sequence` orders it (never the clock); 0 until it is kept.

    `undoes` is the sequence of the event that this one is the inverse of.
    """

    at: datetime
    actor: str
    verb: Verb
    kind: Kind
    scan_id: str
    subject_id: str
    undoes: int | None = None
    sequence: int = 0
