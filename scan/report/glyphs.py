"""From letters to the codes of the fonts in one document, kerned, each word worked out once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from reportlab.pdfgen.canvas import Canvas

from scan.report.text import runs

_WORDS = re.compile(r"[^ ]+ ?| ")
_ESCAPED = str.maketrans({"\\": r"\\", "(": r"\(", ")": r"\)", "\r": r"\r", "\n": r"\n"})

Stretch = tuple[str, str]
"""The name that a font has in the document, and what stands between the brackets of TJ."""


class Glyphs:
    """What was drawn before in this document is not worked out again."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._encoded: dict[tuple[str, str], list[Stretch]] = {}

    def stretches(self, line: str, face_name: str) -> list[Stretch]:
        """The line in as few stretches as it has fonts, in order."""
        joined: list[Stretch] = []
        for word in _WORDS.findall(line):
            for name, body in self._encode(face_name, word):
                if joined and joined[-1][0] == name:
                    # "(een )" and "(twee)" become one string.
                    joined[-1] = (name, joined[-1][1][:-1] + body[1:])
                else:
                    joined.append((name, body))
        return joined

    def _encode(self, face_name: str, word: str) -> list[Stretch]:
        known = self._encoded.get((face_name, word))
        if known is None:
            known = self._encoded[face_name, word] = self._encode_new(face_name, word)
        return known

    def _encode_new(self, face_name: str, word: str) -> list[Stretch]:
        encoded: list[Stretch] = []
        document = self._canvas._doc
        for holder, piece in runs(face_name, word):
            pairs = [a + b for a, b in pairwise(piece)]
            kerns = [*(holder.kerning.get(pair, 0) for pair in pairs), 0]
            place = 0
            for subset, codes in holder.font.splitString(piece, document):
                body = self._kerned(codes, kerns[place : place + len(codes)])
                encoded.append((holder.font.getSubsetInternalName(subset, document), body))
                place += len(codes)
        return encoded

    def _kerned(self, codes: bytes, kerns: Sequence[int]) -> str:
        body, start = "", 0
        for end, kern in enumerate(kerns, 1):
            if kern or end == len(codes):
                piece = codes[start:end].decode("latin-1").translate(_ESCAPED)
                body += f"({piece})" + (str(-kern) if kern else "")
                start = end
        return body
