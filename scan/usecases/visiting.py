"""Who stands at the door: what a room code opens, and whose key this is; every failure sounds the same (S5)."""

from __future__ import annotations

import secrets
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from scan.errors import InvalidInput, NotAllowed, NotFound
from scan.i18n import _, language
from scan.model.library import Library, Theme
from scan.model.own_content import OwnContent
from scan.model.pace import needed
from scan.model.people import Group, GroupKind
from scan.model.rounds import Invitation, Round, themes_for
from scan.model.scans import Scan, School
from scan.model.secret_codes import Key, NewSecret, key_of, seal_fits
from scan.store import own_contents, rounds, scans, schools
from scan.store.database import Database, reading

_MOST_SCANS = 16
"""Scans that a connection remembers; a school has one round at a time."""


@dataclass(frozen=True, slots=True)
class Visit:
    """One request of somebody who takes part: a connection, the moment, and a source of secrets.

    `memory` lives as long as the connection does; only `known` writes in it, and nothing of a participant.
    """

    db: Database
    now: datetime
    new_secret: NewSecret = field(default=secrets.token_bytes)
    memory: dict[str, Any] = field(default_factory=dict, repr=False)

    def predictable(self, secret: bytes) -> Visit:
        """The same visit, which mints this secret: who sends the same first form twice gets one key."""
        return replace(self, new_secret=lambda size: secret[:size])


@dataclass(frozen=True, slots=True)
class Known:
    """A round with its scan and school, as they were at one revision: the same for everybody, without a salt."""

    revision: int
    round: Round
    scan: Scan
    school: School
    content: OwnContent
    _themes: dict[GroupKind, tuple[Library, tuple[Theme, ...]]] = field(default_factory=dict, repr=False)
    _minutes: dict[tuple[GroupKind, str], tuple[tuple[Theme, ...], int]] = field(default_factory=dict, repr=False)

    def themes(self, library: Library, kind: GroupKind) -> tuple[Theme, ...]:
        """What a group is asked, in the words of the school; before the round opens, what it would be asked now."""
        made_from, themes = self._themes.get(kind, (None, ()))
        if made_from is not library:
            themes = self._asked(library, kind)
            self._themes[kind] = (library, themes)
        return themes

    def minutes(self, library: Library, kind: GroupKind) -> int:
        """How long that takes a group, in the language of the moment."""
        themes, spoken = self.themes(library, kind), language()
        made_from, found = self._minutes.get((kind, spoken), (None, 0))
        if made_from is not themes:
            found = needed(themes, kind, spoken)
            self._minutes[kind, spoken] = (themes, found)
        return found

    def _asked(self, library: Library, kind: GroupKind) -> tuple[Theme, ...]:
        own = self.content.over(library)
        if self.round.asked:
            return themes_for(own, self.round.asked, kind)
        shown = own.shortened() if self.scan.short_form else own
        asked = [theme.for_group(kind) for theme in shown.themes if theme.id in self.scan.theme_ids]
        return tuple(theme for theme in asked if theme.statements)

    def group(self, group_id: str) -> Group:
        """A group of the scan; a code of one that is gone sounds like every code that does not fit."""
        group = next((group for group in self.scan.groups if group.id == group_id), None)
        if group is None:
            raise unknown_code()
        return group


@dataclass(frozen=True, slots=True)
class Welcome:
    """What may be told to whoever stands at the door, before they come in."""

    known: Known = field(repr=False)
    group: Group
    open: bool

    @property
    def school(self) -> School:
        """The school that asks."""
        return self.known.school

    @property
    def scan(self) -> Scan:
        """The scan that the round is of."""
        return self.known.scan

    @property
    def invitation(self) -> Invitation:
        """How people get in."""
        return self.known.round.invitation

    @property
    def named(self) -> bool:
        """Whether people answer by name."""
        return self.known.round.named

    def minutes(self, library: Library) -> int:
        """How long answering takes this group, in the language of the moment."""
        return self.known.minutes(library, self.group.kind)


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody whose key fits a round that was not revealed; neither printed nor kept."""

    known: Known = field(repr=False)
    group: Group
    key: Key = field(repr=False)
    salt: bytes = field(repr=False)

    @property
    def round(self) -> Round:
        """The round that the key fits."""
        return self.known.round

    @property
    def scan(self) -> Scan:
        """The scan of that round."""
        return self.known.scan

    def themes(self, library: Library) -> tuple[Theme, ...]:
        """What this person's group is asked; `library` is the installation's."""
        return self.known.themes(library, self.group.kind)


def enter(visit: Visit, key: str) -> Participant:
    """Whoever holds this key, also when the round is closed; after the reveal no key fits any more."""
    held = key_of(key)
    if held is None:
        raise unknown_code()
    with reading(visit.db):
        found = rounds.by_door(visit.db, held.door) if held.door else rounds.by_slip(visit.db, held.secret)
        if found is None or (held.door and not seal_fits(found.salt, held)):
            raise unknown_code()
        here = known(visit, found.scan_id)
        return Participant(here, here.group(found.group_id), held, found.salt)


def unknown_code() -> NotFound:
    """The one refusal for every code that does not fit, whatever is wrong with it (S5)."""
    return NotFound(
        _("Deze code werkt niet. Kijk of je hem goed hebt overgenomen, of vraag het aan wie je uitnodigde.")
    )


def behind(visit: Visit, door: str) -> tuple[Known, Group, bytes]:
    """What is behind a room code (tidied), with the salt of the round; inside `reading`."""
    found = rounds.by_door(visit.db, door)
    if found is None:
        raise unknown_code()
    here = known(visit, found.scan_id)
    return here, here.group(found.group_id), found.salt


def known(visit: Visit, scan_id: str) -> Known:
    """The round of a scan as it is now, inside a transaction; read again only after a write to the scan.

    Every write to a scan, its groups, its school's name, its round or the layer that it asks counts its revision on;
    a restore does too. Answers do not.
    """
    revision = scans.revision(visit.db, scan_id)
    found = visit.memory.get(scan_id)
    if isinstance(found, Known) and found.revision == revision:
        return found
    try:
        scan = scans.get(visit.db, scan_id)
    except NotFound as error:
        raise unknown_code() from error
    school = schools.get(visit.db, scan.school_id)
    round, content = rounds.get(visit.db, scan_id), own_contents.of_scan(visit.db, scan_id)
    if len(visit.memory) >= _MOST_SCANS:
        visit.memory.clear()
    fresh = visit.memory[scan_id] = Known(revision, round, scan, school, content)
    return fresh


def welcomed(visit: Visit, here: Known, group: Group) -> Welcome:
    """What may be told of a round."""
    return Welcome(here, group, here.round.answering(visit.now.date()))


def refuse_late(round: Round, visit: Visit) -> None:
    """Refuse whoever answers while the round is not open, with a sentence: they are somebody, only too late."""
    if not round.answering(visit.now.date()):
        raise NotAllowed(_("Je kunt nu niet antwoorden: deze ronde is niet open. Wat je al bewaarde, telt mee."))


def refuse_same_name(name: str, others: Iterable[str], sentence: str) -> None:
    """Refuse a name that another person carries, however it is capitalised or spaced; `sentence` has a `{name}`."""
    if _folded(name) in map(_folded, others):
        raise InvalidInput(sentence.format(name=name), "name")


def _folded(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())
