"""A school's own statements as YAML, to read and to edit by hand: out, and back line by line."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import yaml

from scan.errors import ImportRefused
from scan.exports.own_statements import KEYS, LEADER, VERSION, Draft, Drafts, texts_of, version_in
from scan.i18n import _
from scan.model.own_content import OwnContent, OwnStatement

FORMAT = "doorbraak-statements"
DEEPEST = 6
"""Lists and mappings inside each other; a file of ours needs five."""
MOST_EVENTS = 100_000
"""Pieces of YAML in one file; two hundred statements with every text filled in need half of it."""

_TOP = ("format", VERSION, "school", "statements")
_GROUPS = frozenset(
    ".".join(parts[:size]) for key in KEYS if (parts := key.split(".")) for size in range(1, len(parts))
)
# libyaml is ten times faster; a PyYAML built without it still works.
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
Tell = Callable[[str, str], None]
"""Takes where something is wrong, and what."""


class _Dumper(yaml.SafeDumper):
    """Writes lists indented, and the key `on` without the quotes that YAML 1.1 wants around it."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


class _On(str):
    """The key `on`."""


_Dumper.add_representer(_On, lambda dumper, key: dumper.represent_scalar("tag:yaml.org,2002:bool", str(key)))


def to_yaml(content: OwnContent, school: str) -> bytes:
    """The layer as a text with only the school's own entries; a comment on top says what it is."""
    comment = _(
        "De eigen stellingen van {school}: toegevoegd, anders gezegd of uitgezet. "
        "Pas aan wat je wilt en lees het bestand weer in bij Eigen stellingen."
    ).format(school=school)
    how = _("Een nieuwe stelling krijgt geen id. Laat een taal weg als je die niet gebruikt.")
    file = {
        "format": FORMAT,
        VERSION: content.version,
        "school": school,
        "statements": [_plain(entry) for entry in content.statements],
    }
    text = yaml.dump(file, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10_000)
    return f"# {_one_line(comment)}\n# {how}\n{text}".encode()


def _plain(entry: OwnStatement) -> dict[str, Any]:
    found: dict[str, Any] = {"id": entry.id, "theme": entry.theme_id, _On("on"): entry.on}
    found["short_form"] = entry.short_form
    if entry.text:
        found["reverse"] = entry.reverse
        if entry.about_leader is not None:
            found[LEADER] = entry.about_leader
    for key, words in texts_of(entry).items():
        *groups, last = key.split(".")
        inner = found
        for group in groups:
            inner = inner.setdefault(group, {})
        inner[last] = words
    return found


def _one_line(text: str) -> str:
    # What stands in a comment must not end it, nor be a letter that YAML refuses.
    return "".join(c if c.isprintable() else " " for c in " ".join(text.split()))


def read_yaml(data: bytes, tell: Tell) -> Drafts:
    """What a file says of each statement; everything that has no meaning in it is told with its line."""
    root = _root(data)
    top = _children(root, tell) if isinstance(root, yaml.MappingNode) else {}
    if not isinstance(found := top.get("format"), yaml.ScalarNode) or found.value != FORMAT:
        raise ImportRefused(
            _("Dit is geen bestand met eigen stellingen. Kies een bestand dat je bij Eigen stellingen hebt opgeslagen.")
        )
    for key in sorted(top.keys() - {*_TOP}):
        tell(_line(top[key]), _("“{key}” is geen bekende sleutel.").format(key=key[:40]))
    statements = top.get("statements")
    if not isinstance(statements, yaml.SequenceNode):
        tell(_line(statements or root), _("onder “statements” hoort een lijst van stellingen."))
        return Drafts(())
    drafts = [draft for node in statements.value if (draft := _draft(node, tell))]
    return Drafts(drafts, _version(top.get(VERSION), tell))


def _version(node: yaml.Node | None, tell: Tell) -> int | None:
    words = _words(node) if isinstance(node, yaml.ScalarNode) else ""
    if (version := version_in(words)) is None and node is not None:
        tell(_line(node), _("“{key}” heeft niet de goede vorm.").format(key=VERSION))
    return version


def _root(data: bytes) -> yaml.Node:
    try:
        text = data.decode("utf-8-sig")
        _refuse_bombs(text)
        root: yaml.Node | None = _Loader(text).get_single_node()
    except yaml.MarkedYAMLError as error:
        line = _number(error.problem_mark)
        raise ImportRefused(
            _("Regel {line}: dit is geen geldige YAML ({problem}).").format(line=line, problem=error.problem)
        ) from error
    except (UnicodeDecodeError, yaml.YAMLError, RecursionError) as error:
        raise ImportRefused(_("Dit bestand is niet te lezen. Kies een YAML- of Excel-bestand (xlsx).")) from error
    if root is None:
        raise ImportRefused(_("Dit bestand is leeg."))
    return root


def _refuse_bombs(text: str) -> None:
    """Look through the file piece by piece first: a tree is built only of what is small and flat enough."""
    depth = 0
    for count, event in enumerate(yaml.parse(text, Loader=_Loader), 1):
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            line = _number(event.start_mark)
            raise ImportRefused(_("Regel {line}: verwijzingen met & en * mogen niet in dit bestand.").format(line=line))
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST or count > MOST_EVENTS:
            raise ImportRefused(_("Dit bestand is te groot of heeft te veel lagen voor eigen stellingen."))


def _draft(node: yaml.Node, tell: Tell) -> Draft | None:
    if not isinstance(node, yaml.MappingNode):
        tell(_line(node), _("hier hoort een stelling met sleutels als “theme” en “text”."))
        return None
    cells: dict[str, str] = {}
    lines = {"": _number(node.start_mark)}
    waiting = [("", node)]
    while waiting:
        group, mapping = waiting.pop()
        for name, child in _children(mapping, tell).items():
            key = f"{group}.{name}" if group else name
            lines[key] = _number(child.start_mark)
            if isinstance(child, yaml.MappingNode) and key in _GROUPS:
                waiting.append((key, child))
            elif isinstance(child, yaml.ScalarNode) and key in KEYS:
                cells[key] = _words(child)
            elif isinstance(child, yaml.ScalarNode) and key in _GROUPS and not _words(child):
                continue  # Somebody emptied it: nothing below `levels:`.
            elif key in KEYS or key in _GROUPS:
                tell(_line(child), _("“{key}” heeft niet de goede vorm.").format(key=key))
            else:
                tell(_line(child), _("“{key}” is geen bekende sleutel.").format(key=key[:40]))
    return Draft(cells, partial(_place, lines))


def _children(mapping: yaml.MappingNode, tell: Tell) -> dict[str, yaml.Node]:
    found: dict[str, yaml.Node] = {}
    for key, value in mapping.value:
        name = str(key.value)[:80] if isinstance(key, yaml.ScalarNode) else "?"
        if name in found:
            tell(_line(key), _("“{key}” staat er twee keer.").format(key=name))
        found[name] = value
    return found


def _words(node: yaml.ScalarNode) -> str:
    # As typed: YAML would make a number of 2030 and a no of "no". Only a bare ~ or null means nothing.
    return "" if not node.style and node.value in ("~", "null") else str(node.value)


def _line(node: yaml.Node) -> str:
    return _("Regel {line}").format(line=_number(node.start_mark))


def _number(mark: Any) -> int:
    return mark.line + 1 if mark else 1


def _place(lines: dict[str, int], key: str) -> str:
    parts = key.split(".")
    near = next((found for size in range(len(parts), 0, -1) if (found := ".".join(parts[:size])) in lines), "")
    return _("Regel {line}, “{key}”").format(line=lines[near], key=key)
