"""S1: what people type reaches the screen as text, never as HTML, script or code."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

import pytest

from tests.house.source import Module, dotted, product

CODE = {"eval", "exec", "compile", "__import__", "os.system"}
PICKLES = {"pickle", "cPickle", "dill", "cloudpickle", "joblib", "marshal", "shelve"}
UNSAFE_YAML = {"yaml.load", "yaml.unsafe_load", "yaml.full_load"}
HTML = {"html", "iframe"}
KEYWORDS = {"unsafe_allow_html", "unsafe_allow_javascript", "allow_dangerous_code", "shell"}


def unsafe(found: Iterable[Module]) -> list[str]:
    return [f"{module.path}:{line} {what}" for module in found for line, what in _unsafe_in(module)]


def _unsafe_in(module: Module) -> Iterator[tuple[int, str]]:
    yield from ((line, f"imports {name}") for line, name in module.imports() if name in PICKLES)
    for call in module.calls():
        name = dotted(call.func)
        if name in CODE | UNSAFE_YAML:
            yield call.lineno, f"calls {name}"
        if name.startswith("st.") and name.rpartition(".")[2] in HTML and not _fixed(call):
            yield call.lineno, f"gives {name} something that is not fixed"
        yield from ((call.lineno, f"sets {word.arg}") for word in call.keywords if word.arg in KEYWORDS)


def _fixed(call: ast.Call) -> bool:
    """A literal, or a constant of the module such as the path of our style sheet."""
    given = [*call.args, *(word.value for word in call.keywords)]
    return all(isinstance(a, ast.Constant) or (isinstance(a, ast.Name) and a.id.isupper()) for a in given)


def test_S1_nothing_that_people_type_becomes_html_or_code() -> None:
    assert unsafe(product()) == []


@pytest.mark.parametrize(
    "text",
    [
        "st.markdown(text, unsafe_allow_html=True)",
        "st.html(text)",
        "st.html(f'<b>{text}</b>')",
        "st.html('<b>' + text)",
        "st.components.v1.html(text)",
        "import pickle",
        "from pickle import loads",
        "eval(text)",
        "exec(text)",
        "yaml.load(text)",
        "subprocess.run(text, shell=True)",
    ],
)
def test_S1_each_unsafe_thing_is_seen(text: str) -> None:
    assert unsafe([Module("pages/a/b.py", text)])


@pytest.mark.parametrize("text", ["st.html(STYLE)", "st.html('<hr>')", "yaml.safe_load(text)", "st.text(text)"])
def test_S1_a_safe_thing_is_left_alone(text: str) -> None:
    assert not unsafe([Module("pages/a/b.py", text)])
