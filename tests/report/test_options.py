"""Parts of the document, and a document without names: what is in it, what is not, and what it says it is."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from scan.errors import InvalidInput
from scan.model.plan import ActionPlan, PlanUpdate
from scan.report import Attachment, Options, Part, Relation, build_pdf
from scan.usecases.sharing import Format, file_stem, plan_document
from tests.report.plans import plan_of
from tests.report.test_promised import a_ledger

CANARY = "Xanthippe Qwolvengracht"
PARTS = (
    Options(named=False),
    Options(Part.SUMMARY, named=False),
    Options(Part.THEME, "time", named=False),
    Options(Part.OWNER, CANARY, named=False),
)
ALONE = {
    "Alleen de samenvatting": Options(Part.SUMMARY),
    "Alleen het thema Een uur per week samen ontwikkelen": Options(Part.THEME, "time"),
    "Alleen de acties van Wim Jansen": Options(Part.OWNER, "  wim  JANSEN "),
}


def _pages(pdf: bytes) -> list[str]:
    said = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
    return [" ".join(page.split()) for page in said.split("\f")[:-1]]


def _everywhere(pdf: bytes, folder: Path) -> str:
    """All that is in the file with nothing compressed, its strings and its files, and what the pages say."""
    packed, plain = folder / "packed.pdf", folder / "plain.pdf"
    packed.write_bytes(pdf)
    subprocess.run(["qpdf", "--qdf", "--object-streams=disable", packed, plain], check=True)
    content = plain.read_bytes()
    readings = [
        content.decode("latin-1"),
        content.decode("utf-16-be", "ignore"),
        content[1:].decode("utf-16-be", "ignore"),
    ]
    strings = subprocess.run(["qpdf", "--json", packed], capture_output=True, check=True).stdout.decode()
    told = subprocess.run(["pdfinfo", "-struct-text", packed], capture_output=True, check=True).stdout.decode()
    return " ".join((*readings, strings, told, *_pages(pdf)))


def _with_canary(plan: ActionPlan) -> ActionPlan:
    """The name wherever the app asks for one, and in what people wrote."""

    def told(text: str) -> str:
        return f"{text} {CANARY} vertelt."

    themes = tuple(
        replace(
            theme,
            focus=told("Ontwikkelen"),
            obstacles=tuple(
                replace(o, title=told(o.title), blocks=told(""), kept_by=told("")) for o in theme.obstacles
            ),
            strengths=tuple(replace(s, seen_in=told(s.title)) for s in theme.strengths),
            actions=tuple(
                replace(
                    a,
                    title=told(a.title),
                    owner_name=CANARY,
                    owner_role="" if a.number % 2 else f"teamleider ({CANARY})",
                    obstacles=tuple((number, told(title)) for number, title in a.obstacles),
                    updates=(PlanUpdate(plan.as_of.date(), CANARY, a.state, 10, told("")),),
                    frame=told(""),
                )
                for a in theme.actions
            ),
        )
        for theme in plan.themes
    )
    promises = tuple(replace(p, owner_name=CANARY, title=told(p.title), said=told("")) for p in a_ledger().promises)
    return replace(
        plan,
        title=told("Plan"),
        reason=told(""),
        decision=told(""),
        adopted_by=CANARY,
        message=(told("Het gaat goed."),),
        themes=themes,
        promised=replace(a_ledger(), scan_title=told(""), promises=promises),
    )


@pytest.mark.parametrize("options", PARTS, ids=lambda options: options.part)
def test_without_names_no_name_is_left_anywhere_in_the_file(options: Options, tmp_path: Path) -> None:
    found = _everywhere(plan_document(_with_canary(plan_of(12)), Format.PDF, "nl", options), tmp_path).lower()
    assert [part for part in CANARY.lower().split() if part in found] == []
    assert "naam weggelaten" in found


def test_with_names_that_search_finds_them(tmp_path: Path) -> None:
    plan = _with_canary(plan_of(3))
    for attached in (True, False):
        found = _everywhere(plan_document(plan, Format.PDF, "nl", Options(attached=attached)), tmp_path)
        assert "Qwolvengracht" in found
    # In the text of the pages, in a string such as a bookmark, and in an attached file.
    said = " ".join(_pages(plan_document(plan, Format.PDF, "nl")))
    assert "Qwolvengracht" in said


@pytest.mark.parametrize("options", [*PARTS, *ALONE.values()], ids=repr)
def test_nothing_is_attached_to_a_part_or_beside_roles(options: Options) -> None:
    plan = replace(plan_of(12), promised=a_ledger())
    if options.of == CANARY:
        plan = _with_canary(plan)
    assert PdfReader(BytesIO(plan_document(plan, Format.PDF, "nl", options))).attachments == {}
    file = Attachment("plan.json", b"{}", "application/json", Relation.SOURCE, "")
    assert PdfReader(BytesIO(build_pdf(plan, "nl", [file], options))).attachments == {}


@pytest.mark.parametrize("version", [0, 2])
@pytest.mark.parametrize("label", ALONE)
def test_a_part_says_on_its_first_page_and_every_foot_what_it_is(label: str, version: int) -> None:
    pdf = build_pdf(plan_of(31, version=version), "nl", (), ALONE[label])
    pages = _pages(pdf)
    assert f"{label}. Dit is een deel van het plan." in pages[0]
    assert all(label in page for page in pages)
    assert all(("Concept" in page) is (version == 0) for page in pages)
    assert label in str(PdfReader(BytesIO(pdf)).metadata.title)  # type: ignore[union-attr]


@pytest.mark.parametrize("actions", [0, 12, 100])
def test_the_summary_alone_is_one_page(actions: int) -> None:
    plan = replace(plan_of(actions), promised=a_ledger())
    (page,) = _pages(build_pdf(plan, "nl", (), Options(Part.SUMMARY)))
    assert "Samenvatting voor het bestuur" in page
    assert plan.title in page


def test_a_theme_alone_has_all_that_is_about_it_and_nothing_else() -> None:
    plan = plan_of(31)
    said = " ".join(_pages(build_pdf(plan, "nl", (), ALONE["Alleen het thema Een uur per week samen ontwikkelen"])))
    theme = next(theme for theme in plan.themes if theme.id == "time")
    numbers = {obstacle.number for obstacle in theme.obstacles}
    about = {a.number for a in plan.actions() if numbers & {number for number, _title in a.obstacles}}
    assert {a.number for a in plan.actions() if f" A{a.number} {a.title}" in said} == about > set()
    assert [o.number for o in theme.obstacles if o.title not in said] == []
    elsewhere = [o for o in plan.obstacles() if o.number not in numbers]
    assert [o.number for o in elsewhere if f"B{o.number} {o.title} Houdt tegen" in said] == []
    assert "Veilig vragen stellen" not in said
    assert "Vaststelling" not in said
    assert "Alle stellingen" in said


def test_an_owner_alone_reads_what_to_do_and_against_what() -> None:
    plan = plan_of(31)
    said = " ".join(_pages(build_pdf(plan, "nl", (), ALONE["Alleen de acties van Wim Jansen"])))
    mine = [action for action in plan.actions() if action.owner_name == "Wim Jansen"]
    assert {a.number for a in plan.actions() if f" A{a.number} {a.title}" in said} == {a.number for a in mine}
    assert all(title in said for action in mine for _number, title in action.obstacles)
    assert "Resultaten per thema" not in said
    assert "Sanne de Vries" not in said


@pytest.mark.parametrize("options", [Options(Part.THEME, "gone"), Options(Part.OWNER, "Niemand"), Options(Part.OWNER)])
def test_a_part_that_is_not_in_the_plan_is_refused_in_a_sentence(options: Options) -> None:
    with pytest.raises(InvalidInput, match="plan"):
        build_pdf(plan_of(5), "nl", (), options)


def test_the_summary_alone_points_to_nothing_that_is_not_in_it() -> None:
    plan = replace(plan_of(31), promised=a_ledger())
    for options in (Options(Part.SUMMARY), Options(Part.THEME, "time"), Options(Part.OWNER, "Wim Jansen")):
        pdf = build_pdf(plan, "nl", (), options)
        assert "Alles staat in de bijlage" not in " ".join(_pages(pdf))
    reader = PdfReader(BytesIO(build_pdf(plan, "nl", (), Options(Part.SUMMARY))))
    assert [page.get("/Annots") for page in reader.pages] == [None]
    assert "Alles staat in de bijlage" in " ".join(_pages(build_pdf(plan, "nl")))


def test_a_file_name_says_which_part_it_is_and_keeps_names_out() -> None:
    plan = plan_of(5)
    stem = file_stem(plan)
    assert file_stem(plan, Options(Part.SUMMARY)) == f"{stem}-samenvatting"
    assert file_stem(plan, Options(Part.THEME, "time")) == f"{stem}-een-uur-per-week-samen-ontwikkelen"
    assert file_stem(plan, Options(Part.OWNER, "Wim Jansen")) == f"{stem}-wim-jansen"
    assert file_stem(plan, Options(Part.OWNER, "Wim Jansen", named=False)) == f"{stem}-een-eigenaar-zonder-namen"


def test_every_page_that_is_drawn_is_told() -> None:
    told: list[tuple[int, int]] = []
    pdf = build_pdf(plan_of(12), "nl", (), Options(), lambda done, total: told.append((done, total)))
    count = len(PdfReader(BytesIO(pdf)).pages)
    assert told == [(number, count) for number in range(2, count + 1)]
