"""A school's own statements out and in again: YAML and xlsx lose nothing, and nothing in them calculates (S3)."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
import yaml
from hypothesis import given, settings
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from scan.exports.own_statements import KEYS, LIBRARY, LIBRARY_SHORT
from scan.exports.own_statements_import import statements_from
from scan.exports.own_statements_xlsx import COLUMNS, to_xlsx
from scan.exports.own_statements_yaml import to_yaml
from scan.exports.workbook import dangerous
from scan.i18n import LANGUAGES, Language, speaking
from scan.library.reader import library
from scan.model.library import Library
from scan.model.own_content import OwnContent, OwnStatement
from scan.model.text import Text
from tests.exports.layers import layers
from tests.exports.samples import a_layer
from tests.exports.test_plan_workbook import HOSTILE


def new_id() -> str:
    return "own-new"


def read(data: bytes, known: OwnContent, over: Library | None = None) -> OwnContent:
    return statements_from(data, over or library(), known, new_id)


def pages(content: OwnContent) -> tuple[Worksheet, Worksheet]:
    first, second = load_workbook(BytesIO(to_xlsx(content, library(), "De Brug"))).worksheets
    return first, second


def row_of(page: Worksheet, id: str) -> dict[str, Any]:
    rows = (dict(zip(COLUMNS, cells, strict=True)) for cells in page.iter_rows(values_only=True))
    return next(row for row in rows if row["id"] == id)


@settings(max_examples=150, derandomize=True, deadline=None)
@given(layers())
def test_any_layer_comes_back_from_yaml_as_it_went(content: OwnContent) -> None:
    assert read(to_yaml(content, "De Brug"), content) == content


@settings(max_examples=60, derandomize=True, deadline=None)
@given(layers())
def test_any_layer_comes_back_from_the_workbook_as_it_went(content: OwnContent) -> None:
    assert read(to_xlsx(content, library(), "De Brug"), content) == content


@pytest.mark.parametrize("out", LANGUAGES)
@pytest.mark.parametrize("back", LANGUAGES)
def test_a_file_reads_in_whatever_language_it_was_made(out: Language, back: Language) -> None:
    with speaking(out):
        files = to_yaml(a_layer(), "De Brug"), to_xlsx(a_layer(), library(), "De Brug")
    with speaking(back):
        assert [read(file, a_layer()) for file in files] == [a_layer()] * 2


def test_a_school_that_does_not_have_the_layer_yet_gets_it_whole_but_for_what_the_library_says() -> None:
    entries = [entry for entry in a_layer().statements if entry.id != "time-99"]
    got = read(to_xlsx(replace(a_layer(), statements=tuple(entries)), library(), "De Brug"), OwnContent(7))
    assert got.version == a_layer().version != 7
    as_library = [e for e in entries if not e.text and e.on and e.short_form is _short(e.id)]
    assert {e.id: e for e in got.statements} == {e.id: e for e in entries if e not in as_library}


def _short(id: str) -> bool:
    return library().statement_by_id[id].short_form


def test_the_yaml_is_a_text_that_people_can_read() -> None:
    text = to_yaml(a_layer(), "De # Brug\n: x").decode()
    first, second, *_rest = text.splitlines()
    assert first.startswith("# De eigen stellingen van De # Brug : x")
    assert second.startswith("# ")
    assert (
        "  - id: time-1\n    theme: time\n    on: true\n    short_form: true\n    reverse: false\n    text:\n" in text
    )
    assert "nl: Wij hebben elke week een vast uur 🕰." in text
    assert "  - id: time-2\n    theme: time\n    on: false\n    short_form: false\n  - id" in text
    assert text.index("wordings:") > text.index("levels:")
    assert yaml.safe_load(text)["format"] == "doorbraak-statements"


def test_an_empty_layer_is_a_file_too() -> None:
    assert read(to_yaml(OwnContent(), "De Brug"), OwnContent()) == OwnContent()
    assert read(to_xlsx(OwnContent(), library(), "De Brug"), OwnContent()) == OwnContent()


def test_the_workbook_lists_every_statement_with_headings_keys_and_lists_to_choose_from() -> None:
    page, explanation = pages(a_layer())
    rows = [*page.iter_rows(values_only=True)]
    assert page.title == "Stellingen"
    assert rows[0][:6] == (
        "Id", "Thema", "Stelling uit de bibliotheek", "Korte vorm in de bibliotheek", "Aan", "Korte vorm",
    )  # fmt: skip
    assert rows[1] == COLUMNS
    assert [row[0] for row in rows[2:] if not str(row[0]).startswith(("own-", "time-99"))] == [
        *library().statement_by_id
    ]
    assert len(rows) == 2 + len(library().statement_by_id) + 2
    assert (page.freeze_panes, page.auto_filter.ref) == ("D3", f"A2:AH{len(rows)}")
    lists = {str(v.sqref): v.formula1 for v in page.data_validations.dataValidation}
    assert lists["E3:E1000"] == '"ja,nee"'
    assert lists["B3:B1000"] == f'"{",".join(str(theme.short_name) for theme in library().themes)}"'
    assert explanation.title == "Uitleg"
    assert {str(theme.short_name) for theme in library().themes} <= {cell.value for cell in explanation["A"]}


def test_a_row_tells_what_the_library_says_and_what_the_school_made_of_it() -> None:
    page, _explanation = pages(a_layer())
    reworded, off, added = (row_of(page, id) for id in ("time-1", "time-2", "own-1a2b3c4d"))
    assert reworded[LIBRARY] == library().statement_by_id["time-1"].text.nl
    assert (reworded["text.nl"], reworded["levels.middle.en"]) == ("Wij hebben elke week een vast uur 🕰.", None)
    assert (off["on"], off["text.nl"], off["reverse"]) == ("nee", None, None)
    assert (added[LIBRARY], added[LIBRARY_SHORT], added["reverse"]) == (None, None, "ja")


def test_the_english_workbook_is_english() -> None:
    with speaking("en"):
        page, explanation = pages(OwnContent())
    assert (page["A2"].value, page.title, explanation.title) == ("id", "Statements", "Explanation")
    assert row_of(page, "time-1")["on"] == "yes"
    assert row_of(page, "time-1")[LIBRARY] == library().statement_by_id["time-1"].text.en


def test_every_cell_of_a_statement_has_a_column() -> None:
    assert set(COLUMNS) == {*KEYS, LIBRARY, LIBRARY_SHORT}


@pytest.mark.parametrize("hostile", HOSTILE)
def test_S3_no_text_of_a_school_becomes_a_formula_or_a_link(hostile: str) -> None:
    entry = OwnStatement("own-1", "time", text=Text(hostile, "x")).checked()
    content = OwnContent(1, (entry,))
    data = to_xlsx(content, library(), hostile)
    for sheet in load_workbook(BytesIO(data)).worksheets:
        for cell in (cell for row in sheet.iter_rows() for cell in row if cell.value is not None):
            assert (cell.data_type, cell.hyperlink) == ("s", None)
            assert cell.quotePrefix or not dangerous(str(cell.value))
    with ZipFile(BytesIO(data)) as parts:
        sheets = [parts.read(name) for name in parts.namelist() if name.startswith("xl/worksheets/sheet")]
    assert not any(b"<f>" in sheet or b"<hyperlink" in sheet for sheet in sheets)
    assert read(data, content) == content == read(to_yaml(content, hostile), content)


def test_the_same_layer_gives_the_same_bytes() -> None:
    assert to_xlsx(a_layer(), library(), "De Brug") == to_xlsx(a_layer(), library(), "De Brug")


def updated() -> Library:
    """A later library: one statement dropped, one new, others reworded, and the short form turned around."""
    themes = []
    for theme in library().themes:
        first, *rest = theme.statements
        changed = [replace(s, text=Text("Nieuw", "New"), short_form=not s.short_form) for s in rest]
        themes.append(replace(theme, statements=(*changed, replace(first, id=f"{theme.id}-77"))))
    return replace(library(), themes=tuple(themes))


def test_a_library_update_between_out_and_in_changes_nothing_of_the_layer() -> None:
    for data in (to_yaml(a_layer(), "De Brug"), to_xlsx(a_layer(), library(), "De Brug")):
        assert read(data, a_layer(), over=updated()) == a_layer()
    untouched = to_xlsx(OwnContent(), library(), "De Brug")
    assert read(untouched, OwnContent(), over=updated()) == OwnContent()
