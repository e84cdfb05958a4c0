"""The table of sheets: rows made in advance, all equally long; who answers first takes a random one.

So the file looks the same in whatever order people answered: nothing is added to it and nothing moves in it.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from sqlite_utils import Database

from scan.errors import StorageError
from scan.i18n import _
from scan.model.answers import ANSWERS, Aspect
from scan.model.rounds import Answers, Round
from scan.model.secret_codes import ID_BYTES, response_id
from scan.model.text import NAME
from scan.store import sql
from scan.store.rounds import bound

_FEWEST = 64
_EMPTY = bytes(ID_BYTES)
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
    if not _capacity(db, round.scan_id):
        _add_rows(db, round, max(_FEWEST, 2 * expected))


def get(db: Database, round: Round, salt: bytes, secret: bytes) -> Kept | None:
    """The sheet of who holds this secret."""
    query = "SELECT answers FROM sheets WHERE scan_id = :scan_id AND response_id = :id"
    row = sql.first(db, query, **bound(scan_id=round.scan_id, id=response_id(salt, secret)))
    return _read(round, row["answers"]) if row else None


def keep(db: Database, round: Round, salt: bytes, secret: bytes, sheet: Kept) -> None:
    """Write somebody's whole sheet over what they had (P2); a name, once kept, stays."""
    before = get(db, round, salt, secret)
    id = response_id(salt, secret)
    content = _written(round, Kept(sheet.group_id, sheet.answers, sheet.name or (before.name if before else "")))
    if before is None:
        _take(db, round, id)
    change = "UPDATE sheets SET answers = :answers WHERE scan_id = :scan_id AND response_id = :id"
    sql.run(db, change, **bound(answers=content, scan_id=round.scan_id, id=id))


def all_of(db: Database, round: Round) -> list[Kept]:
    """Every sheet of a round, in no order that means anything."""
    query = "SELECT answers FROM sheets WHERE scan_id = :scan_id AND response_id <> :none"
    rows = sql.rows(db, query, **bound(scan_id=round.scan_id, none=_EMPTY))
    return [_read(round, row["answers"]) for row in rows]


def _take(db: Database, round: Round, id: bytes) -> None:
    query = "SELECT slot FROM sheets WHERE scan_id = :scan_id AND response_id = :none"
    free = sql.rows(db, query, **bound(scan_id=round.scan_id, none=_EMPTY))
    if not free:
        _grow(db, round)
        free = sql.rows(db, query, **bound(scan_id=round.scan_id, none=_EMPTY))
    slot = secrets.choice(free)["slot"]
    sql.run(db, "UPDATE sheets SET response_id = :id WHERE slot = :slot", **bound(id=id, slot=slot))


def _grow(db: Database, round: Round) -> None:
    # Everybody moves: a sheet in the new half would be known to be a late one.
    query = "SELECT response_id, answers FROM sheets WHERE scan_id = :scan_id AND response_id <> :none"
    kept = sql.rows(db, query, **bound(scan_id=round.scan_id, none=_EMPTY))
    sql.run(db, "DELETE FROM sheets WHERE scan_id = :scan_id", scan_id=round.scan_id)
    _add_rows(db, round, max(_FEWEST, 2 * len(kept)))
    slots = sql.rows(db, "SELECT slot FROM sheets WHERE scan_id = :scan_id", scan_id=round.scan_id)
    for row, place in zip(kept, secrets.SystemRandom().sample(slots, len(kept)), strict=True):
        change = "UPDATE sheets SET response_id = :id, answers = :answers WHERE slot = :slot"
        sql.run(db, change, **bound(id=row["response_id"], answers=row["answers"], slot=place["slot"]))


def _capacity(db: Database, scan_id: str) -> int:
    return sql.number(db, "SELECT count(*) FROM sheets WHERE scan_id = :scan_id", scan_id=scan_id)


def _add_rows(db: Database, round: Round, number: int) -> None:
    sql.run(
        db,
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :number)"
        " INSERT INTO sheets (scan_id, response_id, answers) SELECT :scan_id, :none, zeroblob(:size) FROM n",
        **bound(number=number, scan_id=round.scan_id, none=_EMPTY, size=_size(round)),
    )


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
