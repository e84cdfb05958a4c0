"""The pages of a finished document as pictures, and what stands on each: for the preview in the app."""

from __future__ import annotations

from collections import defaultdict
from io import BytesIO
from threading import Lock

import pypdfium2

_WIDTH = 1240
"""In pixels: sharp on a screen that shows the page half as wide."""
_COLOURS = 96
# PDFium keeps what it reads in one place for the whole process.
_one_at_a_time = Lock()


def headings_of(pdf: bytes) -> list[str]:
    """For each page what begins on it, from the document's outline: "Acties per thema, Samen leren"; may be empty."""
    found: dict[int, list[str]] = defaultdict(list)
    with _one_at_a_time, pypdfium2.PdfDocument(pdf) as document:
        for entry in document.get_toc():
            target = entry.get_dest()
            if target is not None:
                found[target.get_index()].append(entry.get_title())
        return [", ".join(found[number]) for number in range(len(document))]


def picture_of(pdf: bytes, number: int) -> bytes:
    """The page of this number, from 1, as PNG."""
    with _one_at_a_time, pypdfium2.PdfDocument(pdf) as document:
        page = document[number - 1]
        drawn = page.render(scale=_WIDTH / page.get_width()).to_pil()
    content = BytesIO()
    # Flat colours: a palette makes the file a third as large and nobody sees it.
    drawn.quantize(_COLOURS).save(content, "PNG")
    return content.getvalue()
