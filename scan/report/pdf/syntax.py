"""How PDF writes values: text, moments and references."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import NamedTuple

_SPECIAL = re.compile(r"([\\()])")
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

LONGEST = 8_000
"""Most characters of a text string; a string has 32,767 bytes at most, and a letter takes four at most."""


class Numbered(NamedTuple):
    """An object with its number; `row` is the length of the rows that it is made of, 0 where it is one row."""

    number: int
    body: bytes
    row: int = 0


def readable(text: str) -> str:
    """The text without what neither XML nor PDF can carry (half emoji, control characters)."""
    return _NOT_XML.sub("", text)


def text(value: str) -> bytes:
    """A text string: letters as they are where they are ASCII, else UTF-16; cut where PDF/A's longest string ends."""
    value = value if len(value) <= LONGEST else value[:LONGEST] + "\u2026"
    if value.isascii() and value.isprintable():
        return b"(" + _SPECIAL.sub(r"\\\1", value).encode("ascii") + b")"
    return b"<FEFF" + readable(value).encode("utf-16-be").hex().upper().encode("ascii") + b">"


def moment(when: datetime) -> bytes:
    """A date string in universal time."""
    return when.astimezone(UTC).strftime("(D:%Y%m%d%H%M%SZ)").encode("ascii")


def reference(number: int) -> bytes:
    """A reference to an indirect object."""
    return b"%d 0 R" % number


def aligned(number: int) -> bytes:
    """A reference that takes the same room whatever the number, so that objects of one form have one length."""
    return b"%7d 0 R" % number


def stream(entries: bytes, content: bytes) -> bytes:
    """A stream object; the line end before `endstream` is what PDF/A asks for."""
    return b"<<%s/Length %d>>\nstream\n%s\nendstream\n" % (entries, len(content), content)
