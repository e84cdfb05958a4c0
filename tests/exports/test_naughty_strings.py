"""The Big List of Naughty Strings in every cell of the workbook that people type in: text, letter for letter (S3)."""

from __future__ import annotations

from dataclasses import replace

from scan.exports.workbook import dangerous, to_xlsx
from scan.model.text import Text, clean
from tests.data import BIG_LIST
from tests.exports.samples import a_plan
from tests.exports.test_plan_workbook import assert_text_alone, cells, hostile_plan

NO_XML = {0xFFFE: "_xFFFE_", 0xFFFF: "_xFFFF_"}
"""What a workbook writes, and Excel reads back, for a character that XML has not; openpyxl shows it as written."""


def test_S3_each_of_the_list_in_every_field_of_a_theme_stays_text() -> None:
    theme_of = [hostile_plan(clean(text)).themes[0] for text in BIG_LIST]
    themes = (
        replace(theme, id=f"theme-{place}", name=Text(text, text), short_name=Text(text, text))
        for place, (theme, text) in enumerate(zip(theme_of, map(clean, BIG_LIST), strict=True))
    )
    book = assert_text_alone(to_xlsx(replace(a_plan(), themes=tuple(themes)), "nl"))
    for sheet in ("Acties", "Belemmeringen", "Krachten", "Scores"):
        written = {cell.value for row in book[sheet].iter_rows() for cell in row}
        assert [text for text in map(clean, BIG_LIST) if text and text.translate(NO_XML) not in written] == [], sheet


def test_S3_each_of_the_list_as_school_board_title_reason_and_decision_stays_text() -> None:
    for text in map(clean, BIG_LIST):
        book = assert_text_alone(to_xlsx(replace(hostile_plan(text), themes=()), "en"))
        written = [cell.value for cell in cells(book)]
        assert written.count(text.translate(NO_XML)) >= 4 or not text, text


def test_S3_the_list_holds_what_a_workbook_would_calculate() -> None:
    assert sum(map(dangerous, map(clean, BIG_LIST))) > 10
