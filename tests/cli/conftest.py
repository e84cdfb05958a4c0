"""The command as a person at a terminal meets it, in this process and on a database of its own."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from scan.cli import main


@dataclass(frozen=True)
class Said:
    """How a command ended and what it said."""

    code: int
    out: str
    err: str


Run = Callable[..., Said]


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "scan.db"


@pytest.fixture
def run(database: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """`run("pdf", scan, "--out", file)`: on the database of this test unless another one is named."""

    def ran(*arguments: object, database: Path = database) -> Said:
        capsys.readouterr()
        code = main([*map(str, arguments), "--database", str(database)])
        said = capsys.readouterr()
        return Said(code, said.out, said.err)

    return ran


@pytest.fixture(scope="session")
def demonstrated_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with the Dutch demonstration that nobody writes to: copying it is quicker than making one per test."""
    path = tmp_path_factory.mktemp("demonstrated") / "scan.db"
    assert main(["demo", "--database", str(path)]) == 0
    return path


@pytest.fixture
def scan_id(database: Path, demonstrated_once: Path, run: Run) -> str:
    """The newest scan of the demonstration school, in Dutch."""
    shutil.copy(demonstrated_once, database)
    return run("demo").out.strip()
