"""What the document says, in both languages and at every size."""

from __future__ import annotations

import gc
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from scan.i18n import LANGUAGES, Language
from scan.model.library import Decider
from scan.model.plan import ActionPlan
from scan.report import build_pdf
from tests.report.plans import plan_of


def _read(pdf: bytes) -> str:
    """What pdftotext makes of it, in reading order."""
    return subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()


def _pages(pdf: bytes) -> list[str]:
    return [" ".join(page.split()) for page in _read(pdf).split("\f")[:-1]]


def _titles(plan: ActionPlan) -> Iterator[str]:
    yield plan.title
    yield plan.school
    yield from (strength.title for strength in plan.strengths())
    for obstacle in plan.obstacles():
        yield from (obstacle.title, *obstacle.merged_titles)
    yield from (action.title for action in plan.actions())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("actions", "obstacles"), [(0, 0), (1, 1), (5, None), (31, None)])
def test_every_title_of_the_plan_is_found_unbroken_in_the_text(
    actions: int, obstacles: int | None, language: Language
) -> None:
    plan = plan_of(actions, obstacles)
    said = " ".join(_read(build_pdf(plan, language)).split())
    assert [title for title in _titles(plan) if title not in said] == []


def test_every_field_of_an_action_is_found() -> None:
    plan = plan_of(31)
    said = " ".join(_read(build_pdf(plan, "nl")).split())
    for action in plan.actions():
        fields = (action.first_step, action.pupil_gain, action.frame, action.freedom, action.success_sign)
        assert all(field in said for field in (*fields, action.owner_name, action.owner_role, action.strength))


def test_thousand_actions_keep_all_their_titles_and_pass_qpdf(tmp_path: Path) -> None:
    plan = plan_of(1_000)
    file = tmp_path / "plan.pdf"
    file.write_bytes(build_pdf(plan, "nl"))
    said = " ".join(_read(file.read_bytes()).split())
    assert [title for title in _titles(plan) if title not in said] == []
    assert subprocess.run(["qpdf", "--check", file], capture_output=True, check=False).returncode == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_plan_gives_the_same_bytes(language: Language) -> None:
    assert build_pdf(plan_of(31), language) == build_pdf(plan_of(31), language)


def test_eight_threads_at_once_give_the_same_bytes_as_one() -> None:
    plans = [plan_of(count) for count in (3, 12, 20, 7)] * 2
    alone = [build_pdf(plan, "nl") for plan in plans[:4]] * 2
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda plan: build_pdf(plan, "nl"), plans)) == alone


def test_python_looks_for_rubbish_again_after_a_build_that_fails() -> None:
    def stop(_drawn: int, _pages: int) -> None:
        assert not gc.isenabled()
        raise InterruptedError

    with pytest.raises(InterruptedError):
        build_pdf(plan_of(1), "nl", told=stop)
    assert gc.isenabled()


def test_a_draft_says_so_on_the_cover_and_at_the_foot_of_every_page() -> None:
    pages = _pages(build_pdf(plan_of(5, version=0), "nl"))
    assert all("Concept" in page for page in pages)
    assert "vastgesteld door" not in pages[0].lower()


def test_an_adopted_plan_says_when_by_whom_and_which_version() -> None:
    pages = _pages(build_pdf(plan_of(5, version=3), "nl"))
    assert "Vastgesteld door Marieke Bos op 1 februari 2027" in pages[0]
    assert all("Concept" not in page for page in pages)
    assert all("Versie 3" in page for page in pages[1:])


def test_every_page_but_the_cover_has_title_school_and_page_number() -> None:
    plan = plan_of(31)
    pages = _pages(build_pdf(plan, "nl"))
    for number, page in enumerate(pages[1:], 2):
        assert plan.title in page
        assert plan.school in page
        assert f"Pagina {number} van {len(pages)}" in page


def test_the_summary_is_one_page_even_with_long_texts() -> None:
    long = "Een belemmering waar we met elkaar al jaren over praten, zonder dat er ooit iets mee gebeurt " * 2
    plan = plan_of(31)
    themes = tuple(
        replace(
            theme,
            obstacles=tuple(replace(o, title=long, decider=Decider.BOARD) for o in theme.obstacles),
            strengths=tuple(replace(s, title=long, seen_in=long) for s in theme.strengths),
        )
        for theme in plan.themes
    )
    pages = _pages(build_pdf(replace(plan, themes=themes), "nl"))
    assert "Samenvatting voor het bestuur" in pages[1]
    assert "Stand van de acties" in pages[1]
    assert "Inhoud" in pages[2]


def test_what_is_missing_is_printed_as_not_named_yet() -> None:
    plan = plan_of(1, 1)
    bare = replace(
        next(plan.actions()), owner_name="", owner_role="", deadline=None, pupil_gain="", first_step="", updates=()
    )
    themes = tuple(replace(t, actions=(bare,) if t.actions else (), strengths=()) for t in plan.themes)
    said = _read(build_pdf(replace(plan, themes=themes), "nl"))
    # Owner, deadline, gain, first step, and the strengths twice.
    assert said.replace("\n", " ").count("Nog niet benoemd") >= 6


def test_the_contents_come_with_more_than_thirty_actions_and_not_before() -> None:
    assert not any("Zo lees je dit plan" in page for page in _pages(build_pdf(plan_of(30), "nl")))
    assert "Zo lees je dit plan" in _pages(build_pdf(plan_of(31), "nl"))[2]


def test_page_numbers_in_the_contents_are_where_the_section_is() -> None:
    reader = PdfReader(BytesIO(build_pdf(plan_of(60), "nl")))
    listed = reader.pages[2].extract_text()
    for entry in reader.outline:
        if isinstance(entry, list):
            continue
        page = reader.get_destination_page_number(entry)
        if page is not None and page > 2:
            assert f"{entry.title}" in listed
            assert str(page + 1) in listed


def test_obstacles_link_to_their_actions_and_back() -> None:
    reader = PdfReader(BytesIO(build_pdf(plan_of(12), "nl")))
    texts = [page.extract_text() for page in reader.pages]
    obstacles = next(number for number, text in enumerate(texts) if "Wie beslist" in text)
    actions = next(number for number, text in enumerate(texts) if "Winst voor leerlingen" in text and "A1 " in text)
    assert actions in _linked(reader, obstacles)
    assert obstacles in _linked(reader, actions)


def _linked(reader: PdfReader, number: int) -> set[int | None]:
    """The pages that links on this page lead to."""
    annotations = [annotation.get_object() for annotation in reader.pages[number].get("/Annots", ())]
    pages = [annotation["/Dest"].get_object()[0].get_object() for annotation in annotations]
    return {reader.get_page_number(page) for page in pages}


@pytest.mark.parametrize(("language", "tag"), [("nl", "nl-NL"), ("en", "en-GB")])
def test_the_file_knows_its_title_author_and_language(language: Language, tag: str) -> None:
    reader = PdfReader(BytesIO(build_pdf(plan_of(5), language)))
    assert reader.metadata is not None
    assert reader.metadata.title == "Wat ons tegenhoudt en wat we gaan doen – Lyceum De Wegwijzer"
    assert reader.metadata.author == "Lyceum De Wegwijzer"
    assert str(reader.root_object["/Lang"]) == tag
    assert str(reader.metadata.creation_date).startswith("2027-02-12 09:00:00")


def test_numbers_follow_the_language() -> None:
    plan = plan_of(5)
    assert "3,9" in _read(build_pdf(plan, "nl"))
    assert "3.9" in _read(build_pdf(plan, "en"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_plan_without_scores_has_a_summary_and_no_results(language: Language) -> None:
    pdf = build_pdf(plan_of(12, scores=False), language)
    assert "Resultaten per thema" not in _read(build_pdf(plan_of(12, scores=False), "nl"))
    assert "Lyceum De Wegwijzer" in _pages(pdf)[1]


def test_a_plan_without_anything_still_gives_a_document() -> None:
    empty = replace(plan_of(0, 0, scores=False), themes=(), groups=(), board="", reason="", decision="")
    assert "Er zijn nog geen acties afgesproken" in _read(build_pdf(empty, "nl"))
