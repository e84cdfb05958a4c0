"""The content library: every file of `data/library/`, checked one by one and then together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import Any

from pydantic import TypeAdapter

from scan.errors import ContentError
from scan.i18n import _
from scan.library.document import Document, Place, read_document
from scan.model.inspiration import Points, Story, Tips
from scan.model.library import Library, OwnRole, Theme
from scan.settings import DATA

_THEME, _ROLE, _STORY = TypeAdapter(Theme), TypeAdapter(OwnRole), TypeAdapter(Story)
_TIPS, _POINTS = TypeAdapter(Tips), TypeAdapter(Points)
_FOLDER = DATA / "library"
_Stamp = tuple[tuple[str, int, int], ...]
LOOK_AGAIN_AFTER = 0.2
"""Seconds for which the files are taken to be as they were: one run of a screen asks for them a dozen times."""


def read_library(folder: Path = _FOLDER) -> Library:
    """The library in a folder; `ContentError` names the file and line of the first thing wrong."""
    themes, roles = _documents(folder, "themes"), _documents(folder, "roles")
    stories, tips = _documents(folder, "stories"), _documents(folder, "tips")
    points = read_document(folder / "points.yaml", folder)
    read = Library(
        themes=tuple(sorted((d.fitted(_THEME) for d in themes), key=lambda theme: (theme.position, theme.id))),
        roles=tuple(sorted((d.fitted(_ROLE) for d in roles), key=lambda role: (role.position, role.id))),
        stories=tuple(sorted((d.fitted(_STORY) for d in stories), key=lambda story: (story.position, story.id))),
        tips=tuple(
            tip
            for file in sorted((d.fitted(_TIPS) for d in tips), key=lambda file: (file.position, file.id))
            for tip in file.tips
        ),
        points=points.fitted(_POINTS).points,
    )
    _check_ids([points, *themes, *roles, *stories, *tips])
    known = {
        "statements": (set(read.statement_by_id), _("er is geen stelling “{id}”")),
        "themes": (set(read.theme_by_id), _("er is geen thema “{id}”")),
        "sources": ({point.id for point in read.points}, _("er is geen punt “{id}” in points.yaml")),
    }
    for document in (*themes, *roles, *stories, *tips):
        _check_references(document, known)
    return read


def library() -> Library:
    """The library of this installation; read again when a file changed, so that an edit shows at the next click."""
    return _latest().library


def edition() -> int:
    """Another number after every edit of the library, within this process: for keys of what was made from it."""
    return hash(_latest().stamp)


@dataclass(frozen=True, slots=True)
class _Kept:
    """The library as it was read, the files as they were then, and when someone last looked at those."""

    stamp: _Stamp
    library: Library
    looked_at: float


_kept: dict[Path, _Kept] = {}


def _latest() -> _Kept:
    kept, now = _kept.get(_FOLDER), monotonic()
    if kept is None or now - kept.looked_at >= LOOK_AGAIN_AFTER:
        stamp = tuple(_stamped(_FOLDER.rglob("*.yaml")))
        # Two sessions that read it at the same time keep the same thing twice; what cannot be read is not kept.
        read = kept.library if kept and kept.stamp == stamp else read_library(_FOLDER)
        kept = _kept[_FOLDER] = _Kept(stamp, read, now)
    return kept


def _stamped(paths: Iterable[Path]) -> Iterator[tuple[str, int, int]]:
    for path in sorted(paths):
        try:
            found = path.stat()
        except OSError:
            # Taken away at this very moment, or an editor's lock that points nowhere: reading the file says so.
            yield str(path), 0, 0
        else:
            yield str(path), found.st_mtime_ns, found.st_size


def _documents(folder: Path, kind: str) -> list[Document]:
    # Editors keep their locks and copies beside a file, under a name that begins with a dot.
    paths = sorted(path for path in (folder / kind).glob("*.yaml") if not path.name.startswith("."))
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


def _check_references(document: Document, known: dict[str, tuple[set[str], str]]) -> None:
    for place, key, id in _references(document.data, ()):
        ids, sentence = known[key]
        if id not in ids:
            raise document.wrong(place, sentence.format(id=id))


def _references(data: Any, place: Place) -> Iterator[tuple[Place, str, str]]:
    """Every id in a list under a key that names other pieces, however deep."""
    for step, value in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
        if step in ("statements", "themes", "sources") and all(isinstance(id, str) for id in value):
            yield from (((*place, step, n), str(step), id) for n, id in enumerate(value))
        else:
            yield from _references(value, (*place, step))
