"""What people named: before the reveal in rows made in advance (`slots`), after it shuffled, with a new id."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable, Mapping, Sequence

from sqlite_utils import Database

from scan.errors import InvalidInput, NotFound
from scan.i18n import _
from scan.model.rounds import MOST_SIGNALS, Round, Signal, SignalKind
from scan.model.secret_codes import signal_id
from scan.store import sql
from scan.store.slots import Slots

KEPT = Slots("kept_signals", "scan_id", "signal_id", "content")
_BYTES = 1_200
_COLUMNS = "id, kind, theme_id, text, statement_id, hidden, obstacle_id, strength_id"


def own(db: Database, round: Round, salt: bytes, secret: bytes) -> list[Signal]:
    """What the holder of this secret named, in the order of their own list."""
    places = {signal_id(salt, secret, place): place for place in range(MOST_SIGNALS)}
    found = {places[mark]: content for mark, content in KEPT.among(db, round.scan_id, places).items()}
    return [_read(str(place), found[place])[1] for place in sorted(found)]


def keep(db: Database, round: Round, group_id: str, salt: bytes, secret: bytes, signal: Signal) -> Signal:
    """Keep a signal in the place of its owner's list that `signal.id` says."""
    KEPT.keep(db, round.scan_id, signal_id(salt, secret, int(signal.id)), _written(group_id, signal))
    return signal


def withdraw(db: Database, round: Round, salt: bytes, secret: bytes, id: str) -> None:
    """Wipe the signal in this place of its owner's list."""
    KEPT.wipe(db, round.scan_id, signal_id(salt, secret, int(id)))


def kept_of(db: Database, round: Round) -> list[tuple[str, Signal]]:
    """Every signal of a round before its reveal, with the group it came from."""
    return [_read("", content) for content in KEPT.all_of(db, round.scan_id)]


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
