"""Every command does what it says: demonstration, lists, documents, files out and in, backups."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from icalendar import Calendar
from openpyxl import load_workbook
from pypdf import PdfReader

from scan import __version__
from scan.cli import main
from scan.i18n import LANGUAGES
from scan.library.reader import library
from scan.model.permissions import Actor, Role
from scan.model.plan import ActionPlan
from scan.store.database import opened
from scan.usecases import adopting, preparing
from scan.usecases.desk import Desk
from tests.cli.conftest import Run

ROOT = Path(__file__).parents[2]


def plan_in(database: Path, scan_id: str, number: int = 0) -> ActionPlan:
    with opened(database, read_only=True) as db:
        desk = Desk(db, Actor("Test", Role.READER), datetime.now(UTC))
        if number:
            return adopting.adopted_plan(desk, scan_id, number)
        return adopting.current_plan(desk, library(), scan_id)


def unbroken(text: str) -> str:
    """Text without white space: where a line breaks does not matter."""
    return "".join(text.split())


def titles(plan: ActionPlan) -> list[str]:
    return [unbroken(title) for title in [*(o.title for o in plan.obstacles()), *(a.title for a in plan.actions())]]


def words_of(pdf: Path) -> str:
    return unbroken(" ".join(page.extract_text() for page in PdfReader(pdf).pages))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pdf_of_the_demonstration_holds_every_obstacle_and_action(
    run: Run, database: Path, tmp_path: Path, language: str
) -> None:
    scan_id = run("demo", "--language", language).out.strip()
    file = tmp_path / "plan.pdf"
    said = run("pdf", scan_id, "--out", file, "--language", language)
    assert (said.code, said.out, said.err) == (0, "", "")
    plan, words = plan_in(database, scan_id), words_of(file)
    assert len([*plan.actions()]) >= 20
    assert [title for title in titles(plan) if title not in words] == []


def test_the_demonstration_is_brought_in_once(run: Run, scan_id: str) -> None:
    scans = run("scans").out
    assert run("demo").out.strip() == scan_id
    assert run("scans").out == scans


def test_the_demonstration_differs_per_language(run: Run, scan_id: str) -> None:
    assert run("demo", "--language", "en").out.strip() != scan_id


def test_scans_are_listed_by_id_school_and_title(run: Run, scan_id: str, database: Path) -> None:
    first = run("scans").out.splitlines()[0]
    plan = plan_in(database, scan_id)
    assert first == f"{scan_id}\t{plan.school}: {plan.title}"


def test_a_new_database_has_no_scans(run: Run) -> None:
    said = run("scans")
    assert (said.code, said.out, said.err) == (0, "", "")


def test_the_workbook_holds_every_obstacle_and_action(run: Run, scan_id: str, database: Path, tmp_path: Path) -> None:
    file = tmp_path / "plan.xlsx"
    assert run("xlsx", scan_id, "--out", file).code == 0
    book = load_workbook(file)
    cells = {unbroken(str(cell)) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row}
    book.close()
    assert [title for title in titles(plan_in(database, scan_id)) if title not in cells] == []


def test_the_calendar_names_every_open_action_with_a_deadline(
    run: Run, scan_id: str, database: Path, tmp_path: Path
) -> None:
    file = tmp_path / "plan.ics"
    assert run("ics", scan_id, "--out", file).code == 0
    words = unbroken(" ".join(str(event.get("summary")) for event in Calendar.from_ical(file.read_bytes()).walk()))
    ahead = [a for a in plan_in(database, scan_id).actions() if a.deadline and a.state in ("busy", "not_started")]
    assert ahead
    assert [action.title for action in ahead if unbroken(action.title) not in words] == []


def test_an_adopted_version_is_written_as_it_was_adopted(run: Run, database: Path, tmp_path: Path) -> None:
    run("demo")
    with opened(database) as db:
        desk = Desk(db, Actor("Test", Role.READER), datetime.now(UTC))
        scan_id, number = next((scan.id, scan.plan_version) for scan in preparing.all_scans(desk) if scan.plan_version)
    file = tmp_path / "plan.pdf"
    assert run("pdf", scan_id, "--version", number, "--out", file).code == 0
    words = words_of(file)
    assert [title for title in titles(plan_in(database, scan_id, number)) if title not in words] == []


def test_R14_a_scan_goes_out_and_into_a_fresh_database_and_out_again_the_same(
    run: Run, scan_id: str, tmp_path: Path
) -> None:
    first, second, fresh = tmp_path / "een.json", tmp_path / "twee.json", tmp_path / "fresh" / "scan.db"
    assert run("json", scan_id, "--out", first).code == 0
    said = run("import", first, database=fresh)
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith(f"{scan_id}\t")
    assert run("scans", database=fresh).out == said.out
    assert run("json", scan_id, "--out", second, database=fresh).code == 0
    assert second.read_bytes() == first.read_bytes()


def test_R13_a_backup_puts_back_what_was_there_and_keeps_what_it_replaces(
    run: Run, scan_id: str, database: Path, tmp_path: Path
) -> None:
    before = run("scans").out
    said = run("backup")
    backup = Path(said.out.strip())
    assert said.code == 0
    assert backup.parent == database.parent / "backups"
    run("demo", "--language", "en")
    after = run("scans").out
    assert after != before
    assert run("restore", backup).code == 0
    assert run("scans").out == before
    (replaced,) = database.parent.glob("scan-replaced*.db")
    assert run("scans", database=replaced).out == after


def test_R13_a_backup_goes_where_it_is_told(run: Run, scan_id: str, tmp_path: Path) -> None:
    folder = tmp_path / "elsewhere" / "safe"
    backup = Path(run("backup", "--folder", folder).out.strip())
    assert backup.parent == folder
    fresh = tmp_path / "fresh.db"
    assert run("restore", backup, database=fresh).code == 0
    assert run("scans", database=fresh).out == run("scans").out


def test_a_whole_database_is_found_in_order(run: Run, scan_id: str) -> None:
    said = run("check")
    assert (said.code, said.out, said.err) == (0, "De database is in orde.\n", "")
    assert run("check", "--language", "en").out == "The database is in order.\n"


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert (ended.value.code, capsys.readouterr().out) == (0, f"{__version__}\n")


@pytest.mark.parametrize("wrong", [[], ["dance"], ["pdf"], ["pdf", "x"], ["demo", "--language", "fr"], ["import"]])
def test_a_command_that_is_typed_wrong_ends_with_its_usage(
    wrong: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(wrong)
    assert ended.value.code == 2
    assert capsys.readouterr().err.startswith("usage: doorbraak")


def test_a_terminal_that_cannot_write_every_letter_still_gets_the_list(run: Run, database: Path) -> None:
    run("scans")
    with opened(database) as db:
        desk = Desk(db, Actor("Test", Role.FACILITATOR), datetime.now(UTC))
        scan = preparing.start_scan(desk, library(), preparing.NewScan("Één 👩‍🏫", school_name="Łódź"))
    command = [sys.executable, "-m", "scan", "scans", "--database", str(database)]
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONPATH": str(ROOT)}
    ended = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False)
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert scan.id.encode() in ended.stdout
