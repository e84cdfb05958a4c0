"""P1, P9: the bytes of a round know no order, and are gone after it."""

from __future__ import annotations

import secrets
from dataclasses import replace
from pathlib import Path

import pytest

from scan.errors import NotFound, NotSaved, StorageError
from scan.model.rounds import Phase
from scan.model.secret_codes import token_id
from scan.store import destroying, rounds, scans, sheets, signals
from scan.store.database import Database, opened, writing
from tests.store.round_examples import ASKED, FULL, ROUND, SALT, SIGNAL, people


def test_P1_answering_adds_nothing_to_the_file_and_moves_nothing_in_it(path: Path, round_db: Database) -> None:
    with writing(round_db):
        signals.keep(round_db, ROUND, "leaders", SALT, secrets.token_bytes(16), SIGNAL)
    before = path.read_bytes()
    changed: list[int] = []
    for secret in people(30):
        with writing(round_db):
            sheets.keep(round_db, ROUND, SALT, secret, FULL)
            signals.keep(round_db, ROUND, "leaders", SALT, secret, SIGNAL)
        after = path.read_bytes()
        assert len(after) == len(before)
        # Past the header, whose counter grows with every write of anything.
        changed.append(sum(a != b for a, b in zip(before[100:], after[100:], strict=True)))
        before = after
    row = 32 + len(SIGNAL.text.encode()) + 32 + 2 + 2 * len(ASKED)
    assert max(changed) < row + 1_200


def test_P1_the_slot_of_a_sheet_says_nothing_about_when_it_came(round_db: Database) -> None:
    first = 0
    for _time in range(60):
        one, other = people(2)
        slots = []
        for secret in (one, other):
            with writing(round_db):
                before = taken(round_db)
                sheets.keep(round_db, ROUND, SALT, secret, FULL)
                slots += sorted(taken(round_db) - before)
        first += slots[0] < slots[1]
    assert 12 < first < 48


def taken(db: Database) -> set[int]:
    return {row[0] for row in db.execute("SELECT slot FROM sheets WHERE response_id <> zeroblob(32)").fetchall()}


def test_P1_slips_are_kept_in_another_order_than_they_were_printed(round_db: Database) -> None:
    ids = [token_id(SALT, secret) for secret in people(50)]
    with writing(round_db):
        rounds.add_tickets(round_db, "scan", "leaders", ids)
    kept = [row[0] for row in round_db.execute("SELECT token_id FROM tickets").fetchall()]
    assert kept == sorted(ids) != ids
    assert rounds.ticket_counts(round_db, "scan") == {"leaders": 50}


def test_P1_answering_counts_nothing_and_leaves_no_sequence(round_db: Database) -> None:
    query = "SELECT name, seq FROM sqlite_sequence"
    before = scans.revision(round_db, "scan"), round_db.execute(query).fetchall()
    with writing(round_db):
        sheets.keep(round_db, ROUND, SALT, secrets.token_bytes(16), FULL)
        signals.keep(round_db, ROUND, "leaders", SALT, secrets.token_bytes(16), SIGNAL)
    assert (scans.revision(round_db, "scan"), round_db.execute(query).fetchall()) == before
    tables = ("sheets", "kept_signals", "tickets")
    columns = {row[1] for name in tables for row in round_db.execute(f"PRAGMA table_info({name})").fetchall()}
    assert not [name for name in columns if name.endswith(("_at", "_on")) or name in ("used", "ip", "version")]


def test_P1_the_end_of_a_round_destroys_salt_slips_and_sheets_down_to_the_bytes(path: Path, round_db: Database) -> None:
    secret = secrets.token_bytes(16)
    with writing(round_db):
        rounds.add_tickets(round_db, "scan", "leaders", [token_id(SALT, secret)])
        sheets.keep(round_db, ROUND, SALT, secret, FULL)
        signals.keep(round_db, ROUND, "leaders", SALT, secret, replace(SIGNAL, text="Kanarie"))
    gone = [SALT, token_id(SALT, secret), b"Kanarie"]
    assert all(canary in path.read_bytes() for canary in gone)
    with writing(round_db):
        rounds.update(round_db, replace(ROUND, phase=Phase.CLOSED))
        rounds.end(round_db, "scan", ["leaders"])
    destroying.write_anew(round_db)
    assert not [canary for canary in gone if canary in path.read_bytes()]
    assert rounds.get(round_db, "scan").phase is Phase.REVEALED
    assert [group.told for group in rounds.get(round_db, "scan").groups] == [False, True]
    for wrong in ("phase = 'open'", "phase = 'closed', salt = zeroblob(32)"):
        with pytest.raises(NotSaved), writing(round_db):
            round_db.execute(f"UPDATE rounds SET {wrong}")


def test_P9_signals_after_the_reveal_have_random_ids_and_no_order(round_db: Database) -> None:
    texts = [f"Zin {place:02}" for place in range(40)]
    with writing(round_db):
        named = [("leaders" if n % 2 else None, replace(SIGNAL, text=text)) for n, text in enumerate(texts)]
        signals.publish(round_db, "scan", named)
    found = signals.all_of(round_db, "scan")
    assert sorted(signal.text for signal in found) == texts != [signal.text for signal in found]
    assert len(signals.of_group(round_db, "scan", "leaders")) == 20
    with writing(round_db):
        signals.change(round_db, "scan", [found[0].id], {"hidden": 1})
    assert [signal.hidden for signal in signals.all_of(round_db, "scan")] == [True] + [False] * 39
    with pytest.raises(NotFound), writing(round_db):
        signals.change(round_db, "elsewhere", [found[0].id], {"hidden": 1})


def test_P1_a_journal_that_remembers_the_order_is_refused(path: Path) -> None:
    with opened(path) as db:
        rounds.refuse_history(db)
        db.execute("PRAGMA journal_mode = WAL").fetchone()
        with pytest.raises(StorageError, match="WAL"):
            rounds.refuse_history(db)
