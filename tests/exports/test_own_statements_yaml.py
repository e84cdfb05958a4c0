"""YAML with own statements that people wrote by hand: what they may leave out, and every error by its line (S4)."""

from __future__ import annotations

import pytest

from scan.exports.own_statements_yaml import MOST_EVENTS
from scan.library.reader import library
from scan.model.library import Levels
from scan.model.own_content import OwnContent, OwnStatement
from scan.model.people import GroupKind
from scan.model.text import Text
from tests.exports.editing import HEAD, LONG, read, refusal

SHORT = library().statement_by_id["time-1"].short_form
OURS = OwnStatement("own-new1", "time", text=Text("Wij hebben een vast uur.", ""))


@pytest.mark.parametrize(
    ("written", "entry"),
    [
        ("- theme: time\n  text: {nl: Wij hebben een vast uur.}", OURS),
        ("- {id: '', theme: time, on: Ja, reverse: 'false', text: {nl: Wij hebben een vast uur., en: ~}}", OURS),
        ("- {theme: time, text: {nl: no, en: '~'}}", OwnStatement("own-new1", "time", text=Text("no", "~"))),
        ("- {theme: time, text: {nl: 2030}}", OwnStatement("own-new1", "time", text=Text("2030", ""))),
        ("- {theme: time, text: {nl: >-\n a\n b}}", None),
        (
            "- {theme: time, text: {nl: x}, levels: {low: {nl: a}, middle: {nl: b}, high: {en: c}},"
            " wordings: {pupils: {en: d}}}",
            OwnStatement(
                "own-new1", "time", text=Text("x", ""), levels=Levels(Text("a", ""), Text("b", ""), Text("", "c")),
                wordings={GroupKind.PUPILS: Text("", "d")},
            ),
        ),
        ("- id: time-1\n  on: false", OwnStatement("time-1", "time", on=False, short_form=SHORT)),
    ],
)  # fmt: skip
def test_what_people_write_becomes_an_entry(written: str, entry: OwnStatement | None) -> None:
    if entry is None:
        assert refusal(HEAD + written)[0].startswith("Regel 3: dit is geen geldige YAML")
    else:
        assert read(HEAD + written + "\n") == OwnContent(4, (entry,))


def test_the_order_of_the_file_is_the_order_of_the_layer() -> None:
    written = "".join(f"- {{id: time-{n}, on: false}}\n" for n in (3, 1, 2))
    assert [entry.id for entry in read(HEAD + written).statements] == ["time-3", "time-1", "time-2"]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("- {theme: time, text: {nl: x}, on: soms}", "Regel 3, “on”: vul hier ja of nee in."),
        (f"- theme: time\n  text:\n    nl: ok\n    en: {LONG}", "Regel 6, “text.en”: deze tekst heeft 201 tekens."),
        ("- theme: time", "Regel 3, “text.nl”: de stelling is nog leeg."),
        ("- text: {nl: x}", "Regel 3, “theme”: kies een thema."),
        (
            "- theme: rust\n  text: {nl: x}",
            "Regel 3, “theme”: het thema “rust” bestaat niet. Kies uit: Doel en waarom,",
        ),
        ("- id: time-1\n  theme: purpose", "Regel 4, “theme”: deze stelling hoort bij het thema “Tijd en overleg”"),
        ("- id: tijd-1\n  theme: time\n  text: {nl: x}", "Regel 3, “id”: de stelling “tijd-1” bestaat niet."),
        ("- id: time-1\n- id: time-1", "Regel 4, “id”: de stelling “time-1” staat er twee keer in."),
        ("- id: time-1\n  reverse: true", "Regel 3, “text.nl”: omgekeerd,"),
        ("- {theme: time, text: {nl: x}, levels: {low: {nl: a}, high: {nl: b}}}", "Regel 3, “levels.middle.nl”: vul"),
        ("- id: time-1\n  colour: red", "Regel 4: “colour” is geen bekende sleutel."),
        ("- theme: time\n  text:\n    nl: x\n    de: y", "Regel 6: “text.de” is geen bekende sleutel."),
        ("- theme: time\n  text: x", "Regel 4: “text” heeft niet de goede vorm."),
        ("- theme: [time]\n  text: {nl: x}", "Regel 3: “theme” heeft niet de goede vorm."),
        ("- theme: time\n  text: {nl: x}\n  theme: time", "Regel 5: “theme” staat er twee keer."),
        ("- time-1", "Regel 3: hier hoort een stelling"),
        ("  text: x", "Regel 3: onder “statements” hoort een lijst"),
        ("- [", "Regel 4: dit is geen geldige YAML"),
        ("- id: &a time-1\n- id: *a", "Regel 3: verwijzingen met & en * mogen niet"),
        ("- [[[[[[x]]]]]]", "Dit bestand is te groot of heeft te veel lagen"),
        ("- a\n" * MOST_EVENTS, "Dit bestand is te groot of heeft te veel lagen"),
        ("- a: \x07", "Dit bestand is niet te lezen."),
        ("---\n- a", "Regel 3: dit is geen geldige YAML"),
    ],
)
def test_what_is_wrong_in_a_text_is_named_by_its_line(written: str, said: str) -> None:
    assert refusal(HEAD + written + "\n")[0].startswith(said)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "Dit bestand is leeg."),
        (b"# alleen een opmerking\n", "Dit bestand is leeg."),
        (b"\xd0\xcf\x11\xe0", "Dit bestand is niet te lezen."),
        (b"[" * 100_000, "Regel 1: dit is geen geldige YAML"),
        (b"id;thema\n1;2", "Dit is geen bestand met eigen stellingen."),
        (b'{"format": "doorbraak-scan", "schema": 2}', "Dit is geen bestand met eigen stellingen."),
        (b"format: [doorbraak-statements]", "Dit is geen bestand met eigen stellingen."),
        (b"format: doorbraak-statements", "Regel 1: onder"),
        (
            b"format: doorbraak-statements\nmore: 1\nstatements: []",
            "Regel 2: \u201cmore\u201d is geen bekende sleutel.",
        ),
        (b"? [a]\n: b\nformat: doorbraak-statements\nstatements: []", "Regel 2: \u201c?\u201d is geen bekende"),
    ],
)
def test_S4_a_text_that_is_no_file_of_ours_is_refused_with_a_sentence(data: bytes, said: str) -> None:
    assert refusal(data)[0].startswith(said)


def test_every_error_of_a_text_is_named_and_a_mark_for_the_order_of_bytes_does_no_harm() -> None:
    lines = refusal(HEAD + "- {id: time-1, on: wel}\n- {id: time-2, short_form: ook, kleur: z}\n- {theme: time}\n")
    assert [line.split(":")[0] for line in lines] == [
        "Regel 4",
        "Regel 3, “on”",
        "Regel 4, “short_form”",
        "Regel 5, “text.nl”",
    ]
    assert read(b"\xef\xbb\xbf" + (HEAD + "- {id: time-1, on: nee}").encode()).statements[0].on is False


def test_an_entry_of_a_statement_that_the_library_dropped_stays_where_the_school_had_it() -> None:
    known = OwnContent(4, (OwnStatement("time-99", "time", text=Text("x", "")),))
    assert read(HEAD + "- {id: time-99, text: {nl: x}}\n", known) == known
    assert refusal(HEAD + "- {id: time-99, theme: time, text: {nl: x}}\n")[0].startswith("Regel 3, “id”")
    assert "time-99" not in library().statement_by_id
