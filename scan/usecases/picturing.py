"""Picturing: the facilitator opens a same-picture check, types cards for people without a phone, and reveals it."""

from __future__ import annotations

import random
import secrets
from dataclasses import replace

from scan.errors import Conflict, InvalidInput, NotFound
from scan.i18n import _
from scan.model.events import Kind, Verb
from scan.model.obstacles import Obstacle
from scan.model.permissions import Right
from scan.model.same_picture import CardsHeard, Picture, PictureCard, PictureCheck, heard, shown
from scan.model.scans import Scan
from scan.model.secret_codes import DOOR, SALT_BYTES, SECRET_BYTES, NewSecret, card_id, fresh
from scan.store import destroying, obstacles, picture_cards, rounds, same_pictures, scans
from scan.store.database import reading
from scan.usecases.desk import Desk
from scan.usecases.giving import refuse_taken


def open_check(
    desk: Desk,
    scan_id: str,
    theme_id: str,
    obstacle_id: str | None = None,
    named: bool = True,
    new_secret: NewSecret = secrets.token_bytes,
) -> PictureCheck:
    """Open a check about a theme, or about a standing obstacle (its own theme then counts, not `theme_id`).

    One is open in a scan at a time. Without names it does not open on a database that remembers the order of things.
    """
    with desk.saving(Right.PREPARE) as db:
        scan = scans.get(db, scan_id)
        if same_pictures.open_of(db, scan_id):
            raise Conflict(_("Er is al een check open. Onthul hem of gooi hem weg, en open dan een nieuwe."))
        if not named:
            rounds.refuse_history(db)
        theme_id = _subject(desk, scan, theme_id, obstacle_id)
        door = fresh(rounds.codes(db) | same_pictures.doors(db), new_secret, DOOR)
        check = PictureCheck(desk.new_id(), scan_id, theme_id, obstacle_id, named, desk.today, door)
        same_pictures.insert(db, check, new_secret(SALT_BYTES))
        picture_cards.make_room(db, check)
        desk.note(Verb.OPENED, Kind.PICTURE, scan_id, check.id)
        return check


def add_card(desk: Desk, check_id: str, card: PictureCard) -> None:
    """Keep a card that is typed on the facilitator's machine for somebody in the room; nobody can change it later."""
    with desk.saving(Right.PREPARE) as db:
        check = same_pictures.get_open(db, check_id)
        mark = card_id(same_pictures.salt_of(db, check_id), secrets.token_bytes(SECRET_BYTES))
        given = card.checked(check.named)
        if check.named:
            refuse_taken(db, check, given, None)
        picture_cards.keep(db, check, mark, given)


def open_check_of(desk: Desk, scan_id: str) -> PictureCheck | None:
    """The check that is open in a scan, if there is one."""
    desk.require(Right.READ)
    return same_pictures.open_of(desk.db, scan_id)


def heard_of(desk: Desk, check_id: str) -> CardsHeard:
    """How many cards an open check has; never their words or ratings."""
    desk.require(Right.READ)
    with reading(desk.db):
        check = same_pictures.get_open(desk.db, check_id)
        return heard(check, picture_cards.all_of(desk.db, check))


def reveal_check(desk: Desk, check_id: str) -> Picture:
    """Freeze what a check shows, once, and destroy its salt and its cards, down to the bytes.

    What is shown stays. This cannot be undone.
    """
    with desk.saving(Right.ADMINISTER) as db:
        check = same_pictures.get_open(db, check_id)
        cards = picture_cards.all_of(db, check)
        ended = replace(check, door="", revealed_on=desk.today)
        picture = shown(ended, cards, desk.new_id, random.SystemRandom().shuffle)
        same_pictures.end(db, picture)
        destroying.begin(db)
        desk.note(Verb.REVEALED, Kind.PICTURE, check.scan_id, check_id)
    destroying.finish(desk.db)
    return same_pictures.get(desk.db, check_id)


def discard_check(desk: Desk, check_id: str) -> None:
    """Throw away an open check with everything that was written in it, down to the bytes."""
    with desk.saving(Right.ADMINISTER) as db:
        check = same_pictures.get_open(db, check_id)
        same_pictures.remove(db, check_id)
        destroying.begin(db)
        desk.note(Verb.DESTROYED, Kind.PICTURE, check.scan_id, check_id)
    destroying.finish(desk.db)


def delete_picture(desk: Desk, check_id: str) -> None:
    """Destroy what a revealed check showed, down to the bytes; this cannot be undone."""
    with desk.saving(Right.ADMINISTER) as db:
        check = same_pictures.get(db, check_id).check
        scans.get(db, check.scan_id)
        same_pictures.remove(db, check_id)
        destroying.begin(db)
        desk.note(Verb.DESTROYED, Kind.PICTURE, check.scan_id, check_id)
    destroying.finish(desk.db)


def hide_card(desk: Desk, check_id: str, card_id: str, hidden: bool = True) -> None:
    """Take a card's words out of sight (they name a person, or hurt), or show them again (P9)."""
    with desk.saving(Right.NAME) as db:
        scans.get(db, same_pictures.get(db, check_id).check.scan_id)
        same_pictures.hide(db, check_id, card_id, hidden)


def asked_about(desk: Desk, scan_id: str, obstacle_id: str) -> Obstacle | None:
    """The obstacle that a check of a scan is about, also when it was deleted; None where a file came without it."""
    desk.require(Right.READ)
    try:
        found = obstacles.get(desk.db, obstacle_id, deleted=True)
    except NotFound:
        return None
    return found if found.scan_id == scan_id else None


def _subject(desk: Desk, scan: Scan, theme_id: str, obstacle_id: str | None) -> str:
    """The theme of what a check is about, when that can be asked in this scan."""
    if obstacle_id is None:
        if theme_id not in scan.theme_ids:
            raise InvalidInput(_("Dit thema hoort niet bij deze scan. Kies een ander thema."), "theme_id")
        return theme_id
    obstacle = obstacles.get(desk.db, obstacle_id)
    if obstacle.scan_id != scan.id or obstacle.merged_into:
        raise InvalidInput(_("Deze belemmering staat niet meer op de lijst. Kies een andere."), "obstacle_id")
    return obstacle.theme_id
