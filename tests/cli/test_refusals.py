"""What goes wrong at the terminal is one sentence on stderr and exit code 1, never a traceback."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from scan.cli import main
from tests.cli.conftest import Run, Said
from tests.cli.test_commands import ROOT


def refused(said: Said) -> str:
    """The one sentence of a command that could not do what was asked."""
    assert said.code == 1
    assert said.out == ""
    (sentence,) = said.err.splitlines()
    assert "Traceback" not in sentence
    assert "None" not in sentence
    return sentence


@pytest.mark.parametrize("form", ["pdf", "xlsx", "ics", "json"])
@pytest.mark.parametrize("scan_id", ["nowhere", "", "'; DROP TABLE scans; --", "é👩‍🏫", "x" * 5_000])
def test_a_scan_that_is_not_there_is_refused_and_nothing_is_written(
    run: Run, tmp_path: Path, form: str, scan_id: str
) -> None:
    file = tmp_path / "plan"
    assert "startscherm" in refused(run(form, scan_id, "--out", file))
    assert not file.exists()


def test_a_version_that_was_never_adopted_is_refused(run: Run, scan_id: str, tmp_path: Path) -> None:
    assert "versie" in refused(run("pdf", scan_id, "--version", 99, "--out", tmp_path / "plan.pdf"))
    assert "versie" in refused(run("pdf", scan_id, "--version", -1, "--out", tmp_path / "plan.pdf"))


def test_sentences_come_in_the_language_that_was_asked_for(run: Run, tmp_path: Path) -> None:
    dutch = refused(run("pdf", "nowhere", "--out", tmp_path / "x"))
    english = refused(run("pdf", "nowhere", "--out", tmp_path / "x", "--language", "en"))
    assert dutch != english


@pytest.mark.parametrize("form", ["pdf", "json"])
def test_a_file_that_cannot_be_written_is_named(run: Run, scan_id: str, tmp_path: Path, form: str) -> None:
    for place in (tmp_path, tmp_path / "missing" / "plan", tmp_path / "scan.db" / "plan"):
        assert str(place) in refused(run(form, scan_id, "--out", place))


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
@pytest.mark.parametrize("form", ["pdf", "json"])
def test_R10_a_full_disk_is_told_with_the_name_of_the_file(run: Run, scan_id: str, form: str) -> None:
    assert "/dev/full" in refused(run(form, scan_id, "--out", "/dev/full"))


def test_R14_importing_a_file_that_is_not_there_or_a_folder_is_refused(run: Run, tmp_path: Path) -> None:
    for place in (tmp_path / "missing.json", tmp_path):
        assert str(place) in refused(run("import", place))


@pytest.mark.parametrize("content", [b"", b"{}", b"[1", b"\xff\xfe\x00", b"%PDF-1.7", b"[" * 10_000, b'{"a": NaN}'])
def test_R14_importing_something_else_is_refused_and_keeps_nothing(run: Run, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "scan.json"
    file.write_bytes(content)
    refused(run("import", file))
    assert run("scans").out == ""


def test_R14_importing_what_is_here_already_is_refused(run: Run, scan_id: str, tmp_path: Path) -> None:
    file = tmp_path / "scan.json"
    run("json", scan_id, "--out", file)
    before = run("scans").out
    refused(run("import", file))
    assert run("scans").out == before


def other_program(file: Path) -> None:
    file.unlink()
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE recipes (name)")


def cut_off(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:3_000])


DAMAGE = {
    "empty": lambda file: file.write_bytes(b""),
    "garbage": lambda file: file.write_bytes(b"\x00\x01garbage" * 999),
    "zeroed": lambda file: file.write_bytes(bytes(8_192)),
    "of another program": other_program,
    "cut off": cut_off,
}
COMMANDS = [["scans"], ["demo"], ["backup"], ["pdf", "x", "--out", "x.pdf"], ["import", "x.json"]]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
@pytest.mark.parametrize("damage", DAMAGE)
def test_R8_a_file_that_is_no_database_of_ours_is_refused_and_left_as_it_is(
    run: Run, database: Path, damage: str, command: list[str]
) -> None:
    run("scans")
    DAMAGE[damage](database)
    before = database.read_bytes()
    refused(run(*command))
    assert database.read_bytes() == before


def test_R8_a_database_in_a_place_that_cannot_be_is_refused(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("x", "utf-8")
    for place in (tmp_path, file / "scan.db"):
        refused(run("scans", database=place))


@pytest.mark.parametrize("damage", DAMAGE)
def test_checking_a_damaged_file_says_what_is_wrong(run: Run, database: Path, damage: str) -> None:
    run("scans")
    DAMAGE[damage](database)
    said = run("check")
    assert said.code == 1
    assert (said.out + said.err).strip()


def test_checking_a_database_that_is_not_there_makes_none(run: Run, database: Path) -> None:
    assert str(database) in refused(run("check"))
    assert not database.exists()


def test_R12_checking_finds_a_log_that_was_tampered_with(run: Run, scan_id: str, database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("DROP TRIGGER events_no_update")
        connection.execute("UPDATE events SET actor = 'Iemand anders' WHERE sequence = 1")
        connection.commit()
    said = run("check")
    assert (said.code, said.err) == (1, "")
    assert "logboek" in said.out


def test_R13_restoring_something_that_is_no_backup_is_refused_and_the_database_stays(
    run: Run, scan_id: str, database: Path, tmp_path: Path
) -> None:
    before = database.read_bytes()
    garbage = tmp_path / "garbage.db"
    garbage.write_bytes(b"garbage")
    for place in (tmp_path / "missing.db", garbage, tmp_path):
        refused(run("restore", place))
    assert database.read_bytes() == before


def test_R13_restoring_a_backup_that_was_changed_is_refused(run: Run, scan_id: str, database: Path) -> None:
    backup = Path(run("backup").out.strip())
    backup.write_bytes(backup.read_bytes()[:-1] + b"\x01")
    refused(run("restore", backup))
    assert run("check").code == 0


def damage_a_table(database: Path) -> None:
    """Make nonsense of the page where the updates of actions begin: the file opens, and `quick_check` finds it."""
    with closing(sqlite3.connect(database)) as connection:
        query = "SELECT rootpage FROM sqlite_schema WHERE name = 'action_updates'"
        (page,) = connection.execute(query).fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    content = bytearray(database.read_bytes())
    content[(page - 1) * size : page * size] = b"\xff" * size
    database.write_bytes(content)


def test_R9_a_damaged_database_can_be_read_but_not_written_and_the_backup_is_named(
    run: Run, scan_id: str, database: Path
) -> None:
    backup = Path(run("backup").out.strip())
    damage_a_table(database)
    before = database.read_bytes()
    assert scan_id in run("scans").out
    assert backup.name in refused(run("demo", "--language", "en"))
    assert database.read_bytes() == before
    assert run("check").code == 1
    assert run("restore", backup).code == 0
    assert run("check").code == 0


def test_a_real_process_says_its_sentence_and_ends_with_one(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "scan", "json", "é", "--out", "x", "--database", str(tmp_path / "scan.db")]
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONPATH": str(ROOT)}
    ended = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False)
    assert (ended.returncode, ended.stdout) == (1, b"")
    assert ended.stderr.decode("ascii").strip().count("\n") == 0


def test_the_database_of_the_environment_is_used_when_none_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SCAN_DATABASE", str(tmp_path / "var" / "own.db"))
    assert main(["scans"]) == 0
    assert (tmp_path / "var" / "own.db").exists()
    assert capsys.readouterr().err == ""
