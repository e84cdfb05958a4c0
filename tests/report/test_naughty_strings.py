"""The Big List of Naughty Strings in every field of the plan that people type in: a sound document, no links (S2)."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, SimpleDocTemplate

from scan.i18n import LANGUAGES, Language
from scan.model.plan import ActionPlan
from scan.model.text import clean
from scan.report import build_pdf
from tests.data import BIG_LIST
from tests.report.hostile import theme_with, with_texts
from tests.report.outward import outward
from tests.report.plans import plan_of

CRASHES = 100
"""So many of the list at least break a paragraph that is not escaped."""


def a_theme_each(plan: ActionPlan) -> ActionPlan:
    """A plan with a theme for every string, which stands in every field of it, of its obstacles and of its actions."""
    theme = next(theme for theme in plan.themes if theme.obstacles and theme.actions)
    themes = (replace(theme_with(theme, text), id=f"theme-{place}") for place, text in enumerate(BIG_LIST))
    return replace(plan, themes=tuple(themes))


def letters(text: str) -> str:
    return "".join(clean(text).split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_S2_each_of_the_list_in_every_field_of_a_theme_gives_one_sound_document(
    language: Language, tmp_path: Path
) -> None:
    pdf, file = build_pdf(a_theme_each(plan_of(2)), language), tmp_path / "plan.pdf"
    file.write_bytes(pdf)
    checked = subprocess.run(["qpdf", "--check", file], capture_output=True, check=False)
    assert checked.returncode == 0, checked.stderr
    assert outward(pdf) == set()
    read = subprocess.run(["pdftotext", "-raw", file, "-"], capture_output=True, check=True)
    shown = letters(read.stdout.decode())
    assert [text for text in BIG_LIST if text.isascii() and letters(text) not in shown] == []


def test_S2_each_of_the_list_as_school_board_title_reason_and_decision_gives_a_sound_document(tmp_path: Path) -> None:
    plan, file = replace(plan_of(1), themes=()), tmp_path / "plan.pdf"
    for text in BIG_LIST:
        pdf = build_pdf(with_texts(plan, text), "nl")
        file.write_bytes(pdf)
        assert len(PdfReader(file, strict=True).pages) > 0, text
        assert outward(pdf) == set(), text


def test_S2_without_our_escaping_many_of_the_list_break_the_document(tmp_path: Path) -> None:
    style, broken = ParagraphStyle("plain"), 0
    for text in BIG_LIST:
        try:
            SimpleDocTemplate(str(tmp_path / "x.pdf")).build([Paragraph(text, style)])
        except Exception:  # whatever it raises, the document is not there
            broken += 1
    assert broken >= CRASHES
