"""The head of a table: the names of its columns, again on every page that the table runs on to."""

from __future__ import annotations

from dataclasses import dataclass, field

from scan.i18n import _
from scan.report.layout import Block
from scan.report.pdf.marking import REPEATED
from scan.report.pdf.structure import of_cell
from scan.report.pen import Box, Pen
from scan.report.style import MARGIN, SMALL, SMALL_STRONG, TINT, WIDTH
from scan.report.text import fitted

_STRIP = Box(MARGIN - 8, -18, WIDTH + 16, 18)
_LINE = 16.0


@dataclass(frozen=True, eq=False)
class TableHead(Block):
    """The names of the columns on a tinted strip; `about` is said above it where the table runs on.

    Two tables may have the same names, so a head is the same as itself only.
    """

    columns: tuple[tuple[float, str], ...]
    about: str = ""
    joined: bool = True
    before: float = 0.0
    height: float = field(default=20.0)

    def draw(self, pen: Pen, top: float) -> None:
        """Draw the strip and the names."""
        table = pen.tags.kept(self, "Table")
        pen.stamp("strip", _STRIP, (0, top), lambda: pen.fill(_STRIP, TINT, 3))
        with pen.tags.inside(table.child("TR")):
            for x, name in self.columns:
                with pen.tags.within("TH", attributes=of_cell("Column"), leaf=True):
                    pen.write(MARGIN + x, top - 12, [name], SMALL_STRONG)

    @property
    def resumed(self) -> Block:
        """The same for the eye; a screen reader met it before."""
        return _Resumed(self)


@dataclass(frozen=True, eq=False)
class _Resumed(Block):
    head: TableHead

    @property
    def height(self) -> float:
        return self.head.height + (_LINE if self.head.about else 0.0)

    def draw(self, pen: Pen, top: float) -> None:
        box = Box(_STRIP.x, -self.height, _STRIP.width, self.height)
        with pen.tags.inside(REPEATED):
            pen.stamp((self.head.about, self.head.columns), box, (0, top), lambda: self._draw(pen))

    def _draw(self, pen: Pen) -> None:
        top = self.head.height - self.height
        if self.head.about:
            said = _("{title} (vervolg)").format(title=self.head.about)
            pen.write(MARGIN, -10, [fitted(said, SMALL, WIDTH)], SMALL)
        pen.fill(Box(_STRIP.x, top + _STRIP.y, _STRIP.width, _STRIP.height), TINT, 3)
        for x, name in self.head.columns:
            pen.write(MARGIN + x, top - 12, [name], SMALL_STRONG)
