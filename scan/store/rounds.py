"""The tables of rounds, of their groups' codes, and of what proves a slip; salts leave this layer by name only."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlite_utils import Database

from scan.errors import InvalidInput, NotFound, StorageError
from scan.i18n import _
from scan.model.rounds import Invitation, Phase, Round, RoundGroup
from scan.model.secret_codes import token_id
from scan.store import sql

_COLUMNS = "scan_id, invitation, named, phase, closes_on, asked"


@dataclass(frozen=True, slots=True)
class Found:
    """Where a room code or a slip leads."""

    scan_id: str
    group_id: str
    salt: bytes = field(repr=False)


def insert(db: Database, planned: Round, salt: bytes) -> None:
    """Keep a new round under its salt; its groups come after it."""
    sql.insert(db, "rounds", _values(planned) | sql.bound(salt=salt))


def update(db: Database, changed: Round) -> None:
    """Keep the phase, the last day and what is asked; the rest of a round never changes."""
    sql.run(
        db,
        "UPDATE rounds SET phase = :phase, closes_on = :closes_on, asked = :asked WHERE scan_id = :scan_id",
        **{name: value for name, value in _values(changed).items() if name not in ("invitation", "named")},
    )


def remove(db: Database, scan_id: str) -> None:
    """Remove a round that was planned, with everything in it."""
    sql.run(db, "DELETE FROM rounds WHERE scan_id = :scan_id", scan_id=scan_id)


def get(db: Database, scan_id: str) -> Round:
    """The round of a scan; `NotFound` when none was planned."""
    found = of_scan(db, scan_id)
    if found is None:
        raise NotFound(_("Deze scan heeft nog geen ronde. Plan er een bij Uitnodigen."))
    return found


def of_scan(db: Database, scan_id: str) -> Round | None:
    """The round of a scan, if one was planned."""
    row = sql.first(db, f"SELECT {_COLUMNS} FROM rounds WHERE scan_id = :scan_id", scan_id=scan_id)
    if row is None:
        return None
    query = "SELECT group_id, door, receipt, told FROM round_groups WHERE scan_id = :scan_id ORDER BY place"
    groups = sql.rows(db, query, scan_id=scan_id)
    return Round(
        scan_id=scan_id,
        invitation=Invitation(row["invitation"]),
        named=bool(row["named"]),
        phase=Phase(row["phase"]),
        closes_on=sql.day(row["closes_on"]),
        asked=tuple(json.loads(row["asked"])),
        groups=tuple(RoundGroup(**{**group, "told": bool(group["told"])}) for group in groups),
    )


def salt_of(db: Database, scan_id: str) -> bytes:
    """The salt of a round that was not revealed; `NotFound` after that."""
    row = sql.first(db, "SELECT salt FROM rounds WHERE scan_id = :scan_id AND salt IS NOT NULL", scan_id=scan_id)
    if row is None:
        raise NotFound(_("Deze ronde is al onthuld. Er kan niets meer bij."))
    return bytes(row["salt"])


def add_group(db: Database, scan_id: str, group: RoundGroup) -> None:
    """Keep the codes of one more group."""
    query = "SELECT coalesce(max(place), -1) + 1 FROM round_groups WHERE scan_id = :scan_id"
    values = sql.values_of(group, ("told",))
    sql.insert(db, "round_groups", {"scan_id": scan_id, "place": sql.number(db, query, scan_id=scan_id), **values})


def codes(db: Database) -> set[str]:
    """Every room code and receipt that was ever given."""
    return {code for row in sql.rows(db, "SELECT door, receipt FROM round_groups") for code in row.values()}


def by_door(db: Database, door: str) -> Found | None:
    """Where a room code leads, as long as its round was not revealed."""
    query = (
        "SELECT scan_id, group_id, salt FROM round_groups JOIN rounds USING (scan_id)"
        " WHERE door = :door AND salt IS NOT NULL"
    )
    row = sql.first(db, query, door=door)
    return Found(**row) if row else None


def by_receipt(db: Database, receipt: str) -> tuple[str, RoundGroup] | None:
    """The scan and the group of a receipt."""
    query = "SELECT scan_id, group_id, door, receipt, told FROM round_groups WHERE receipt = :receipt"
    row = sql.first(db, query, receipt=receipt)
    return (row.pop("scan_id"), RoundGroup(**{**row, "told": bool(row["told"])})) if row else None


def by_slip(db: Database, secret: bytes) -> Found | None:
    """Whose slip this is: only its HMAC is looked up, in every round that could have made it."""
    open_rounds = sql.rows(db, "SELECT scan_id, salt FROM rounds WHERE invitation = 'slips' AND salt IS NOT NULL")
    for row in open_rounds:
        query = "SELECT group_id FROM tickets WHERE token_id = :id AND scan_id = :scan_id"
        found = sql.first(db, query, **sql.bound(id=token_id(row["salt"], secret), scan_id=row["scan_id"]))
        if found:
            return Found(row["scan_id"], found["group_id"], row["salt"])
    return None


def add_tickets(db: Database, scan_id: str, group_id: str, ids: Sequence[bytes]) -> None:
    """Keep what proves new slips; sorted, so that the file does not know in which order they were printed."""
    for id in sorted(ids):
        sql.insert(db, "tickets", sql.bound(token_id=id, scan_id=scan_id, group_id=group_id))


def ticket_counts(db: Database, scan_id: str) -> dict[str, int]:
    """How many slips were made for each group; none after the reveal."""
    query = "SELECT group_id, count(*) AS made FROM tickets WHERE scan_id = :scan_id GROUP BY group_id"
    return {row["group_id"]: row["made"] for row in sql.rows(db, query, scan_id=scan_id)}


def end(db: Database, scan_id: str, told: Sequence[str]) -> None:
    """Make a round revealed: the groups that may be `told` are marked, its salt, slips and sheets destroyed."""
    for group_id in told:
        mark = "UPDATE round_groups SET told = 1 WHERE scan_id = :scan_id AND group_id = :group_id"
        sql.run(db, mark, scan_id=scan_id, group_id=group_id)
    for table in ("tickets", "sheets", "kept_signals"):
        sql.run(db, f"DELETE FROM {table} WHERE scan_id = :scan_id", scan_id=scan_id)
    sql.run(db, "UPDATE rounds SET phase = 'revealed', salt = NULL WHERE scan_id = :scan_id", scan_id=scan_id)


def begun(db: Database, scan_id: str) -> bool:
    """Whether people could answer already, or did in a round that a file brought along."""
    query = (
        "SELECT EXISTS (SELECT 1 FROM rounds WHERE scan_id = :scan_id AND phase <> 'preparing')"
        " OR EXISTS (SELECT 1 FROM revealed WHERE scan_id = :scan_id)"
    )
    return bool(sql.number(db, query, scan_id=scan_id))


def refuse_hands(db: Database, scan_id: str) -> None:
    """Refuse a show of hands beside a round: people would count twice, and two counts can be subtracted."""
    if of_scan(db, scan_id) or begun(db, scan_id):
        raise InvalidInput(
            _("In deze scan antwoordt ieder voor zich. Handen tellen kan er niet bij: dan telt iemand twee keer.")
        )


def refuse_history(db: Database) -> None:
    """Refuse a journal that keeps every answer in the order in which it came."""
    if sql.first(db, "PRAGMA journal_mode") == {"journal_mode": "wal"}:
        raise StorageError(
            _(
                "Dit databestand houdt bij in welke volgorde alles binnenkomt (WAL). Zo is antwoorden niet anoniem. "
                "Vraag de beheerder om WAL uit te zetten."
            )
        )


def _values(round: Round) -> dict[str, Any]:
    return {**sql.values_of(round, ("asked", "groups")), "asked": json.dumps(round.asked)}
