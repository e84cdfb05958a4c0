"""One YAML file of `data/`, read strictly, with the line on which everything in it stands."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import TypeAdapter, ValidationError

from scan.errors import ContentError
from scan.i18n import LANGUAGES, _

T = TypeVar("T")
Place = tuple[str | int, ...]
"""The keys and positions that lead to a value: `("statements", 0, "text", "nl")`."""

# libyaml is ten times faster; a PyYAML built without it still works.
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Document:
    """A file's data beside the nodes that it was made of; `name` is what errors call it."""

    name: str
    data: Any
    root: yaml.Node

    def wrong(self, place: Place, what: str) -> ContentError:
        """The error for something wrong at a place."""
        return _wrong(self.name, self.line_of(place), what)

    def line_of(self, place: Place) -> int:
        """The line of a place, or of the nearest thing around it that exists."""
        node = self.root
        line = node.start_mark.line
        for step in place:
            found = next((pair for pair in _children(node) if pair[0] == step), None)
            if found is None:
                break
            _step, line, node = found
        return line + 1

    def fitted(self, adapter: TypeAdapter[T]) -> T:
        """The data in its shape; the first thing that does not fit is refused."""
        try:
            # JSON mode is strict about scalars ("3" is no number) yet takes lists for tuples.
            return adapter.validate_json(json.dumps(self.data, default=str), strict=True)
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            place = tuple(step for step in first["loc"] if step != "[key]")
            raise self.wrong(place, _explained(first["type"], place, str(first["msg"]))) from error


def read_document(path: Path, folder: Path) -> Document:
    """The file as a document; its syntax, repeated keys and empty values are refused here."""
    name = path.relative_to(folder).as_posix()
    try:
        loader = _Loader(path.read_text(encoding="utf-8"))
        root = loader.get_single_node()
        if root is None:
            raise _wrong(name, 1, _("het bestand is leeg"))
        _check_nodes(root, name)
        return Document(name, loader.construct_document(root), root)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise _wrong(name, line, _("dit is geen geldige YAML ({problem})").format(problem=error.problem)) from error
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise _wrong(name, 1, _("het bestand is niet te lezen")) from error


def _wrong(name: str, line: int, what: str) -> ContentError:
    return ContentError(_("{file}, regel {line}: {what}.").format(file=name, line=line, what=what))


def _children(node: yaml.Node) -> Iterator[tuple[str | int, int, yaml.Node]]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield str(key.value), key.start_mark.line, value
    elif isinstance(node, yaml.SequenceNode):
        for position, value in enumerate(node.value):
            yield position, value.start_mark.line, value


def _check_nodes(root: yaml.Node, name: str) -> None:
    waiting = [root]
    while waiting:
        seen: set[str | int] = set()
        for step, line, child in _children(waiting.pop()):
            if step in seen:
                raise _wrong(name, line + 1, _("“{key}” staat er twee keer").format(key=step))
            if isinstance(child, yaml.ScalarNode) and not child.value.strip():
                raise _wrong(name, line + 1, _("“{key}” is leeg").format(key=step))
            seen.add(step)
            waiting.append(child)


def _explained(kind: str, place: Place, message: str) -> str:
    key = place[-1] if place else ""
    if kind == "missing" and key in LANGUAGES:
        return _("de taal “{key}” ontbreekt").format(key=key)
    if kind == "missing":
        return _("“{key}” ontbreekt").format(key=key)
    if kind == "unexpected_keyword_argument":
        return _("“{key}” is geen bekende sleutel").format(key=key)
    return _("“{key}” heeft niet de goede vorm ({problem})").format(key=key, problem=message)
