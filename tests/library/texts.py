"""Every text that people can read: in `data/`, in the code, in the catalogue and in the documents."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from scan.i18n import LANGUAGES
from tests.house.source import ROOT, product
from tests.house.test_texts import EN, in_catalogue, in_code

Way = tuple[str, ...]

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Said:
    """One text: where it stands, by which keys it is reached, and in which language it is (empty: neither)."""

    file: str
    line: int
    way: Way
    language: str
    text: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line} {self.text!r}"


def in_yaml(content: str, file: str) -> list[Said]:
    """The values of a YAML file; its keys and numbers in between are left out of every text."""
    root = yaml.compose(content, Loader=_LOADER)
    return list(_values(root, file, ())) if root else []


def _values(node: yaml.Node, file: str, way: Way) -> Iterator[Said]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _values(value, file, (*way, key.value))
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from _values(value, file, way)
    else:
        language = way[-1] if way and way[-1] in LANGUAGES else ""
        yield Said(file, node.start_mark.line + 1, way[:-1] if language else way, language, node.value)


def in_data() -> list[Said]:
    """The content library, the demonstration school and the list of words."""
    found = sorted((ROOT / "data").rglob("*.yaml"))
    return [said for path in found for said in in_yaml(path.read_text(encoding="utf-8"), _name(path))]


def on_screen() -> list[Said]:
    """The Dutch of the code and the English of the catalogue."""
    code = in_code(product())
    dutch = [_of_screen(place, text, "nl") for forms, place in code.items() for text in forms]
    catalogue = in_catalogue(EN.read_bytes())
    english = [Said(_name(EN), 0, (), "en", text) for forms in catalogue.values() for text in forms]
    return [*dutch, *english]


def in_documents() -> list[Said]:
    """What is written about the project, each file as one text."""
    paths = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
    return [Said(_name(path), 1, (), "", path.read_text(encoding="utf-8")) for path in paths]


def words(text: str) -> list[str]:
    """The words in lower case, with one kind of apostrophe."""
    return [word.replace("’", "'") for word in re.findall(r"[\w’']+", text.lower())]


def sentences(text: str) -> list[str]:
    """The sentences of a text; what has no full stop is one too."""
    parts = re.split(r"(?<=[.!?])[”’)]*\s+(?=[\W_]*[A-ZÀ-Ý0-9{])", text.replace("\n", " "))
    return [part for part in parts if part.strip()]


def shown(found: Iterable[Said]) -> list[str]:
    """A list for an assertion message."""
    return [str(said) for said in found]


def _of_screen(place: str, text: str, language: str) -> Said:
    file, _colon, line = place.rpartition(":")
    return Said(file, int(line), (), language, text)


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()
