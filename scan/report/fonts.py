"""The shipped typefaces: read once per process, with their widths and kerning."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from threading import RLock

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

FOLDER = Path(__file__).parent / "fonts"
FALLBACK = "Symbola"
FALLBACKS = ("InterText-SemiBold", FALLBACK)
"""Where a character is looked for that a typeface lacks: headings have no Greek or Cyrillic of their own."""
MISSING = "\u25a1"
"""Drawn for a character that no shipped font has, so that a reader sees something was there."""

reading = RLock()


@dataclass(frozen=True, eq=False)
class Face:
    """A typeface: the advance of each character and the kerning of pairs, per 1,000 of the size."""

    name: str
    font: TTFont
    widths: dict[int, float]
    kerning: dict[str, int]

    def has(self, character: str) -> bool:
        """Whether the face can draw it."""
        return ord(character) in self.widths

    def advance(self, text: str) -> float:
        """The width of a text that the face has in full, kerning included."""
        pairs = (a + b for a, b in pairwise(text))
        return sum(self.widths[ord(c)] for c in text) + sum(self.kerning.get(pair, 0) for pair in pairs)


@cache
def _kerning() -> dict[str, dict[str, int]]:
    read: dict[str, dict[str, int]] = json.loads((FOLDER / "kerning.json").read_text(encoding="utf-8"))
    return read


@cache
def _read(name: str) -> Face:
    font = TTFont(name, FOLDER / f"{name}.ttf", asciiReadable=True)
    pdfmetrics.registerFont(font)
    face = font.face
    # charWidths leaves out characters of the default width, charToGlyph has them all.
    # Glyph 0 is the font's own box for what it lacks, which an archive refuses.
    widths = {code: face.charWidths.get(code, face.defaultWidth) for code, glyph in face.charToGlyph.items() if glyph}
    return Face(name, font, widths, _kerning().get(name, {}))


def face(name: str) -> Face:
    """A shipped typeface by its file's name."""
    with reading:
        return _read(name)
