"""Practice stories and tips, the points of the source article that they carry, and which fit an obstacle."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from scan.model.content import Content
from scan.model.text import Text


@dataclass(frozen=True)
class Point(Content):
    """One point of the article, in one sentence of our own."""

    id: str
    said: Text


@dataclass(frozen=True)
class Points(Content):
    """The points in the order of the article."""

    id: str
    version: int
    licence: str
    points: tuple[Point, ...]


@dataclass(frozen=True)
class Story(Content):
    """What one school did, told in paragraphs, with what another school can take from it."""

    id: str
    position: int
    version: int
    licence: str
    school: str
    place: str
    title: Text
    summary: Text
    told: tuple[Text, ...]
    take_away: tuple[Text, ...]
    question: Text
    themes: tuple[str, ...]
    statements: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Tip(Content):
    """Something that helps a school learn; `try_it` can be done this week."""

    id: str
    title: Text
    text: Text
    try_it: Text
    themes: tuple[str, ...]
    statements: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Tips(Content):
    """The tips of one file of the library."""

    id: str
    position: int
    version: int
    licence: str
    tips: tuple[Tip, ...]


Piece = TypeVar("Piece", Story, Tip)


def fitting(pieces: Iterable[Piece], theme_id: str, statement_id: str | None = None) -> list[Piece]:
    """The stories or tips about a statement, then the others about its theme.

    Within each part a piece that names the theme first comes before one that names it in passing.
    """
    about = [piece for piece in pieces if theme_id in piece.themes or (statement_id in piece.statements)]
    return sorted(
        about,
        key=lambda piece: (
            statement_id not in piece.statements,
            piece.themes.index(theme_id) if theme_id in piece.themes else len(piece.themes),
        ),
    )


def best_fitting(pieces: Sequence[Piece], theme_id: str, statement_ids: Iterable[str]) -> list[Piece]:
    """What is about the statements, one statement after the other, then what is about the theme; each piece once."""
    found: dict[Piece, None] = {}
    for id in statement_ids:
        found |= dict.fromkeys(piece for piece in fitting(pieces, theme_id, id) if id in piece.statements)
    return list(found | dict.fromkeys(fitting(pieces, theme_id)))


def really_about(story: Story, theme_id: str, statement_ids: Iterable[str]) -> bool:
    """Whether a story is about a theme or a statement: of the themes it names, it tells about the first two."""
    return theme_id in story.themes[:2] or not set(statement_ids).isdisjoint(story.statements)
