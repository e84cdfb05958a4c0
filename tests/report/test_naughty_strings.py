"""The Big List of Naughty Strings in every field of the plan that people type in: a sound document, no links (S2)."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, SimpleDocTemplate

from scan.i18n import LANGUAGES, Language
from scan.model.plan import ActionPlan
from scan.report import build_pdf
from tests.data import BIG_LIST
from tests.report.generated_plan import lost_in, one
from tests.report.generated_reading import Opened, expected
from tests.report.hostile import theme_with
from tests.report.outward import OUTWARD
from tests.report.plans import plan_of

CRASHES = 100
"""So many of the list at least break a paragraph that is not escaped."""


def a_theme_each(plan: ActionPlan) -> ActionPlan:
    """A plan with a theme for every string, which stands in every field of it, of its obstacles and of its actions."""
    theme = next(theme for theme in plan.themes if theme.obstacles and theme.actions)
    themes = (replace(theme_with(theme, text), id=f"theme-{place}") for place, text in enumerate(BIG_LIST))
    return replace(plan, themes=tuple(themes))


@pytest.mark.parametrize("language", LANGUAGES)
def test_S2_each_of_the_list_in_every_field_of_a_theme_is_shown_in_one_sound_document(language: Language) -> None:
    read = Opened(build_pdf(a_theme_each(plan_of(2)), language))
    assert read.names() & OUTWARD == set()
    shown = "\n".join(letters for _role, letters in read.roles())
    assert [text for text in BIG_LIST if expected(text) not in shown] == []


def test_S2_each_of_the_list_in_every_field_of_the_plan_itself_is_shown_in_a_sound_document() -> None:
    for place in range(len(BIG_LIST)):
        assert lost_in(one(BIG_LIST, place), LANGUAGES[place % 2]) == []


def test_S2_without_our_escaping_many_of_the_list_break_the_document(tmp_path: Path) -> None:
    style, broken = ParagraphStyle("plain"), 0
    for text in BIG_LIST:
        try:
            SimpleDocTemplate(str(tmp_path / "x.pdf")).build([Paragraph(text, style)])
        except Exception:  # whatever it raises, the document is not there
            broken += 1
    assert broken >= CRASHES
