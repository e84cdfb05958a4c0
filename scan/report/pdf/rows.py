"""Bytes in rows, each told as its difference from the one above: where numbers only count on, that packs to little."""

from __future__ import annotations

_UP = b"\2"
"""PNG's name for it; PDF took over PNG's predictors."""


def parameters(columns: int) -> bytes:
    """What a reader needs to put the rows together again."""
    return b"/DecodeParms<</Predictor 12/Columns %d>>" % columns


def predicted(data: bytes, columns: int) -> bytes:
    """The rows of so many bytes as their differences."""
    told = _differences(data, bytes(columns) + data[:-columns])
    return b"".join([_UP + told[at : at + columns] for at in range(0, len(told), columns)])


def _differences(data: bytes, above: bytes) -> bytes:
    """Byte by byte modulo 256, all at once: as two long numbers in which no byte may borrow from its neighbour."""
    size = len(data)
    high = int.from_bytes(b"\x80" * size, "big")
    low = int.from_bytes(b"\x7f" * size, "big")
    here, there = int.from_bytes(data, "big"), int.from_bytes(above, "big")
    kept = (here ^ there ^ high) & high
    return (((here | high) - (there & low)) ^ kept).to_bytes(size, "big")


def padded(body: bytes, columns: int) -> bytes:
    """With spaces up to whole rows."""
    return body + b" " * (-len(body) % columns)
