"""A QR code in ink: drawn from its matrix, so that it is sharp at any size."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import segno

from scan.report.pen import Box, Pen, Point
from scan.report.spoken import qr_in_words
from scan.report.style import INK, WHITE


def draw_qr(pen: Pen, corner: Point, size: float, text: str) -> None:
    """A QR code of this size from its lower left corner, on white, as one shape: sharp at any size."""
    box = Box(corner[0], corner[1], size, size)
    with pen.figure(qr_in_words(text), box):
        pen.fill(box, WHITE, 4)
        pen.boxes(_modules(corner, size, text), INK)


def _modules(corner: Point, size: float, text: str) -> Iterator[Box]:
    rows = list(segno.make(text, error="m", micro=False).matrix_iter(border=3))
    unit = size / len(rows)
    for down, row in enumerate(rows, 1):
        for start, length in _stretches(row):
            yield Box(corner[0] + start * unit, corner[1] + size - down * unit, length * unit, unit)


def _stretches(row: Iterable[int]) -> list[tuple[int, int]]:
    """Where the dark stretches of a row begin, and how long they are."""
    found: list[tuple[int, int]] = []
    for place, dark in enumerate(row):
        if dark and found and sum(found[-1]) == place:
            found[-1] = (found[-1][0], found[-1][1] + 1)
        elif dark:
            found.append((place, 1))
    return found
