"""The actions of a plan as a table that any program reads: one line per action, semicolons between the columns."""

from __future__ import annotations

import csv
from datetime import date
from io import StringIO

from scan.exports.sheets import Cell, Percent, sheets_of
from scan.exports.workbook import dangerous
from scan.i18n import Language, speaking
from scan.model.plan import ActionPlan

_ACTIONS = 1
"""Which of the workbook's sheets has the actions."""


def to_csv(plan: ActionPlan, language: Language) -> bytes:
    """UTF-8 with its mark, or Excel takes it for something else; nothing in it can be taken for a formula (S3)."""
    with speaking(language):
        sheet = sheets_of(plan)[_ACTIONS]
    content = StringIO()
    rows = csv.writer(content, delimiter=";", lineterminator="\r\n")
    rows.writerow(column.heading for column in sheet.columns)
    rows.writerows([_text(cell) for cell in row] for row in sheet.rows)
    return content.getvalue().encode("utf-8-sig", "replace")


def _text(cell: Cell | Percent) -> str:
    match cell:
        case None:
            return ""
        case Percent(share):
            return f"{share:.0%}"
        case date():
            return cell.isoformat()
        case _:
            text = str(cell)
            return f"'{text}" if dangerous(text) else text
