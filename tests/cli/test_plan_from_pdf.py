"""`doorbraak pdf` with and without attachments, and `doorbraak import` of what it wrote."""

from __future__ import annotations

from pathlib import Path

from pypdf import PdfReader

from tests.cli.conftest import Run


def test_a_plan_goes_out_as_pdf_and_comes_in_at_a_fresh_database(run: Run, scan_id: str, tmp_path: Path) -> None:
    file, fresh = tmp_path / "plan.pdf", tmp_path / "fresh" / "scan.db"
    assert run("pdf", scan_id, "--out", file).code == 0
    said = run("import", file, database=fresh)
    assert said.code == 0
    assert said.out.startswith(f"{scan_id}\t")
    assert "zonder de antwoorden" in said.err
    again = tmp_path / "again.pdf"
    assert run("pdf", scan_id, "--out", again, database=fresh).code == 0
    assert PdfReader(again).metadata.title == PdfReader(file).metadata.title  # type: ignore[union-attr]


def test_without_attachments_nothing_can_be_taken_in(run: Run, scan_id: str, tmp_path: Path) -> None:
    file = tmp_path / "plan.pdf"
    assert run("pdf", scan_id, "--without-attachments", "--out", file).code == 0
    assert dict(PdfReader(file).attachments) == {}
    said = run("import", file, database=tmp_path / "fresh" / "scan.db")
    assert said.code == 1
    assert "In deze PDF zit geen plan" in said.err
