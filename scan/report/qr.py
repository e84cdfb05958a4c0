"""A QR code in ink: drawn from its matrix, so that it is sharp at any size."""

from __future__ import annotations

from collections.abc import Iterable

import segno

from scan.report.pen import Box, Pen, Point, paint
from scan.report.style import INK, WHITE


def draw_qr(pen: Pen, corner: Point, size: float, text: str) -> None:
    """A QR code of this size from its lower left corner, on white, as one shape: sharp at any size."""
    rows = list(segno.make(text, error="m", micro=False).matrix_iter(border=3))
    unit = size / len(rows)
    pen.fill(Box(corner[0], corner[1], size, size), WHITE, 4)
    path = pen.canvas.beginPath()
    for down, row in enumerate(rows, 1):
        for start, length in _stretches(row):
            path.rect(corner[0] + start * unit, corner[1] + size - down * unit, length * unit, unit)
    pen.canvas.setFillColor(paint(INK))
    pen.canvas.drawPath(path, stroke=0, fill=1)


def _stretches(row: Iterable[int]) -> list[tuple[int, int]]:
    """Where the dark stretches of a row begin, and how long they are."""
    found: list[tuple[int, int]] = []
    for place, dark in enumerate(row):
        if dark and found and sum(found[-1]) == place:
            found[-1] = (found[-1][0], found[-1][1] + 1)
        elif dark:
            found.append((place, 1))
    return found
