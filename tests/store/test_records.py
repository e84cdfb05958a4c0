"""A whole scan at once, its revision, and its removal down to the bytes (P10)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from scan.errors import ImportRefused, NotFound, StorageError
from scan.model.answers import Aspect
from scan.model.record import ScanRecord
from scan.store import actions, answers, log, obstacles, own_contents, plans, records, scans, schools, strengths
from scan.store.database import Database, opened, writing
from scan.store.driver import sqlite3
from tests.store.examples import (
    ACTION,
    ADOPTED,
    EVENT,
    OBSTACLE,
    RECORD,
    SCAN,
    SCHOOL,
    SHARED,
    STRENGTH,
    TALLY,
    TODAY,
    UPDATE,
    purge,
)

MERGED = replace(OBSTACLE, id="o0", number=2, merged_into="o9")
FULL = replace(RECORD, obstacles=(OBSTACLE, MERGED, replace(OBSTACLE, id="o9", number=9)))


def test_a_record_comes_back_as_it_was(fresh_db: Database) -> None:
    with writing(fresh_db):
        records.insert(fresh_db, FULL, TODAY)
    assert records.load(fresh_db, "scan") == FULL == records.load(fresh_db, "scan")


def test_a_school_that_is_known_stays_as_it_is(fresh_db: Database) -> None:
    with writing(fresh_db):
        schools.insert(fresh_db, SCHOOL)
        records.insert(fresh_db, replace(FULL, school=replace(SCHOOL, name="Anders")), TODAY)
    assert records.load(fresh_db, "scan").school == SCHOOL


def test_what_was_deleted_is_not_in_a_record(fresh_db: Database) -> None:
    with writing(fresh_db):
        records.insert(fresh_db, FULL, TODAY)
        obstacles.set_deleted(fresh_db, "o1", True)
        strengths.set_deleted(fresh_db, "s1", True)
    found = records.load(fresh_db, "scan")
    assert [o.id for o in found.obstacles] == ["o0", "o9"]
    assert found.actions == (replace(ACTION, obstacle_ids=(), strength_id=None),)
    with writing(fresh_db):
        actions.set_deleted(fresh_db, "a1", True)
    assert records.load(fresh_db, "scan").updates == ()
    purge(fresh_db, "scan")
    with writing(fresh_db):
        records.insert(fresh_db, found, TODAY)
    assert records.load(fresh_db, "scan") == found


@pytest.mark.parametrize("deleted", [False, True])
def test_a_scan_that_is_here_is_refused(fresh_db: Database, deleted: bool) -> None:
    with writing(fresh_db):
        records.insert(fresh_db, FULL, TODAY)
        scans.set_deleted(fresh_db, "scan", deleted)
    with pytest.raises(ImportRefused, match="staat al in"), writing(fresh_db):
        records.insert(fresh_db, FULL, TODAY)


INCOHERENT: list[ScanRecord] = [
    replace(FULL, school=replace(SCHOOL, id="other")),
    replace(FULL, obstacles=(OBSTACLE, replace(MERGED, merged_into="none"))),
    replace(FULL, obstacles=(OBSTACLE, OBSTACLE)),
    replace(FULL, obstacles=(OBSTACLE, replace(MERGED, merged_into="o0"))),
    replace(FULL, obstacles=(replace(OBSTACLE, merged_into="o0"), replace(MERGED, merged_into="o1"))),
    replace(FULL, obstacles=(replace(OBSTACLE, scan_id="other"),)),
    replace(FULL, obstacles=()),
    replace(FULL, strengths=()),
    replace(FULL, actions=()),
    replace(FULL, tallies=(replace(TALLY, group_id="none"),)),
    replace(FULL, updates=(UPDATE, UPDATE)),
    replace(FULL, adopted=(ADOPTED, ADOPTED)),
]


@pytest.mark.parametrize("record", INCOHERENT)
def test_a_record_that_does_not_hang_together_is_refused_whole(fresh_db: Database, record: ScanRecord) -> None:
    with pytest.raises(ImportRefused), writing(fresh_db):
        records.insert(fresh_db, record, TODAY)
    assert (scans.summaries(fresh_db, TODAY), schools.all_schools(fresh_db)) == ([], [])


def test_parts_that_belong_to_another_scan_are_refused(fresh_db: Database) -> None:
    with writing(fresh_db):
        records.insert(fresh_db, FULL, TODAY)
    other = replace(SCAN, id="other")
    with pytest.raises(ImportRefused), writing(fresh_db):
        records.insert(fresh_db, ScanRecord(SCHOOL, other, obstacles=(replace(OBSTACLE, scan_id="other"),)), TODAY)
    stolen = replace(ACTION, id="a9", scan_id="other", strength_id=None)
    with pytest.raises(ImportRefused), writing(fresh_db):
        records.insert(fresh_db, ScanRecord(SCHOOL, other, actions=(stolen,)), TODAY)
    assert len(scans.summaries(fresh_db, TODAY)) == 1


WRITES: list[Callable[[Database], object]] = [
    lambda db: scans.update(db, replace(SCAN, title="Anders")),
    lambda db: scans.set_deleted(db, "scan", True),
    lambda db: schools.update(db, replace(SCHOOL, name="Anders")),
    lambda db: own_contents.use(db, "scan", 0),
    lambda db: answers.save_shared(db, "scan", [SHARED]),
    lambda db: answers.clear_shared(db, "scan", SHARED.statement_id, Aspect.NOW),
    lambda db: answers.save_tallies(db, "scan", [TALLY]),
    lambda db: obstacles.insert(db, replace(OBSTACLE, id="x", number=5)),
    lambda db: obstacles.update(db, OBSTACLE),
    lambda db: obstacles.set_merged(db, OBSTACLE, "o9"),
    lambda db: obstacles.set_deleted(db, "o1", True),
    lambda db: strengths.insert(db, replace(STRENGTH, id="x", number=5)),
    lambda db: strengths.update(db, STRENGTH),
    lambda db: strengths.set_deleted(db, "s1", True),
    lambda db: actions.insert(db, replace(ACTION, id="x", number=5)),
    lambda db: actions.update(db, ACTION),
    lambda db: actions.set_deleted(db, "a1", True),
    lambda db: actions.add_update(db, replace(UPDATE, id="x")),
    lambda db: plans.insert(db, "scan", replace(ADOPTED, number=2)),
    lambda db: log.append(db, EVENT),
]


@pytest.mark.parametrize("write", WRITES)
def test_the_revision_grows_with_every_write(fresh_db: Database, write: Callable[[Database], object]) -> None:
    other = replace(FULL, school=replace(SCHOOL, id="b"), scan=replace(SCAN, id="other", school_id="b"))
    empty = ScanRecord(other.school, other.scan)
    with writing(fresh_db):
        records.insert(fresh_db, FULL, TODAY)
        records.insert(fresh_db, empty, TODAY)
    before, elsewhere = scans.revision(fresh_db, "scan"), scans.revision(fresh_db, "other")
    with writing(fresh_db):
        write(fresh_db)
    assert scans.revision(fresh_db, "scan") > before
    assert scans.revision(fresh_db, "other") == elsewhere


def test_every_write_function_refuses_to_work_outside_writing(fresh_db: Database) -> None:
    with writing(fresh_db):
        records.insert(fresh_db, FULL, TODAY)
    before = scans.revision(fresh_db, "scan")
    for write in WRITES:
        with pytest.raises(StorageError):
            write(fresh_db)
    assert scans.revision(fresh_db, "scan") == before


def test_the_revision_of_an_unknown_scan_is_zero_and_never_starts_again(fresh_db: Database) -> None:
    assert scans.revision(fresh_db, "scan") == 0
    with writing(fresh_db):
        records.insert(fresh_db, FULL, TODAY)
    before = scans.revision(fresh_db, "scan")
    purge(fresh_db, "scan")
    with writing(fresh_db):
        records.insert(fresh_db, ScanRecord(SCHOOL, SCAN), TODAY)
    assert scans.revision(fresh_db, "scan") > before


CANARY = "kanarie-7f3a"


def _with_canaries(path: Path) -> None:
    record = replace(
        FULL,
        scan=replace(SCAN, reason=f"{CANARY} waarom"),
        obstacles=tuple(replace(o, title=f"{CANARY} belemmering", kept_by=CANARY * 100) for o in FULL.obstacles),
        strengths=(replace(STRENGTH, seen_in=f"{CANARY} kracht"),),
        actions=(replace(ACTION, owner_name=f"{CANARY} naam", first_step=CANARY),),
        updates=(replace(UPDATE, note=f"{CANARY} voortgang"),),
        adopted=(replace(ADOPTED, plan=f'"{CANARY}"' + " " * 20_000),),
    )
    with opened(path) as db, writing(db):
        records.insert(db, record, TODAY)


def _found(path: Path) -> list[str]:
    return sorted(file.name for file in path.parent.iterdir() if CANARY.encode() in file.read_bytes())


def test_P10_purging_a_scan_removes_its_bytes(path: Path) -> None:
    _with_canaries(path)
    assert _found(path) == ["scan.db"]
    with opened(path) as db:
        purge(db, "scan")
        with pytest.raises(NotFound):
            scans.get(db, "scan", deleted=True)
        with pytest.raises(NotFound):
            purge(db, "scan")
    assert _found(path) == []


def test_P10_an_ordinary_delete_does_not(path: Path) -> None:
    _with_canaries(path)
    careless = sqlite3.connect(path)
    careless.execute("PRAGMA secure_delete = OFF")
    careless.execute("PRAGMA foreign_keys = ON")
    with careless:
        careless.execute("DELETE FROM scans")
    careless.close()
    assert _found(path) == ["scan.db"]


def test_P10_text_that_was_overwritten_is_gone_without_a_vacuum(path: Path) -> None:
    with opened(path) as db:
        with writing(db):
            records.insert(db, replace(RECORD, obstacles=(replace(OBSTACLE, kept_by=CANARY),)), TODAY)
        assert _found(path) == ["scan.db"]
        with writing(db):
            obstacles.update(db, replace(OBSTACLE, kept_by="x"))
    assert _found(path) == []


def test_P10_purging_leaves_no_empty_pages_behind(path: Path) -> None:
    _with_canaries(path)
    with opened(path) as db:
        purge(db, "scan")
        assert db.execute("PRAGMA freelist_count").fetchone()[0] == 0


def test_freeing_space_inside_writing_is_refused_and_nothing_goes(fresh_db: Database) -> None:
    with writing(fresh_db):
        records.insert(fresh_db, FULL, TODAY)
    with pytest.raises(StorageError), writing(fresh_db):
        purge(fresh_db, "scan")
    assert records.load(fresh_db, "scan") == FULL
