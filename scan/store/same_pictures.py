"""The tables of same-picture checks and of what they showed; salts leave this layer by name only."""

from __future__ import annotations

from dataclasses import dataclass, field

from sqlite_utils import Database

from scan.errors import NotFound
from scan.i18n import _
from scan.model.same_picture import Picture, PictureCheck, ShownCard, in_order
from scan.store import sql

_CHECK = "id, scan_id, theme_id, obstacle_id, named, opened_on, coalesce(door, '') AS door, revealed_on"
_RATINGS = ("one", "two", "three", "four", "five")


@dataclass(frozen=True, slots=True)
class Found:
    """Where the room code of an open check leads."""

    check: PictureCheck
    salt: bytes = field(repr=False)


def insert(db: Database, check: PictureCheck, salt: bytes) -> None:
    """Keep a check that opens, under its salt."""
    sql.insert(db, "picture_checks", {**sql.values_of(check), **sql.bound(salt=salt)})


def remove(db: Database, check_id: str) -> None:
    """Remove a check with its cards, or with what it showed."""
    sql.run(db, "DELETE FROM picture_checks WHERE id = :id", id=check_id)


def open_of(db: Database, scan_id: str) -> PictureCheck | None:
    """The open check of a scan."""
    query = f"SELECT {_CHECK} FROM picture_checks WHERE scan_id = :scan_id AND revealed_on IS NULL"
    row = sql.first(db, query, scan_id=scan_id)
    return _check(row) if row else None


def get_open(db: Database, check_id: str) -> PictureCheck:
    """A check whose scan is there; `NotFound` when it is not, `Conflict` when it was revealed."""
    query = (
        f"SELECT {_CHECK} FROM picture_checks WHERE id = :id"
        " AND EXISTS (SELECT 1 FROM scans WHERE scans.id = scan_id AND deleted = 0)"
    )
    row = sql.first(db, query, id=check_id)
    if row is None:
        raise _gone()
    check = _check(row)
    check.refuse_revealed()
    return check


def by_door(db: Database, door: str) -> Found | None:
    """Where a room code leads, as long as its check was not revealed."""
    row = sql.first(db, f"SELECT {_CHECK}, salt FROM picture_checks WHERE picture_checks.door = :door", door=door)
    return Found(_check(row), bytes(row["salt"])) if row else None


def doors(db: Database) -> set[str]:
    """The room codes of every open check."""
    return {row["door"] for row in sql.rows(db, "SELECT door FROM picture_checks WHERE door IS NOT NULL")}


def salt_of(db: Database, check_id: str) -> bytes:
    """The salt of an open check."""
    row = sql.first(db, "SELECT salt FROM picture_checks WHERE id = :id AND salt IS NOT NULL", id=check_id)
    if row is None:
        raise _gone()
    return bytes(row["salt"])


def end(db: Database, picture: Picture) -> None:
    """Make a check revealed: its salt, its code and its cards are destroyed, and what it shows is kept."""
    check = picture.check
    change = "UPDATE picture_checks SET revealed_on = :day, door = NULL, salt = NULL WHERE id = :id"
    sql.run(db, change, id=check.id, day=sql.plain(check.revealed_on))
    sql.run(db, "DELETE FROM picture_cards WHERE check_id = :id", id=check.id)
    _show(db, picture)


def bring_in(db: Database, picture: Picture) -> None:
    """Keep a revealed check that comes from a file."""
    sql.insert(db, "picture_checks", {**sql.values_of(picture.check), "door": None})
    _show(db, picture)


def get(db: Database, check_id: str) -> Picture:
    """What a revealed check showed; `NotFound` when there is none."""
    row = sql.first(db, f"{_SELECT} WHERE id = :id", id=check_id)
    if row is None:
        raise _gone()
    return _picture(db, row)


def all_of(db: Database, scan_id: str) -> tuple[Picture, ...]:
    """What the checks of a scan showed, the oldest first."""
    # Checks of one day follow each other as they were opened: that is what rowids count.
    query = f"{_SELECT} WHERE scan_id = :scan_id ORDER BY revealed_on, picture_checks.rowid"
    return tuple(_picture(db, row) for row in sql.rows(db, query, scan_id=scan_id))


def hide(db: Database, check_id: str, card_id: str, hidden: bool) -> None:
    """Take a card's words out of sight, or show them again."""
    change = "UPDATE shown_cards SET hidden = :hidden WHERE check_id = :check_id AND id = :id"
    if not sql.run(db, change, check_id=check_id, id=card_id, hidden=int(hidden)):
        raise NotFound(_("Dit kaartje is er niet. Ververs de pagina."))


_SELECT = f"SELECT {_CHECK}, count, tenths, {', '.join(_RATINGS)} FROM picture_checks JOIN pictures ON check_id = id"


def _gone() -> NotFound:
    return NotFound(_("Deze check is er niet meer. Ververs de pagina."))


def _check(row: sql.Row) -> PictureCheck:
    kept = {name: row[name] for name in ("id", "scan_id", "theme_id", "obstacle_id", "door")}
    opened_on, revealed_on = sql.day(row["opened_on"]), sql.day(row["revealed_on"])
    assert opened_on
    return PictureCheck(**kept, named=bool(row["named"]), opened_on=opened_on, revealed_on=revealed_on)


def _picture(db: Database, row: sql.Row) -> Picture:
    query = "SELECT id, words, rating, name, hidden FROM shown_cards WHERE check_id = :id"
    cards = (ShownCard(**{**card, "hidden": bool(card["hidden"])}) for card in sql.rows(db, query, id=row["id"]))
    ratings = tuple(row[name] for name in _RATINGS) if row["one"] is not None else None
    return Picture(_check(row), row["count"], row["tenths"] / 10, ratings, in_order(cards))


def _show(db: Database, picture: Picture) -> None:
    assert picture.mean is not None
    ratings = dict(zip(_RATINGS, picture.ratings or (None,) * len(_RATINGS), strict=True))
    # A mean is told with one decimal, so tenths hold it exactly.
    told: dict[str, sql.Value] = {"count": picture.count, "tenths": round(picture.mean * 10)}
    sql.insert(db, "pictures", {"check_id": picture.check.id, **told, **ratings})
    for card in picture.cards:
        sql.insert(db, "shown_cards", {**sql.values_of(card), "check_id": picture.check.id})
