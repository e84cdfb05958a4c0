"""The blocks that most pages are made of: headings, paragraphs, and rows of cells under a table head."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from scan.report.layout import Block
from scan.report.pen import Box, Pen
from scan.report.pieces import Piece, words
from scan.report.style import BODY, H1, H2, H3, INTRO, MARGIN, SMALL_STRONG, TINT, WIDTH, Style
from scan.report.text import clamp, lines, one_line

_MOST_LINES = 8
_HEADINGS = {1: (H1, 34.0, 12.0), 2: (H2, 20.0, 8.0), 3: (H3, 12.0, 3.0)}


@dataclass(frozen=True)
class Heading(Block):
    """A heading, with a bookmark for levels 1 and 2; `aside` hangs at its right-hand end."""

    text: str
    level: int = 1
    anchor: str = ""
    aside: Piece | None = None
    aside_width: float = 0.0
    joined: bool = True

    @property
    def style(self) -> Style:
        """The type of its level."""
        return _HEADINGS[self.level][0]

    @property
    def before(self) -> float:
        """The white above it."""
        return _HEADINGS[self.level][1]

    @property
    def after(self) -> float:
        """The white below it."""
        return _HEADINGS[self.level][2]

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The broken text; a heading cannot run on to a next page, so there is an end to it."""
        broken = lines(self.text, self.style, WIDTH - (self.aside_width + 16 if self.aside else 0))
        return clamp(broken, _MOST_LINES)

    @property
    def height(self) -> float:
        """Its lines."""
        return len(self.lines) * self.style.leading

    def draw(self, pen: Pen, top: float) -> None:
        """Write it, and note it in the outline."""
        pen.write(MARGIN, top - self.style.drop, self.lines, self.style)
        if self.aside:
            self.aside.draw(pen, MARGIN + WIDTH - self.aside_width, top - self.style.leading + self.aside.height)
        if self.anchor:
            pen.canvas.addOutlineEntry(one_line(self.text), self.anchor, self.level - 1)


@dataclass(frozen=True)
class Cell:
    """A column's pieces, from `x` points right of the margin."""

    x: float
    pieces: tuple[Piece, ...]

    @cached_property
    def height(self) -> float:
        """All pieces together."""
        return sum(piece.height for piece in self.pieces)

    def draw(self, pen: Pen, top: float) -> None:
        """Draw the pieces one under another."""
        for piece in self.pieces:
            piece.draw(pen, MARGIN + self.x, top)
            top -= piece.height

    def cut(self, room: float) -> tuple[Cell, Cell]:
        """What fits in the room and the rest; either may be empty."""
        for place, piece in enumerate(self.pieces):
            if piece.height <= room:
                room -= piece.height
                continue
            parts = piece.cut(room)
            head, tail = ((parts[0],), (parts[1],)) if parts else ((), (piece,))
            return Cell(self.x, self.pieces[:place] + head), Cell(self.x, tail + self.pieces[place + 1 :])
        return self, Cell(self.x, ())


@dataclass(frozen=True)
class Row(Block):
    """Cells side by side with a hairline below; splits over pages when it is tall."""

    cells: tuple[Cell, ...]
    anchor: str = ""
    repeated: Block | None = None
    above: float = 7.0
    below: float = 7.0
    ruled: bool = True
    after: float = 0.0
    joined: bool = False

    @cached_property
    def height(self) -> float:
        """The highest cell and the air around it."""
        return max((cell.height for cell in self.cells), default=0.0) + self.above + self.below

    def draw(self, pen: Pen, top: float) -> None:
        """Draw the cells and the line below."""
        for cell in self.cells:
            cell.draw(pen, top - self.above)
        if self.ruled:
            pen.rule(MARGIN, top - self.height, WIDTH)

    def split(self, room: float) -> tuple[Block, Block] | None:
        """All cells cut at the same height."""
        parts = [cell.cut(room - self.above - self.below) for cell in self.cells]
        if not any(head.pieces for head, _tail in parts):
            return None
        head = replace(self, cells=tuple(head for head, _tail in parts), ruled=False, joined=False)
        return head, replace(self, cells=tuple(tail for _head, tail in parts), anchor="")


@dataclass(frozen=True)
class TableHead(Block):
    """The names of the columns on a tinted strip; again on every page the table runs on to."""

    columns: tuple[tuple[float, str], ...]
    joined: bool = True
    before: float = 0.0
    height: float = field(default=20.0)

    def draw(self, pen: Pen, top: float) -> None:
        """Draw the strip and the names."""
        pen.fill(Box(MARGIN - 8, top - 18, WIDTH + 16, 18), TINT, 3)
        for x, name in self.columns:
            pen.write(MARGIN + x, top - 12, [name], SMALL_STRONG)


def free(cells: Sequence[Cell], after: float = 12.0, joined: bool = False) -> Row:
    """Cells side by side outside a table: no air inside, no line below."""
    return Row(tuple(cells), above=0.0, below=0.0, ruled=False, after=after, joined=joined)


def stacked(pieces: Sequence[Piece], after: float = 12.0, joined: bool = False) -> Row:
    """Pieces over the full width."""
    return free((Cell(0.0, tuple(pieces)),), after, joined)


def paragraph(text: str, style: Style = BODY, after: float = 12.0) -> Row:
    """Running text on its own."""
    return stacked((words(text, style, WIDTH - 50),), after)


def intro(text: str, after: float = 12.0) -> Row:
    """What a section is about; stays with what follows."""
    return stacked((words(text, INTRO, WIDTH - 60),), after, joined=True)
