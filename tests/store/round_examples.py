"""One small round and its parts, to be changed with `replace`."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from scan.model.answers import Answer, Aspect
from scan.model.rounds import Invitation, Phase, Round, RoundGroup, Signal, SignalKind
from scan.model.scores import GroupSpread, Spread, StatementResult
from scan.store import rounds, sheets, signals
from scan.store.database import Database, opened, writing
from scan.store.sheets import Kept
from tests.store.examples import TODAY, keep_scan

SALT = bytes(range(32))
ASKED = ("time-1", "time-2", "own-1a2b3c4d")
GROUPS = (RoundGroup("teachers", "AAAAAA", "R" * 12), RoundGroup("leaders", "BBBBBB", "S" * 12))
ROUND = Round("scan", Invitation.SLIPS, False, Phase.OPEN, TODAY, ASKED, GROUPS)
FULL = Kept("leaders", {("time-1", Aspect.NOW): Answer.FIVE, ("own-1a2b3c4d", Aspect.WANTED): Answer.NOT_APPLICABLE})
SIGNAL = Signal("0", SignalKind.OBSTACLE, "time", "Élke week “anders” \\ 🕰", "time-1")
NINE = Spread(9, 3.0, None, None)
SHOWN = (StatementResult("time-1", None, None, NINE, None, (GroupSpread(("teachers",), NINE),), False),)


def people(number: int) -> Iterator[bytes]:
    """The secrets of so many people."""
    return (secrets.token_bytes(16) for _person in range(number))


def a_round(path: Path) -> None:
    """The scan of `examples` with an open round, kept by a connection that is closed again."""
    with opened(path) as db, writing(db):
        keep_scan(db)
        rounds.insert(db, ROUND, SALT)
        for group in GROUPS:
            rounds.add_group(db, "scan", group)
        sheets.make_room(db, ROUND, 20)


def answered_again(db: Database, round: Round, salt: bytes) -> None:
    """Seventy people answer a closed round that was opened again: more than it has rows for at first."""
    with writing(db):
        rounds.update(db, replace(round, phase=Phase.OPEN))
        for secret in people(70):
            sheets.keep(db, round, salt, secret, FULL)
            signals.keep(db, round, "leaders", salt, secret, SIGNAL)
    assert len(sheets.all_of(db, round)) == len(signals.kept_of(db, round)) == 70
