"""What the cells of a row are made of: words, chips, bars and lists of codes, stacked from the top."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, replace

from scan.model.actions import State
from scan.report.links import Link
from scan.report.marks import CHIP_HEIGHT, chip, progress_bar
from scan.report.pdf.marking import REPEATED
from scan.report.pen import Box, Pen
from scan.report.style import SMALL, Style
from scan.report.text import Lines, lines, spaced, width


class Piece(ABC):
    """Something with a height that can be drawn hanging from a place."""

    @property
    @abstractmethod
    def height(self) -> float:
        """How much of the cell it takes."""

    @abstractmethod
    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Put it on the page."""

    def cut(self, room: float) -> tuple[Piece, Piece] | None:
        """What fits in the room and the rest, or None when it cannot be cut there."""
        return None


@dataclass(frozen=True)
class Words(Piece):
    """Broken lines with space above; a label opens the first line, or all of it is a link, or a heading of a depth."""

    lines: Lines
    style: Style
    gap: float = 0.0
    label: str = ""
    label_style: Style | None = None
    link: Link | None = None
    depth: int = 0

    @property
    def height(self) -> float:
        """The lines and the space above them."""
        return self.gap + len(self.lines) * self.style.leading

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Write the label and the lines as one paragraph."""
        if not (self.label or any(self.lines)):
            return
        with pen.tags.heading(self.depth) if self.depth else pen.tags.paragraph():
            if self.link is None:
                self._write(pen, x, top)
                return
            wide = max(width(line, self.style) for line in self.lines)
            box = Box(x, top - self.height, wide, self.height - self.gap)
            with pen.link(self.link.target, box, self.link.says):
                self._write(pen, x, top)

    def _write(self, pen: Pen, x: float, top: float) -> None:
        y = top - self.gap - self.style.drop
        shown = spaced(self.lines)
        if self.label and self.label_style:
            pen.write(x, y, [self.label + " "], self.label_style)
            pen.write(x + _label_width(self.label, self.label_style), y, shown[:1], self.style)
            y, shown = y - self.style.leading, shown[1:]
        pen.write(x, y, shown, self.style)

    def cut(self, room: float) -> tuple[Piece, Piece] | None:
        """Between two lines."""
        fit = int((room - self.gap) // self.style.leading)
        if not 0 < fit < len(self.lines):
            return None
        rest = replace(self, lines=self.lines[fit:], gap=0.0, label="", label_style=None)
        return replace(self, lines=self.lines[:fit]), rest


def words(text: str, style: Style, room: float, gap: float = 0.0) -> Words:
    """A text broken for the room."""
    return Words(lines(text, style, room), style, gap)


def labelled(label: str, text: str, styles: tuple[Style, Style], room: float) -> Words:
    """A text that its label opens on the same line; the styles are the label's and the text's."""
    indent = _label_width(label, styles[0])
    return Words(lines(text, styles[1], room, indent), styles[1], 2.5, label, styles[0])


def _label_width(label: str, style: Style) -> float:
    return width(label + " ", style) + 0.5


@dataclass(frozen=True)
class Again(Piece):
    """Above the rest of a row that began on the page before: that it runs on; not read out, as the row is one."""

    lines: Lines

    @property
    def height(self) -> float:
        """Its lines."""
        return len(self.lines) * SMALL.leading

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Write them outside the order of reading."""
        with pen.tags.inside(REPEATED):
            pen.write(x, top - SMALL.drop, self.lines, SMALL)


@dataclass(frozen=True)
class Codes(Piece):
    """Short codes after one another, each a link to the thing it names: "A3, A12, A40"."""

    rows: tuple[tuple[tuple[str, Link], ...], ...]
    style: Style
    gap: float = 0.0

    @classmethod
    def broken(cls, codes: Sequence[tuple[str, Link]], style: Style, room: float) -> Codes:
        """The codes, each with its link, over as many lines as the room asks."""
        rows: list[list[tuple[str, Link]]] = [[]]
        used = 0.0
        for place, (code, link) in enumerate(codes):
            text = code + (", " if place < len(codes) - 1 else "")
            wide = width(text, style)
            if rows[-1] and used + wide > room:
                rows.append([])
                used = 0.0
            rows[-1].append((text, link))
            used += wide
        return cls(tuple(map(tuple, rows)), style)

    @property
    def height(self) -> float:
        """Its lines."""
        return self.gap + len(self.rows) * self.style.leading

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Write each code with a link over it, as one paragraph."""
        with pen.tags.paragraph():
            for place, row in enumerate(self.rows):
                self._row(pen, x, top - self.gap - place * self.style.leading, row)

    def _row(self, pen: Pen, x: float, top: float, row: Sequence[tuple[str, Link]]) -> None:
        for text, link in row:
            wide = width(text, self.style)
            with pen.link(link.target, Box(x, top - self.style.leading, wide, self.style.leading), link.says):
                pen.write(x, top - self.style.drop, [text], self.style)
            x += wide

    def cut(self, room: float) -> tuple[Piece, Piece] | None:
        """Between two lines."""
        fit = int((room - self.gap) // self.style.leading)
        if not 0 < fit < len(self.rows):
            return None
        return replace(self, rows=self.rows[:fit]), replace(self, rows=self.rows[fit:], gap=0.0)


@dataclass(frozen=True)
class Chip(Piece):
    """A status with, for a running action, how far it is."""

    state: State
    progress: int | None = None
    gap: float = 3.5
    label: str = ""

    @property
    def height(self) -> float:
        """The pill, and the bar under it."""
        return self.gap + CHIP_HEIGHT + (12.0 if self.progress is not None else 0.0)

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the pill, and the bar under it."""
        bottom = top - self.gap - CHIP_HEIGHT
        with pen.tags.paragraph():
            if self.progress is not None:
                progress_bar(pen, Box(x, bottom - 10, 40, 4), self.progress / 100)
            chip(pen, self.state, (x, bottom), self.label)
            if self.progress is not None:
                pen.write(x + 45, bottom - 10.8, [f"{self.progress}%"], SMALL)
