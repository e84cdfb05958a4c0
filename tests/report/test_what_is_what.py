"""The document says what is what: reversed and own statements, why a theme matters, what it rests on, who took part."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from dataclasses import replace

import pytest

from scan.i18n import LANGUAGES, Language
from scan.model.plan import ActionPlan, PlanStatement
from scan.model.text import TITLE, Text
from scan.report import build_pdf
from scan.report.evidence import listed
from tests.report.plans import FINDING, WHY, plan_of

REVERSED = {"nl": "omgekeerd gesteld", "en": "reversed"}
OWN = {"nl": "eigen stelling van de school", "en": "the school’s own statement"}
LEADER = {
    "nl": "minder dan 8 antwoorden: deze stelling gaat over één leidinggevende",
    "en": "fewer than 8 answers: this statement is about one leader",
}
RULE = {
    "nl": "Gaat een stelling over één leidinggevende, dan zijn er 8 antwoorden nodig.",
    "en": "If a statement is about one leader, it needs 8 answers.",
}
LEGEND = {"nl": "Omgekeerd gesteld: bij zo’n stelling", "en": "Reversed: for such a statement"}
RESTS = {"nl": "Waar dit op steunt", "en": "What this rests on"}


def _pages(plan: ActionPlan, language: Language = "nl") -> list[str]:
    read = subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=build_pdf(plan, language), capture_output=True, check=True
    )
    return [" ".join(page.split()) for page in read.stdout.decode().split("\f")[:-1]]


def _said(plan: ActionPlan, language: Language = "nl") -> str:
    return " ".join(_pages(plan, language))


def _with(plan: ActionPlan, change: Callable[[PlanStatement], PlanStatement]) -> ActionPlan:
    """The plan with its first statement changed, and the others agreed on, so that no finding names them."""
    agreed = [
        replace(theme, statements=tuple(replace(s, deviation=None, between=0.0) for s in theme.statements))
        for theme in plan.themes
    ]
    first = agreed[0]
    agreed[0] = replace(first, statements=(change(first.statements[0]), *first.statements[1:]))
    return replace(plan, themes=tuple(agreed))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_reversed_statement_is_marked_and_explained_once(language: Language) -> None:
    said = _said(_with(plan_of(3), lambda s: replace(s, reverse=True)), language)
    assert said.count(LEGEND[language]) == 1
    assert said.count(REVERSED[language]) == 1
    assert OWN[language] not in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_own_statement_is_marked_and_nothing_is_explained(language: Language) -> None:
    said = _said(_with(plan_of(3), lambda s: replace(s, own=True)), language)
    assert said.count(OWN[language]) == 1
    assert LEGEND[language] not in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_P5_a_statement_about_a_leader_without_enough_answers_says_why_it_has_no_numbers(language: Language) -> None:
    def hidden(statement: PlanStatement, *, about_leader: bool) -> PlanStatement:
        return replace(statement, score=None, wanted=None, n=0, hidden=True, about_leader=about_leader)

    assert _said(_with(plan_of(3), lambda s: hidden(s, about_leader=True)), language).count(LEADER[language]) == 1
    assert LEADER[language] not in _said(_with(plan_of(3), lambda s: hidden(s, about_leader=False)), language)
    assert LEADER[language] not in _said(_with(plan_of(3), lambda s: replace(s, about_leader=True)), language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_P5_the_rule_for_small_groups_names_the_floor_for_one_leader(language: Language) -> None:
    assert RULE[language] in _said(plan_of(3), language)


def test_a_statement_can_be_both_and_most_are_neither() -> None:
    assert "omgekeerd gesteld · eigen stelling van de school" in _said(
        _with(plan_of(3), lambda s: replace(s, own=True, reverse=True))
    )
    plain = _said(plan_of(3)).lower()
    assert REVERSED["nl"] not in plain
    assert OWN["nl"] not in plain


def test_a_finding_about_a_reversed_statement_says_that_not_true_is_good() -> None:
    plan = _with(plan_of(3), lambda s: replace(s, reverse=True, own=True, deviation=1.9))
    results = next(page for page in _pages(plan) if "Hierover zijn we het minst eens" in page)
    assert "omgekeerd gesteld: hier is ‘klopt niet’ goed" in results
    assert OWN["nl"] in results


@pytest.mark.parametrize("text", ["W" * TITLE, "Wij <b>zijn</b> er & {n} =1+1 " * 6, "\u202eomgekeerd"])
def test_a_statement_of_a_school_stays_whole_and_inside_its_column(text: str) -> None:
    plan = _with(plan_of(1), lambda s: replace(s, text=Text(text, ""), own=True))
    read = subprocess.run(["pdftotext", "-raw", "-", "-"], input=build_pdf(plan, "en"), capture_output=True, check=True)
    shown = "".join(text.replace("\u202e", "").split())
    assert shown in "".join(read.stdout.decode().split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_theme_says_once_why_it_matters(language: Language) -> None:
    plan = plan_of(12)
    assert _said(plan, language).count(WHY.said_in(language)) == len(plan.themes)


def test_without_scores_the_obstacles_say_why() -> None:
    plan = plan_of(12, scores=False)
    assert _said(plan).count(str(WHY)) == sum(bool(theme.obstacles) for theme in plan.themes)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_ten_themes_rest_on_is_one_page_with_every_reference_once(language: Language) -> None:
    told = [page for page in _pages(plan_of(12), language) if RESTS[language] in page]
    assert len(told) == 1
    assert told[0].count(FINDING.said_in(language)) == 10
    for reference in ("1 Adams, B. (2001). Scholen die leren. Tijdschrift, 7, 12-34.", "2 Cobus", "3 Ekster"):
        assert told[0].count(reference) == 1
    assert told[0].count("Adams") == 1


def test_a_theme_outside_the_scan_and_a_plan_frozen_earlier_rest_on_nothing() -> None:
    plan = plan_of(12)
    for change in ({"asked": False}, {"why": None, "finding": None, "references": ()}):
        themes = tuple(replace(theme, **change) for theme in plan.themes)  # type: ignore[arg-type]
        assert RESTS["nl"] not in _said(replace(plan, themes=themes))


def test_the_longest_form_of_a_reference_stands_for_the_shorter_ones() -> None:
    theme = plan_of(1).themes[0]
    references = ("Adams, B. (2001). Leren.", "Adams, B. (2001). Leren: in de praktijk.", "Adams, B. (2002). Leren.")
    assert listed([replace(theme, references=references), replace(theme, references=references[:1])]) == [
        "Adams, B. (2001). Leren: in de praktijk.",
        "Adams, B. (2002). Leren.",
    ]


@pytest.mark.parametrize(
    ("language", "sentence"), [("nl", "de korte vorm: 50 stellingen"), ("en", "the short form: 50 statements")]
)
def test_the_annex_says_that_the_short_form_was_used_with_the_number_of_statements(
    language: Language, sentence: str
) -> None:
    plan = plan_of(3)
    assert sentence in _said(replace(plan, short_form=True), language)
    assert sentence.partition(":")[0] not in _said(plan, language)


def test_only_groups_that_answered_are_said_to_have_taken_part() -> None:
    plan = plan_of(3)
    groups = (replace(plan.groups[0], name="De afwezigen", answered=False), *plan.groups[1:])
    said = _said(replace(plan, groups=groups))
    assert "Wie meededen Docenten onderbouw: 34 mensen uitgenodigd" in said
    assert "De afwezigen" not in said


@pytest.mark.parametrize(
    ("language", "title", "sentence"),
    [
        ("nl", "Wie uitgenodigd waren", "Bij elke stelling gaf het team samen één antwoord"),
        ("en", "Who was invited", "The team gave one answer together to each statement"),
    ],
)
def test_with_one_shared_answer_per_statement_nobody_is_said_to_have_taken_part(
    language: Language, title: str, sentence: str
) -> None:
    plan = plan_of(3)
    themes = tuple(
        replace(theme, statements=tuple(replace(s, n=0, deviation=None, between=0.0) for s in theme.statements))
        for theme in plan.themes
    )
    groups = tuple(replace(group, answered=False) for group in plan.groups)
    said = _said(replace(plan, themes=themes, groups=groups), language)
    assert sentence in said
    assert f"{title} Managementteam: 6 " in said
    assert "meededen" not in said
    assert "took part" not in said


def test_an_earlier_frozen_plan_lists_its_groups_as_invited() -> None:
    plan = plan_of(3)
    said = _said(replace(plan, groups=tuple(replace(group, answered=None) for group in plan.groups)))
    assert "Wie uitgenodigd waren Managementteam: 6 mensen" in said
    assert "gaf het team samen één antwoord" not in said
