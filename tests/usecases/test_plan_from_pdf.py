"""Taking in the PDF of a plan: at a school that is known here, and at one that is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from scan.errors import ImportRefused, NotAllowed
from scan.library.reader import library
from scan.model.permissions import Actor, Role
from scan.model.scans import Scan
from scan.store.database import opened, prepare
from scan.usecases import adapting, adopting, preparing, sharing
from scan.usecases.desk import Desk
from scan.usecases.preparing import NewScan
from scan.usecases.sharing import Format
from tests.usecases.conftest import NOW, Naming
from tests.usecases.test_sharing import LAYER, filled


@pytest.fixture
def pdf(desk: Desk, scan: Scan, named: Naming) -> bytes:
    filled(desk, scan, named)
    return sharing.plan_document(adopting.adopted_plan(desk, scan.id, 1), Format.PDF, "nl")


def test_R14_a_plan_comes_in_elsewhere_with_the_version_that_was_adopted(
    pdf: bytes, desk: Desk, scan: Scan, tmp_path: Path
) -> None:
    path = tmp_path / "elsewhere" / "scan.db"
    prepare(path, NOW)
    with opened(path) as db:
        other = Desk(db, Actor("Bo", Role.FACILITATOR), NOW)
        record = sharing.import_scan(other, pdf)
        assert preparing.record_of(other, scan.id) == record
        assert record.school.name == preparing.school_of(desk, scan).name
        assert (record.shared, record.tallies) == ((), ())
        here, there = (adopting.adopted_plan(one, scan.id, 1) for one in (desk, other))
        assert here == there
        drawn = adopting.current_plan(other, library(), scan.id)
        assert [a.title for a in drawn.actions()] == [a.title for a in here.actions()]
        assert [o.merged_titles for o in drawn.obstacles()] == [o.merged_titles for o in here.obstacles()]


def test_at_a_school_that_is_known_here_it_asks_the_newest_statements(pdf: bytes, desk: Desk, scan: Scan) -> None:
    preparing.start_scan(desk, library(), NewScan("Scan 2027", scan.school_id))
    adapting.keep_content(desk, library(), scan.school_id, LAYER)
    preparing.delete_scan(desk, scan.id)
    preparing.purge_scan(desk, scan.id, scan.title)
    record = sharing.import_scan(desk, pdf)
    assert record.school.id == scan.school_id
    assert len(preparing.all_schools(desk)) == 1
    assert adapting.asks_newest(desk, scan.id)
    assert sharing.about_statements(desk, scan.id) == ""


def test_a_plan_whose_scan_is_here_is_not_taken_in_again(pdf: bytes, desk: Desk, scan: Scan) -> None:
    with pytest.raises(ImportRefused, match="staat al"):
        sharing.import_scan(desk, pdf)


def test_a_reader_takes_nothing_in(pdf: bytes, desk: Desk) -> None:
    with pytest.raises(NotAllowed):
        sharing.import_scan(Desk(desk.db, Actor("Bo", Role.READER), NOW), pdf)


def test_of_a_pdf_is_told_that_the_answers_are_not_in_it(pdf: bytes) -> None:
    assert "zonder de antwoorden" in sharing.about_file(pdf)
    assert sharing.about_file(b"{}") == ""
