"""The cards of an open same-picture check: rows made in advance (`slots`), gone after the reveal."""

from __future__ import annotations

import json

from sqlite_utils import Database

from scan.errors import InvalidInput, StorageError
from scan.i18n import _
from scan.model.same_picture import PictureCard, PictureCheck
from scan.store.slots import Slots

CARDS = Slots("picture_cards", "check_id", "card_id", "content")
_BYTES = 2_200
"""400 characters of words and 120 of a name, at most four bytes each, with what stands around them."""


def make_room(db: Database, check: PictureCheck) -> None:
    """Rows for as many cards as the check takes."""
    CARDS.make_room(db, check.id, check.most, _BYTES)


def get(db: Database, check: PictureCheck, mark: bytes) -> PictureCard | None:
    """The card under this mark."""
    content = CARDS.get(db, check.id, mark)
    return _read(content) if content else None


def keep(db: Database, check: PictureCheck, mark: bytes, card: PictureCard) -> None:
    """Write somebody's card over what they had (P2); refused when the check takes no more cards."""
    if get(db, check, mark) is None and len(CARDS.all_of(db, check.id)) >= check.most:
        raise InvalidInput(
            _("Deze check is vol: er passen {most} kaartjes in. Zeg het tegen wie je uitnodigde.").format(
                most=check.most
            )
        )
    CARDS.keep(db, check.id, mark, _written(card))


def all_of(db: Database, check: PictureCheck) -> list[PictureCard]:
    """Every card of a check before its reveal, in no order that means anything."""
    return [_read(content) for content in CARDS.all_of(db, check.id)]


def _written(card: PictureCard) -> bytes:
    content = json.dumps((card.rating, card.words, card.name), ensure_ascii=False, separators=(",", ":")).encode()
    return content.ljust(_BYTES)


def _read(content: bytes) -> PictureCard:
    try:
        rating, words, name = json.loads(content)
    except ValueError as error:
        raise StorageError(
            _("Een van de kaartjes is beschadigd. Vraag de beheerder om een reservekopie terug te zetten.")
        ) from error
    return PictureCard(words, rating, name)
