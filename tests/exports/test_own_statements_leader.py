"""Files with own statements that say which of them are about one leader (P5)."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
import yaml
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from scan.exports.own_statements import LEADER, LIBRARY
from scan.exports.own_statements_xlsx import COLUMNS, to_xlsx
from scan.exports.own_statements_yaml import to_yaml
from scan.library.reader import library
from scan.model.own_content import OwnContent, OwnStatement
from scan.model.text import Text
from tests.exports.editing import HEAD, ROW, edited, put, read, refusal

OURS = Text("Wij horen wat de leiding leert.", "")
FOLLOWS = OwnStatement("leaders_learn-1", "leaders_learn", short_form=True, text=OURS)
LIFTED = replace(FOLLOWS, about_leader=False)
ADDED = OwnStatement("own-1", "time", text=Text("Mijn baas luistert.", ""))
MARKED = replace(ADDED, about_leader=True)


def row(content: OwnContent, id: str) -> dict[str, Any]:
    page = load_workbook(BytesIO(to_xlsx(content, library(), "De Brug"))).worksheets[0]
    cells = next(cells for cells in page.iter_rows(values_only=True) if cells[0] == id)
    return dict(zip(COLUMNS, cells, strict=True))


@pytest.mark.parametrize(("entry", "word"), [(FOLLOWS, "ja"), (LIFTED, "nee"), (ADDED, "nee"), (MARKED, "ja")])
def test_a_workbook_tells_what_holds_and_reads_back_what_was_set(entry: OwnStatement, word: str) -> None:
    content = OwnContent(4, (entry,))
    assert row(content, entry.id)[LEADER] == word
    assert read(to_xlsx(content, library(), "De Brug"), content) == content


@pytest.mark.parametrize("entry", [FOLLOWS, LIFTED, ADDED, MARKED])
def test_yaml_says_only_what_was_set(entry: OwnStatement) -> None:
    content = OwnContent(4, (entry,))
    text = to_yaml(content, "De Brug")
    (written,) = yaml.safe_load(text)["statements"]
    assert written.get(LEADER) is entry.about_leader
    assert read(text, content) == content


def test_the_column_of_the_library_says_which_statements_are_about_one_leader() -> None:
    about = library().statement_by_id["purpose-5"].text.nl
    assert row(OwnContent(), "purpose-5")[LIBRARY] == f"{about} (over één leidinggevende)"
    assert row(OwnContent(), "purpose-5")[LEADER] is None


def test_a_workbook_from_before_has_no_such_column_and_reads_as_before() -> None:
    def without(page: Worksheet) -> None:
        page.delete_cols(COLUMNS.index(LEADER) + 1)

    content = OwnContent(4, (FOLLOWS, ADDED))
    assert read(edited(without, content), content) == content


def test_what_people_write_in_yaml_or_leave_out_becomes_a_mark() -> None:
    written = HEAD + "- {theme: time, about_leader: ja, text: {nl: x}}\n- {theme: time, text: {nl: y}}\n"
    assert [entry.about_leader for entry in read(written).statements] == [True, None]
    written = HEAD + "- {id: purpose-5, about_leader: false, text: {nl: Anders}}\n"
    assert [entry.about_leader for entry in read(written).statements] == [False]


def test_a_mark_without_own_words_is_refused() -> None:
    for edit in (put("time-1", about_leader="ja"), put("purpose-5", about_leader="nee")):
        (line,) = refusal(edited(edit))
        assert "over één leidinggevende" in line
    assert read(edited(put("purpose-5", about_leader="ja"))) == OwnContent(4)


def test_P5_no_file_takes_the_mark_off_the_librarys_own_words() -> None:
    same = library().statement_by_id["purpose-5"].text.nl
    edit = put("purpose-5", about_leader="nee", text__nl=same, text__en=library().statement_by_id["purpose-5"].text.en)
    (line,) = refusal(edited(edit))
    assert "gaat over één leidinggevende. Zeg hem eerst in andere woorden" in line
    assert ROW["purpose-5"]


def test_what_is_neither_yes_nor_no_is_named_by_its_column() -> None:
    (line,) = refusal(edited(put("time-1", about_leader="soms", text__nl="x")))
    assert line == f"Rij {ROW['time-1']}, kolom “Over één leidinggevende”: vul hier ja of nee in."
