"""The blocks that most pages are made of: headings, paragraphs, and rows of cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from scan.i18n import _
from scan.report.layout import Block
from scan.report.pdf.marking import Mark
from scan.report.pdf.structure import Element, of_cell
from scan.report.pen import Pen
from scan.report.pieces import Again, Piece, Words, words
from scan.report.style import BODY, CAPTION, H1, H2, H3, INTRO, MARGIN, WIDTH, Style
from scan.report.text import balanced, clamp, lines, one_line

_MOST_LINES = 8
_NARROW = 60.0
_LONGEST = 500
"""Letters of a bookmark: more than a reader's side bar can show."""
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
        """Write it, and note it in the outline; the cover's title is the one above all others."""
        with pen.tags.heading(self.level + 1):
            pen.write(MARGIN, top - self.style.drop, self.lines, self.style)
        if self.aside:
            self.aside.draw(pen, MARGIN + WIDTH - self.aside_width, top - self.style.leading + self.aside.height)
        if self.anchor:
            pen.bookmark(one_line(self.text)[:_LONGEST], self.anchor, self.level - 1)


@dataclass(frozen=True)
class Cell:
    """A column's pieces, from `x` points right of the margin; in a table over `columns` and `rows`.

    A cell that `heads` its row is read out with every other cell of it; the pieces of a `short` cell are one phrase.
    """

    x: float
    pieces: tuple[Piece, ...]
    columns: int = 1
    rows: int = 1
    heads: bool = False
    short: bool = False

    @cached_property
    def height(self) -> float:
        """All pieces together."""
        return sum(piece.height for piece in self.pieces)

    def draw(self, pen: Pen, top: float) -> None:
        """Draw the pieces one under another."""
        for piece in self.pieces:
            piece.draw(pen, MARGIN + self.x, top)
            top -= piece.height

    def tag(self, row: Element, listed: str, alone: bool) -> None:
        """Its element in a row of a table, or the one it is `listed` as; a piece `alone` needs no paragraph."""
        leaf = self.short or (alone and len(self.pieces) == 1)
        if row.role == "LI":
            row.child(listed, leaf=leaf)
        else:
            attributes = of_cell("Row" if self.heads else "", self.columns, self.rows)
            row.child("TH" if self.heads else "TD", attributes=attributes, leaf=leaf)

    def cut(self, room: float) -> tuple[Cell, Cell]:
        """What fits in the room and the rest; either may be empty."""
        for place, piece in enumerate(self.pieces):
            if piece.height <= room:
                room -= piece.height
                continue
            parts = piece.cut(room)
            head, tail = ((parts[0],), (parts[1],)) if parts else ((), (piece,))
            upper, lower = self.pieces[:place] + head, tail + self.pieces[place + 1 :]
            return replace(self, pieces=upper), replace(self, pieces=lower)
        return self, replace(self, pieces=())


@dataclass(frozen=True, eq=False)
class Listing:
    """A list whose items are rows: the last cell is an item's text, one before it its label."""


@dataclass(frozen=True)
class Row(Block):
    """Cells side by side with a hairline below; splits over pages when it is tall, and says its `code` again then.

    Under a table head it is a row of that table, in a `listing` an item of it; `whole` is shared by the parts that it
    was split into.
    """

    cells: tuple[Cell, ...]
    anchor: str = ""
    repeated: Block | None = None
    listing: Listing | None = None
    whole: object = None
    above: float = 7.0
    below: float = 7.0
    ruled: bool = True
    after: float = 0.0
    joined: bool = False
    code: str = ""

    @cached_property
    def height(self) -> float:
        """The highest cell and the air around it."""
        return max((cell.height for cell in self.cells), default=0.0) + self.above + self.below

    def draw(self, pen: Pen, top: float) -> None:
        """Draw the cells and the line below."""
        for cell, tag in zip(self.cells, self._tags(pen), strict=True):
            with pen.tags.inside(tag):
                cell.draw(pen, top - self.above)
        if self.ruled:
            pen.rule(MARGIN, top - self.height, WIDTH)

    def _tags(self, pen: Pen) -> list[Mark]:
        """The element that each cell belongs to: of a table, of a list, or of the page itself."""
        tags = pen.tags
        if self.listing is None and self.repeated is None:
            return [tags.present] * len(self.cells)
        group, role = (self.listing, "LI") if self.listing else (self.repeated, "TR")
        parent = tags.kept(group, "L" if self.listing else "Table")
        row = tags.kept(self.whole, role, parent) if self.whole else parent.child(role)
        if not row.kids:
            for cell in self.cells:
                last = cell is self.cells[-1]
                cell.tag(row, "LBody" if last else "Lbl", alone=self.whole is None)
        return [kid for kid in row.kids if isinstance(kid, Element)]

    def split(self, room: float) -> tuple[Block, Block] | None:
        """All cells cut at the same height."""
        parts = [cell.cut(room - self.above - self.below) for cell in self.cells]
        if all(isinstance(piece, Again) for head, _tail in parts for piece in head.pieces):
            return None
        whole = self.whole or object()
        head = replace(self, cells=tuple(head for head, _tail in parts), ruled=False, joined=False, whole=whole)
        first, *others = (tail for _head, tail in parts)
        rest = (replace(first, pieces=(self._again, *first.pieces)), *others)
        return head, replace(self, cells=rest, anchor="", whole=whole)

    @property
    def _again(self) -> Again:
        said = _("(vervolg)")
        starts = [cell.x for cell in self.cells]
        if len(starts) > 1 and starts[1] - starts[0] < _NARROW:
            return Again(tuple(filter(None, (self.code, said))))
        return Again((f"{self.code} {said}".strip(),))


def free(cells: Sequence[Cell], after: float = 12.0, joined: bool = False, listing: Listing | None = None) -> Row:
    """Cells side by side outside a table: no air inside, no line below."""
    return Row(tuple(cells), listing=listing, above=0.0, below=0.0, ruled=False, after=after, joined=joined)


def stacked(pieces: Sequence[Piece], after: float = 12.0, joined: bool = False, listing: Listing | None = None) -> Row:
    """Pieces over the full width."""
    return free((Cell(0.0, tuple(pieces)),), after, joined, listing)


def paragraph(text: str, style: Style = BODY, after: float = 12.0) -> Row:
    """Running text on its own."""
    return stacked((words(text, style, WIDTH - 50),), after)


def intro(text: str, after: float = 12.0) -> Row:
    """What a section is about; stays with what follows."""
    return stacked((words(text, INTRO, WIDTH - 60),), after, joined=True)


def caption(text: str) -> Row:
    """What the figure below it shows, in lines of about the same length."""
    return stacked((Words(balanced(text, CAPTION, WIDTH), CAPTION),), 6, joined=True)


def together(rows: Sequence[Row], first: int | None = None) -> Iterator[Row]:
    """The rows of a table, of which the first so many, else all, stay on one page."""
    kept = len(rows) if first is None else min(first, len(rows))
    for place, row in enumerate(rows, 1):
        yield replace(row, joined=place < kept)
