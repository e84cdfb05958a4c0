"""Who stands at the door: what a room code opens, and whose key this is; every failure sounds the same (S5)."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from datetime import datetime

from scan.errors import NotAllowed, NotFound
from scan.i18n import _
from scan.model.library import Library, Theme
from scan.model.people import Group
from scan.model.rounds import Invitation, Round, themes_for
from scan.model.scans import Scan, School
from scan.model.secret_codes import Key, NewSecret, key_of, seal_fits
from scan.store import rounds, scans, schools
from scan.store.database import Database, reading


@dataclass(frozen=True, slots=True)
class Visit:
    """One request of somebody who takes part: a connection, the moment, and a source of secrets."""

    db: Database
    now: datetime
    new_secret: NewSecret = field(default=secrets.token_bytes)


@dataclass(frozen=True, slots=True)
class Welcome:
    """What may be told to whoever stands at the door, before they come in."""

    school: School
    scan: Scan
    group: Group
    invitation: Invitation
    named: bool
    open: bool


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody whose key fits a round that was not revealed; neither printed nor kept."""

    round: Round
    scan: Scan
    group: Group
    key: Key = field(repr=False)
    salt: bytes = field(repr=False)

    def themes(self, library: Library) -> tuple[Theme, ...]:
        """What this person's group is asked."""
        return themes_for(library, self.round.asked, self.group.kind)


def enter(visit: Visit, key: str) -> Participant:
    """Whoever holds this key, also when the round is closed; after the reveal no key fits any more."""
    held = key_of(key)
    if held is None:
        raise unknown_code()
    with reading(visit.db):
        found = rounds.by_door(visit.db, held.door) if held.door else rounds.by_slip(visit.db, held.secret)
        if found is None or (held.door and not seal_fits(found.salt, held)):
            raise unknown_code()
        round, scan = rounds.get(visit.db, found.scan_id), _scan(visit, found.scan_id)
        return Participant(round, scan, _group(scan, found.group_id), held, found.salt)


def unknown_code() -> NotFound:
    """The one refusal for every code that does not fit, whatever is wrong with it (S5)."""
    return NotFound(
        _("Deze code werkt niet. Kijk of je hem goed hebt overgenomen, of vraag het aan wie je uitnodigde.")
    )


def behind(visit: Visit, door: str) -> tuple[Round, Scan, Group]:
    """What is behind a room code (tidied), inside `reading`."""
    found = rounds.by_door(visit.db, door)
    if found is None:
        raise unknown_code()
    scan = _scan(visit, found.scan_id)
    return rounds.get(visit.db, found.scan_id), scan, _group(scan, found.group_id)


def _scan(visit: Visit, scan_id: str) -> Scan:
    try:
        return scans.get(visit.db, scan_id)
    except NotFound as error:
        raise unknown_code() from error


def _group(scan: Scan, group_id: str) -> Group:
    group = next((group for group in scan.groups if group.id == group_id), None)
    if group is None:
        raise unknown_code()
    return group


def welcomed(visit: Visit, round: Round, scan: Scan, group: Group) -> Welcome:
    """What may be told of a round."""
    school, open_now = schools.get(visit.db, scan.school_id), round.answering(visit.now.date())
    return Welcome(school, scan, group, round.invitation, round.named, open_now)


def refuse_late(round: Round, visit: Visit) -> None:
    """Refuse whoever answers while the round is not open, with a sentence: they are somebody, only too late."""
    if not round.answering(visit.now.date()):
        raise NotAllowed(_("Je kunt nu niet antwoorden: deze ronde is niet open. Wat je al bewaarde, telt mee."))
