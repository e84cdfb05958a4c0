"""The radar: every theme on a spoke of its own, everyone as a surface and each group as a line of its own kind."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from scan.i18n import _
from scan.model.plan import PlanScore, PlanTheme
from scan.report.pen import Box, Pen, Point, faded
from scan.report.pieces import Piece
from scan.report.spoken import radar_in_words
from scan.report.style import CORAL, MUTED, NOTE, PETROL, RULE, SMALL, TABLE, TEAL, WHITE, WIDTH
from scan.report.text import Lines, balanced, clamp, lines, one_line, spaced, width

FEWEST = 3
"""With fewer themes there is no surface to see."""
_MOST_GROUPS = 6
_RADIUS = 114.0
_ROOM = 72.0
_CENTRE = 188.0
_LEGEND = 386.0
_SAMPLE = 22.0
_LOWEST, _HIGHEST = 1, 5
_MARK = 2.6
_KINDS = (
    (PETROL, ""),
    ("#8A3A0A", "[4 2]"),
    ("#0B4A7A", "[1.4 1.8]"),
    ("#0B5A3A", "[6 2 1.4 2]"),
    (MUTED, "[2.4 1.4]"),
    (TEAL, "[8 2.6]"),
)
"""The ink and the dashes of a group's line; the marker is another one for each of them too."""


@dataclass(frozen=True)
class Radar(Piece):
    """Means from 1 in the middle to 5 at the rim; a line stops where a group has no mean that may be shown."""

    themes: tuple[str, ...]
    everyone: tuple[float, ...]
    groups: tuple[tuple[str, tuple[float | None, ...]], ...]
    height: float = 2 * _RADIUS + 54

    @classmethod
    def of(cls, scored: Sequence[tuple[PlanTheme, PlanScore]]) -> Radar | None:
        """The radar of these themes; nothing when there are too few."""
        if len(scored) < FEWEST:
            return None
        themes = tuple(str(theme.short_name) for theme, _found in scored)
        means = [dict(found.by_group) for _theme, found in scored]
        groups = tuple((name, tuple(by_group.get(name) for by_group in means)) for name in _shown(scored))
        return cls(themes, tuple(found.mean for _theme, found in scored), groups)

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the rings, the surface, the lines, and what each of them is."""
        centre = (x + _CENTRE, top - self.height / 2)
        says = radar_in_words(self.themes, ((_("Alle antwoorden"), self.everyone), *self.groups))
        with pen.figure(says, Box(x, top - self.height, WIDTH, self.height)):
            self._rings(pen, centre)
            surface = [self._corner(centre, mean, place) for place, mean in enumerate(self.everyone)]
            pen.polygon(surface, CORAL, faded(CORAL, 0.1), 1.8)
            for kind, (_name, means) in enumerate(self.groups):
                self._line(pen, centre, means, kind)
            self._scale(pen, centre)
            self._names(pen, centre)
            self._legend(pen, x + _LEGEND, top)

    def _corner(self, centre: Point, value: float, place: int, beyond: float = 0.0) -> Point:
        angle = math.pi / 2 - 2 * math.pi * place / len(self.themes)
        reach = (value - _LOWEST) / (_HIGHEST - _LOWEST) * _RADIUS + beyond
        return centre[0] + reach * math.cos(angle), centre[1] + reach * math.sin(angle)

    def _rings(self, pen: Pen, centre: Point) -> None:
        places = range(len(self.themes))
        for ring in range(_LOWEST + 1, _HIGHEST + 1):
            pen.polygon([self._corner(centre, ring, place) for place in places], RULE, weight=0.6)
        for place in places:
            pen.line(centre, self._corner(centre, _HIGHEST, place), RULE)

    def _scale(self, pen: Pen, centre: Point) -> None:
        for ring in range(_LOWEST, _HIGHEST + 1):
            x, y = self._corner(centre, ring, 0)
            pen.write_right(x - 3, y - 2.6, f"{ring} ", SMALL)

    def _names(self, pen: Pen, centre: Point) -> None:
        for place, name in enumerate(self.themes):
            x, y = self._corner(centre, _HIGHEST, place, 9.0)
            side = (x - centre[0]) / _RADIUS
            upright = abs(side) < 0.2
            broken = clamp(balanced(name, NOTE, 2 * _ROOM if upright else _ROOM), 2)
            wide = max(width(line.rstrip(), NOTE) for line in broken)
            # Names hang left of the middle, right of it, or centred where they stand above or below.
            left = x - wide / 2 if upright else x if side > 0 else x - wide
            rise = (y - centre[1]) / (_RADIUS + 9.0)
            high = len(broken) * NOTE.leading
            first = y + high * (rise + 1) / 2 - NOTE.drop
            pen.write(left, first, spaced(broken), NOTE)

    def _line(self, pen: Pen, centre: Point, means: Sequence[float | None], kind: int) -> None:
        ink, dashes = _KINDS[kind]
        corners = [None if m is None else self._corner(centre, m, place) for place, m in enumerate(means)]
        pen.segments([(a, b) for a, b in pairwise([*corners, corners[0]]) if a and b], ink, 0.9, dashes)
        for corner in filter(None, corners):
            _marker(pen, kind, corner)

    def _legend(self, pen: Pen, x: float, top: float) -> None:
        names = [_named(_("Alle antwoorden")), *(_named(name) for name, _means in self.groups)]
        y = top - (self.height - sum(map(_high, names))) / 2
        for place, name in enumerate(names):
            middle = y - _high(name) / 2
            if place:
                self._sample(pen, (x, middle), place - 1)
            else:
                pen.fill(Box(x, middle - 4, _SAMPLE, 8), faded(CORAL, 0.1))
                pen.line((x, middle), (x + _SAMPLE, middle), CORAL, 1.8)
            first = middle - 3.1 + (len(name) - 1) * TABLE.leading / 2
            pen.write(x + _SAMPLE + 7, first, spaced(name), TABLE)
            y -= _high(name)

    def _sample(self, pen: Pen, start: Point, kind: int) -> None:
        x, y = start
        ink, dashes = _KINDS[kind]
        pen.segments([(start, (x + _SAMPLE, y))], ink, 0.9, dashes)
        _marker(pen, kind, (x + _SAMPLE / 2, y))


def _named(name: str) -> Lines:
    return clamp(lines(one_line(name), TABLE, WIDTH - _LEGEND - _SAMPLE - 7), 3)


def _high(name: Lines) -> float:
    return len(name) * TABLE.leading + 7.0


def _shown(scored: Sequence[tuple[PlanTheme, PlanScore]]) -> list[str]:
    """The groups that have a mean for at least half of the themes, and no more than can be told apart."""
    counted = Counter(name for _theme, found in scored for name, _mean in found.by_group if len(found.by_group) > 1)
    return [name for name, count in counted.most_common(_MOST_GROUPS) if count * 2 >= len(scored)]


def _marker(pen: Pen, kind: int, centre: Point) -> None:
    """A sign of its own for each kind of line, so that it can be told apart in black and white."""
    ink = _KINDS[kind][0]
    if kind in (0, 3):
        pen.circle(centre, _MARK - 0.4, stroke=ink, fill=ink if kind == 0 else WHITE)
    else:
        pen.polygon(list(_sign(kind, centre)), ink, ink if kind < 3 else WHITE)


def _sign(kind: int, centre: Point) -> Iterator[Point]:
    """The corners: a filled square, a filled triangle, an open square, an open triangle upside down."""
    x, y = centre
    if kind in (1, 4):
        yield from ((x - 2, y - 2), (x + 2, y - 2), (x + 2, y + 2), (x - 2, y + 2))
    else:
        up = 1 if kind == 2 else -1
        yield from ((x, y + up * _MARK), (x + _MARK, y - up * _MARK * 0.8), (x - _MARK, y - up * _MARK * 0.8))
