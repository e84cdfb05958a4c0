"""Files with own statements from another moment: another version, a theme that is gone, a statement that moved."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from openpyxl import load_workbook

from scan.exports.own_statements_xlsx import to_xlsx
from scan.exports.own_statements_yaml import to_yaml
from scan.library.reader import library
from scan.model.own_content import OwnContent, OwnStatement
from scan.model.text import Text
from tests.exports.editing import HEAD, ROW, edited, read, refusal, saved

OURS = OwnStatement("time-1", "time", text=Text("Ons uur", ""))
GONE = OwnStatement("own-1", "rust", text=Text("Van vroeger", ""))
MOVED = OwnStatement("time-1", "purpose", text=Text("Verhuisd", ""))


def files(content: OwnContent) -> list[bytes]:
    return [to_yaml(content, "De Brug"), to_xlsx(content, library(), "De Brug")]


def test_both_files_carry_the_version_that_they_were_made_from() -> None:
    for file in files(OwnContent(3, (OURS,))):
        assert read(file, OwnContent(5, (OURS,))) == OwnContent(3, (OURS,))


def test_a_file_that_is_silent_about_its_version_follows_the_newest() -> None:
    book = load_workbook(BytesIO(edited(id, OwnContent(3))))
    book.remove(book.worksheets[1])
    assert read(saved(book), OwnContent(5)).version == 5
    assert read(HEAD + "- theme: time\n  text: {nl: x}\n", OwnContent(5)).version == 5


@pytest.mark.parametrize("version", ["drie", "-1", "[1]", "9999999999", ""])
def test_a_version_that_is_no_number_is_named_by_its_line(version: str) -> None:
    text = f"format: doorbraak-statements\nversion: {version}\nstatements: []\n"
    assert refusal(text) == ["Regel 2: “version” heeft niet de goede vorm."]


def test_an_entry_in_a_theme_that_the_library_dropped_goes_out_and_comes_in_as_it_was() -> None:
    known = OwnContent(4, (GONE, OURS))
    for file in files(known):
        assert read(file, known) == known
    for file in files(OwnContent(4, (replace(GONE, text=Text("Anders", "")),))):
        assert "het thema “rust” bestaat niet" in refusal(file, known)[0]


def test_a_statement_that_moved_to_another_theme_stands_once_in_its_own() -> None:
    known = OwnContent(4, (MOVED,))
    page = load_workbook(BytesIO(to_xlsx(known, library(), "De Brug"))).worksheets[0]
    assert [row for row in range(1, page.max_row + 1) if page.cell(row, 1).value == "time-1"] == [ROW["time-1"]]
    for file in files(known):
        assert read(file, known) == known


def test_an_entry_that_says_what_the_library_says_is_no_entry_in_either_file() -> None:
    assert read(HEAD + "- id: time-1\n") == OwnContent(4)
    same = OwnStatement("time-1", "time", short_form=library().statement_by_id["time-1"].short_form)
    assert read(HEAD + "- id: time-1\n", OwnContent(4, (same,))) == OwnContent(4, (same,))


def test_keys_that_somebody_emptied_are_read_as_nothing() -> None:
    text = HEAD + "- theme: time\n  text:\n    nl: x\n  levels:\n  wordings: ~\n"
    assert read(text) == OwnContent(4, (OwnStatement("own-new1", "time", text=Text("x", "")),))
