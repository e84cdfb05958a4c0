"""The table of the door to the network: one row, which says whether the facilitator wants it open."""

from __future__ import annotations

from sqlite_utils import Database

from scan.store import sql


def wanted_open(db: Database) -> bool:
    """Whether the participants' pages should answer other machines."""
    return bool(sql.number(db, "SELECT is_open FROM door"))


def want_open(db: Database, wanted: bool) -> None:
    """Keep whether they should."""
    sql.run(db, "UPDATE door SET is_open = :wanted", wanted=int(wanted))
