"""The tables of rounds: what they give back, and what they refuse."""

from __future__ import annotations

import json
import secrets
from dataclasses import replace
from pathlib import Path

import pytest

from scan.errors import NotFound, NotSaved, StorageError
from scan.model.answers import Answer, Aspect
from scan.model.rounds import Invitation, Phase
from scan.model.secret_codes import token_id
from scan.store import answers, records, revealed, rounds, scans, sheets, signals
from scan.store.database import Database, writing
from scan.store.sheets import Kept
from scan.store.sql import bound
from tests.store.examples import RECORD, SCAN, TALLY, TODAY, purge
from tests.store.round_examples import ASKED, FULL, ROUND, SALT, SHOWN, SIGNAL, people


def test_a_round_comes_back_as_it_was_and_keeps_its_promise(round_db: Database) -> None:
    assert rounds.get(round_db, "scan") == ROUND
    changed = replace(ROUND, phase=Phase.CLOSED, closes_on=None, asked=(*ASKED, "time-3"))
    with writing(round_db):
        rounds.update(round_db, replace(changed, named=True, invitation=Invitation.OPEN))
    assert rounds.get(round_db, "scan") == changed
    with pytest.raises(NotSaved), writing(round_db):
        round_db.execute("UPDATE rounds SET named = 1")
    with pytest.raises(NotFound):
        rounds.get(round_db, "elsewhere")


def test_a_sheet_comes_back_as_it_was_and_is_written_over(round_db: Database) -> None:
    secret = secrets.token_bytes(16)
    with writing(round_db):
        sheets.keep(round_db, ROUND, SALT, secret, FULL)
    assert sheets.get(round_db, ROUND, SALT, secret) == FULL
    every = {(id, aspect): answer for id in ASKED for aspect in Aspect for answer in Answer}
    with writing(round_db):
        sheets.keep(round_db, ROUND, SALT, secret, Kept("teachers", every))
    assert sheets.all_of(round_db, ROUND) == [Kept("teachers", every)]
    assert sheets.get(round_db, ROUND, SALT, secrets.token_bytes(16)) is None


def test_more_people_than_expected_all_get_a_sheet(round_db: Database) -> None:
    crowd = list(people(150))
    for secret in crowd:
        with writing(round_db):
            sheets.keep(round_db, ROUND, SALT, secret, FULL)
            signals.keep(round_db, ROUND, "leaders", SALT, secret, SIGNAL)
    assert sheets.all_of(round_db, ROUND) == [FULL] * 150
    assert len(signals.kept_of(round_db, ROUND)) == 150
    assert all(signals.own(round_db, ROUND, SALT, secret) == [SIGNAL] for secret in crowd)


def test_a_name_is_kept_only_where_the_round_asks_it(round_db: Database) -> None:
    secret, named = secrets.token_bytes(16), replace(ROUND, named=True)
    with writing(round_db):
        sheets.keep(round_db, ROUND, SALT, secret, replace(FULL, name="Zoë Kanarie"))
    assert sheets.get(round_db, ROUND, SALT, secret) == FULL
    with writing(round_db):
        round_db.execute("DELETE FROM sheets")
        sheets.make_room(round_db, named, 4)
        sheets.keep(round_db, named, SALT, secret, replace(FULL, name="Zoë Kanarie"))
        sheets.keep(round_db, named, SALT, secret, FULL)
    assert sheets.get(round_db, named, SALT, secret) == replace(FULL, name="Zoë Kanarie")


def test_a_slip_is_found_by_its_code_in_the_right_round_only(round_db: Database) -> None:
    secret = secrets.token_bytes(16)
    with writing(round_db):
        rounds.add_tickets(round_db, "scan", "leaders", [token_id(SALT, secret)])
    found = rounds.by_slip(round_db, secret)
    assert found is not None
    assert (found.scan_id, found.group_id) == ("scan", "leaders")
    assert SALT.hex() not in repr(found)
    assert rounds.by_slip(round_db, secrets.token_bytes(16)) is None


def test_what_was_revealed_is_frozen_and_checked(fresh_db: Database) -> None:
    record = replace(RECORD, tallies=(), revealed=SHOWN)
    with writing(fresh_db):
        records.insert(fresh_db, record, TODAY)
    assert records.load(fresh_db, "scan") == record
    assert rounds.begun(fresh_db, "scan")
    for change in ("UPDATE revealed SET named = '[]'", "DELETE FROM revealed"):
        with pytest.raises(NotSaved), writing(fresh_db):
            fresh_db.execute(change)
    with writing(fresh_db):
        fresh_db.execute("DROP TRIGGER revealed_no_update")
        fresh_db.execute("UPDATE revealed SET results = replace(results, '3.0', '5.0')")
    with pytest.raises(StorageError, match="beschadigd"):
        revealed.results(fresh_db, "scan")


def test_hands_cannot_be_counted_beside_a_round(round_db: Database) -> None:
    with pytest.raises(NotSaved), writing(round_db):
        answers.save_tallies(round_db, "scan", [TALLY])


def test_a_group_cannot_leave_a_round_and_everything_goes_with_its_scan(path: Path, round_db: Database) -> None:
    with pytest.raises(NotSaved), writing(round_db):
        scans.update(round_db, replace(SCAN, groups=SCAN.groups[:1]))
    with writing(round_db):
        sheets.keep(round_db, ROUND, SALT, secrets.token_bytes(16), FULL)
        revealed.insert(round_db, "scan", SHOWN)
        signals.publish(round_db, "scan", [("leaders", SIGNAL)])
    purge(round_db, "scan")
    tables = ("rounds", "round_groups", "tickets", "sheets", "kept_signals", "revealed", "signals")
    assert not [name for name in tables if round_db.execute(f"SELECT 1 FROM {name}").fetchone()]
    assert SALT not in path.read_bytes()


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("rounds", "invitation", "letter"),
        ("rounds", "phase", "revealed"),
        ("rounds", "salt", b"short"),
        ("rounds", "asked", "{}"),
        ("rounds", "closes_on", "2026-02-30"),
        ("round_groups", "door", "ABC"),
        ("round_groups", "group_id", "nobody"),
        ("sheets", "response_id", b"short"),
        ("sheets", "answers", "text"),
    ],
)
def test_R6_the_database_itself_refuses_what_no_round_can_be(
    round_db: Database, table: str, column: str, value: object
) -> None:
    with pytest.raises(NotSaved), writing(round_db):
        round_db.execute(f"UPDATE {table} SET {column} = :value", bound(value=value))


def test_a_damaged_sheet_is_told_and_not_counted_as_something_else(round_db: Database) -> None:
    secret = secrets.token_bytes(16)
    with writing(round_db):
        sheets.keep(round_db, ROUND, SALT, secret, FULL)
        round_db.execute("UPDATE sheets SET answers = zeroblob(3)")
    with pytest.raises(StorageError, match="beschadigd"):
        sheets.get(round_db, ROUND, SALT, secret)
    assert json.loads(round_db.execute("SELECT asked FROM rounds").fetchone()[0]) == list(ASKED)
