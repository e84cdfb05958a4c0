"""Taking part: a person comes in by a room code or a slip, answers, names what they see, and gets a receipt.

Nobody here is known, so there is no `Desk`: who somebody is, is the key that they hold (`Key.written`, in their
cookie). Nothing of it is logged, and no moment is kept. Every failure to get in sounds the same (S5).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from scan.errors import InvalidInput
from scan.i18n import _
from scan.model.library import Library, Theme
from scan.model.rounds import MOST_SIGNALS, Answers, Given, Invitation, Round, Signal, SignalKind, answered
from scan.model.secret_codes import sealed, tidied
from scan.model.text import NAME, one_line
from scan.store import sheets, signals
from scan.store.database import reading, writing
from scan.usecases.visiting import (
    Participant,
    Visit,
    Welcome,
    behind,
    enter,
    known,
    refuse_late,
    refuse_same_name,
    unknown_code,
    welcomed,
)

__all__ = [
    "Change", "Participant", "Sheet", "Visit", "Welcome", "answer", "door_of", "enter", "enter_slip", "finish", "join",
    "name_signal", "sheet", "withdraw_signal",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sheet:
    """Somebody's own list: what is asked, what they answered, what they named."""

    welcome: Welcome
    themes: tuple[Theme, ...]
    answers: Answers
    signals: tuple[Signal, ...]
    name: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """What keeping a page did: what is asked, and somebody's answers just before and just after it."""

    themes: tuple[Theme, ...]
    before: Answers
    after: Answers


def door_of(visit: Visit, code: str) -> Welcome:
    """What a room code opens."""
    with reading(visit.db):
        here, group, _salt = behind(visit, tidied(code))
        return welcomed(visit, here, group)


def join(visit: Visit, code: str, name: str = "") -> str:
    """A new key for somebody who comes in by an open room code: `Key.written`, for their cookie alone.

    Nothing is kept of it, unless the round is answered by name: then the name is.
    """
    with reading(visit.db):
        here, group, salt = behind(visit, tidied(code))
    if here.round.invitation is not Invitation.OPEN:
        raise InvalidInput(_("Deze ronde werkt met briefjes. Typ de code die op jouw briefje staat."))
    refuse_late(here.round, visit)
    person = Participant(here, group, sealed(salt, tidied(code), visit.new_secret), salt)
    _keep_name(visit, person, name)
    return person.key.written


def enter_slip(visit: Visit, typed: str, name: str = "") -> str:
    """The key of somebody who types the code of their slip, or brings it in a link: `Key.written`, for their cookie."""
    person = enter(visit, typed)
    if person.key.door:
        raise unknown_code()
    if name or person.round.named:
        refuse_late(person.round, visit)
        _keep_name(visit, person, name)
    return person.key.written


def sheet(visit: Visit, library: Library, key: str) -> Sheet:
    """What somebody is asked, with their own answers and signals; `library` is the installation's."""
    with reading(visit.db):
        person = enter(visit, key)
        kept = sheets.get(visit.db, person.round, person.salt, person.key.secret)
        return Sheet(
            welcomed(visit, person.known, person.group),
            person.themes(library),
            kept.answers if kept else {},
            tuple(signals.own(visit.db, person.round, person.salt, person.key.secret)),
            kept.name if kept else "",
        )


def answer(visit: Visit, library: Library, key: str, given: Sequence[Given]) -> Change:
    """Keep the answers of one page: all or none, and the same again when it is sent twice (P2, R4).

    The newest counts; what it was written over is in the `Change`, and nowhere else.
    """
    person = enter(visit, key)
    themes = person.themes(library)
    answered({}, given, themes, person.group.kind)
    with writing(visit.db):
        round = _still_open(visit, person)
        kept = sheets.get(visit.db, round, person.salt, person.key.secret)
        before = kept.answers if kept else {}
        after = answered(before, given, themes, person.group.kind)
        if kept or after:
            sheets.keep(visit.db, round, person.salt, person.key.secret, sheets.Kept(person.group.id, after))
    return Change(themes, before, after)


def name_signal(visit: Visit, library: Library, key: str, signal: Signal) -> Signal:
    """Keep an obstacle or a strength that somebody names; their list as it is now numbers it. `signal.id` is not read.

    The same words at the same place are kept once, so that a page that is sent twice does no harm.
    """
    person = enter(visit, key)
    checked = signal.checked(person.themes(library))
    with writing(visit.db):
        _still_open(visit, person)
        own = signals.own(visit.db, person.round, person.salt, person.key.secret)
        for known in own:
            if _same(known, checked):
                return known
        free = sorted(set(map(str, range(MOST_SIGNALS))) - {known.id for known in own}, key=int)
        if not free:
            raise InvalidInput(
                _("Je noemde al {most} dingen. Haal er eerst een weg als je iets anders wilt noemen.").format(
                    most=MOST_SIGNALS
                )
            )
        kept = replace(checked, id=free[0])
        return signals.keep(visit.db, person.round, person.group.id, person.salt, person.key.secret, kept)


def withdraw_signal(visit: Visit, key: str, id: str) -> None:
    """Take back something that somebody named themselves; nothing happens when it is not there."""
    person = enter(visit, key)
    if id not in set(map(str, range(MOST_SIGNALS))):
        raise InvalidInput(_("Dit staat niet in jouw lijst. Laad de pagina opnieuw."))
    with writing(visit.db):
        _still_open(visit, person)
        signals.withdraw(visit.db, person.round, person.salt, person.key.secret, id)


def finish(visit: Visit, key: str) -> str:
    """The receipt of the person's group; answers stay open to change until the round closes."""
    person = enter(visit, key)
    return next(own.receipt for own in person.round.groups if own.group_id == person.group.id)


def _still_open(visit: Visit, person: Participant) -> Round:
    # Read inside the transaction that writes: the round may have closed since the page was made.
    round = known(visit, person.scan.id).round
    refuse_late(round, visit)
    return round


def _keep_name(visit: Visit, person: Participant, name: str) -> None:
    if not person.round.named:
        return
    kept = sheets.Kept(person.group.id, {}, one_line(name, _("Je naam"), NAME))
    with writing(visit.db):
        round = _still_open(visit, person)
        there = sheets.get(visit.db, round, person.salt, person.key.secret)
        if there is None:
            others = [sheet.name for sheet in sheets.all_of(visit.db, round)]
            refuse_same_name(
                kept.name,
                others,
                _("Er doet al iemand mee die ‘{name}’ heet. Zet er een letter of je achternaam bij."),
            )
            sheets.keep(visit.db, round, person.salt, person.key.secret, kept)


def _same(known: Signal, other: Signal) -> bool:
    def place(signal: Signal) -> tuple[SignalKind, str, str | None, str]:
        return signal.kind, signal.theme_id, signal.statement_id, signal.text

    return place(known) == place(other)
