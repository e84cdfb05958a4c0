"""Ten thousand generated texts: each goes through a field, every field meets hundreds, and no letter is lost."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from io import BytesIO

import pytest
from reportlab.pdfgen.canvas import Canvas

from scan.i18n import LANGUAGES, Language
from scan.model.plan import ActionPlan
from scan.report import Attachment, Relation, build_pdf
from scan.report import text as report_text
from tests.report.generated import COUNT, texts
from tests.report.generated_plan import IN_ROWS, ON_COVER, Typed, lost_in, many, one
from tests.report.generated_reading import BOX, SHIPPED, Opened, expected
from tests.report.hostile import SHOWN, filled, text_fields
from tests.report.outward import ATTACHED, OUTWARD

HUNDREDS, COVERS = 200, 60


@dataclass(frozen=True)
class Wider(ActionPlan):
    nickname: str | None = None
    mottos: tuple[tuple[int, str], ...] = ()


def test_every_field_with_text_is_known() -> None:
    assert set(text_fields(ActionPlan)) == SHOWN.keys()


def test_a_new_field_with_text_would_not_go_unnoticed() -> None:
    known = {name.replace("ActionPlan.", "Wider.") for name in SHOWN}
    assert set(text_fields(Wider)) - known == {"Wider.nickname", "Wider.mottos"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_of_ten_thousand_texts_is_shown_and_nothing_of_it_reaches_outside(language: Language) -> None:
    typed = many(texts())
    assert {text for _name, text in typed.given} >= set(texts())
    met = Counter(name for name, _text in typed.given)
    assert [name for name in IN_ROWS if met[name] < HUNDREDS] == []
    assert lost_in(typed, language) == []


def test_texts_in_every_field_of_the_plan_itself_are_shown() -> None:
    typed = texts()
    for turn, place in enumerate(range(0, COUNT, COUNT // COVERS)):
        assert lost_in(one(typed, place), LANGUAGES[turn % 2]) == []


def test_every_character_of_our_fonts_is_drawn_in_every_field() -> None:
    assert len(SHIPPED) > 2_500
    whole = "".join(f"{letter} " for letter in SHIPPED)
    typed = many([f"q{number}q {whole}" for number in range(len(IN_ROWS))])
    assert lost_in(typed, "nl") == []
    # U+0374 is stored in its composed form U+02B9, which no font of ours has.
    assert [letter for letter in SHIPPED if expected(letter) == BOX] == ["\u0374", BOX]


def test_another_process_gives_the_same_bytes() -> None:
    program = (
        "import hashlib; from scan.report import build_pdf; from tests.report.generated import texts; "
        "from tests.report.generated_plan import many; "
        "print(hashlib.sha256(build_pdf(many(texts(360)).plan, 'en')).hexdigest())"
    )
    seed = {**os.environ, "PYTHONHASHSEED": "7"}
    other = subprocess.run([sys.executable, "-c", program], env=seed, capture_output=True, check=True, text=True).stdout
    assert other.strip() == hashlib.sha256(build_pdf(many(texts(360)).plan, "en")).hexdigest()


# What follows shows that the checks above can fail.


def _without(typed: Typed, field: str, instead: str = "y") -> bytes:
    given = iter(typed.given)
    changed = {True: lambda _text: instead, False: lambda text: text}
    return build_pdf(filled(typed.plan, lambda name: changed[name == field](next(given)[1])), _language_of(field))


def _language_of(field: str) -> Language:
    return "en" if field.endswith(".en") else "nl"


@pytest.mark.parametrize("field", sorted(SHOWN))
def test_a_field_that_is_not_shown_is_missed(field: str) -> None:
    typed = one(texts(50), 0) if field in ON_COVER else many(texts(len(IN_ROWS)))
    lost = lost_in(typed, _language_of(field), lambda _plan, _language: _without(typed, field))
    assert {line.split()[0] for line in lost} == {field}


def test_one_letter_that_is_lost_is_missed() -> None:
    typed = many(texts(72))
    held = [text for _name, text in typed.given if "ø" in text]

    def careless(plan: ActionPlan, language: Language) -> bytes:
        given = iter(typed.given)
        return build_pdf(filled(plan, lambda _name: next(given)[1].replace("ø", "o")), language)

    assert held
    assert lost_in(typed, "nl", careless)


@pytest.mark.parametrize("text", ["q1q Съешь ещё", "q1q Η γνώση", "q1q ǹ ȑ ư", "q1q 🎓"])
def test_a_letter_that_only_another_font_or_form_has_is_missed_when_that_is_not_tried(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = one([text], 0)
    assert lost_in(typed, "nl") == []
    broken = lambda first, letter: iter([(first, letter if first.has(letter) else BOX)])  # noqa: E731
    _forget()
    monkeypatch.setattr(report_text, "_drawn", broken)
    try:
        assert "ActionPlan.title" in {line.split()[0] for line in lost_in(typed, "nl")}
    finally:
        _forget()


def _forget() -> None:
    for kept in (report_text.runs, report_text._advance, report_text.lines):
        kept.cache_clear()


def test_what_reaches_outside_is_found() -> None:
    asks = Canvas(buffer := BytesIO())
    asks.linkURL("https://example.org", (0, 0, 9, 9))
    asks.drawString(9, 9, "x")
    asks.save()
    assert Opened(buffer.getvalue()).names() & OUTWARD == {"/URI"}
    data = Attachment("a.txt", b"x", "text/plain", Relation.SOURCE, "/URI (x) >> endobj")
    typed = one(texts(50), 0)
    assert lost_in(typed, "nl", lambda plan, language: build_pdf(plan, language, (data,))) == [ATTACHED]
