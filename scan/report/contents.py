"""The table of contents of a long plan, with a legend of the codes and marks used in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from scan.i18n import _
from scan.model.actions import State
from scan.model.codes import obstacle_code
from scan.model.plan import ActionPlan
from scan.report import links
from scan.report.layout import Block, Break
from scan.report.marks import chip
from scan.report.pen import Box, Pen
from scan.report.pieces import Piece, labelled
from scan.report.rows import Cell, Heading, Listing, free, stacked
from scan.report.style import GUTTER, MARGIN, MUTED, REGULAR, SEMIBOLD, TABLE, TABLE_STRONG, WIDTH, Style
from scan.report.text import fitted, one_line

LONG = 30
"""More actions than this ask for a table of contents."""
_TITLE, _PART = 24.0, 14.0
_SECTION, _THEME = Style(SEMIBOLD, 10, 14), Style(REGULAR, 9, 12)


@dataclass(frozen=True)
class Section(Block):
    """A section with its page, and below it its parts in two columns; pages are known only once all is placed."""

    title: Heading
    parts: tuple[Heading, ...]
    listing: Listing
    after: float = 5.0

    @property
    def height(self) -> float:
        """The section, and as many lines as its longest column."""
        return _TITLE + self._down * _PART

    @property
    def _down(self) -> int:
        return -(-len(self.parts) // 2)

    def draw(self, pen: Pen, top: float) -> None:
        """Write every heading and its page, with a link over both."""
        whole = pen.tags.kept(self.listing, "TOC")
        pen.rule(MARGIN, top - 2, WIDTH)
        box = Box(MARGIN, top - _TITLE, WIDTH, _TITLE)
        with pen.tags.inside(whole):
            _entry(pen, self.title, box, _SECTION)
        if not self.parts:
            return
        half = (WIDTH - GUTTER) / 2
        with pen.tags.inside(whole.child("TOC")):
            for place, part in enumerate(self.parts):
                column, row = divmod(place, self._down)
                bottom = top - _TITLE - (row + 1) * _PART
                _entry(pen, part, Box(MARGIN + column * (half + GUTTER), bottom, half, _PART), _THEME)


def _entry(pen: Pen, heading: Heading, box: Box, style: Style) -> None:
    text, page = one_line(heading.text), pen.targets.get(heading.anchor)
    says = _("Naar {title}, pagina {page}").format(title=text, page=page)
    y = box.y + (box.height - style.leading) / 2 + style.leading - style.drop
    with pen.tags.within("TOCI"), pen.tags.within("Reference"), pen.link(heading.anchor, box, says):
        pen.write(box.x, y, [fitted(text, style, box.width - 40) + " "], style)
        if page is not None:
            pen.write_right(box.x + box.width, y, str(page), style.inked(MUTED))


def contents(plan: ActionPlan, blocks: Sequence[Block]) -> list[Block]:
    """The contents of the blocks given, in their order; nothing for a short plan."""
    if sum(1 for _action in plan.actions()) <= LONG:
        return []
    return [Break(), Heading(_("Inhoud"), 1, links.CONTENTS), *_sections(blocks), *_legend()]


def _sections(blocks: Sequence[Block]) -> Iterator[Section]:
    listing = Listing()
    headings = [block for block in blocks if isinstance(block, Heading) and block.anchor]
    starts = [place for place, heading in enumerate(headings) if heading.level == 1]
    for start, end in pairwise([*starts, len(headings)]):
        yield Section(headings[start], tuple(headings[start + 1 : end]), listing)


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
