"""From letters to the codes of the fonts in one document, kerned, each word worked out once."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from reportlab.pdfgen.canvas import Canvas

from scan.report.pdf.alphabet import keep_codes
from scan.report.text import runs

_WORDS = re.compile(r"[^ ]+ ?| ")
_ESCAPED = str.maketrans({"\\": r"\\", "(": r"\(", ")": r"\)", "\r": r"\r", "\n": r"\n"})

Stretch = tuple[str, str]
"""The name that a font has in the document, and what stands between the brackets of TJ."""


class Glyphs:
    """What was drawn before in this document is not worked out again."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._encoded: defaultdict[str, dict[str, list[Stretch]]] = defaultdict(dict)

    def stretches(self, line: str, face_name: str) -> list[Stretch]:
        """The line in as few stretches as it has fonts, in order."""
        joined: list[Stretch] = []
        bodies: list[str] = []
        known, last = self._encoded[face_name], ""
        for word in _WORDS.findall(line):
            encoded = known.get(word)
            if encoded is None:
                encoded = known[word] = self._encode_new(face_name, word)
            for name, body in encoded:
                if name != last:
                    if bodies:
                        joined.append((last, _string(bodies)))
                    bodies, last = [], name
                bodies.append(body)
        return [*joined, (last, _string(bodies))] if bodies else joined

    def _encode_new(self, face_name: str, word: str) -> list[Stretch]:
        encoded: list[Stretch] = []
        document = self._canvas._doc
        for holder, piece in runs(face_name, word):
            pairs = [a + b for a, b in pairwise(piece)]
            kerns = [*(holder.kerning.get(pair, 0) for pair in pairs), 0]
            place = 0
            keep_codes(holder.font, document, piece)
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
                body += piece + (f"){-kern}(" if kern else "")
                start = end
        return body


def _string(bodies: Sequence[str]) -> str:
    """What stands between the brackets, of words without their outer ones: "(een " and "twee)" become one string."""
    return f"({''.join(bodies)})"
