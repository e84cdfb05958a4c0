"""Small drawn marks: the status as shape, word and colour, a bar of progress, and how full a scale is."""

from __future__ import annotations

from scan.model.actions import State
from scan.report.pen import Box, Pen, Point
from scan.report.style import SEMIBOLD, TEAL, TRACK, WHITE, Style
from scan.report.text import width

INKS = {
    State.NOT_STARTED: ("#3F4E5E", "#EDF0F3"),
    State.BUSY: ("#0B4A7A", "#E1EEF8"),
    State.LATE: ("#8A3A0A", "#FCEADB"),
    State.DONE: ("#0B5A3A", "#DFF2E7"),
    State.STOPPED: ("#3F4E5E", "#EDF0F3"),
}
ATTENTION = (State.DONE, State.STOPPED, State.NOT_STARTED, State.BUSY, State.LATE)
"""From the state that asks the least of a reader to the one that asks the most."""
CHIP_HEIGHT = 13.0
RADIUS = 3.1
_WORD = Style(SEMIBOLD, 7.5, 10)


def shape(pen: Pen, state: State, centre: Point, radius: float = RADIUS) -> None:
    """The state's own shape, so that colour is never the only difference."""
    box = Box(-radius - 1, -radius - 1, 2 * radius + 2, 2 * radius + 2)
    pen.stamp((state, radius), box, centre, lambda: _shape(pen, state, (0, 0), radius))


def _shape(pen: Pen, state: State, centre: Point, radius: float) -> None:
    ink = INKS[state][0]
    x, y = centre
    if state is State.LATE:
        _triangle(pen, centre, radius, ink)
    elif state is State.DONE:
        pen.circle(centre, radius, fill=ink)
        pen.line((x - radius * 0.45, y), (x - radius * 0.1, y - radius * 0.38), WHITE, 1.1)
        pen.line((x - radius * 0.1, y - radius * 0.38), (x + radius * 0.48, y + radius * 0.36), WHITE, 1.1)
    elif state is State.STOPPED:
        pen.fill(Box(x - radius * 0.85, y - radius * 0.85, radius * 1.7, radius * 1.7), ink)
    else:
        pen.circle(centre, radius - 0.5, stroke=ink)
        if state is State.BUSY:
            pen.half_disc(centre, radius - 0.5, ink)


def _triangle(pen: Pen, centre: Point, radius: float, ink: str) -> None:
    x, y = centre
    foot = y - radius * 0.8
    pen.polygon([(x, y + radius), (x + radius * 1.05, foot), (x - radius * 1.05, foot)], ink, ink)
    pen.line((x, y + radius * 0.35), (x, y - radius * 0.15), WHITE, 0.9)
    pen.circle((x, y - radius * 0.5), 0.55, fill=WHITE)


def chip(pen: Pen, state: State, corner: Point, label: str = "") -> float:
    """The state, or the words given for it, as a small pill from its lower left; gives back its width."""
    x, bottom = corner
    label = label or state.label
    ink, ground = INKS[state]
    style = _WORD.inked(ink)
    wide = width(label, style) + CHIP_HEIGHT + 9
    pill = Box(0, 0, wide, CHIP_HEIGHT)

    def draw() -> None:
        pen.fill(pill, ground, CHIP_HEIGHT / 2)
        _shape(pen, state, (CHIP_HEIGHT / 2 + 1.5, CHIP_HEIGHT / 2), RADIUS)

    pen.stamp((state, label), pill, corner, draw)
    # The space keeps the word apart from what follows when the text is read out.
    pen.write(x + 14.5, bottom + 3.8, [label + " "], style)
    return wide


def progress_bar(pen: Pen, box: Box, share: float) -> None:
    """A track filled for this share, 0 to 1."""
    pen.fill(box, TRACK, box.height / 2)
    if share > 0:
        filled = max(box.height, box.width * min(share, 1.0))
        pen.fill(Box(box.x, box.y, filled, box.height), TEAL, box.height / 2)


def counted_chip(pen: Pen, state: State, count: int, centre: Point) -> None:
    """A number in a pill with the state's shape and colours."""
    ink, ground = INKS[state]
    style = Style(SEMIBOLD, 9, 12, ink)
    wide = width(str(count), style) + 25
    x, y = centre[0] - wide / 2, centre[1]
    pen.fill(Box(x, y - 9, wide, 18), ground, 9)
    shape(pen, state, (x + 9.5, y))
    pen.write(x + 16, y - 3.2, [str(count)], style)
