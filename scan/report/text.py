"""What people typed, made safe to draw, cut into runs per typeface and broken into lines."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from scan.report.fonts import FALLBACKS, MISSING, Face, face
from scan.report.style import Style

Lines = tuple[str, ...]

# Zero-width and direction marks, variation selectors: without a shaper they would only be boxes.
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e01ef]")
_SPACES = re.compile(r"[^\S\n]+")
_HALF_WORD = 14
_SHARES = (0.6, 0.7, 0.8, 0.9)
_JOINTS = re.compile(r"(?<=[-/\u2010\u2013\u2014@_&=?])(?=\w)")


def clean(typed: str) -> str:
    """Composed, single-spaced, without control or invisible characters; line ends stay."""
    text = _INVISIBLE.sub("", unicodedata.normalize("NFC", typed.replace("\r\n", "\n")))
    if not text.isprintable():
        text = "".join(c if c == "\n" or unicodedata.category(c) not in ("Cc", "Cs") else " " for c in text)
    return _SPACES.sub(" ", text).strip()


def one_line(typed: str) -> str:
    """Cleaned, with line ends folded into spaces: for metadata, bookmarks and single lines."""
    return " ".join(clean(typed).split())


@lru_cache(100_000)
def runs(name: str, word: str) -> tuple[tuple[Face, str], ...]:
    """The word in pieces that one typeface has in full; what none has becomes a box."""
    first = face(name)
    if all(map(first.has, word)):
        return ((first, word),)
    found: list[tuple[Face, str]] = []
    for piece in (drawn for character in word for drawn in _drawn(first, character)):
        if found and found[-1][0] is piece[0]:
            piece = (piece[0], found.pop()[1] + piece[1])
        found.append(piece)
    return tuple(found)


def _drawn(first: Face, character: str) -> Iterator[tuple[Face, str]]:
    """The character in the first typeface that has it; else as a letter and its accents, where all of these are had."""
    faces = (first, *map(face, FALLBACKS))
    parts = unicodedata.normalize("NFD", character)
    for shown in dict.fromkeys((character, parts)):
        holders = [next((holder for holder in faces if holder.has(part)), None) for part in shown]
        if None not in holders:
            yield from zip(filter(None, holders), shown, strict=True)
            return
    yield first, MISSING


@lru_cache(100_000)
def _advance(name: str, word: str) -> float:
    return sum(holder.advance(piece) for holder, piece in runs(name, word))


def _wide(word: str, style: Style) -> float:
    """As `width`, of one word: asked for every word of a document."""
    return _advance(style.face, word) * style.size / 1000 + style.track * len(word)


def width(text: str, style: Style) -> float:
    """How wide a line is when drawn."""
    words = text.split(" ")
    units = sum(_advance(style.face, word) for word in words) + (len(words) - 1) * _advance(style.face, " ")
    return units * style.size / 1000 + style.track * len(text)


@lru_cache(20_000)
def lines(typed: str, style: Style, room: float, first: float = 0.0) -> Lines:
    """The text in lines no wider than `room`; the first line starts `first` points further on.

    A line that ended at a space keeps it, so that a program that reads the PDF does not glue words.
    """
    broken: list[str] = []
    for paragraph in clean(typed).split("\n"):
        broken.extend(_paragraph(paragraph, style, room, 0.0 if broken else first))
    return tuple(broken)


def _paragraph(text: str, style: Style, room: float, first: float) -> Iterator[str]:
    line, used, space = "", first, _wide(" ", style)
    for piece, wide in _pieces(text, style, room):
        # Beside a long label even the first word may have to go down.
        if used and used + wide > room:
            yield line
            line, used = "", 0.0
        line += piece
        # The space at the end of a piece counts only when something follows it.
        used += wide + (space if piece[-1] == " " else 0)
    yield line.rstrip()


def _pieces(text: str, style: Style, room: float) -> Iterator[tuple[str, float]]:
    """Words with the space after them; a word too wide for a line is cut at a joint, else anywhere."""
    for word in re.findall(r"[^ ]+ ?", text):
        wide = _wide(word.rstrip(), style)
        if wide <= room:
            yield word, wide
            continue
        for part in _JOINTS.split(word):
            yield from _cut(part, style, room)


def _cut(word: str, style: Style, room: float) -> Iterator[tuple[str, float]]:
    start, wide = 0, 0.0
    for end, character in enumerate(word):
        step = width(character, style)
        # Kerning never makes a word wider by more than this, so one pass is enough.
        if end > start and wide + step > room - 0.5:
            yield word[start:end], wide
            start, wide = end, 0.0
        wide += step
    yield word[start:], width(word[start:].rstrip(), style)


def fitted(typed: str, style: Style, room: float) -> str:
    """The text on one line, cut with an ellipsis where the room ends."""
    text = " ".join(clean(typed).split())
    if width(text, style) <= room:
        return text
    room -= width("\u2026", style)
    kept, used = "", 0.0
    for character in text:
        used += width(character, style)
        if used > room:
            break
        kept += character
    return kept.rstrip(" ,;:.") + "\u2026"


def spaced(broken: Lines) -> Lines:
    """The lines with a space after the last, so that what a program reads after it is another word."""
    return (*broken[:-1], broken[-1] + " ")


def clamp(broken: Lines, most: int) -> Lines:
    """At most so many lines; an ellipsis shows that more was said (in full elsewhere)."""
    if len(broken) <= most:
        return broken
    # Three letters make room for the ellipsis; half a word more goes too, but not a long one.
    last = broken[most - 1].rstrip()[:-3]
    whole, _space, part = last.rpartition(" ")
    last = whole if whole and len(part) <= _HALF_WORD else last
    return (*broken[: most - 1], last.rstrip(" ,;:.") + "\u2026")


def balanced(typed: str, style: Style, room: float) -> Lines:
    """The text in as few lines as `lines` needs, of about the same length: no word stands alone on the last."""
    broken = lines(typed, style, room)
    if len(broken) == 1 or "\n" in clean(typed):
        return broken
    for share in _SHARES:
        tried = lines(typed, style, room * share)
        if len(tried) == len(broken):
            return tried
    return broken
