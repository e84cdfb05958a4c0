"""The one place that puts ink on the page: kerned text, boxes, lines, links and bookmarks, each with what it is."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property

from reportlab.pdfgen.canvas import Canvas

from scan.report.glyphs import Glyphs
from scan.report.pdf import shapes
from scan.report.pdf.document import Document
from scan.report.pdf.layer import channels
from scan.report.pdf.marking import Inside, Marking
from scan.report.pdf.shapes import Point
from scan.report.style import RULE, Style
from scan.report.text import width

__all__ = ["Box", "Pen", "Point", "faded"]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle from its lower left corner, in points."""

    x: float
    y: float
    width: float
    height: float

    @property
    def corners(self) -> tuple[float, float, float, float]:
        """Left, bottom, right and top."""
        return self.x, self.y, self.x + self.width, self.y + self.height


@dataclass(eq=False)
class Pen:
    """Draws one document; `targets` says on which page each anchor lies, so no link leads nowhere."""

    document: Document
    targets: Mapping[str, int]
    pages: int

    @property
    def canvas(self) -> Canvas:
        """Where reportlab draws; ink goes through the pen, which says what it is."""
        return self.document.canvas

    @property
    def tags(self) -> Marking:
        """What the things drawn are, for who cannot see them."""
        return self.document.marking

    @cached_property
    def _glyphs(self) -> Glyphs:
        return Glyphs(self.canvas)

    def figure(self, says: str, box: Box) -> Inside:
        """What is drawn meanwhile is one figure in this box; `says` is what it shows, in words."""
        return self.tags.figure(says, box.corners)

    def write(self, x: float, y: float, texts: Sequence[str], style: Style) -> None:
        """Lines of text, the first with its baseline at y."""
        if not any(texts):
            return
        layer = self.tags.text()
        layer.fill(style.colour)
        parts = [f"{style.track:.2f} Tc"] if style.track else []
        for row, line in enumerate(texts):
            parts.append(layer.line_at(x, y - row * style.leading))
            for name, body in self._glyphs.stretches(line, style.face):
                if font := layer.font(name, style.size):
                    parts.append(font)
                parts.append(f"[{body}]TJ")
        parts += ["0 Tc"] if style.track else []
        # reportlab's text object cannot kern (TJ), so the operators are written here.
        layer.code.append(" ".join(parts))

    def write_right(self, x: float, y: float, text: str, style: Style) -> None:
        """One line that ends at x."""
        self.write(x - width(text, style), y, [text], style)

    def write_centred(self, x: float, y: float, text: str, style: Style) -> None:
        """One line with its middle at x."""
        self.write(x - width(text, style) / 2, y, [text], style)

    def fill(self, box: Box, colour: str, radius: float = 0.0) -> None:
        """A filled box, with round corners if asked for."""
        half = box.height / 2
        if radius >= half and box.width > box.height:
            # A thick line with round ends looks the same and takes a fifth of the bytes.
            ends = (box.x + half, box.y + half), (box.x + box.width - half, box.y + half)
            self._stroke(shapes.segment(*ends), colour, box.height, round_ends=True)
        elif radius:
            corner = min(radius, half, box.width / 2)
            self._draw(shapes.rounded(box.x, box.y, box.width, box.height, corner), fill=colour)
        else:
            self._draw(shapes.rectangle(box.x, box.y, box.width, box.height), fill=colour)

    def boxes(self, boxes: Iterable[Box], colour: str) -> None:
        """Filled boxes as one shape."""
        self._draw(shapes.rectangles((box.x, box.y, box.width, box.height) for box in boxes), fill=colour)

    def rule(self, x: float, y: float, length: float, colour: str = RULE) -> None:
        """A hairline to the right."""
        self.line((x, y), (x + length, y), colour)

    def line(self, start: Point, end: Point, colour: str, weight: float = 0.6) -> None:
        """A straight line."""
        self._stroke(shapes.segment(start, end), colour, weight)

    def segments(self, lines: Iterable[tuple[Point, Point]], colour: str, weight: float, dashes: str = "") -> None:
        """Straight lines as one shape; `dashes` are the lengths on and off between brackets, "" for unbroken."""
        path = " ".join(shapes.segment(*line) for line in lines)
        if path and dashes:
            self._stroke(f"{dashes} 0 d {path}", colour, weight).append("[] 0 d")
        elif path:
            self._stroke(path, colour, weight)

    def dotted(self, start: Point, end: Point, colour: str, weight: float = 0.6) -> None:
        """A straight line of short strokes."""
        self.segments([(start, end)], colour, weight, "[1.2 2.6]" if weight < 1 else "[2 2]")

    def polygon(self, points: Sequence[Point], stroke: str = "", fill: str = "", weight: float = 0.8) -> None:
        """A closed shape, outlined, filled or both."""
        self._draw(shapes.polygon(points), stroke, fill, weight)

    def circle(self, centre: Point, radius: float, stroke: str = "", fill: str = "") -> None:
        """A circle, outlined, filled or both."""
        self._draw(shapes.circle(centre, radius), stroke, fill, 1.1)

    def half_disc(self, centre: Point, radius: float, colour: str) -> None:
        """The right half of a disc."""
        self._draw(shapes.half_circle(centre, radius), fill=colour)

    def _stroke(self, path: str, colour: str, weight: float, round_ends: bool = False) -> list[str]:
        layer = self.tags.shape()
        layer.caps(round_ends)
        layer.stroke(colour, weight)
        layer.code.append(path + " S")
        return layer.code

    def _draw(self, path: str, stroke: str = "", fill: str = "", weight: float = 0.8) -> None:
        layer = self.tags.shape()
        if stroke:
            layer.stroke(stroke, weight)
        if fill:
            layer.fill(fill)
        layer.code.append(f"{path} {'B' if stroke and fill else 'S' if stroke else 'f'}")

    def stamp(self, key: Hashable, box: Box, place: Point, draw: Callable[[], None]) -> None:
        """Decoration that returns, drawn once: within the box round the origin, then put at each place."""
        self.document.stamp(key, box.corners, place, draw)

    @contextmanager
    def link(self, target: str, box: Box, says: str) -> Iterator[None]:
        """What is drawn meanwhile in the box goes to the anchor; plain text when the document has no such anchor."""
        if target not in self.targets:
            yield
            return
        with self.document.link(target, box.corners, says):
            yield

    def anchor(self, name: str, top: float) -> None:
        """A place that links and bookmarks can go to."""
        self.canvas.bookmarkHorizontalAbsolute(name, top + 8)

    def bookmark(self, title: str, anchor: str, level: int) -> None:
        """An entry in the outline beside the pages; level 0 is the outermost."""
        self.canvas.addOutlineEntry(title, anchor, level)


def faded(colour: str, opacity: float) -> str:
    """The colour as it looks on white at this opacity; real transparency would break archiving."""
    parts = (round(255 * (1 - opacity * (1 - part))) for part in channels(colour))
    return "#" + "".join(f"{part:02X}" for part in parts)
