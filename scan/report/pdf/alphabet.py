"""The same code for a letter in every typeface, so that a word packs to little where it returns in another one.

reportlab hands out codes in the order in which a typeface meets its letters. With its `asciiReadable` it does what we
want, but then every typeface has all of ASCII in it, used or not.
"""

from __future__ import annotations

from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfbase.ttfonts import TTFont

_ASCII = range(33, 127)
_SPACE = 32


def keep_codes(font: TTFont, document: PDFDocument, text: str) -> None:
    """ASCII in this text gets its own codes in the font; the rest is left to reportlab."""
    state = font.state.get(document)
    if state is None:
        state = font._assignState(document, asciiReadable=True)
        state.assignments = {0: 0, _SPACE: _SPACE}
        # Codes that nothing uses stand for a space.
        state.subsets = [[0] + [_SPACE] * 127]
    for code in map(ord, text):
        if code in _ASCII and code in font.face.charToGlyph and code not in state.assignments:
            state.assignments[code] = state.subsets[0][code] = code
