"""The one place that puts ink on the canvas: kerned text, boxes, lines, links and bookmarks."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from scan.report.style import RULE, Style
from scan.report.text import runs, width

Point = tuple[float, float]
_WORDS = re.compile(r"[^ ]+ ?| ")

paint = cache(HexColor)


@cache
def _ink(colour: str) -> str:
    solid = paint(colour)
    return f"{solid.red:.4f} {solid.green:.4f} {solid.blue:.4f} rg"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle from its lower left corner, in points."""

    x: float
    y: float
    width: float
    height: float


@dataclass(eq=False)
class Pen:
    """Draws one document; `targets` says on which page each anchor lies, so no link leads nowhere."""

    canvas: Canvas
    targets: Mapping[str, int]
    pages: int
    _encoded: dict[tuple[str, str], list[tuple[str, str]]] = field(default_factory=dict)

    def write(self, x: float, y: float, texts: Sequence[str], style: Style) -> None:
        """Lines of text, the first with its baseline at y."""
        if not texts:
            return
        parts = [_ink(style.colour), "BT"] + ([f"{style.track:.2f} Tc"] if style.track else [])
        font = ""
        for row, line in enumerate(texts):
            parts.append(f"1 0 0 1 {x:.2f} {y - row * style.leading:.2f} Tm")
            for name, body in self._stretches(line, style):
                if name != font:
                    parts.append(f"{name} {style.size:g} Tf")
                    font = name
                parts.append(f"[{body}]TJ")
        parts += (["0 Tc"] if style.track else []) + ["ET"]
        # reportlab's text object cannot kern (TJ), so the operators are written here.
        self.canvas._code.append(" ".join(parts))

    def write_right(self, x: float, y: float, text: str, style: Style) -> None:
        """One line that ends at x."""
        self.write(x - width(text, style), y, [text], style)

    def write_centred(self, x: float, y: float, text: str, style: Style) -> None:
        """One line with its middle at x."""
        self.write(x - width(text, style) / 2, y, [text], style)

    def _stretches(self, line: str, style: Style) -> list[tuple[str, str]]:
        joined: list[tuple[str, str]] = []
        for word in _WORDS.findall(line):
            for name, body in self._encode(style.face, word):
                if joined and joined[-1][0] == name:
                    joined[-1] = (name, joined[-1][1] + body)
                else:
                    joined.append((name, body))
        return joined

    def _encode(self, face_name: str, word: str) -> list[tuple[str, str]]:
        known = self._encoded.get((face_name, word))
        if known is None:
            known = self._encoded[face_name, word] = self._encode_new(face_name, word)
        return known

    def _encode_new(self, face_name: str, word: str) -> list[tuple[str, str]]:
        encoded: list[tuple[str, str]] = []
        document = self.canvas._doc
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
                body += f"({self.canvas._escape(codes[start:end])})" + (str(-kern) if kern else "")
                start = end
        return body

    def fill(self, box: Box, colour: str, radius: float = 0.0) -> None:
        """A filled box, with round corners if asked for."""
        self.canvas.setFillColor(paint(colour))
        if radius:
            corner = min(radius, box.width / 2, box.height / 2)
            self.canvas.roundRect(box.x, box.y, box.width, box.height, corner, stroke=0, fill=1)
        else:
            self.canvas.rect(box.x, box.y, box.width, box.height, stroke=0, fill=1)

    def rule(self, x: float, y: float, length: float, colour: str = RULE) -> None:
        """A hairline to the right."""
        self.line((x, y), (x + length, y), colour)

    def line(self, start: Point, end: Point, colour: str, weight: float = 0.6) -> None:
        """A straight line."""
        self.canvas.setStrokeColor(paint(colour))
        self.canvas.setLineWidth(weight)
        self.canvas.line(*start, *end)

    def dotted(self, start: Point, end: Point, colour: str, weight: float = 0.6) -> None:
        """A straight line of short strokes."""
        self.canvas.setDash([1.2, 2.6] if weight < 1 else [2, 2])
        self.line(start, end, colour, weight)
        self.canvas.setDash([])

    def polygon(self, points: Sequence[Point], stroke: str = "", fill: str = "", weight: float = 0.8) -> None:
        """A closed shape, outlined, filled or both."""
        path = self.canvas.beginPath()
        path.moveTo(*points[0])
        for point in points[1:]:
            path.lineTo(*point)
        path.close()
        self._set(stroke, fill, weight)
        self.canvas.drawPath(path, stroke=bool(stroke), fill=bool(fill))

    def circle(self, centre: Point, radius: float, stroke: str = "", fill: str = "") -> None:
        """A circle, outlined, filled or both."""
        self._set(stroke, fill, 1.1)
        self.canvas.circle(*centre, radius, stroke=bool(stroke), fill=bool(fill))

    def half_disc(self, centre: Point, radius: float, colour: str) -> None:
        """The right half of a disc."""
        x, y = centre
        path = self.canvas.beginPath()
        path.moveTo(x, y - radius)
        path.arcTo(x - radius, y - radius, x + radius, y + radius, 270, 180)
        path.close()
        self._set("", colour, 0)
        self.canvas.drawPath(path, stroke=0, fill=1)

    def _set(self, stroke: str, fill: str, weight: float) -> None:
        if stroke:
            self.canvas.setStrokeColor(paint(stroke))
            self.canvas.setLineWidth(weight)
        if fill:
            self.canvas.setFillColor(paint(fill))

    def link(self, target: str, box: Box) -> None:
        """A click on the box goes to the anchor; nothing happens when the document has no such anchor."""
        if target in self.targets:
            corners = (box.x, box.y, box.x + box.width, box.y + box.height)
            self.canvas.linkRect("", target, corners, relative=0)

    def anchor(self, name: str, top: float) -> None:
        """A place that links and bookmarks can go to."""
        self.canvas.bookmarkHorizontalAbsolute(name, top + 8)


def faded(colour: str, opacity: float) -> str:
    """The colour as it looks on white at this opacity; real transparency would break archiving."""
    solid = paint(colour)
    parts = (round(255 * (1 - opacity * (1 - part))) for part in (solid.red, solid.green, solid.blue))
    return "#" + "".join(f"{part:02X}" for part in parts)
