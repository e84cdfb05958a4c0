"""A disk that is full or read-only (R10): told in a sentence, and everything works again after."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from scan.errors import NotSaved
from scan.model.scans import School
from scan.store import schools
from scan.store.database import Database, opened, prepare, writing
from tests.store.examples import NOW, SCHOOL

SENTENCE = r"^Niet opgeslagen: .* Je tekst staat er nog\."


def fill(db: Database, count: int = 3000) -> None:
    with writing(db):
        for place in range(count):
            schools.insert(db, School(f"many-{place}", "n" * 120, "b" * 120))


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = shutil.which("mount")
    made = mount and subprocess.run(
        [mount, "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk)], capture_output=True, check=False
    )
    if not made or made.returncode:
        pytest.skip("a small disk can only be mounted by root")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_R10_a_full_disk_is_told_and_mends_itself(small_disk: Path) -> None:
    path = small_disk / "scan.db"
    prepare(path, NOW)
    with opened(path) as db:
        with pytest.raises(NotSaved, match="de schijf is vol"):
            fill(db)
        assert schools.all_schools(db) == []
    ballast = small_disk / "ballast"
    with pytest.raises(OSError, match="space"):
        ballast.write_bytes(b"x" * 2_000_000)
    with opened(path) as db, pytest.raises(NotSaved, match=SENTENCE):
        fill(db)
    ballast.unlink()
    with opened(path) as db:
        with writing(db):
            schools.insert(db, SCHOOL)
        assert schools.all_schools(db) == [SCHOOL]


def test_R10_a_file_that_may_not_grow_is_told_and_mends_itself(fresh_db: Database) -> None:
    fresh_db.execute("PRAGMA max_page_count = 120").fetchone()
    with pytest.raises(NotSaved, match="de schijf is vol"):
        fill(fresh_db)
    assert schools.all_schools(fresh_db) == []
    fresh_db.execute("PRAGMA max_page_count = 100000").fetchone()
    fill(fresh_db)
    assert len(schools.all_schools(fresh_db)) == 3000


def test_R10_a_read_only_connection_does_not_write(path: Path) -> None:
    with opened(path, read_only=True) as db:
        with pytest.raises(NotSaved, match="mag nu niet geschreven worden"), writing(db):
            schools.insert(db, SCHOOL)
        assert schools.all_schools(db) == []


def test_what_does_not_fit_the_table_is_told(fresh_db: Database) -> None:
    with pytest.raises(NotSaved, match=SENTENCE), writing(fresh_db):
        schools.insert(fresh_db, School("school", "n" * 121))


def test_a_mistake_in_the_code_stays_a_traceback(path: Path) -> None:
    with opened(path) as db:
        pass
    with pytest.raises(Exception, match="closed database"), writing(db):
        pass
