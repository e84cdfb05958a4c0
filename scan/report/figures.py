"""Figures drawn from numbers: scores on a scale of 1 to 5, and how the actions stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from scan.i18n import _
from scan.model.actions import State
from scan.model.plan import PlanTheme
from scan.report.marks import INKS, shape
from scan.report.pen import Box, Pen, Point, faded
from scan.report.pieces import Piece
from scan.report.spoken import Dot, plot_in_words, states_in_words
from scan.report.style import (
    CORAL,
    INK,
    MUTED,
    NOTE,
    REGULAR,
    RULE,
    SEMIBOLD,
    STRONG,
    TABLE,
    TEAL,
    WHITE,
    WIDTH,
    Style,
)
from scan.report.text import Lines, clamp, fitted, lines, one_line, spaced, width
from scan.report.wording import score

_AXIS = 16.0
_FIGURE_ROOM = 30.0


@dataclass(frozen=True)
class DotPlot(Piece):
    """Means as diamonds on a scale of 1 to 5, with the spread as a bar and what is wanted as a ring."""

    dots: tuple[Dot, ...]
    width: float
    row: float = 20.0
    label_room: float = 108.0
    label_lines: int = 1

    @property
    def height(self) -> float:
        """The rows and the axis below."""
        return sum(map(self._high, self.dots)) + _AXIS

    def _label(self, dot: Dot) -> Lines:
        room = self.label_room - 8
        if self.label_lines == 1:
            return (fitted(dot.label, TABLE, room),)
        return clamp(lines(one_line(dot.label), TABLE, room), self.label_lines)

    def _high(self, dot: Dot) -> float:
        return self.row + (len(self._label(dot)) - 1) * TABLE.leading

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the grid, then a row for each."""
        with pen.figure(plot_in_words(self.dots), Box(x, top - self.height, self.width, self.height)):
            self._plot(pen, x, top)

    def _plot(self, pen: Pen, x: float, top: float) -> None:
        for point in range(1, 6):
            at = self._at(x, point)
            pen.dotted((at, top), (at, top - self.height + _AXIS), "#B8C3CC")
            pen.write_centred(at, top - self.height + 4, f"{point} ", NOTE)
        for dot in self.dots:
            self._row(pen, x, top - self._high(dot) / 2, dot)
            top -= self._high(dot)

    def _at(self, x: float, value: float) -> float:
        reach = self.width - self.label_room - _FIGURE_ROOM - 16
        return x + self.label_room + 8 + (min(max(value, 1.0), 5.0) - 1) / 4 * reach

    def _row(self, pen: Pen, x: float, y: float, dot: Dot) -> None:
        label = self._label(dot)
        pen.write(x, y - 3.1 + (len(label) - 1) * TABLE.leading / 2, spaced(label), TABLE)
        middle = self._at(x, dot.mean)
        if dot.deviation:
            low, high = self._at(x, dot.mean - dot.deviation), self._at(x, dot.mean + dot.deviation)
            pen.fill(Box(low, y - 2, high - low, 4), faded(TEAL, 0.45), 2)
        if dot.wanted is not None:
            pen.circle((self._at(x, dot.wanted), y), 3.2, stroke=TEAL, fill=WHITE)
        _diamond(pen, (middle, y), 4.6)
        mean = score(dot.mean)
        pen.write(x + self.width - width(mean, STRONG), y - 3.1, [mean + " "], STRONG)


def _diamond(pen: Pen, centre: Point, reach: float) -> None:
    x, y = centre
    pen.polygon([(x, y + reach), (x + reach, y), (x, y - reach), (x - reach, y)], WHITE, CORAL, 1.2)


def theme_dots(themes: Sequence[PlanTheme]) -> tuple[Dot, ...]:
    """The themes that have a score, as lines of a plot."""
    return tuple(
        Dot(str(theme.short_name), theme.score.mean, theme.score.wanted, theme.score.deviation)
        for theme in themes
        if theme.score
    )


def plot_legend(dots: Sequence[Dot]) -> str:
    """What the marks mean, naming only those that are there."""
    parts = [_("Ruit: gemiddelde.")]
    if any(dot.deviation for dot in dots):
        parts.append(_("Balk: spreiding."))
    if any(dot.wanted is not None for dot in dots):
        parts.append(_("Ring: gewenst."))
    return " ".join(parts)


@dataclass(frozen=True)
class BigFigures(Piece):
    """Up to four large numbers with what they count."""

    items: tuple[tuple[str, str], ...]
    style: Style
    height: float = 74.0

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw them side by side with hairlines between."""
        room = WIDTH / len(self.items)
        caption = Style(REGULAR, 8.5, 11.5, MUTED)
        for place, (number, label) in enumerate(self.items):
            left = x + place * room + (14 if place else 0)
            if place:
                pen.line((x + place * room, top - 6), (x + place * room, top - self.height + 6), RULE)
            with pen.tags.paragraph():
                pen.write(left, top - 32, [number + " "], self.style)
                pen.write(left, top - 48, clamp(lines(label, caption, room - 24), 3), caption)


@dataclass(frozen=True)
class StateBar(Piece):
    """The actions as one bar, a stretch for each state, and a legend that counts them."""

    counts: Counter[State]
    height: float = 44.0

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the bar above the legend."""
        with pen.figure(states_in_words(self.counts), Box(x, top - self.height, WIDTH, self.height)):
            self._stand(pen, x, top)

    def _stand(self, pen: Pen, x: float, top: float) -> None:
        shown = [State.DONE, State.BUSY, State.LATE, State.NOT_STARTED]
        shown += [State.STOPPED] if self.counts[State.STOPPED] else []
        self._bar(pen, x, top, [state for state in shown if self.counts[state]])
        for place, state in enumerate(shown):
            left = x + place * WIDTH / len(shown)
            count = f"{self.counts[state]} "
            shape(pen, state, (left + 4, top - 33.5), 3.6)
            pen.write(left + 13, top - 36.6, [count], STRONG)
            style = Style(REGULAR, 9, 12, MUTED)
            pen.write(left + 14 + width(count, STRONG), top - 36.6, [state.label + " "], style)

    def _bar(self, pen: Pen, x: float, top: float, states: Sequence[State]) -> None:
        least = 36.0
        free = WIDTH - len(states) * least - 2 * (len(states) - 1)
        total = sum(self.counts[state] for state in states)
        for state in states:
            pale = state in (State.NOT_STARTED, State.STOPPED)
            wide = least + free * self.counts[state] / total
            pen.fill(Box(x, top - 18, wide, 16), "#C3CCD5" if pale else INKS[state][0], 2.5)
            style = Style(SEMIBOLD, 8.5, 11, INK if pale else WHITE)
            # Printed in black and white three of the stretches look alike.
            pen.circle((x + 9.5, top - 10), 5.4, fill=WHITE)
            shape(pen, state, (x + 9.5, top - 10), 3.6)
            pen.write(x + 18, top - 13.2, [f"{self.counts[state]} "], style)
            x += wide + 2
