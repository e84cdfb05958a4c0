"""The content library: every file of `data/library/`, checked one by one and then together."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from scan.errors import ContentError
from scan.i18n import _
from scan.library.document import Document, Place, read_document
from scan.model.library import Library, OwnRole, Theme
from scan.settings import DATA

_THEME = TypeAdapter(Theme)
_ROLE = TypeAdapter(OwnRole)


def read_library(folder: Path = DATA / "library") -> Library:
    """The library in a folder; `ContentError` names the file and line of the first thing wrong."""
    themes = _documents(folder, "themes")
    roles = _documents(folder, "roles")
    read = Library(
        themes=tuple(sorted((d.fitted(_THEME) for d in themes), key=lambda theme: (theme.position, theme.id))),
        roles=tuple(sorted((d.fitted(_ROLE) for d in roles), key=lambda role: (role.position, role.id))),
    )
    _check_ids([*themes, *roles])
    _check_references(themes, read)
    return read


@cache
def library() -> Library:
    """The library of this installation, read once per process."""
    return read_library()


def _documents(folder: Path, kind: str) -> list[Document]:
    paths = sorted((folder / kind).glob("*.yaml"))
    if not paths:
        raise ContentError(_("In de map {folder} staat geen enkel YAML-bestand.").format(folder=folder / kind))
    return [read_document(path, folder) for path in paths]


def _check_ids(documents: list[Document]) -> None:
    seen: dict[str, str] = {}
    for document in documents:
        for place, id in _ids(document.data, ()):
            if id in seen:
                raise document.wrong(place, _("de id “{id}” bestaat al ({where})").format(id=id, where=seen[id]))
            seen[id] = f"{document.name}:{document.line_of(place)}"


def _ids(data: Any, place: Place) -> Iterator[tuple[Place, str]]:
    """Every value under a key `id`, however deep."""
    for step, value in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
        if step == "id":
            yield (*place, step), value
        else:
            yield from _ids(value, (*place, step))


def _check_references(themes: list[Document], read: Library) -> None:
    for document in themes:
        for o, obstacle in enumerate(document.data["obstacles"]):
            for s, id in enumerate(obstacle["statements"]):
                if id not in read.statement_by_id:
                    place = ("obstacles", o, "statements", s)
                    raise document.wrong(place, _("er is geen stelling “{id}”").format(id=id))
