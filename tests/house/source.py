"""Our own source as the house checks read it."""

from __future__ import annotations

import ast
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NOT_OURS = {".git", ".venv", ".venv-dev", ".venv-bench", "var", "__pycache__", "build", "dist"}


@dataclass(frozen=True)
class Module:
    """One Python file: where it stands, relative to the root, and what it says."""

    path: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        """The parsed source."""
        return ast.parse(self.text, self.path)

    @property
    def lines(self) -> int:
        """How long the file is."""
        return len(self.text.splitlines())

    def functions(self) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
        """Every function, methods and inner ones too."""
        return (node for node in ast.walk(self.tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))

    def calls(self) -> Iterator[ast.Call]:
        """Every call."""
        return (node for node in ast.walk(self.tree) if isinstance(node, ast.Call))

    def imports(self) -> Iterator[tuple[int, str]]:
        """Line and top-level package of everything imported, `import_module("x")` with a literal too."""
        for node in ast.walk(self.tree):
            for name in _imported(node):
                yield node.lineno, name.partition(".")[0]  # type: ignore[attr-defined]


def modules(*folders: str) -> list[Module]:
    """The Python files of these folders, or the file itself."""
    found = []
    for folder in folders:
        top = ROOT / folder
        paths = [top] if top.is_file() else sorted(top.rglob("*.py"))
        found += [Module(str(path.relative_to(ROOT)), path.read_text(encoding="utf-8")) for path in paths]
    return found


def product() -> list[Module]:
    """What people run."""
    return modules("scan", "app.py", "pages")


def everything() -> list[Module]:
    """What people run, and its tests."""
    return [*product(), *modules("tests")]


def files() -> Iterator[Path]:
    """Every file of the project, without what make and git keep here."""
    for folder, inner, names in os.walk(ROOT):
        inner[:] = [name for name in inner if name not in NOT_OURS and not name.endswith(("_cache", ".egg-info"))]
        yield from (Path(folder) / name for name in names)


def dotted(node: ast.expr) -> str:
    """The name that is called, such as `st.html`; empty for anything else."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        before = dotted(node.value)
        return f"{before}.{node.attr}" if before else node.attr
    return ""


def _imported(node: ast.AST) -> Iterable[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        return [node.module or ""]
    if isinstance(node, ast.Call) and dotted(node.func).endswith(("import_module", "__import__")):
        return [a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
    return []
