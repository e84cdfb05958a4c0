"""The table of sheets: rows made in advance (`slots`), of which whoever answers first takes a random one."""

from __future__ import annotations

from dataclasses import dataclass

from sqlite_utils import Database

from scan.errors import StorageError
from scan.i18n import _
from scan.model.answers import ANSWERS, Aspect
from scan.model.rounds import Answers, Round
from scan.model.secret_codes import response_id
from scan.model.text import NAME
from scan.store.slots import Slots

SHEETS = Slots("sheets", "scan_id", "response_id", "answers")
_NAME_BYTES = 4 * NAME
_ASPECTS = tuple(Aspect)


@dataclass(frozen=True, slots=True)
class Kept:
    """One person's sheet; `name` is empty unless the round is answered by name."""

    group_id: str
    answers: Answers
    name: str = ""


def make_room(db: Database, round: Round, expected: int) -> None:
    """Rows for everybody who is expected, and as many again; nothing happens when the round has them."""
    SHEETS.make_room(db, round.scan_id, 2 * expected, _size(round))


def get(db: Database, round: Round, salt: bytes, secret: bytes) -> Kept | None:
    """The sheet of who holds this secret."""
    content = SHEETS.get(db, round.scan_id, response_id(salt, secret))
    return _read(round, content) if content else None


def keep(db: Database, round: Round, salt: bytes, secret: bytes, sheet: Kept) -> None:
    """Write somebody's whole sheet over what they had (P2); a name, once kept, stays."""
    before = get(db, round, salt, secret)
    content = _written(round, Kept(sheet.group_id, sheet.answers, sheet.name or (before.name if before else "")))
    SHEETS.keep(db, round.scan_id, response_id(salt, secret), content)


def all_of(db: Database, round: Round) -> list[Kept]:
    """Every sheet of a round, in no order that means anything."""
    return [_read(round, content) for content in SHEETS.all_of(db, round.scan_id)]


def _size(round: Round) -> int:
    return 2 + len(_ASPECTS) * len(round.asked) + (_NAME_BYTES if round.named else 0)


def _written(round: Round, sheet: Kept) -> bytes:
    group = [own.group_id for own in round.groups].index(sheet.group_id)
    codes = bytes(
        1 + ANSWERS.index(sheet.answers[statement, aspect]) if (statement, aspect) in sheet.answers else 0
        for statement in round.asked
        for aspect in _ASPECTS
    )
    content = group.to_bytes(2, "big") + codes + (sheet.name.encode() if round.named else b"")
    return content.ljust(_size(round), b"\0")


def _read(round: Round, content: bytes) -> Kept:
    end = 2 + len(_ASPECTS) * len(round.asked)
    places = [(statement, aspect) for statement in round.asked for aspect in _ASPECTS]
    try:
        given = {place: ANSWERS[code - 1] for place, code in zip(places, content[2:end], strict=True) if code}
        group = round.groups[int.from_bytes(content[:2], "big")]
        return Kept(group.group_id, given, content[end:].rstrip(b"\0").decode())
    except (IndexError, ValueError) as error:
        raise StorageError(
            _("Een van de antwoorden is beschadigd. Vraag de beheerder om een reservekopie terug te zetten.")
        ) from error
