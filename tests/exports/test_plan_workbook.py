"""The workbook: typed cells, every action, the same bytes each time, and nothing that calculates (S3)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from openpyxl.cell import Cell
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from scan.exports.archive import plan_to_json
from scan.exports.workbook import LONGEST_CELL, dangerous, to_xlsx
from scan.i18n import LANGUAGES, Language
from scan.library.demo import demo_records
from scan.library.reader import library
from scan.model.actions import State
from scan.model.plan import ActionPlan
from scan.model.planning import draw_plan
from scan.model.text import Text
from tests.exports.samples import a_plan, an_action

HOSTILE = (
    '=HYPERLINK("http://example.invalid","klik")',
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(A1:A9)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "  =1+1",
    "\u00a0=1+1",
    "\uff1d1+1",
    "\uff0b1",
    "\uff0d1",
    "\uff20SUM(1)",
    "\ufe66 1",
    "{=1+1}",
    "http://example.invalid",
    "007",
    "1e5",
    "_x0041_",
    "<b>&amp;</b>",
    "\u202eomgekeerd",
    "\x01\x02",
)


def reopened(content: bytes) -> Workbook:
    return load_workbook(BytesIO(content))


def page(book: Workbook, name: str) -> Worksheet:
    found = book[name]
    assert isinstance(found, Worksheet)
    return found


def cells(book: Workbook) -> Iterator[Cell]:
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            yield from (cell for cell in row if isinstance(cell, Cell))


def column(sheet: Worksheet, heading: str) -> list[Cell]:
    place = [cell.value for cell in sheet[1]].index(heading)
    return [row[place] for row in sheet.iter_rows(min_row=2) if isinstance(row[place], Cell)]


def demo_plan() -> ActionPlan:
    _first, record = demo_records(library(), "nl", date(2026, 11, 24), plan_to_json)
    return draw_plan(record, library(), datetime(2026, 11, 24, 12, tzinfo=UTC))


def hostile_plan(text: str) -> ActionPlan:
    action = an_action(title=text, first_step=text, owner_name=text, obstacles=((1, text),), pupil_gain=text)
    plan = a_plan(action, school=text, board=text, title=text, reason=text, decision=text)
    theme = plan.themes[0]
    obstacles = tuple(replace(o, title=text, blocks=text, kept_by=text) for o in theme.obstacles)
    strengths = tuple(replace(s, title=text, seen_in=text) for s in theme.strengths)
    statements = tuple(replace(s, text=Text(text, text), own=True) for s in theme.statements)
    changed = replace(theme, focus=text, obstacles=obstacles, strengths=strengths, statements=statements)
    return replace(plan, themes=(changed,))


def test_there_is_a_sheet_per_part_with_a_frozen_filtered_brand_header() -> None:
    book = reopened(to_xlsx(a_plan(), "nl"))
    assert book.sheetnames == ["Samenvatting", "Acties", "Belemmeringen", "Krachten", "Scores", "Voortgang"]
    for sheet in book.worksheets:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions
        head = sheet["A1"]
        assert head.fill.fgColor.rgb == "FF0F3D4C"
        assert head.font.color.rgb == "FFFFFFFF"
        assert head.font.bold
        assert head.alignment.wrap_text


def test_cells_are_typed() -> None:
    book = reopened(to_xlsx(a_plan(), "nl"))
    actions = page(book, "Acties")
    assert column(actions, "Deadline")[0].value == datetime(2026, 10, 1)  # noqa: DTZ001
    assert column(actions, "Deadline")[0].is_date
    progress = column(actions, "Voortgang")[0]
    assert (progress.value, progress.number_format) == (0.4, "0%")
    scores = page(book, "Scores")
    assert column(scores, "Score")[0].value == 2.25
    assert column(scores, "Verschil")[0].value == 2.2
    assert column(page(book, "Belemmeringen"), "Stemmen")[0].value == 12
    assert column(page(book, "Voortgang"), "Datum")[0].is_date


def test_every_action_obstacle_strength_and_update_of_the_demonstration_is_there() -> None:
    plan = demo_plan()
    book = reopened(to_xlsx(plan, "nl"))
    actions = page(book, "Acties")
    assert [c.value for c in column(actions, "Nummer")] == [f"A{a.number}" for a in plan.actions()]
    assert [c.value for c in column(actions, "Actie")] == [a.title for a in plan.actions()]
    assert [c.value for c in column(actions, "Deadline") if c.value] == [
        datetime.combine(a.deadline, datetime.min.time()) for a in plan.actions() if a.deadline
    ]
    assert len(column(page(book, "Belemmeringen"), "Plaats")) == 24
    assert [c.value for c in column(page(book, "Belemmeringen"), "Plaats")] == list(range(1, 25))
    assert len(column(page(book, "Krachten"), "Kracht")) == 9
    told = column(page(book, "Voortgang"), "Datum")
    assert len(told) == sum(len(a.updates) for a in plan.actions())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_plan_gives_the_same_bytes(language: Language) -> None:
    assert to_xlsx(demo_plan(), language) == to_xlsx(demo_plan(), language)


def test_statements_are_in_the_language_asked_for() -> None:
    parts = [c.value for c in column(page(reopened(to_xlsx(a_plan(), "nl")), "Scores"), "Onderdeel")]
    assert "Wij hebben een uur." in parts
    english = {cell.value for cell in cells(reopened(to_xlsx(a_plan(), "en")))}
    assert "We have an hour." in english
    assert "Wij hebben een uur." not in english


def assert_text_alone(content: bytes) -> Workbook:
    """Fail where something would calculate or lead elsewhere; the workbook, read back."""
    book = reopened(content)
    for cell in cells(book):
        assert cell.data_type != "f"
        assert cell.hyperlink is None
        if isinstance(cell.value, str) and dangerous(cell.value):
            assert cell.quotePrefix
    with ZipFile(BytesIO(content)) as parts:
        sheets = [parts.read(name) for name in parts.namelist() if name.startswith("xl/worksheets/sheet")]
    assert not any(b"<f>" in sheet or b"<hyperlink" in sheet for sheet in sheets)
    return book


@pytest.mark.parametrize("text", HOSTILE)
def test_S3_no_text_becomes_a_formula_a_link_or_a_number(text: str) -> None:
    book = assert_text_alone(to_xlsx(hostile_plan(text), "nl"))
    assert column(page(book, "Acties"), "Actie")[0].data_type == "s"


def test_S3_what_people_wrote_stays_letter_for_letter() -> None:
    book = reopened(to_xlsx(hostile_plan("=1+1"), "nl"))
    assert column(page(book, "Acties"), "Actie")[0].value == "=1+1"
    assert not column(page(book, "Acties"), "Rol")[0].quotePrefix


def test_the_scores_say_which_statements_are_reversed_and_which_are_the_schools_own() -> None:
    plan = a_plan()
    plain = plan.themes[0].statements[0]
    kinds = tuple(
        replace(plain, reverse=reverse, own=own) for reverse, own in ((False, False), (True, False), (True, True))
    )
    book = reopened(to_xlsx(replace(plan, themes=(replace(plan.themes[0], statements=kinds),)), "nl"))
    scores = page(book, "Scores")
    heading = "Omgekeerd gesteld: ‘klopt niet’ is goed, cijfers omgedraaid"
    assert [c.value for c in column(scores, heading)][-3:] == ["nee", "ja", "ja"]
    assert [c.value for c in column(scores, "Eigen stelling van de school")][-3:] == ["nee", "nee", "ja"]
    assert column(scores, heading)[0].value is None


@pytest.mark.parametrize(("short", "said"), [(False, "nee"), (True, "ja")])
def test_the_summary_says_whether_it_was_the_short_form_and_how_many_statements_were_asked(
    short: bool, said: str
) -> None:
    plan = a_plan(short_form=short)
    outside = replace(plan.themes[0], id="safety", asked=False)
    book = reopened(to_xlsx(replace(plan, themes=(*plan.themes, outside)), "nl"))
    rows = {row[0].value: row[1].value for row in page(book, "Samenvatting").iter_rows()}
    assert (rows["Stellingen"], rows["Korte vorm"]) == (1, said)


def test_an_empty_plan_still_opens() -> None:
    plan = a_plan()
    book = reopened(to_xlsx(replace(plan, themes=()), "nl"))
    assert page(book, "Acties").max_row == 1


def test_a_date_before_excel_knows_dates_is_written_as_text() -> None:
    book = reopened(to_xlsx(a_plan(an_action(deadline=date(1899, 12, 31))), "nl"))
    assert column(page(book, "Acties"), "Deadline")[0].value == "1899-12-31"


def test_more_merged_titles_than_a_cell_can_hold_are_cut_and_do_not_fail() -> None:
    plan = a_plan()
    theme = plan.themes[0]
    crowded = replace(theme.obstacles[0], merged_titles=("x" * 200,) * 200)
    book = reopened(to_xlsx(replace(plan, themes=(replace(theme, obstacles=(crowded,)),)), "nl"))
    assert len(str(column(page(book, "Belemmeringen"), "Samengevoegd met")[0].value)) == LONGEST_CELL


def test_the_summary_counts_the_states() -> None:
    plan = a_plan(an_action(1), an_action(2, state=State.DONE), an_action(3, state=State.LATE))
    rows = {row[0].value: row[1].value for row in page(reopened(to_xlsx(plan, "nl")), "Samenvatting").iter_rows()}
    assert (rows["Acties"], rows["Acties: Klaar"], rows["Acties: Te laat"]) == (3, 1, 1)
    assert (rows["Belemmeringen"], rows["Doorbroken belemmeringen"]) == (2, 1)
    assert rows["Versie"] == "Concept"
