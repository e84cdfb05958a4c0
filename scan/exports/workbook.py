"""A plan as an Excel workbook that can be sorted and filtered, and in which nothing is a formula (S3)."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO
from typing import Any

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from scan.exports.sheet_promised import promised_sheets
from scan.exports.sheets import Cell, Percent, Sheet, sheets_of
from scan.i18n import Language, speaking
from scan.model.plan import ActionPlan

BRAND = "#0F3D4C"
LONGEST_CELL = 32_767
"""Excel refuses a longer text."""
FIRST_YEAR = 1900
"""Excel knows no earlier dates."""
_A4 = 9
_DANGEROUS = "=+-@\t\r\n"
_NO_GUESSING = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def to_xlsx(plan: ActionPlan, language: Language) -> bytes:
    """The workbook; the same plan always gives the same bytes."""
    content = BytesIO()
    with speaking(language), xlsxwriter.Workbook(content, _NO_GUESSING) as book:
        # A date of today in the file would make every export of a frozen plan different.
        book.set_properties({"title": plan.title, "company": plan.school, "created": plan.as_of.replace(tzinfo=None)})
        style = _Style(book)
        for sheet in (*sheets_of(plan), *promised_sheets(plan)):
            _draw(book.add_worksheet(sheet.name), sheet, style)
    return content.getvalue()


def dangerous(text: str) -> bool:
    """Whether a spreadsheet may take the text for a formula once somebody edits or re-imports it."""
    first = text.lstrip(" \u00a0\ufeff")[:1]
    # NFKC: full-width and small forms become the sign that they look like.
    return bool(first) and unicodedata.normalize("NFKC", first) in _DANGEROUS


@dataclass
class _Style:
    """The formats of the workbook.

    Text that begins like a formula keeps its own letters: the cell is a string cell with Excel's own quote
    prefix, so it is not calculated on opening and stays text when somebody edits it. A visible apostrophe
    or a hidden character in front would change what people wrote, also for whoever copies it.
    """

    book: xlsxwriter.Workbook
    formats: dict[str, Any] = field(init=False)

    def __post_init__(self) -> None:
        wrapped = {"text_wrap": True, "valign": "top"}
        kinds: dict[str, dict[str, Any]] = {
            "head": {"bold": True, "font_color": "#FFFFFF", "bg_color": BRAND, **wrapped},
            "text": wrapped,
            "quoted": {"quote_prefix": True, **wrapped},
            "number": {"num_format": "0", "align": "left", "valign": "top"},
            "score": {"num_format": "0.0", "align": "left", "valign": "top"},
            "percent": {"num_format": "0%", "align": "left", "valign": "top"},
            "date": {"num_format": "yyyy-mm-dd", "align": "left", "valign": "top"},
        }
        self.formats = {name: self.book.add_format(properties) for name, properties in kinds.items()}


def _draw(page: Worksheet, sheet: Sheet, style: _Style) -> None:
    for column, (heading, width) in enumerate((c.heading, c.width) for c in sheet.columns):
        page.set_column(column, column, width)
        page.write_string(0, column, heading, style.formats["head"])
    for row, cells in enumerate(sheet.rows, 1):
        for column, cell in enumerate(cells):
            _write(page, (row, column), cell, style)
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, len(sheet.rows), len(sheet.columns) - 1)
    page.set_landscape()
    page.set_paper(_A4)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)


def _write(page: Worksheet, place: tuple[int, int], cell: Cell | Percent, style: _Style) -> None:
    match cell:
        case None | "":
            return
        case Percent(share):
            page.write_number(*place, share, style.formats["percent"])
        case int():
            page.write_number(*place, cell, style.formats["number"])
        case float():
            page.write_number(*place, cell, style.formats["score"])
        case date() if cell.year >= FIRST_YEAR:
            page.write_datetime(*place, cell, style.formats["date"])
        case _:
            text = str(cell)[:LONGEST_CELL]
            page.write_string(*place, text, style.formats["quoted" if dangerous(text) else "text"])
