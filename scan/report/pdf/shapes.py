"""Shapes as the operators that PDF draws them with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

Point = tuple[float, float]
_BOW = 0.5523
"""How far the handles of a curve lie for a quarter of a circle of radius 1."""


def number(value: float) -> str:
    """Five digits: finer than a printer can draw."""
    return f"{value:.5g}" if abs(value) >= 0.001 else "0"


def _at(*values: float) -> str:
    return " ".join([number(value) for value in values])


def rectangle(x: float, y: float, width: float, height: float) -> str:
    """A box from its lower left corner."""
    return f"{_at(x, y, width, height)} re"


def rectangles(boxes: Iterable[tuple[float, float, float, float]]) -> str:
    """Boxes as one shape."""
    return "\n".join(rectangle(*box) for box in boxes)


def rounded(x: float, y: float, width: float, height: float, radius: float) -> str:
    """A box with round corners."""
    right, top, handle = x + width, y + height, radius * (1 - _BOW)
    return "\n".join(
        (
            f"{_at(x + radius, y)} m {_at(right - radius, y)} l",
            f"{_at(right - handle, y, right, y + handle, right, y + radius)} c {_at(right, top - radius)} l",
            f"{_at(right, top - handle, right - handle, top, right - radius, top)} c {_at(x + radius, top)} l",
            f"{_at(x + handle, top, x, top - handle, x, top - radius)} c {_at(x, y + radius)} l",
            f"{_at(x, y + handle, x + handle, y, x + radius, y)} c h",
        )
    )


def polygon(points: Sequence[Point]) -> str:
    """A closed shape with straight sides."""
    first, *rest = points
    return " ".join((f"{_at(*first)} m", *(f"{_at(*point)} l" for point in rest), "h"))


def segment(start: Point, end: Point) -> str:
    """A straight line."""
    return f"{_at(*start)} m {_at(*end)} l"


def circle(centre: Point, radius: float) -> str:
    """A circle from its lowest point round."""
    x, y = centre
    return f"{half_circle(centre, radius)}\n{_quarters((x, y + radius), (x - radius, y), (x, y - radius), radius)} h"


def half_circle(centre: Point, radius: float) -> str:
    """The right half of a circle, from its lowest point to its highest, not closed."""
    x, y = centre
    return f"{_at(x, y - radius)} m {_quarters((x, y - radius), (x + radius, y), (x, y + radius), radius)}"


def _quarters(start: Point, side: Point, end: Point, radius: float) -> str:
    """Two quarters of a circle, from a lowest or highest point by the side to the other."""
    bow = radius * _BOW
    out = bow if side[0] > start[0] else -bow
    up = bow if end[1] > start[1] else -bow
    first = _at(start[0] + out, start[1], side[0], side[1] - up, *side)
    return f"{first} c {_at(side[0], side[1] + up, end[0] + out, end[1], *end)} c"
