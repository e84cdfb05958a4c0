"""Who may do what: the one table that every use case asks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from scan.errors import NotAllowed
from scan.i18n import _


class Role(StrEnum):
    """What a person is to a scan."""

    FACILITATOR = "facilitator"
    READER = "reader"


class Right(StrEnum):
    """One thing that can be allowed."""

    READ = "read"
    PREPARE = "prepare"
    ANSWER = "answer"
    NAME = "name"
    DECIDE = "decide"
    FOLLOW = "follow"
    ADOPT = "adopt"
    ADMINISTER = "administer"


ALLOWED: dict[Role, frozenset[Right]] = {
    Role.FACILITATOR: frozenset(Right),
    Role.READER: frozenset({Right.READ}),
}


@dataclass(frozen=True, slots=True)
class Actor:
    """The person at the screen; `name` is what the log and the plan call them."""

    name: str
    role: Role


def may(actor: Actor, right: Right) -> bool:
    """Whether the actor's role includes the right."""
    return right in ALLOWED[actor.role]


def require(actor: Actor, right: Right) -> None:
    """Refuse when the actor's role does not include the right."""
    if not may(actor, right):
        raise NotAllowed(_("Je kunt hier alleen lezen. Vraag de facilitator om dit te doen."))
