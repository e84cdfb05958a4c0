"""`doorbraak points` lists the points of the article with what carries them; docs/points.md is what it prints."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from scan.errors import ContentError
from scan.i18n import LANGUAGES, speaking
from scan.library import reader
from scan.library.points import Carrier, PieceKind, carriers, points_document
from scan.library.reader import library, read_library
from scan.settings import ROOT
from tests.cli.conftest import Run
from tests.library.small import folder_with

REMAKE = "docs/points.md is no longer what the library says. Remake it: python -m scan points > docs/points.md"


def test_the_list_in_docs_is_what_the_command_prints(run: Run) -> None:
    said = run("points")
    assert (said.code, said.err) == (0, "")
    # As lines: a checkout on Windows may have other line ends.
    assert said.out.splitlines() == (ROOT / "docs" / "points.md").read_text(encoding="utf-8").splitlines(), REMAKE


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_comes_in_the_language_that_was_asked_for(run: Run, language: str) -> None:
    content = library()
    out = run("points", "--language", language).out
    assert [line for line in out.splitlines() if line.startswith("## ")] == [
        f"## {point.id}. {getattr(point.said, language)}" for point in content.points
    ]
    for tip in content.tips:
        assert f"`{tip.id}`: {getattr(tip.title, language)}\n" in out


def test_the_list_needs_no_database_and_makes_none(run: Run, database: Path) -> None:
    run("points")
    assert not database.exists()


def test_a_broken_library_is_one_sentence_at_the_terminal(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, "_FOLDER", folder_with(tmp_path / "library", tips="id: [1\n"))
    with pytest.raises(ContentError):
        library()
    said = run("points")
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith("tips/01_one.yaml, regel ")
    assert said.err.count("\n") == 1


def test_every_kind_of_piece_is_found_in_a_fixed_order(tmp_path: Path) -> None:
    small = read_library(folder_with(tmp_path))
    small = replace(small, roles=tuple(replace(role, sources=("L1",)) for role in small.roles))
    (only,) = carriers(small).values()
    assert [(piece.kind, piece.id) for piece in only] == [
        (PieceKind.STATEMENT, "time-1"),
        (PieceKind.OBSTACLE, "time-o1"),
        (PieceKind.ROLE, "teacher"),
        (PieceKind.TIP, "tip-one"),
        (PieceKind.STORY, "story-one"),
    ]
    assert only[0] == Carrier(PieceKind.STATEMENT, "time-1", small.statement_by_id["time-1"].text)


def test_a_point_that_nothing_uses_is_said_to_be_unused(tmp_path: Path) -> None:
    small = read_library(folder_with(tmp_path))
    bare = replace(small, themes=(), roles=(), stories=(), tips=())
    assert carriers(bare) == {"L1": []}
    with speaking("nl"):
        assert points_document(bare).endswith("## L1. Samen\n\nNog niets in de bibliotheek gebruikt dit punt.\n")
