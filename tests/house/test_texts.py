"""Every sentence exists in both languages: the Dutch of the code and the English of `scan/locale/en.po`."""

from __future__ import annotations

import ast
import string
from collections.abc import Iterable, Mapping
from io import BytesIO

import pytest
from babel.messages.extract import extract
from babel.messages.pofile import read_po

from tests.house.source import ROOT, Module, product

EN = ROOT / "scan" / "locale" / "en.po"
KEYWORDS = {"_": None, "ngettext": (1, 2)}
Forms = tuple[str, ...]  # one sentence, or singular and plural


def in_code(found: Iterable[Module]) -> dict[Forms, str]:
    """Every sentence of the code, and the first place that says it."""
    places: dict[Forms, str] = {}
    for module in found:
        source = BytesIO(module.text.encode())
        options = {"encoding": "utf-8"}
        for line, message, _comments, _context in extract("python", source, KEYWORDS, options=options):
            places.setdefault(_forms(message), f"{module.path}:{line}")
    return places


def in_catalogue(po: bytes) -> dict[Forms, Forms]:
    """Every sentence of the catalogue with its translation."""
    catalogue = read_po(BytesIO(po), locale="en")
    return {_forms(message.id): _forms(message.string) for message in catalogue if message.id}


def untranslated(code: Mapping[Forms, str], catalogue: Mapping[Forms, Forms]) -> list[str]:
    return [
        f"{place} {forms[0]!r}"
        for forms, place in code.items()
        if len(catalogue.get(forms, ())) != len(forms) or not all(catalogue[forms])
    ]


def left_over(code: Mapping[Forms, str], catalogue: Mapping[Forms, Forms]) -> list[str]:
    return [forms[0] for forms in catalogue if forms not in code]


def other_placeholders(catalogue: Mapping[Forms, Forms]) -> list[str]:
    return [
        f"{dutch!r} -> {english!r}"
        for forms, translated in catalogue.items()
        for dutch, english in zip(forms, translated, strict=False)
        if english and placeholders(dutch) != placeholders(english)
    ]


def placeholders(text: str) -> set[str]:
    """The names between braces; a broken brace counts as a name of its own."""
    try:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    except ValueError as error:
        return {str(error)}


def not_literal(found: Iterable[Module]) -> list[str]:
    """Calls whose sentence is computed: nothing can find those for the catalogue."""
    return [
        f"{module.path}:{call.lineno}"
        for module in found
        for call in module.calls()
        if isinstance(call.func, ast.Name) and call.func.id in KEYWORDS and not _all_literal(call)
    ]


def _all_literal(call: ast.Call) -> bool:
    sentences = call.args[:2] if isinstance(call.func, ast.Name) and call.func.id == "ngettext" else call.args[:1]
    return all(isinstance(a, ast.Constant) and isinstance(a.value, str) for a in sentences)


def _forms(message: str | Iterable[str | None] | None) -> Forms:
    return (message or "",) if message is None or isinstance(message, str) else tuple(form or "" for form in message)


def test_every_sentence_is_translated() -> None:
    assert untranslated(in_code(product()), in_catalogue(EN.read_bytes())) == []


def test_no_translation_is_left_over() -> None:
    assert left_over(in_code(product()), in_catalogue(EN.read_bytes())) == []


def test_both_languages_fill_in_the_same_things() -> None:
    assert other_placeholders(in_catalogue(EN.read_bytes())) == []


def test_every_sentence_stands_in_the_code_as_it_is() -> None:
    assert not_literal(product()) == []


CODE = [Module("a.py", '_("Goed")\n_("Hoi {name}")\nngettext("{n} actie", "{n} acties", n)\n')]
PO = """
msgid ""
msgstr "Plural-Forms: nplurals=2; plural=(n != 1);"

msgid "Goed"
msgstr "Good"

msgid "Hoi {name}"
msgstr "Hi {name}"

msgid "{n} actie"
msgid_plural "{n} acties"
msgstr[0] "{n} action"
msgstr[1] "{n} actions"
"""


def test_a_complete_catalogue_passes() -> None:
    code, catalogue = in_code(CODE), in_catalogue(PO.encode())
    assert not untranslated(code, catalogue) + left_over(code, catalogue) + other_placeholders(catalogue)


@pytest.mark.parametrize(
    ("changed", "into"),
    [('"Good"', '""'), ('msgid "Goed"', 'msgid "Slecht"'), ('"{n} actions"', '""'), ("msgid_plural", "#")],
)
def test_a_missing_translation_is_seen(changed: str, into: str) -> None:
    assert untranslated(in_code(CODE), in_catalogue(PO.replace(changed, into).encode()))


def test_what_is_left_over_is_seen() -> None:
    assert left_over(in_code(CODE[:0]), in_catalogue(PO.encode())) == ["Goed", "Hoi {name}", "{n} actie"]


@pytest.mark.parametrize("into", ["Hi {naam}", "Hi", "Hi {name", "Hi {name} {more}"])
def test_another_placeholder_is_seen(into: str) -> None:
    assert other_placeholders(in_catalogue(PO.replace("Hi {name}", into).encode()))


@pytest.mark.parametrize("text", ["_(name)", "_(f'Hoi {name}')", "_('a' + b)", "ngettext('a', b, n)"])
def test_a_computed_sentence_is_seen(text: str) -> None:
    assert not_literal([Module("a.py", text)]) == ["a.py:1"]
