"""Inviting: the facilitator plans a round, opens and closes it, makes slips, and sees who has not been heard."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from datetime import date

from scan.errors import Conflict, InvalidInput
from scan.i18n import _
from scan.model.events import Kind, Verb
from scan.model.library import Library
from scan.model.permissions import Right
from scan.model.rounds import MOST_SLIPS, Heard, Invitation, Phase, Round, RoundGroup, asked_in, checked_plan
from scan.model.scans import Scan
from scan.model.secret_codes import (
    DOOR,
    RECEIPT,
    SALT_BYTES,
    SECRET,
    SECRET_BYTES,
    NewSecret,
    encoded,
    fresh,
    grouped,
    token_id,
)
from scan.store import own_contents, revealed, rounds, same_pictures, scans, sheets
from scan.store.answers import tallies
from scan.store.database import reading
from scan.usecases.desk import Desk


@dataclass(frozen=True, slots=True)
class Slip:
    """A personal code as it is printed; it exists on paper and nowhere else."""

    group_id: str
    code: str


def plan_round(
    desk: Desk,
    scan_id: str,
    invitation: Invitation = Invitation.OPEN,
    named: bool = False,
    new_secret: NewSecret = secrets.token_bytes,
) -> Round:
    """Plan the one round of a scan; how it invites and whether it asks names cannot be changed afterwards."""
    with desk.saving(Right.PREPARE) as db:
        scan = scans.get(db, scan_id)
        if rounds.of_scan(db, scan_id) or revealed.results(db, scan_id):
            raise Conflict(_("Deze scan heeft al een ronde. Ververs de pagina."))
        if any(sum(tally.counts) for tally in tallies(db, scan_id)):
            raise InvalidInput(
                _(
                    "Er zijn al handen geteld bij Stellingen. Zet die op 0 als mensen zelf gaan antwoorden: "
                    "anders tellen ze dubbel."
                )
            )
        checked_plan(named, scan.groups)
        planned = Round(scan_id, invitation, named, closes_on=scan.closes_on)
        rounds.insert(db, planned, new_secret(SALT_BYTES))
        _add_doors(desk, scan, planned, new_secret)
        desk.note(Verb.CREATED, Kind.ROUND, scan_id, scan_id)
        return rounds.get(db, scan_id)


def cancel_round(desk: Desk, scan_id: str) -> None:
    """Take back a round that nobody could answer yet, to plan another."""
    with desk.saving(Right.PREPARE) as db:
        if rounds.get(db, scan_id).phase is not Phase.PREPARING:
            raise Conflict(_("Deze ronde is al geopend en kan niet meer weg. Je kunt hem wel sluiten."))
        rounds.remove(db, scan_id)
        desk.note(Verb.DESTROYED, Kind.ROUND, scan_id, scan_id)


def open_round(desk: Desk, library: Library, scan_id: str, new_secret: NewSecret = secrets.token_bytes) -> Round:
    """Let people answer. What is asked is fixed here; groups that were added since get a room code too."""
    return _opened(desk, library, scan_id, Phase.PREPARING, new_secret)


def reopen_round(desk: Desk, library: Library, scan_id: str, new_secret: NewSecret = secrets.token_bytes) -> Round:
    """Let people answer again, as long as nothing was revealed."""
    return _opened(desk, library, scan_id, Phase.CLOSED, new_secret)


def close_round(desk: Desk, scan_id: str) -> Round:
    """No more answers; the round can be opened again until the reveal."""
    with desk.saving(Right.PREPARE) as db:
        closed = rounds.get(db, scan_id).moved(Phase.CLOSED)
        rounds.update(db, closed)
        desk.note(Verb.CLOSED, Kind.ROUND, scan_id, scan_id)
    return closed


def extend_round(desk: Desk, scan_id: str, closes_on: date | None) -> Round:
    """Another last day, or none: the round then stays open until somebody closes it."""
    with desk.saving(Right.PREPARE) as db:
        now = rounds.get(db, scan_id)
        if now.phase is Phase.REVEALED:
            raise now.refusal()
        if closes_on and closes_on < desk.today:
            raise InvalidInput(_("Deze dag is al voorbij. Kies een latere dag."), "closes_on")
        extended = replace(now, closes_on=closes_on)
        rounds.update(db, extended)
        desk.note(Verb.CHANGED, Kind.ROUND, scan_id, scan_id)
    return extended


def mint_slips(
    desk: Desk, scan_id: str, group_id: str, number: int, new_secret: NewSecret = secrets.token_bytes
) -> list[Slip]:
    """New personal codes for a group, told this once: only what proves them is kept."""
    if not 1 <= number <= MOST_SLIPS:
        raise InvalidInput(_("Maak 1 tot en met {most} briefjes tegelijk.").format(most=MOST_SLIPS), "number")
    with desk.saving(Right.PREPARE) as db:
        planned = rounds.get(db, scan_id)
        if planned.invitation is not Invitation.SLIPS or planned.phase is Phase.REVEALED:
            raise InvalidInput(_("Deze ronde werkt niet met briefjes."))
        if group_id not in {own.group_id for own in planned.groups}:
            raise InvalidInput(_("Deze groep doet niet mee aan de ronde."), "group_id")
        new = [new_secret(SECRET_BYTES) for _slip in range(number)]
        salt = rounds.salt_of(db, scan_id)
        rounds.add_tickets(db, scan_id, group_id, [token_id(salt, secret) for secret in new])
        desk.note(Verb.CHANGED, Kind.ROUND, scan_id, scan_id)
    return [Slip(group_id, grouped(encoded(secret, SECRET))) for secret in new]


def round_of(desk: Desk, scan_id: str) -> Round | None:
    """The round of a scan; None when none was planned."""
    desk.require(Right.READ)
    return rounds.of_scan(desk.db, scan_id)


def slips_of(desk: Desk, scan_id: str) -> dict[str, int]:
    """How many slips each group (by id) has had made."""
    desk.require(Right.READ)
    return rounds.ticket_counts(desk.db, scan_id)


def response(desk: Desk, scan_id: str) -> list[Heard]:
    """How much of each group was heard, in steps that give nobody away (P4); nothing after the reveal."""
    desk.require(Right.READ)
    with reading(desk.db):
        planned, scan = rounds.get(desk.db, scan_id), scans.get(desk.db, scan_id)
        if planned.phase is Phase.REVEALED:
            return []
        kept = [sheet for sheet in sheets.all_of(desk.db, planned) if sheet.answers or sheet.name]
    invited = {own.group_id for own in planned.groups}
    return [
        Heard.of(group, len(own), [sheet.name for sheet in own if sheet.name])
        for group in scan.groups
        if group.id in invited
        for own in [[sheet for sheet in kept if sheet.group_id == group.id and sheet.answers]]
    ]


def _opened(desk: Desk, library: Library, scan_id: str, before: Phase, new_secret: NewSecret) -> Round:
    with desk.saving(Right.PREPARE) as db:
        now, scan = rounds.get(db, scan_id), scans.get(db, scan_id)
        if now.phase is not before:
            raise Conflict(
                _("Dat kan nu niet: deze ronde is “{phase}”. Ververs de pagina.").format(phase=now.phase.label), now
            )
        rounds.refuse_history(db)
        own = own_contents.of_scan(db, scan_id).over(library)
        asked = now.asked or asked_in(own.shortened() if scan.short_form else own, scan.theme_ids)
        opened = replace(now.moved(Phase.OPEN), asked=asked)
        if now.closes_on and now.closes_on < desk.today:
            opened = replace(opened, closes_on=None)
        rounds.update(db, opened)
        _add_doors(desk, scan, opened, new_secret)
        sheets.make_room(db, opened, scan.invited)
        desk.note(Verb.OPENED, Kind.ROUND, scan_id, scan_id)
        return rounds.get(db, scan_id)


def _add_doors(desk: Desk, scan: Scan, planned: Round, new_secret: NewSecret) -> None:
    known = {own.group_id for own in planned.groups}
    taken = rounds.codes(desk.db) | same_pictures.doors(desk.db)
    for group in scan.groups:
        if group.id not in known:
            door, receipt = fresh(taken, new_secret, DOOR), fresh(taken, new_secret, RECEIPT)
            rounds.add_group(desk.db, scan.id, RoundGroup(group.id, door, receipt))
