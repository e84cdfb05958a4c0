"""Files with own statements as people would edit them, and what reading them says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from itertools import count
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from scan.errors import ImportRefused
from scan.exports.own_statements_import import statements_from
from scan.exports.own_statements_xlsx import COLUMNS, to_xlsx
from scan.library.reader import library
from scan.model.own_content import OwnContent

Edit = Callable[[Worksheet], object]
HEAD = "format: doorbraak-statements\nstatements:\n"
LONG = "x" * 201
ROW = {cells[0].value: n for n, cells in enumerate(
    load_workbook(BytesIO(to_xlsx(OwnContent(), library(), "x"))).worksheets[0].iter_rows(), 1
)}  # fmt: skip


def ids() -> Iterator[str]:
    return (f"own-new{number}" for number in count(1))


def read(data: bytes | str, known: OwnContent | None = None) -> OwnContent:
    new = ids()
    content = data.encode() if isinstance(data, str) else data
    return statements_from(content, library(), known or OwnContent(4), lambda: next(new))


def refusal(data: bytes | str, known: OwnContent | None = None) -> list[str]:
    with pytest.raises(ImportRefused) as refused:
        read(data, known)
    return refused.value.sentence.split("\n")


def edited(edit: Edit, content: OwnContent | None = None) -> bytes:
    """The workbook of a layer after somebody worked in it."""
    book = load_workbook(BytesIO(to_xlsx(content or OwnContent(4), library(), "De Brug")))
    edit(book.worksheets[0])
    return saved(book)


def saved(book: Workbook) -> bytes:
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


def put(statement: str, /, **cells: Any) -> Edit:
    """Fill in cells of the row of a statement, or of the first empty row; `__` stands for a dot."""

    def edit(page: Worksheet) -> None:
        row = ROW.get(statement) or page.max_row + 1
        for key, value in cells.items():
            page.cell(row, COLUMNS.index(key.replace("__", ".")) + 1).value = value

    return edit
