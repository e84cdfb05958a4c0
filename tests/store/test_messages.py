"""What a team wrote in its summary: kept per scan, apart for who saves at once, and gone with its scan."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from scan.errors import Conflict, NotSaved
from scan.model.message import Message
from scan.store import messages, plans, records, scans
from scan.store.database import Database, writing
from tests.store.examples import ADOPTED, NOW, RECORD, SCAN, TODAY, keep_scan, purge

MINE = Message("Wij kiezen voor tijd 🕰.", "", "Help ons.", "time 2.2", 0)


def test_a_scan_has_no_message_until_one_is_written(scan_db: Database) -> None:
    assert messages.of_scan(scan_db, "scan") == Message() == messages.of_scan(scan_db, "none")
    revision = scans.revision(scan_db, "scan")
    with writing(scan_db):
        kept = messages.save(scan_db, "scan", MINE)
    assert kept == replace(MINE, version=1) == messages.of_scan(scan_db, "scan")
    assert scans.revision(scan_db, "scan") > revision


def test_R11_who_saves_against_an_older_version_is_told_what_is_kept(scan_db: Database) -> None:
    with writing(scan_db):
        kept = messages.save(scan_db, "scan", MINE)
    with pytest.raises(Conflict) as told, writing(scan_db):
        messages.save(scan_db, "scan", replace(MINE, first="Anders"))
    assert told.value.current == kept == messages.of_scan(scan_db, "scan")


def test_R11_coming_back_to_the_computed_lines_is_a_version_too(scan_db: Database) -> None:
    with writing(scan_db):
        kept = messages.save(scan_db, "scan", MINE)
        back = messages.save(scan_db, "scan", Message(version=kept.version))
    assert back == Message(version=2) == messages.of_scan(scan_db, "scan")
    with pytest.raises(Conflict), writing(scan_db):
        messages.save(scan_db, "scan", replace(kept, first="Wie te laat is"))


@pytest.mark.parametrize(
    "wrong", [{"first": "x" * 201}, {"second": "x" * 201}, {"third": "x" * 201}, {"based_on": "x" * 1001}]
)
def test_R6_the_database_itself_refuses_what_is_too_long(scan_db: Database, wrong: dict[str, str]) -> None:
    with pytest.raises(NotSaved), writing(scan_db):
        messages.save(scan_db, "scan", replace(MINE, **wrong))  # type: ignore[arg-type]
    assert messages.of_scan(scan_db, "scan") == Message()


@pytest.mark.parametrize("message", [Message(), replace(MINE, version=7), Message(version=2)])
def test_a_message_comes_back_with_its_scan_and_goes_with_it(fresh_db: Database, message: Message) -> None:
    record = replace(RECORD, message=message)
    with writing(fresh_db):
        records.insert(fresh_db, record, TODAY)
    assert records.load(fresh_db, "scan") == record
    purge(fresh_db, "scan")
    assert fresh_db.execute("SELECT count(*) FROM plan_messages").fetchone()[0] == 0


def test_the_newest_plan_of_a_scan_and_of_the_other_scans_of_its_school(scan_db: Database) -> None:
    assert plans.latest(scan_db, "scan") is None
    with writing(scan_db):
        plans.insert(scan_db, "scan", ADOPTED)
        plans.insert(scan_db, "scan", replace(ADOPTED, number=2))
        for id, days in (("earlier", -400), ("last", -30), ("new", None)):
            keep_scan(scan_db, replace(SCAN, id=id, groups=(), focus=()))
            if days is not None:
                plans.insert(scan_db, id, replace(ADOPTED, adopted_at=NOW + timedelta(days=days)))
    latest = plans.latest(scan_db, "scan")
    assert latest is not None
    assert latest.number == 2
    assert plans.latest_elsewhere(scan_db, "scan") == "last"
    assert plans.latest_elsewhere(scan_db, "new") == "scan"
    with writing(scan_db):
        scans.set_deleted(scan_db, "scan", True)
    assert plans.latest_elsewhere(scan_db, "new") == "last"
    assert plans.latest_elsewhere(scan_db, "none") is None
