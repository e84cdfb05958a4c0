"""`doorbraak pdf` of a part of the plan, and without names."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.cli.conftest import Run


@pytest.fixture
def scan_id(run: Run) -> str:
    return run("demo").out.strip()


def _written(run: Run, scan_id: str, file: Path, *flags: str) -> list[str]:
    said = run("pdf", scan_id, "--out", file, *flags)
    assert (said.code, said.err) == (0, "")
    return [" ".join(page.extract_text().split()) for page in PdfReader(file).pages]


def test_the_summary_alone(run: Run, scan_id: str, tmp_path: Path) -> None:
    (page,) = _written(run, scan_id, tmp_path / "plan.pdf", "--summary")
    assert "Alleen de samenvatting" in page


def test_one_theme_alone(run: Run, scan_id: str, tmp_path: Path) -> None:
    pages = _written(run, scan_id, tmp_path / "plan.pdf", "--theme", "time")
    assert all("Alleen het thema" in page for page in pages)


def test_one_owner_alone_and_without_names(run: Run, scan_id: str, tmp_path: Path) -> None:
    whole = _written(run, scan_id, tmp_path / "plan.pdf")
    owner = "Bas Wiering"
    assert owner in " ".join(whole)
    assert owner in _written(run, scan_id, tmp_path / "hers.pdf", "--owner", owner)[0]
    bare = _written(run, scan_id, tmp_path / "bare.pdf", "--owner", owner, "--without-names")
    assert owner not in " ".join(bare)
    assert dict(PdfReader(tmp_path / "bare.pdf").attachments) == {}


def test_a_role_alone_with_and_without_names(run: Run, scan_id: str, tmp_path: Path) -> None:
    for flags in ((), ("--without-names",)):
        pages = _written(run, scan_id, tmp_path / "role.pdf", "--owner", " roosterMAKER", *flags)
        assert "Alleen de acties van Roostermaker" in pages[0]
        assert ("Bas Wiering" in " ".join(pages)) is not bool(flags)


def test_what_is_not_in_the_plan_is_told_and_nothing_is_written(run: Run, scan_id: str, tmp_path: Path) -> None:
    said = run("pdf", scan_id, "--out", tmp_path / "plan.pdf", "--owner", "Niemand Nergens")
    assert said.code == 1
    assert "Niemand Nergens" in said.err
    assert not (tmp_path / "plan.pdf").exists()


def test_two_parts_at_once_are_refused(run: Run, scan_id: str, tmp_path: Path) -> None:
    with pytest.raises(SystemExit):
        run("pdf", scan_id, "--out", tmp_path / "plan.pdf", "--summary", "--theme", "time")
