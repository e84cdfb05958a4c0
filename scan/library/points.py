"""Which pieces of the library carry each point of the source article, and that as a document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from scan.i18n import _
from scan.model.library import Library
from scan.model.text import Text


class PieceKind(StrEnum):
    """A kind of content that can carry a point; the order is the one in which pieces are listed."""

    STATEMENT = "statement"
    OBSTACLE = "obstacle"
    ROLE = "role"
    TIP = "tip"
    STORY = "story"

    @property
    def label(self) -> str:
        """The kind in the language of the moment, as it stands before a title."""
        return {
            PieceKind.STATEMENT: _("stelling"),
            PieceKind.OBSTACLE: _("typische belemmering"),
            PieceKind.ROLE: _("eigen rol"),
            PieceKind.TIP: _("tip"),
            PieceKind.STORY: _("praktijkverhaal"),
        }[self]


@dataclass(frozen=True, slots=True)
class Carrier:
    """A piece of the library as a line in a list."""

    kind: PieceKind
    id: str
    title: Text


def carriers(library: Library) -> dict[str, list[Carrier]]:
    """Every point of the article, in its order, with the pieces that name it in their sources; possibly none."""
    found: dict[str, list[Carrier]] = {point.id: [] for point in library.points}
    for carrier, sources in _pieces(library):
        for point in sources:
            found.setdefault(point, []).append(carrier)
    return found


def _pieces(library: Library) -> Iterator[tuple[Carrier, tuple[str, ...]]]:
    for statement in library.statement_by_id.values():
        yield Carrier(PieceKind.STATEMENT, statement.id, statement.text), statement.sources
    for obstacle in library.obstacle_by_id.values():
        yield Carrier(PieceKind.OBSTACLE, obstacle.id, obstacle.title), obstacle.sources
    for role in library.roles:
        yield Carrier(PieceKind.ROLE, role.id, role.name), role.sources
    for tip in library.tips:
        yield Carrier(PieceKind.TIP, tip.id, tip.title), tip.sources
    for story in library.stories:
        yield Carrier(PieceKind.STORY, story.id, story.title), story.sources


def points_document(library: Library) -> str:
    """The points with their carriers as Markdown, in the language of the moment."""
    lines = [
        "# " + _("De punten van het artikel en waar de scan ze gebruikt"),
        "",
        _("Deze lijst is gemaakt uit de inhoudsbibliotheek. Verander de bibliotheek, niet deze lijst."),
    ]
    found = carriers(library)
    for point in library.points:
        lines += ["", f"## {point.id}. {point.said}", ""]
        lines += [f"- {piece.kind.label} `{piece.id}`: {piece.title}" for piece in found[point.id]]
        if not found[point.id]:
            lines.append(_("Nog niets in de bibliotheek gebruikt dit punt."))
    return "\n".join([*lines, ""])
