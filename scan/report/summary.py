"""The summary for the board: on one page what the scan says, what is asked and how the actions stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from scan.i18n import _
from scan.model.message import message
from scan.model.plan import ActionPlan, PlanStrength
from scan.report import findings, links
from scan.report.figures import BigFigures, DotPlot, StateBar, plot_legend, theme_dots
from scan.report.layout import Block
from scan.report.message import decisions, figures
from scan.report.pen import Box, Pen
from scan.report.pieces import Piece, Words, words
from scan.report.promised import MOST, in_short
from scan.report.rows import Cell, Heading, free, stacked
from scan.report.style import (
    BOTTOM,
    CORAL,
    FIGURE,
    GUTTER,
    H3,
    LEAD,
    MUTED,
    NOTE,
    PEACH,
    PETROL,
    SEMIBOLD,
    SOFT,
    STRONG,
    TABLE,
    TEAL,
    TOP,
    WHITE,
    WIDTH,
    Style,
)
from scan.report.text import Lines, balanced, clamp, lines, one_line
from scan.report.wording import by_rank, missing

_PLOT = 290.0
_GIVING_WAY = ((3, MOST), (2, MOST), (2, 5), (1, 5), (1, 4), (1, 3), (1, 2), (1, 1), (1, 0))
"""How many points and how many promises are shown: the first that leave room for the rest."""
_DEPTH = 4
"""How deep the headings inside this page are, one below the heading of a theme."""
_TALLEST_ROW, _LOWEST_ROW = 27.0, 12.5
_CAPTION = 44.0
_BELOW_MIDDLE = 20.0
_SPARE = 4.0
_MOST_AIR = 16.0


def summary(plan: ActionPlan, opening: Sequence[Block] = ()) -> list[Block]:
    """The blocks of the page; the plot takes what height the others leave.

    What the last plan promised opens it. To keep all on one page, points and then promises give way.
    """
    least = _CAPTION + 16 + len(theme_dots(plan.themes)) * _LOWEST_ROW
    for points, promises in _GIVING_WAY if plan.promised or opening else _GIVING_WAY[:1]:
        above, below = _around(plan, points, in_short(plan, promises, annexed=not opening))
        above = [*opening, *above]
        white = above[-1].after + max(_BELOW_MIDDLE, below[0].before)
        room = TOP - BOTTOM - _stack(above) - white - _stack(below) - _SPARE
        if room >= least:
            break
    return [*above, _middle(plan, room), *below]


def alone(plan: ActionPlan, part: str) -> list[Block]:
    """The page without the plan around it: it says itself what `part` of which plan it is, and whether of a draft."""
    title = replace(words(one_line(plan.title), STRONG, WIDTH), depth=1)
    told = _("Dit is een deel van het plan. De school heeft het hele plan.")
    status = _("Concept") if not plan.adopted else ""
    note = words(". ".join(filter(None, (status, part, told))), NOTE, WIDTH)
    return summary(plan, [stacked((title, note), 0)])


def _stack(blocks: Sequence[Block]) -> float:
    """How high the blocks are with the white between them."""
    white = sum(max(upper.after, lower.before) for upper, lower in pairwise(blocks))
    return white + sum(block.height for block in blocks)


def _around(plan: ActionPlan, points: int, promised: Iterable[Block]) -> tuple[list[Block], list[Block]]:
    above: list[Block] = [Heading(_("Samenvatting voor het bestuur"), 1, links.SUMMARY)]
    above += [*promised, _lead(plan), stacked([BigFigures(figures(plan), FIGURE)], after=16)]
    below: list[Block] = [_points(plan, points)]
    counts = plan.by_state()
    if counts:
        below += [Heading(findings.of_states(counts), 3), stacked([StateBar(counts)])]
    return above, below


def _lead(plan: ActionPlan) -> Block:
    broken = [balanced(line, LEAD, WIDTH - 20) for line in message(plan)]
    if plan.message:
        # What the team wrote stands nowhere else, so none of it is cut.
        return stacked([Words(line, LEAD, 4.0 if place else 0.0) for place, line in enumerate(broken)], after=14)
    return stacked([Words(clamp(line, 2), LEAD, 3.0 if place else 0.0) for place, line in enumerate(broken)], after=14)


def _middle(plan: ActionPlan, room: float) -> Block:
    dots = theme_dots(plan.themes)
    if not dots:
        return stacked((Panel.of(decisions(plan), WIDTH, room),), _BELOW_MIDDLE)
    row = min(max((room - _CAPTION - 16) / len(dots), _LOWEST_ROW), _TALLEST_ROW)
    plot = DotPlot(dots, _PLOT, row)
    title = Words(clamp(balanced(findings.of_spread(plan.themes), H3, _PLOT), 2), H3, depth=_DEPTH)
    caption = (title, words(plot_legend(dots), NOTE, _PLOT, 0))
    panel = Panel.of(decisions(plan), WIDTH - _PLOT - GUTTER, room, plot.height + _CAPTION)
    shift = Words((), NOTE, _CAPTION - sum(piece.height for piece in caption))
    cells = (Cell(0, (*caption, shift, plot)), Cell(_PLOT + GUTTER, (panel,)))
    return free(cells, _BELOW_MIDDLE)


@dataclass(frozen=True)
class Panel(Piece):
    """The decisions asked of the board, numbered on petrol."""

    items: tuple[tuple[Lines, Lines], ...]
    width: float
    height: float = 0.0

    @classmethod
    def of(cls, asked: Sequence[tuple[str, str]], wide: float, room: float, least: float = 0.0) -> Panel:
        """As many of the decisions, the weightiest first, as fit in the room."""
        broken = [
            (clamp(lines(what, STRONG, wide - 56), 2), clamp(lines(about, TABLE, wide - 56), 3))
            for what, about in asked
        ]
        items: list[tuple[Lines, Lines]] = []
        height = 44.0
        for item in broken:
            step = _item_height(item)
            if items and height + step > room:
                break
            items.append(item)
            height += step
        # Beside a high plot a panel with one request would be mostly empty petrol.
        return cls(tuple(items), wide, least if least * 0.55 < height < least else height)

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the ground, the title and the numbered items."""
        pen.fill(Box(x, top - self.height, self.width, self.height), PETROL, 6)
        with pen.tags.heading(_DEPTH):
            pen.write(x + 18, top - 24, [_("Gevraagde besluiten")], H3.inked(WHITE))
        with pen.tags.within("L"):
            self._items(pen, x, top - 47)

    @property
    def _air(self) -> float:
        """What the height leaves, shared out under the items."""
        spare = self.height - 44.0 - sum(map(_item_height, self.items))
        return min(max(spare, 0.0) / len(self.items), _MOST_AIR) if self.items else 0.0

    def _items(self, pen: Pen, x: float, y: float) -> None:
        badge = Style(SEMIBOLD, 8, 12, PEACH)
        for place, (what, about) in enumerate(self.items, 1):
            with pen.tags.within("LI"):
                with pen.tags.within("Lbl"):
                    pen.circle((x + 25, y + 3.1), 7.6, stroke=PEACH)
                    pen.write_centred(x + 25, y + 0.2, str(place), badge)
                with pen.tags.within("LBody"):
                    pen.write(x + 40, y, what, STRONG.inked(WHITE))
                    pen.write(x + 40, y - len(what) * 12, about, TABLE.inked(SOFT))
            y -= _item_height((what, about)) + self._air


def _item_height(item: tuple[Lines, Lines]) -> float:
    return len(item[0]) * 12 + len(item[1]) * 11.5 + 11


def _points(plan: ActionPlan, most: int) -> Block:
    half = (WIDTH - GUTTER) / 2
    strong = [(one_line(s.title), one_line(s.seen_in)) for s in _strongest(plan)[:most]]
    hindering = [(one_line(o.title), one_line(o.blocks)) for o in by_rank(plan)[:most]]
    cells = (
        Cell(0, (Points.of(_("Waar we sterk in zijn"), strong, True),)),
        Cell(half + GUTTER, (Points.of(_("Wat ons het meest belemmert"), hindering, False),)),
    )
    return free(cells, 6)


def _strongest(plan: ActionPlan) -> list[PlanStrength]:
    """Those of the best scoring themes first."""
    themes = sorted(plan.themes, key=lambda theme: -(theme.score.mean if theme.score else 0.0))
    return [strength for theme in themes for strength in theme.strengths]


@dataclass(frozen=True)
class Points(Piece):
    """A short list under a coloured line, with plus or minus marks."""

    title: str
    items: tuple[tuple[Lines, Lines], ...]
    good: bool

    @classmethod
    def of(cls, title: str, points: Sequence[tuple[str, str]], good: bool) -> Points:
        """The points cut to a few lines; in full they stand further on."""
        room = (WIDTH - GUTTER) / 2 - 20
        items = [
            (clamp(lines(text, STRONG, room), 2), clamp(lines(more, TABLE, room), 1) if more else ())
            for text, more in points
        ]
        return cls(title, tuple(items), good)

    @property
    def height(self) -> float:
        """The title and the items."""
        return 26 + sum(len(a) * 12 + len(b) * 11.5 + 8 for a, b in self.items) + (0 if self.items else 16)

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the line, the title and the items."""
        half = (WIDTH - GUTTER) / 2
        pen.fill(Box(x, top - 0.8, half, 1.6), PETROL if self.good else CORAL)
        with pen.tags.heading(_DEPTH):
            pen.write(x, top - 16, [self.title], H3)
        if not self.items:
            pen.write(x, top - 36, [missing()], TABLE.inked(MUTED))
            return
        with pen.tags.within("L"):
            self._items(pen, x, top - 36)

    def _items(self, pen: Pen, x: float, y: float) -> None:
        for text, more in self.items:
            ink = TEAL if self.good else "#B93F16"
            pen.line((x + 1.5, y + 3), (x + 8.5, y + 3), ink, 1.5)
            if self.good:
                pen.line((x + 5, y - 0.5), (x + 5, y + 6.5), ink, 1.5)
            with pen.tags.within("LI"), pen.tags.within("LBody"):
                pen.write(x + 20, y, text, STRONG)
                pen.write(x + 20, y - len(text) * 12, more, TABLE.inked(MUTED))
            y -= len(text) * 12 + len(more) * 11.5 + 8
