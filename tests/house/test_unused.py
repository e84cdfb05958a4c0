"""What only a test calls is no part of the product: every public name of ours is used by what people run."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from tests.house.source import ROOT, Module, product

FOR_OTHERS = {
    # Called by name, by the library whose class they belong to.
    "_Dumper.increase_indent", "_Listener.capture_signals", "_Plain.connection_made", "_Plain.connection_lost",
    "_Plain.on_response_complete",
}  # fmt: skip
"""Methods that somebody else's code calls."""

Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def _dotted(module: Module) -> str:
    return module.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def _imports(module: Module) -> dict[str, str]:
    """What each imported name of ours stands for."""
    froms = (node for node in ast.walk(module.tree) if isinstance(node, ast.ImportFrom) and node.module)
    return {alias.asname or alias.name: f"{node.module}.{alias.name}" for node in froms for alias in node.names}


def _public(node: ast.stmt) -> Iterator[str]:
    if isinstance(node, Definition):
        # What is decorated at the top of a module may be registered there, as a migration is.
        names = [] if isinstance(node, ast.FunctionDef) and _registered(node) else [node.name]
    else:
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        names = [
            n.id
            for target in targets
            if target
            for n in ast.walk(target)
            if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)
        ]
    return (name for name in names if not name.startswith("_"))


def _registered(node: ast.FunctionDef) -> bool:
    return any(ast.unparse(decorator) == "migrations()" for decorator in node.decorator_list)


def _of_modules(module: Module) -> Iterator[tuple[str, ast.stmt]]:
    return ((name, node) for node in module.tree.body for name in _public(node))


def _of_classes(module: Module) -> Iterator[tuple[str, str, ast.stmt]]:
    for owner in (node for node in module.tree.body if isinstance(node, ast.ClassDef)):
        for node in owner.body:
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and not node.name.startswith("_"):
                yield owner.name, node.name, node


def _uses(module: Module) -> Iterator[tuple[str, str, int]]:
    """Every name that is read, in full where it is ours; what follows a dot; and where."""
    known, here = _imports(module), _dotted(module)
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            yield known.get(node.id, f"{here}.{node.id}"), "", node.lineno
        elif isinstance(node, ast.Attribute):
            owner = node.value.id if isinstance(node.value, ast.Name) else ""
            yield f"{known.get(owner, owner)}.{node.attr}", node.attr, node.lineno
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield "", node.value, node.lineno


def unused(found: Iterable[Module], elsewhere: str = "") -> list[str]:
    """The public names that nothing uses but themselves; `elsewhere` is what else may name a method, as a template."""
    modules = list(found)
    again = {f"{_dotted(m)}.{name}": origin for m in modules for name, origin in _imports(m).items()}
    full: dict[str, set[tuple[str, int]]] = {}
    short: dict[str, set[tuple[str, int]]] = {}
    for module in modules:
        for name, attribute, line in _uses(module):
            while name in again:
                name = again[name]
            full.setdefault(name, set()).add((module.path, line))
            short.setdefault(attribute, set()).add((module.path, line))

    def idle(places: set[tuple[str, int]], module: Module, node: ast.stmt) -> bool:
        return all(path == module.path and node.lineno <= line <= (node.end_lineno or 0) for path, line in places)

    ours = [module for module in modules if module.path.startswith("scan/")]
    dead = [
        (module, name, node)
        for module in ours
        for name, node in _of_modules(module)
        if idle(full.get(f"{_dotted(module)}.{name}", set()), module, node)
    ] + [
        (module, f"{owner}.{name}", node)
        for module in ours
        for owner, name, node in _of_classes(module)
        if idle(short.get(name, set()), module, node) and name not in elsewhere and f"{owner}.{name}" not in FOR_OTHERS
    ]
    return [f"{module.path}:{node.lineno} {name} is used by nothing that people run" for module, name, node in dead]


def test_every_public_name_is_used_by_what_people_run() -> None:
    templates = (path.read_text(encoding="utf-8") for path in (ROOT / "scan" / "web" / "templates").glob("*"))
    assert unused(product(), "\n".join(templates)) == []


def test_a_name_that_only_a_test_would_use_is_seen() -> None:
    text = "LIMIT = 3\n\ndef told(): return told()\n\nclass Card:\n    def cut(self): ...\n\n_made = Card()\n"
    seen = [line.split()[1] for line in unused([Module("scan/a.py", text)])]
    assert seen == ["LIMIT", "told", "Card.cut"]
    again = Module("scan/b.py", "from scan.a import told, LIMIT\n")
    page = Module("pages/c/d.py", "from scan import b\nb.told(b.LIMIT).cut()\n")
    assert unused([Module("scan/a.py", text), again, page]) == []
    namesake = Module("pages/c/d.py", "from other import told\ntold()\n")
    assert len(unused([Module("scan/a.py", text), namesake])) == 3
