"""What people named: before the reveal in rows made in advance, as sheets are; after it shuffled, with a new id."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable, Mapping, Sequence

from sqlite_utils import Database

from scan.errors import InvalidInput, NotFound
from scan.i18n import _
from scan.model.rounds import MOST_SIGNALS, Round, Signal, SignalKind
from scan.model.secret_codes import ID_BYTES, signal_id
from scan.store import sql
from scan.store.rounds import bound

_BYTES = 1_200
_FEWEST = 64
_EMPTY = bytes(ID_BYTES)
_COLUMNS = "id, kind, theme_id, text, statement_id, hidden, obstacle_id, strength_id"


def own(db: Database, round: Round, salt: bytes, secret: bytes) -> list[Signal]:
    """What the holder of this secret named, in the order of their own list."""
    places = {signal_id(salt, secret, place): place for place in range(MOST_SIGNALS)}
    marks = {f"id{place}": id for id, place in places.items()}
    query = (
        "SELECT signal_id, content FROM kept_signals WHERE scan_id = :scan_id"
        f" AND signal_id IN ({', '.join(f':{name}' for name in marks)})"
    )
    rows = sql.rows(db, query, **bound(scan_id=round.scan_id, **marks))
    found = {places[bytes(row["signal_id"])]: row["content"] for row in rows}
    return [_read(str(place), found[place])[1] for place in sorted(found)]


def keep(db: Database, round: Round, group_id: str, salt: bytes, secret: bytes, signal: Signal) -> Signal:
    """Keep a signal in the place of its owner's list that `signal.id` says."""
    content = _written(group_id, signal)
    query = "SELECT slot FROM kept_signals WHERE scan_id = :scan_id AND signal_id = :none"
    free = sql.rows(db, query, **bound(scan_id=round.scan_id, none=_EMPTY))
    if not free:
        _grow(db, round)
        free = sql.rows(db, query, **bound(scan_id=round.scan_id, none=_EMPTY))
    change = "UPDATE kept_signals SET signal_id = :id, content = :content WHERE slot = :slot"
    id, slot = signal_id(salt, secret, int(signal.id)), secrets.choice(free)["slot"]
    sql.run(db, change, **bound(id=id, content=content, slot=slot))
    return signal


def withdraw(db: Database, round: Round, salt: bytes, secret: bytes, id: str) -> None:
    """Wipe the signal in this place of its owner's list."""
    change = (
        f"UPDATE kept_signals SET signal_id = :none, content = zeroblob({_BYTES})"
        " WHERE scan_id = :scan_id AND signal_id = :id"
    )
    mark = signal_id(salt, secret, int(id))
    sql.run(db, change, **bound(none=_EMPTY, scan_id=round.scan_id, id=mark))


def kept_of(db: Database, round: Round) -> list[tuple[str, Signal]]:
    """Every signal of a round before its reveal, with the group it came from."""
    query = "SELECT content FROM kept_signals WHERE scan_id = :scan_id AND signal_id <> :none"
    rows = sql.rows(db, query, **bound(scan_id=round.scan_id, none=_EMPTY))
    return [_read("", row["content"]) for row in rows]


def publish(db: Database, scan_id: str, found: Iterable[tuple[str | None, Signal]]) -> None:
    """Keep signals under random ids; the group stands with them only where it may be told."""
    fresh = sorted(((secrets.token_hex(8), group, signal) for group, signal in found), key=lambda row: row[0])
    for id, group_id, signal in fresh:
        values = {**sql.values_of(signal), "id": id, "scan_id": scan_id, "group_id": group_id}
        sql.insert(db, "signals", {**values, "hidden": int(signal.hidden)})


def all_of(db: Database, scan_id: str) -> list[Signal]:
    """The signals of a scan after the reveal, in random but lasting order."""
    query = f"SELECT {_COLUMNS} FROM signals WHERE scan_id = :scan_id ORDER BY id"
    return [_from(row) for row in sql.rows(db, query, scan_id=scan_id)]


def of_group(db: Database, scan_id: str, group_id: str) -> list[Signal]:
    """What one group named, for its receipt."""
    query = f"SELECT {_COLUMNS} FROM signals WHERE scan_id = :scan_id AND group_id = :group_id ORDER BY id"
    return [_from(row) for row in sql.rows(db, query, scan_id=scan_id, group_id=group_id)]


def change(db: Database, scan_id: str, ids: Sequence[str], changes: Mapping[str, sql.Value]) -> None:
    """Set columns of signals of one scan; `NotFound` when one of them is not there."""
    columns = ", ".join(f"{name} = :{name}" for name in changes)
    for id in ids:
        statement = f"UPDATE signals SET {columns} WHERE scan_id = :scan_id AND id = :id"
        if not sql.run(db, statement, id=id, scan_id=scan_id, **changes):
            raise NotFound(_("Deze inbreng is er niet. Ververs de pagina."))


def _grow(db: Database, round: Round) -> None:
    # Everybody moves: a signal among the new rows would be known to be a late one.
    query = "SELECT signal_id, content FROM kept_signals WHERE scan_id = :scan_id AND signal_id <> :none"
    kept = sql.rows(db, query, **bound(scan_id=round.scan_id, none=_EMPTY))
    number = max(_FEWEST, 2 * len(kept))
    rows = [(row["signal_id"], row["content"]) for row in kept]
    rows += [(_EMPTY, bytes(_BYTES))] * (number - len(rows))
    secrets.SystemRandom().shuffle(rows)
    sql.run(db, "DELETE FROM kept_signals WHERE scan_id = :scan_id", scan_id=round.scan_id)
    for id, content in rows:
        sql.insert(db, "kept_signals", bound(scan_id=round.scan_id, signal_id=id, content=content))


def _written(group_id: str, signal: Signal) -> bytes:
    parts = (group_id, signal.kind, signal.theme_id, signal.statement_id, signal.text)
    content = json.dumps(parts, ensure_ascii=False, separators=(",", ":")).encode()
    if len(content) > _BYTES:
        raise InvalidInput(_("Deze zin is te lang. Maak hem korter."), "text")
    return content.ljust(_BYTES)


def _read(id: str, content: bytes) -> tuple[str, Signal]:
    group_id, kind, theme_id, statement_id, text = json.loads(content)
    return group_id, Signal(id, SignalKind(kind), theme_id, text, statement_id)


def _from(row: sql.Row) -> Signal:
    return Signal(**{**row, "kind": SignalKind(row["kind"]), "hidden": bool(row["hidden"])})
