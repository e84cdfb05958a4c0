"""What a screen reader meets: the order of the document, its headings, and figures and links in words."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from io import BytesIO
from itertools import pairwise
from typing import Any

import pytest
from pypdf import PdfReader

from scan.i18n import LANGUAGES, Language, _, speaking
from scan.model.actions import State
from scan.model.plan import ActionPlan
from scan.report import build_pdf
from scan.report.invitation import build_slips
from scan.report.wording import score, stamp
from tests.report.hostile import with_texts
from tests.report.plans import plan_of
from tests.report.test_invitation import _occasion, _slips

_CLOSES = {"EMC": "mark", "ET": "BT", "Q": "q"}
_TEXT = re.compile(r'^ *"(.*?)"$', re.DOTALL | re.MULTILINE)


@lru_cache(maxsize=32)
def _told(command: tuple[str, ...], pdf: bytes) -> str:
    # pdfinfo goes through a page again for each of its elements: a second question of the same takes seconds.
    return subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode()


def _read_out(pdf: bytes) -> str:
    """The text in the order of the structure."""
    return " ".join(" ".join(_TEXT.findall(_told(("pdfinfo", "-struct-text", "-"), pdf))).split())


def _roles(pdf: bytes) -> list[str]:
    return re.findall(r"^ *([A-Z][A-Za-z0-9]*)", _told(("pdfinfo", "-struct", "-"), pdf), re.MULTILINE)


def _elements(pdf: bytes, role: str) -> Iterator[Any]:
    waiting = [PdfReader(BytesIO(pdf)).root_object["/StructTreeRoot"]["/K"].get_object()]  # type: ignore[index]
    while waiting:
        element = waiting.pop()
        if element.get("/S") == f"/{role}":
            yield element
        kids = element.get("/K", [])
        kids = kids if isinstance(kids, list) else [kids]
        waiting.extend(kid for kid in (k.get_object() for k in reversed(kids)) if isinstance(kid, dict))


def _in_order(plan: ActionPlan) -> Iterator[str]:
    """Titles of the plan in the order of its pages."""
    yield from (plan.title, "Samenvatting voor het bestuur", "Gevraagde besluiten", "Stand van de acties")
    yield from ("Resultaten per thema", *(theme.title for theme in plan.themes), "Belemmeringen per thema")
    for theme in plan.themes:
        for obstacle in sorted(theme.obstacles, key=lambda o: o.rank):
            yield from (obstacle.title, *obstacle.merged_titles)
    yield "Acties per thema"
    for theme in plan.themes:
        for action in theme.actions:
            yield from (f"A{action.number}", action.title, *(title for _number, title in action.obstacles))
            yield from filter(None, (action.pupil_gain, action.owner_name, action.state.label, action.first_step))
            yield from filter(None, (action.frame, action.freedom, action.success_sign))
    yield from ("Tijdlijn", "Vaststelling", "Bijlage", *(strength.title for strength in plan.strengths()))
    yield from ("Zo is dit plan gemaakt", *(group.name for group in plan.groups), "Alle stellingen")


@pytest.mark.parametrize("actions", [3, 31])
def test_it_is_read_out_in_the_order_of_its_pages(actions: int) -> None:
    plan = plan_of(actions)
    said, place = _read_out(build_pdf(plan, "nl")), 0
    with speaking("nl"):
        for text in _in_order(plan):
            found = said.find(text, place)
            assert found >= 0, f"{text!r} does not follow {said[place - 80 : place]!r}"
            place = found + len(text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_that_is_printed_is_read_out_except_what_returns_on_every_page(language: Language) -> None:
    plan = plan_of(31)
    pdf = build_pdf(plan, language)
    silent = Counter(_told(("pdftotext", "-raw", "-", "-"), pdf).split()) - Counter(_read_out(pdf).split())
    heads = re.findall(r'/Scope /Column\s+"(.*?)"', _told(("pdfinfo", "-struct-text", "-"), pdf))
    pages = len(PdfReader(BytesIO(pdf)).pages)
    with speaking(language):
        running_on = (*(theme.title for theme in plan.themes), _("Wat het eerst klaar moet zijn"), _("Sterke punten"))
        again = [_("{title} (vervolg)").format(title=title) for title in running_on]
        page = _("Pagina {number} van {total}").format(number=" ".join(map(str, range(pages + 1))), total=pages)
        returned = (plan.title, plan.school, stamp(plan), page, *heads, *again)
        returning = {word for text in returned for word in text.split()}
    assert set(silent) <= returning


@pytest.mark.parametrize("scores", [True, False])
def test_one_title_stands_above_headings_that_skip_no_level(scores: bool) -> None:
    levels = [
        int(role[1]) for role in _roles(build_pdf(plan_of(31, scores=scores), "nl")) if re.fullmatch("H[1-6]", role)
    ]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(deeper <= level + 1 for level, deeper in pairwise(levels))


def test_a_table_says_its_head_once_however_many_pages_it_runs_on() -> None:
    plan = plan_of(31)
    themes = sum(bool(theme.actions) for theme in plan.themes)
    pdf = build_pdf(plan, "nl")
    assert _read_out(pdf).count("Winst voor leerlingen") == themes
    assert _told(("pdftotext", "-raw", "-", "-"), pdf).count("Winst voor leerlingen") > themes


def test_a_row_that_runs_on_to_a_next_page_is_still_one_row() -> None:
    long = "Een heel lang verhaal over tijd. " * 150
    plan = plan_of(1, 1, scores=False)
    rows = len(list(_elements(build_pdf(plan, "nl"), "TR")))
    themes = tuple(
        replace(theme, actions=tuple(replace(a, frame=long, first_step=long) for a in theme.actions))
        for theme in plan.themes
    )
    assert len(list(_elements(build_pdf(replace(plan, themes=themes), "nl"), "TR"))) == rows


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_figure_says_in_words_what_it_shows(language: Language) -> None:
    plan = plan_of(12)
    pdf = build_pdf(plan, language)
    figures = [str(figure["/Alt"]) for figure in _elements(pdf, "Figure")]
    assert len(figures) == 3 + len(plan.themes)
    summary, standing, radar, *themes = figures
    with speaking(language):
        for theme, figure in zip(plan.themes, themes, strict=True):
            assert theme.score is not None
            assert f"{theme.short_name}: " in summary
            numbers = (theme.score.mean, theme.score.wanted, *(mean for _group, mean in theme.score.by_group))
            assert all(score(number) in figure for number in numbers)
            assert radar.count(f"{theme.short_name} ") == 1 + len(theme.score.by_group)
        counts = plan.by_state()
        assert all(f"{counts[state]} {state.label.lower()}" in standing for state in State if counts[state])


def test_numbers_in_the_timeline_say_what_their_sign_means() -> None:
    said = [str(span["/ActualText"]) for span in _elements(build_pdf(plan_of(31), "nl"), "Span")]
    assert {"1 actie, teken: te laat", "3 acties, teken: bezig"} <= set(said)


def test_every_link_says_where_it_leads() -> None:
    reader = PdfReader(BytesIO(build_pdf(plan_of(31), "nl")))
    links = [link.get_object() for page in reader.pages for link in page.get("/Annots", ())]
    says = {str(link["/Contents"]) for link in links}
    assert {"Naar actie A1", "Naar belemmering B1"} <= says
    assert any(re.fullmatch(r"Naar Tijdlijn, pagina \d+", link) for link in says)
    assert all("/StructParent" in link for link in links)


def test_each_slip_is_a_part_of_its_own() -> None:
    pdf = build_slips(_occasion(), _slips(12), "nl")
    assert len(list(_elements(pdf, "Sect"))) == 12 + 2
    assert [str(f["/Alt"]).startswith("QR-code") for f in _elements(pdf, "Figure")] == [True] * 12


@pytest.mark.parametrize("actions", [1, 31])
def test_marks_and_text_objects_are_nested_and_all_is_marked(actions: int) -> None:
    for page in PdfReader(BytesIO(build_pdf(plan_of(actions), "nl"))).pages:
        contents = page.get_contents()
        assert contents is not None
        open_now: list[str] = []
        for _operands, operator in contents.operations:  # type: ignore[attr-defined]
            name = operator.decode()
            if name in _CLOSES:
                assert open_now.pop() == _CLOSES[name]
            elif name in ("BDC", "BMC", "BT", "q"):
                open_now.append("mark" if name in ("BDC", "BMC") else name)
            elif name in ("TJ", "S", "f", "B", "Do"):
                assert "mark" in open_now
        assert open_now == []


def test_what_has_no_text_is_no_paragraph() -> None:
    empty = [e for e in _elements(build_pdf(with_texts(plan_of(2), ""), "nl"), "P") if "/K" not in e]
    assert empty == []
