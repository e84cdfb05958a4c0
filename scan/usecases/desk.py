"""Where a person works: the database, who they are, the moment, and a source of new ids."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime

from scan.model.events import Event, Kind, Verb
from scan.model.permissions import Actor, Right, require
from scan.store import log
from scan.store.database import Database, writing


def fresh_id() -> str:
    """A new id of 16 hexadecimal characters: short enough for an address, too long to collide."""
    return secrets.token_hex(8)


@dataclass(frozen=True, slots=True)
class Desk:
    """What every use case is handed; nothing in it outlives one script run or command."""

    db: Database
    actor: Actor
    now: datetime
    new_id: Callable[[], str] = fresh_id

    @property
    def today(self) -> date:
        """The date at the desk."""
        return self.now.date()

    def require(self, right: Right) -> None:
        """Refuse when the person at the desk may not do this."""
        require(self.actor, right)

    @contextmanager
    def saving(self, right: Right) -> Iterator[Database]:
        """One transaction of somebody who has the right: all of it is kept, or none."""
        self.require(right)
        with writing(self.db):
            yield self.db

    def note(self, verb: Verb, kind: Kind, scan_id: str, subject_id: str, undoes: int | None = None) -> Event:
        """Write down what was done, inside the transaction that does it."""
        return log.append(self.db, Event(self.now, self.actor.name, verb, kind, scan_id, subject_id, undoes))
