"""`doorbraak statements` writes a school's own statements and takes them in again."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from scan.library.reader import library
from scan.model.own_content import OwnContent, OwnStatement
from scan.model.permissions import Actor, Role
from scan.model.text import Text
from scan.store.database import opened
from scan.usecases import adapting, preparing
from scan.usecases.desk import Desk
from tests.cli.conftest import Run

LAYER = OwnContent(0, (OwnStatement("own-1", "time", text=Text("Wij hebben een vast uur 🕰.", "")),))


def school_of(desk: Desk, scan_id: str) -> str:
    return preparing.scan_of(desk, scan_id).school_id


@pytest.fixture
def kept(database: Path, scan_id: str) -> OwnContent:
    """The demonstration school with a layer of its own."""
    with opened(database) as db:
        desk = Desk(db, Actor("Test", Role.FACILITATOR), datetime.now(UTC))
        return adapting.keep_content(desk, library(), school_of(desk, scan_id), LAYER)


@pytest.mark.parametrize(("name", "start"), [("own.yaml", b"# "), ("own.XLSX", b"PK"), ("own", b"# ")])
def test_statements_go_out_by_the_ending_of_the_file_and_come_in_again(
    run: Run, scan_id: str, kept: OwnContent, tmp_path: Path, name: str, start: bytes
) -> None:
    file = tmp_path / name
    said = run("statements", scan_id, "--out", file)
    assert (said.code, said.out, said.err) == (0, "", "")
    assert file.read_bytes().startswith(start)
    assert run("statements", scan_id, "--import", file).out == f"{kept.version}\t1\n"


def test_what_was_changed_in_the_file_becomes_the_next_version(
    run: Run, scan_id: str, database: Path, kept: OwnContent, tmp_path: Path
) -> None:
    file = tmp_path / "own.yaml"
    run("statements", scan_id, "--out", file)
    file.write_text(file.read_text("utf-8").replace("een vast uur", "twee vaste uren"), "utf-8")
    assert run("statements", scan_id, "--import", file).out == "2\t1\n"
    with opened(database, read_only=True) as db:
        desk = Desk(db, Actor("Test", Role.READER), datetime.now(UTC))
        (entry,) = adapting.content_of(desk, school_of(desk, scan_id)).statements
    assert entry.text == Text("Wij hebben twee vaste uren 🕰.", "")
    assert kept.version == 1


def test_a_wrong_file_is_refused_by_line_and_nothing_is_kept(run: Run, scan_id: str, tmp_path: Path) -> None:
    file = tmp_path / "own.yaml"
    file.write_text("format: doorbraak-statements\nstatements:\n- theme: rust\n- theme: time\n", "utf-8")
    said = run("statements", scan_id, "--import", file)
    assert (said.code, said.out) == (1, "")
    assert [line.split(",")[0] for line in said.err.splitlines()] == ["Regel 3", "Regel 3", "Regel 4"]
    assert run("statements", "none", "--out", file).code == 1


@pytest.mark.parametrize("name", ["own.yaml", "own.xlsx"])
def test_a_file_of_an_earlier_version_is_refused_with_what_to_do(
    run: Run, scan_id: str, database: Path, kept: OwnContent, tmp_path: Path, name: str
) -> None:
    file = tmp_path / name
    run("statements", scan_id, "--out", file)
    with opened(database) as db:
        desk = Desk(db, Actor("Test", Role.FACILITATOR), datetime.now(UTC))
        adapting.keep_content(desk, library(), school_of(desk, scan_id), OwnContent(kept.version))
    said = run("statements", scan_id, "--import", file)
    assert (said.code, said.out) == (1, "")
    assert "gemaakt bij versie 1, en nu geldt versie 2" in said.err


def test_a_scan_that_comes_in_with_other_statements_says_so(
    run: Run, scan_id: str, database: Path, kept: OwnContent, tmp_path: Path
) -> None:
    file = tmp_path / "scan.json"
    run("json", scan_id, "--out", file)
    with opened(database) as db:
        desk = Desk(db, Actor("Test", Role.FACILITATOR), datetime.now(UTC))
        preparing.delete_scan(desk, scan_id)
        preparing.purge_scan(desk, scan_id, preparing.all_scans(desk, deleted=True)[0].title)
    said = run("import", file)
    assert said.code == 0
    assert said.err.startswith("Let op: deze scan vraagt andere stellingen")
    assert kept.version == 1
