"""A school's own layers: kept for good, asked by version, and taken in with a scan from elsewhere."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from scan.errors import ImportRefused, NotFound, NotSaved, StorageError
from scan.model.library import Levels
from scan.model.own_content import MOST_STATEMENTS, ContentVersion, OwnContent, OwnStatement
from scan.model.people import GroupKind
from scan.model.text import TITLE, Text
from scan.store import own_contents, records, scans
from scan.store.database import Database, opened, writing
from scan.store.verify import check
from tests.store.examples import NOW, RECORD, SCAN, SCHOOL, TODAY, purge

OURS = Text("Wij hebben een vast uur.", "")
LEVELS = Levels(Text("nooit", "never"), Text("soms", ""), Text("", "weekly"))
ENTRY = OwnStatement("time-1", "time", True, True, True, OURS, LEVELS, {GroupKind.PUPILS: OURS, GroupKind.BOARD: OURS})
OFF = OwnStatement("time-2", "time", on=False)
LATER = NOW + timedelta(hours=5)
ONE, TWO = OwnContent(1, (ENTRY, OFF)), OwnContent(2, (OFF,))


def keep(db: Database, *contents: OwnContent, school: str = SCHOOL.id) -> None:
    with writing(db):
        for content in contents:
            own_contents.insert(db, school, content, NOW, "Noor")


def test_a_school_without_a_layer_has_version_zero(scan_db: Database) -> None:
    assert own_contents.newest(scan_db, SCHOOL.id) == OwnContent() == own_contents.of_scan(scan_db, SCAN.id)
    assert own_contents.version_of(scan_db, SCHOOL.id, 0) == OwnContent()
    assert own_contents.history(scan_db, SCHOOL.id) == []


def test_a_layer_comes_back_as_it_was_also_without_text_or_levels(scan_db: Database) -> None:
    keep(scan_db, ONE, TWO)
    assert own_contents.version_of(scan_db, SCHOOL.id, 1) == ONE
    assert own_contents.newest(scan_db, SCHOOL.id) == TWO
    assert own_contents.history(scan_db, SCHOOL.id) == [
        ContentVersion(2, NOW, "Noor", 1),
        ContentVersion(1, NOW, "Noor", 2),
    ]


def test_the_fullest_layer_of_the_widest_letters_fits(scan_db: Database) -> None:
    words = Text('"' * TITLE, "\\" * TITLE)
    full = replace(ENTRY, text=words, levels=Levels(words, words, words), wordings=dict.fromkeys(GroupKind, words))
    content = OwnContent(1, tuple(replace(full, id=f"own-{n}") for n in range(MOST_STATEMENTS)))
    keep(scan_db, content)
    assert own_contents.newest(scan_db, SCHOOL.id) == content


def test_a_version_that_never_was_is_not_found(scan_db: Database) -> None:
    keep(scan_db, ONE)
    with pytest.raises(NotFound):
        own_contents.version_of(scan_db, SCHOOL.id, 2)
    for scan_id, version in (("none", 0), ("none", 1), (SCAN.id, 2)):
        with pytest.raises(NotFound), writing(scan_db):
            own_contents.use(scan_db, scan_id, version)


def test_a_scan_asks_the_version_that_it_uses_and_its_revision_grows(scan_db: Database) -> None:
    keep(scan_db, ONE, TWO)
    assert own_contents.of_scan(scan_db, SCAN.id) == OwnContent()
    before, kept = scans.revision(scan_db, SCAN.id), scans.get(scan_db, SCAN.id)
    with writing(scan_db):
        own_contents.use(scan_db, SCAN.id, 1)
    assert own_contents.of_scan(scan_db, SCAN.id) == ONE == records.load(scan_db, SCAN.id).content
    assert scans.revision(scan_db, SCAN.id) > before
    assert scans.get(scan_db, SCAN.id) == kept


def test_a_change_of_the_scan_leaves_its_layer(scan_db: Database) -> None:
    keep(scan_db, ONE)
    with writing(scan_db):
        own_contents.use(scan_db, SCAN.id, 1)
        changed = scans.update(scan_db, replace(SCAN, title="Anders", short_form=True))
    assert changed.short_form is True
    assert scans.get(scan_db, SCAN.id) == changed
    assert own_contents.of_scan(scan_db, SCAN.id) == ONE


@pytest.mark.parametrize("statement", ["UPDATE own_contents SET made_by = 'Bo'", "DELETE FROM own_contents"])
def test_a_version_is_never_changed_or_removed(scan_db: Database, statement: str) -> None:
    keep(scan_db, ONE)
    with pytest.raises(NotSaved), writing(scan_db):
        scan_db.execute(statement)
    assert own_contents.newest(scan_db, SCHOOL.id) == ONE


def test_P10_the_layer_goes_with_the_last_scan_of_its_school(path: Path) -> None:
    secret = replace(ENTRY, text=Text("kanarie-7f3a", ""))
    with opened(path) as db:
        with writing(db):
            records.insert(db, replace(RECORD, content=OwnContent(1, (secret,))), TODAY)
        assert b"kanarie-7f3a" in path.read_bytes()
        purge(db, SCAN.id)
        assert own_contents.history(db, SCHOOL.id) == []
    assert b"kanarie-7f3a" not in path.read_bytes()


def test_a_layer_that_was_damaged_is_told(scan_db: Database, path: Path) -> None:
    keep(scan_db, ONE)
    with writing(scan_db):
        scan_db.execute("DROP TRIGGER own_contents_no_update")
        scan_db.execute("UPDATE own_contents SET content = '[{}]'")
    with pytest.raises(StorageError, match="Versie 1"):
        own_contents.newest(scan_db, SCHOOL.id)
    assert [problem for problem in check(path) if "Versie 1" in problem] == check(path) != []


def taken(db: Database, content: OwnContent, id: str = "other") -> OwnContent:
    """The layer that a scan asks here after it came in from a file."""
    with writing(db):
        records.insert(
            db, replace(RECORD, scan=replace(SCAN, id=id), **EMPTY, content=content), TODAY, records.Made(LATER, "Bo")
        )  # type: ignore[arg-type]
    return own_contents.of_scan(db, id)


EMPTY = {"obstacles": (), "strengths": (), "actions": (), "updates": (), "adopted": ()}


def test_a_school_that_is_new_here_gets_its_layer_with_who_brought_it_and_when(fresh_db: Database) -> None:
    assert taken(fresh_db, ONE) == ONE == records.load(fresh_db, "other").content
    (version,) = own_contents.history(fresh_db, SCHOOL.id)
    assert (version.version, version.made_by, version.made_at) == (1, "Bo", LATER)
    assert own_contents.newest(fresh_db, SCHOOL.id) == ONE


@pytest.mark.parametrize("number", [2, 1_000_000, 2**31 - 1])
def test_a_number_from_elsewhere_leaves_room_for_the_next(fresh_db: Database, number: int) -> None:
    assert taken(fresh_db, OwnContent(number, ONE.statements)) == ONE
    assert [v.version for v in own_contents.history(fresh_db, SCHOOL.id)] == [1]


def test_a_layer_from_elsewhere_is_never_the_newest_of_a_school_that_is_here(scan_db: Database) -> None:
    keep(scan_db, ONE)
    assert taken(scan_db, OwnContent(2, (OFF,))) == OwnContent(2, (OFF,))
    assert own_contents.newest(scan_db, SCHOOL.id) == OwnContent(3, ONE.statements)
    assert [v.made_at for v in own_contents.history(scan_db, SCHOOL.id)] == [LATER, LATER, NOW]


def test_a_school_that_asks_the_library_as_it_is_goes_on_doing_so(scan_db: Database) -> None:
    assert taken(scan_db, ONE) == ONE
    assert own_contents.newest(scan_db, SCHOOL.id) == OwnContent(2)


def test_a_layer_that_is_here_already_is_kept_once(scan_db: Database) -> None:
    keep(scan_db, ONE, TWO)
    reordered = (replace(ENTRY, wordings=dict(reversed(ENTRY.wordings.items()))), OFF)
    assert taken(scan_db, OwnContent(1, reordered)) == ONE == taken(scan_db, OwnContent(7, reordered), "again")
    assert len(own_contents.history(scan_db, SCHOOL.id)) == 2


def test_other_words_under_a_number_that_is_taken_get_the_next_below_the_schools_own(scan_db: Database) -> None:
    keep(scan_db, ONE, TWO)
    foreign = OwnContent(1, (ENTRY,))
    assert taken(scan_db, foreign) == OwnContent(3, (ENTRY,))
    assert own_contents.newest(scan_db, SCHOOL.id) == OwnContent(4, TWO.statements)
    assert own_contents.version_of(scan_db, SCHOOL.id, 1) == ONE
    assert taken(scan_db, foreign, "again") == OwnContent(3, (ENTRY,))
    assert len(own_contents.history(scan_db, SCHOOL.id)) == 4


def test_a_scan_without_a_layer_brings_none_and_asks_none(scan_db: Database) -> None:
    keep(scan_db, ONE)
    assert taken(scan_db, OwnContent()) == OwnContent()
    assert len(own_contents.history(scan_db, SCHOOL.id)) == 1


def test_statements_under_version_zero_do_not_hang_together(fresh_db: Database) -> None:
    with pytest.raises(ImportRefused), writing(fresh_db):
        records.insert(fresh_db, replace(RECORD, content=OwnContent(0, (OFF,))), TODAY)
