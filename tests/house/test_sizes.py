"""Nothing grows until nobody can read it: the maximum is watched, not the mean."""

from __future__ import annotations

import ast
from collections.abc import Iterable

from tests.house.source import Module, everything, modules

LINES, PAGE_LINES, STATEMENTS = 250, 80, 30


def too_long(found: Iterable[Module], most: int) -> list[str]:
    return [f"{module.path}: {module.lines} lines" for module in found if module.lines > most]


def statements(node: ast.AST) -> int:
    inner = [child for child in ast.walk(node) if isinstance(child, ast.stmt) and child is not node]
    return sum(not _is_docstring(child) for child in inner)


def _is_docstring(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)


def too_many_statements(found: Iterable[Module]) -> list[str]:
    return [
        f"{module.path}:{function.lineno} {function.name}: {statements(function)} statements"
        for module in found
        for function in module.functions()
        if statements(function) > STATEMENTS
    ]


def directly_in_pages(found: Iterable[Module]) -> list[str]:
    # Streamlit runs such a file without app.py for the first visitor, so without login, language or migrations.
    return [module.path for module in found if module.path.count("/") == 1]


def without_docstring(found: Iterable[Module]) -> list[str]:
    return [module.path for module in found if module.text.strip() and not ast.get_docstring(module.tree)]


def test_no_module_is_longer_than_250_lines() -> None:
    assert too_long(everything(), LINES) == []


def test_no_page_is_longer_than_80_lines() -> None:
    assert too_long(modules("app.py", "pages"), PAGE_LINES) == []


def test_no_function_has_more_than_30_statements() -> None:
    assert too_many_statements(everything()) == []


def test_no_script_lies_directly_in_pages() -> None:
    assert directly_in_pages(modules("pages")) == []


def test_every_module_opens_with_what_lives_in_it() -> None:
    assert without_docstring(everything()) == []


def test_each_of_these_checks_can_fail() -> None:
    long = Module("pages/vote.py", "def f():\n" + "    x = 1\n" * 300)
    assert too_long([long], LINES)
    assert too_long([Module("pages/a/b.py", "x = 1\n" * 81)], PAGE_LINES)
    assert too_many_statements([long]) == ["pages/vote.py:1 f: 300 statements"]
    assert directly_in_pages([long, Module("pages/decide/vote.py", "")]) == ["pages/vote.py"]
    assert without_docstring([long])
    assert not too_many_statements([Module("a.py", 'def f():\n    """Says."""\n' + "    x = 1\n" * 30)])
