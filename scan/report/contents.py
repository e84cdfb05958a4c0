"""The table of contents of a long plan, with a legend of the codes and marks used in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scan.i18n import _
from scan.model.actions import State
from scan.model.codes import obstacle_code
from scan.model.plan import ActionPlan
from scan.report import links
from scan.report.layout import Block, Break
from scan.report.marks import chip
from scan.report.pdf.structure import Element
from scan.report.pen import Box, Pen
from scan.report.pieces import Piece, labelled
from scan.report.rows import Cell, Heading, Listing, free, stacked
from scan.report.style import MARGIN, MUTED, REGULAR, SEMIBOLD, TABLE, TABLE_STRONG, WIDTH, Style
from scan.report.text import fitted, one_line

LONG = 30
"""More actions than this ask for a table of contents."""


@dataclass(frozen=True)
class Entry(Block):
    """A heading with its page number, in a listing within listings; the page is known only once all is placed."""

    text: str
    level: int
    target: str
    listings: tuple[Listing, ...]

    @property
    def height(self) -> float:
        """A line, higher for a section than for a theme."""
        return 22.0 if self.level == 1 else 13.0

    def draw(self, pen: Pen, top: float) -> None:
        """Write the heading and its page, with a link over both."""
        style = Style(SEMIBOLD, 10, 14) if self.level == 1 else Style(REGULAR, 9, 12)
        y = top - self.height + (5.0 if self.level == 1 else 3.5)
        indent = 16.0 * (self.level - 1)
        page = pen.targets.get(self.target)
        box = Box(MARGIN, top - self.height, WIDTH, self.height)
        says = _("Naar {title}, pagina {page}").format(title=self.text, page=page)
        tags = pen.tags
        with tags.inside(self._listing(pen)), tags.within("TOCI"), tags.within("Reference"):
            if self.level == 1:
                pen.rule(MARGIN, top - 2, WIDTH)
            with pen.link(self.target, box, says):
                pen.write(MARGIN + indent, y, [fitted(self.text, style, WIDTH - indent - 40) + " "], style)
                if page is not None:
                    pen.write_right(MARGIN + WIDTH, y, str(page), style.inked(MUTED))

    def _listing(self, pen: Pen) -> Element:
        outer, *inner = self.listings
        found = pen.tags.kept(outer, "TOC")
        for listing in inner:
            found = pen.tags.kept(listing, "TOC", found)
        return found


def contents(plan: ActionPlan, blocks: Sequence[Block]) -> list[Block]:
    """The contents of the blocks given, in their order; nothing for a short plan."""
    if sum(1 for _action in plan.actions()) <= LONG:
        return []
    return [Break(), Heading(_("Inhoud"), 1, links.CONTENTS), *_entries(blocks), *_legend()]


def _entries(blocks: Sequence[Block]) -> Iterator[Entry]:
    whole = section = Listing()
    for block in blocks:
        if isinstance(block, Heading) and block.anchor:
            section = Listing() if block.level == 1 else section
            listings = (whole,) if block.level == 1 else (whole, section)
            yield Entry(one_line(block.text), block.level, block.anchor, listings)


def _legend() -> list[Block]:
    half = WIDTH / 2
    styles = (TABLE_STRONG, TABLE)
    meanings = (
        ("A1", _("een actie, met een nummer dat niet verandert")),
        (obstacle_code(1), _("een belemmering; klik op een nummer om ernaartoe te gaan")),
        (_("Kader"), _("wat bij een actie vastligt")),
        (_("Ruimte"), _("wat de eigenaar zelf mag bepalen")),
    )
    pieces = [labelled(label, text, styles, half - 20) for label, text in meanings]
    columns = (Cell(0, tuple(pieces[:2])), Cell(half, tuple(pieces[2:])))
    return [Heading(_("Zo lees je dit plan"), 2), free(columns, 6, joined=True), stacked([Legend()])]


@dataclass(frozen=True)
class Legend(Piece):
    """Every state with its mark."""

    height: float = 20.0

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the pills in a row."""
        for state in State:
            x += chip(pen, state, (x, top - 16)) + 10
