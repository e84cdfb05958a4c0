"""Giving a card: a person comes in by the room code of a same-picture check and says what it means to them.

Nobody here is known, so there is no `Desk`: whose card it is, is the key that they hold. Nothing is logged, no moment
is kept, and every failure to get in sounds the same (S5).
"""

from __future__ import annotations

from dataclasses import dataclass

from scan.errors import NotFound
from scan.i18n import _
from scan.model.library import Library
from scan.model.same_picture import PictureCard, PictureCheck
from scan.model.scans import Scan
from scan.model.secret_codes import Key, card_id, key_of, seal_fits, sealed, tidied
from scan.store import obstacles, picture_cards, same_pictures, scans, schools
from scan.store.database import Database, reading, writing
from scan.usecases.visiting import Visit, refuse_same_name, unknown_code


@dataclass(frozen=True, slots=True)
class AtPicture:
    """What may be told to whoever comes with the code of an open check.

    `subject` is the theme's name in the language of the moment, or the obstacle's title as somebody typed it. `card`
    is the person's own, when their key fits.
    """

    school_name: str
    check: PictureCheck
    subject: str
    card: PictureCard | None


def picture_behind(visit: Visit, library: Library, code: str, key: str = "") -> AtPicture:
    """What a room code opens; `NotFound` for every code that fits no open check, so also after its reveal."""
    with reading(visit.db):
        found = _behind(visit, code)
        scan = _scan(visit, found.check)
        held = _held(found, key)
        card = picture_cards.get(visit.db, found.check, card_id(found.salt, held.secret)) if held else None
        school = schools.get(visit.db, scan.school_id)
        subject = _subject(visit, library, found.check)
        return AtPicture(school.name, found.check, subject, card)


def give_card(visit: Visit, code: str, key: str, card: PictureCard) -> str:
    """Keep a person's card over the one they had (P2); answers with the key (`Key.written`) for their cookie.

    A new key is minted when the given one is empty or is not of this check.
    """
    with writing(visit.db):
        found = _behind(visit, code)
        _scan(visit, found.check)
        given = card.checked(found.check.named)
        held = _held(found, key) or sealed(found.salt, found.check.door, visit.new_secret)
        mark = card_id(found.salt, held.secret)
        if found.check.named:
            refuse_taken(visit.db, found.check, given, picture_cards.get(visit.db, found.check, mark))
        picture_cards.keep(visit.db, found.check, mark, given)
    return held.written


def refuse_taken(db: Database, check: PictureCheck, given: PictureCard, own: PictureCard | None) -> None:
    """Refuse a card under a name that another card carries; `own`, which it takes the place of, is no other."""
    others = [card.name for card in picture_cards.all_of(db, check)]
    if own:
        others.remove(own.name)
    refuse_same_name(
        given.name, others, _("Er is al een kaartje van ‘{name}’. Zet er een letter of je achternaam bij.")
    )


def _behind(visit: Visit, code: str) -> same_pictures.Found:
    found = same_pictures.by_door(visit.db, tidied(code))
    if found is None:
        raise unknown_code()
    return found


def _scan(visit: Visit, check: PictureCheck) -> Scan:
    try:
        return scans.get(visit.db, check.scan_id)
    except NotFound as error:
        raise unknown_code() from error


def _held(found: same_pictures.Found, key: str) -> Key | None:
    held = key_of(key)
    # The seal is of this salt, so of this check's door.
    return held if held and seal_fits(found.salt, held) else None


def _subject(visit: Visit, library: Library, check: PictureCheck) -> str:
    theme = library.theme_by_id.get(check.theme_id)
    named = str(theme.name) if theme else check.theme_id
    # Who asks what is meant by an obstacle goes on asking that, also when it was taken off the list meanwhile.
    return obstacles.get(visit.db, check.obstacle_id, deleted=True).title if check.obstacle_id else named
