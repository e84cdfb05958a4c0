"""Files with own statements that people edited: what they may do, and every error named by its row or line (S4)."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from scan.exports import own_statements_sheet
from scan.exports.own_statements_import import LARGEST_FILE, MOST_SHOWN
from scan.exports.own_statements_sheet import LARGEST_CONTENT, MOST_TAGS
from scan.exports.own_statements_xlsx import COLUMNS
from scan.library.reader import library
from scan.model.own_content import MOST_STATEMENTS, OwnContent, OwnStatement
from scan.model.text import Text
from tests.exports.editing import LONG, ROW, Edit, edited, put, read, refusal, saved
from tests.exports.samples import a_layer

NEW = max(ROW.values()) + 1
TIME = ROW["time-1"]
SHORT = library().statement_by_id["time-1"].short_form
OURS = OwnStatement("time-1", "time", short_form=SHORT, text=Text("Ons uur", ""))
WORDED = replace(
    OURS,
    levels=library().statement_by_id["time-1"].levels,
    wordings=library().statement_by_id["time-1"].wordings,
)
"""Worded anew in a row whose other columns are empty: these keep the words of the library, as on the screen."""
OFF = OwnStatement("time-1", "time", on=False, short_form=SHORT)
RESHORTED = OwnStatement("time-1", "time", short_form=not SHORT)


@pytest.mark.parametrize(
    ("edit", "entry"),
    [
        (put("time-1", on="nee"), OFF),
        (put("time-1", on=False), OFF),
        (put("time-1", on=" NO "), OFF),
        (put("time-1", short_form="nee" if SHORT else "ja"), RESHORTED),
        (put("time-1", text__nl="Ons uur"), WORDED),
        (put("time-1", text__nl="Ons\n uur ", on=None, short_form=None), WORDED),
        (put("time-1", text__en=2030), replace(WORDED, text=Text("", "2030"))),
        (
            put("", theme="time", text__nl="Nieuw", reverse="ja"),
            OwnStatement("own-new1", "time", reverse=True, text=Text("Nieuw", "")),
        ),
        (
            put("", id="own-7", theme="time", on="nee", text__en="x"),
            OwnStatement("own-7", "time", on=False, text=Text("", "x")),
        ),
    ],
)
def test_what_people_do_in_a_row_becomes_an_entry(edit: Edit, entry: OwnStatement) -> None:
    assert read(edited(edit)) == OwnContent(4, (entry,))


def test_a_row_that_people_empty_or_remove_goes_back_to_the_library() -> None:
    layer = OwnContent(4, (OURS, OwnStatement("own-1", "purpose", text=Text("x", ""))))
    added = ROW["purpose-1"] + len(library().themes[0].statements)
    assert read(edited(lambda page: page.delete_rows(added), layer), layer) == OwnContent(4, (OURS,))
    emptied = put("time-1", text__nl=None, reverse=None)
    without = OwnContent(4, (OURS,))
    assert read(edited(emptied, without), without) == OwnContent(4)


def test_people_may_sort_rows_move_columns_and_write_notes_beside_them() -> None:
    def mixed(page: Worksheet) -> None:
        rows = [*page.iter_rows(values_only=True)]
        for number, cells in enumerate([*rows[:2], *reversed(rows[2:])], 2):
            for column, value in enumerate(reversed(cells), 1):
                page.cell(number, column).value = value
                page.cell(number, column).data_type = "s"
        page.delete_rows(1)
        page.insert_rows(1)
        page.cell(1, 1).value = "Onze stellingen"
        page.cell(5, len(COLUMNS) + 1).value = "een notitie"

    assert read(edited(mixed, a_layer()), a_layer()) == a_layer()


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (put("time-1", on="soms"), f"Rij {TIME}, kolom “Aan”: vul hier ja of nee in."),
        (
            put("time-1", text__nl=LONG),
            f"Rij {TIME}, kolom “Eigen stelling (Nederlands)”: deze tekst heeft 201 tekens.",
        ),
        (
            put("time-1", wordings__pupils__en=LONG, text__nl="x"),
            f"Rij {TIME}, kolom “Leerlingen (Engels)”: deze tekst",
        ),
        (put("time-1", reverse="ja"), f"Rij {TIME}, kolom “Eigen stelling (Nederlands)”: omgekeerd,"),
        (put("time-1", wordings__pupils__nl="x"), f"Rij {TIME}, kolom “Eigen stelling (Nederlands)”: omgekeerd,"),
        (
            put("time-1", text__nl="x", levels__low__nl="y", levels__high__en="z"),
            f"Rij {TIME}, kolom “Bij een 3 (Nederlands)”: vul wat",
        ),
        (
            put("time-1", theme="purpose"),
            f"Rij {TIME}, kolom “Thema”: deze stelling hoort bij het thema “Tijd en overleg”.",
        ),
        (put("time-1", theme="rust", text__nl="x"), f"Rij {TIME}, kolom “Thema”: het thema “rust” bestaat niet."),
        (put("time-1", id="tijd-1", text__nl="x"), f"Rij {TIME}, kolom “Id”: de stelling “tijd-1” bestaat niet."),
        (put("time-1", id="own-é", text__nl="x"), f"Rij {TIME}, kolom “Id”: de stelling “own-é” bestaat niet."),
        (put("", text__nl="x"), f"Rij {NEW}, kolom “Thema”: kies een thema."),
        (put("", theme="time"), f"Rij {NEW}, kolom “Eigen stelling (Nederlands)”: de stelling is nog leeg."),
        (put("", id="own-1", theme="time"), f"Rij {NEW}, kolom “Eigen stelling (Nederlands)”: de stelling is nog"),
        (lambda page: page.delete_cols(COLUMNS.index("reverse") + 1), "Rij 2: deze kolommen ontbreken: reverse."),
        (lambda page: setattr(page.cell(2, 40), "value", "text.de"), "Rij 2: “text.de” is geen bekende kolom."),
        (lambda page: setattr(page.cell(2, 40), "value", "id"), "Rij 2: de kolom “id” staat er twee keer."),
    ],
)
def test_what_is_wrong_in_a_workbook_is_named_by_row_and_column(edit: Edit, said: str) -> None:
    (line,) = refusal(edited(edit))
    assert line.startswith(said)


def test_the_same_statement_twice_is_named_at_its_second_row() -> None:
    def twice(page: Worksheet) -> None:
        put("", id="own-7", theme="time", text__nl="x")(page)
        put("", id="own-7", theme="time", text__nl="y")(page)

    assert refusal(edited(twice)) == [f"Rij {NEW + 1}, kolom “Id”: de stelling “own-7” staat er twee keer in."]


def test_everything_wrong_is_named_at_once_but_not_more_than_can_be_read() -> None:
    def all_wrong(page: Worksheet) -> None:
        for id in library().statement_by_id:
            put(id, on="misschien")(page)

    lines = refusal(edited(all_wrong))
    assert lines[:2] == [f"Rij {row}, kolom “Aan”: vul hier ja of nee in." for row in (3, 4)]
    assert lines[MOST_SHOWN:] == [f"En nog {len(library().statement_by_id) - MOST_SHOWN} fouten."]


def test_more_statements_than_a_school_may_have_are_refused() -> None:
    def many(page: Worksheet) -> None:
        for number in range(MOST_STATEMENTS + 1):
            put("", theme="time", text__nl=f"Stelling {number}")(page)

    assert "hoogstens 200" in refusal(edited(many))[0]


def bomb() -> bytes:
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as parts:
        parts.writestr("xl/worksheets/sheet1.xml", b"0" * (51 * 1024 * 1024))
    return packed.getvalue()


def with_part(name: str, content: bytes) -> bytes:
    """The workbook with one of its parts replaced."""
    made = BytesIO()
    with ZipFile(BytesIO(edited(id))) as old, ZipFile(made, "w", ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, content if part == name else old.read(part))
    return made.getvalue()


FAR = (
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    b'<row r="%d"><c r="ZZZ%d"/></row></sheetData></worksheet>'
)
WIDE = FAR[: FAR.index(b"<row")] + b'<row r="1">%s</row></sheetData></worksheet>'
LAUGHS = b"<!DOCTYPE a [<!ENTITY b 'ha'>" + b"".join(
    b"<!ENTITY b%d '%s'>" % (n, b"&b%s;" % (str(n - 1).encode() if n else b"") * 20) for n in range(12)
)


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04 and no more",
        bomb(),
        edited(lambda page: page.delete_rows(2)),
        saved(Workbook()),
        edited(id)[:-100],
        edited(lambda page: [setattr(page.cell(row, 30), "value", "x") for row in range(3, 1005)]),
        with_part("xl/workbook.xml", b"<a/>"),
        with_part("xl/worksheets/sheet1.xml", b"<not closed"),
        with_part("xl/worksheets/sheet1.xml", FAR % (10**9, 10**9)),
        with_part("xl/worksheets/sheet1.xml", LAUGHS + b"]><worksheet>&b11;</worksheet>"),
        with_part("xl/worksheets/sheet1.xml", b"<worksheet/>" + b" " * LARGEST_CONTENT),
        with_part("xl/worksheets/sheet1.xml", WIDE % (b"<c/>" * MOST_TAGS)),
        b"0" * (LARGEST_FILE + 1),
    ],
    ids=[
        "cut",
        "bomb",
        "no keys",
        "empty",
        "torn",
        "rows",
        "workbook",
        "xml",
        "far",
        "laughs",
        "spaces",
        "wide",
        "large",
    ],
)
def test_S4_a_file_that_is_no_sheet_of_ours_or_a_trap_is_refused_with_one_sentence(data: bytes) -> None:
    (line,) = refusal(data)
    assert line.endswith(".")


@pytest.mark.parametrize("data", [WIDE % (b"<c/>" * 250_000), WIDE % b"" + b" " * (10 * 1024 * 1024)])
def test_S4_a_small_file_that_unpacks_to_a_large_one_never_reaches_the_reader(
    data: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(own_statements_sheet, "load_workbook", lambda *_given, **_named: pytest.fail("it was opened"))
    (line,) = refusal(with_part("xl/worksheets/sheet1.xml", data))
    assert "uitgepakt te groot" in line


def test_a_row_that_was_copied_with_its_id_is_named_and_not_taken_for_a_rewording() -> None:
    copied = put("", id="time-1", theme="time", text__nl="Een nieuwe.")
    assert refusal(edited(copied)) == [f"Rij {NEW}, kolom “Id”: de stelling “time-1” staat er twee keer in."]


def test_a_cell_in_which_excel_could_not_calculate_is_named() -> None:
    (line,) = refusal(edited(put("time-1", text__nl="#N/A")))
    assert line.startswith(f"Rij {TIME}, kolom “Eigen stelling (Nederlands)”: hier staat een foutmelding van Excel.")


@pytest.mark.parametrize("theme", ["time", "Tijd en overleg", "TIJD, overleg en rooster", "Time and meetings"])
def test_a_theme_is_known_by_its_id_and_by_its_names_in_both_languages(theme: str) -> None:
    assert read(edited(put("", theme=theme, text__nl="Nieuw"))).statements[0].theme_id == "time"


def test_pupils_keep_a_statement_that_was_worded_anew_in_the_workbook() -> None:
    read_back = read(edited(put("purpose-3", text__nl="Anders gezegd"))).statements[0]
    assert read_back.wordings == library().statement_by_id["purpose-3"].wordings
    assert read_back.levels == library().statement_by_id["purpose-3"].levels
