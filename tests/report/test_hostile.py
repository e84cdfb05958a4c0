"""Whatever people type is drawn as they typed it, interpreted by nothing, and never breaks the document."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from scan.i18n import LANGUAGES, Language, _, speaking
from scan.report import build_pdf
from scan.report.pdf.attachments import Attachment, Relation
from scan.report.style import BOTTOM, MARGIN, PAGE_HEIGHT, PAGE_WIDTH
from tests.report.generated_plan import IN_ROWS, lost_in, many, one
from tests.report.hostile import with_texts
from tests.report.outward import ATTACHED, outward
from tests.report.plans import plan_of

TEXTS = {
    "mark-up": "<b>vet</b> & <para> <a href='http://x.nl'>klik</a> &amp; ]]>",
    "image": "![x](http://x) [klik](javascript:alert(1))",
    "brackets": "((( \\ ) (\\( TJ ET Q endstream endobj",
    "emoji": "Samen 🎓 leren 👩🏽‍🏫 ✅",
    "right to left": "שלום \u202eomgekeerd\u202c مرحبا",
    "asian": "学校の時間割 학교",
    "nul": "voor\x00na \x07\x1b[31m \ud800",
    "no spaces": "x" * 2_000,
    "wide": "W" * 2_000,
    "long": "Een heel lang verhaal over tijd. " * 60,
    "lines": "een\n\n\ntwee\r\ndrie\u2028vier\u0085vijf",
    "zalgo": "Z̴̛͓a̷l̸g̵o̶ " + "e\u0301" * 200,
    "braces": "{0} {name} %s %(x)d ${y}",
    "empty": "",
    "only spaces": " \u00a0\u200b ",
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_hostile_text_in_every_field_gives_a_sound_document_without_outside_links(text: str, tmp_path: Path) -> None:
    pdf = build_pdf(with_texts(plan_of(2), text), "nl")
    file = tmp_path / "plan.pdf"
    file.write_bytes(pdf)
    checked = subprocess.run(["qpdf", "--check", file], capture_output=True, check=False)
    assert checked.returncode == 0, checked.stderr
    assert outward(pdf) == set()


def _letters(pdf: bytes) -> str:
    read = subprocess.run(["pdftotext", "-raw", "-", "-"], input=pdf, capture_output=True, check=True)
    assert read.stderr == b""
    return "".join(read.stdout.decode().split())


@pytest.mark.parametrize("name", ["mark-up", "image", "brackets", "braces"])
def test_mark_up_is_shown_as_it_was_typed(name: str) -> None:
    plan = with_texts(plan_of(2), TEXTS[name])
    assert "".join(TEXTS[name].split()) in _letters(build_pdf(plan, "nl"))


def test_emoji_can_be_copied_out_again() -> None:
    assert "🎓leren" in _letters(build_pdf(with_texts(plan_of(2), "Samen 🎓 leren"), "nl"))


def test_a_character_that_no_font_has_becomes_a_visible_box() -> None:
    assert "□" * 6 in _letters(build_pdf(with_texts(plan_of(2), "学校の時間割"), "nl"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("letter", ["x", "W", "é", "Ж"])
def test_a_word_of_two_thousand_letters_in_every_field_loses_none(letter: str, language: Language) -> None:
    words = [f"q{number}q".ljust(2_000, letter) for number in range(len(IN_ROWS))]
    assert lost_in(many(words), language) == []
    assert lost_in(one(words, 0), language) == []


@pytest.mark.parametrize(("language", "again"), [("nl", "(vervolg)"), ("en", "(cont.)")])
def test_a_very_tall_row_says_once_on_each_page_that_it_runs_on(language: Language, again: str) -> None:
    plan, long = plan_of(1, 1, scores=False), "Een heel lang verhaal over tijd. " * 400
    themes = tuple(
        replace(
            theme,
            obstacles=tuple(replace(o, blocks=long) for o in theme.obstacles),
            actions=tuple(replace(a, title=long, frame=long) for a in theme.actions),
        )
        for theme in plan.themes
    )
    pdf = build_pdf(replace(plan, themes=themes), language)
    read = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
    pages = [page for page in read.split("\f") if page.count("verhaal") > 9]
    with speaking(language):
        heads = [f"{theme.title} {again}" for theme in themes]
        begun = [any(name in page for name in (_("Belemmeringen per thema"), _("Acties per thema"))) for page in pages]
    assert sum(begun) == 2
    assert len(pages) > 8
    # The head of the table says it too, after the name of the theme.
    said = [page.count(again) - sum(map(page.count, heads)) for page in pages]
    assert said == [0 if begins else 1 for begins in begun]


@pytest.mark.parametrize("text", [TEXTS["long"][:900], "W" * 600, "Joke", ""], ids=["long", "wide", "short", "empty"])
def test_nothing_is_drawn_over_the_edges_of_the_page(text: str) -> None:
    pdf = build_pdf(with_texts(plan_of(3), text), "nl")
    boxes = subprocess.run(
        ["pdftotext", "-f", "2", "-bbox", "-", "-"], input=pdf, capture_output=True, check=True
    ).stdout.decode()
    right = [float(place) for place in re.findall(r'xMax="([\d.]+)"', boxes)]
    lowest = sorted({float(place) for place in re.findall(r'yMax="([\d.]+)"', boxes)})
    assert max(right) <= PAGE_WIDTH - MARGIN + 1
    assert lowest[-1] < PAGE_HEIGHT - 24
    # Between the text and the footer the page stays white.
    assert not [place for place in lowest if PAGE_HEIGHT - BOTTOM + 3 < place < PAGE_HEIGHT - 30]


def test_what_calls_outside_is_found_also_where_the_objects_are_packed() -> None:
    asks = Canvas(buffer := BytesIO())
    asks.linkURL("https://example.org", (0, 0, 9, 9))
    asks.drawString(9, 9, "x")
    asks.save()
    assert outward(buffer.getvalue()) == {"/URI"}
    data = Attachment("a.txt", b"x", "text/plain", Relation.SOURCE, "x")
    assert outward(build_pdf(plan_of(1), "nl", (data,))) == {ATTACHED}
