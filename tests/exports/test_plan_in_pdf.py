"""A plan comes back out of its document as a scan to work on, and no other file is mistaken for one."""

from __future__ import annotations

import json
import subprocess
import zlib
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfWriter
from pypdf.generic import NameObject

from scan.errors import ImportRefused
from scan.exports.archive import PLAN_SCHEMA, from_json, plan_from_json, plan_to_json, to_json
from scan.exports.plan_in_pdf import LARGEST_INSIDE, is_pdf, plan_in_pdf
from scan.exports.plan_record import record_of
from scan.i18n import LANGUAGES, Language
from scan.library.demo import demo_records
from scan.library.reader import library
from scan.model.plan import ActionPlan
from scan.model.planning import draw_plan
from scan.report import Options
from scan.usecases.sharing import Format, plan_document
from tests.report.plans import TODAY, plan_of

AS_OF = plan_of(1).as_of


def _demo(language: Language) -> ActionPlan:
    record = demo_records(library(), language, TODAY, plan_to_json)[-1]
    return draw_plan(record, library(), AS_OF)


def _unanswered(plan: ActionPlan) -> ActionPlan:
    """The plan as it is drawn when nobody answered."""
    themes = tuple(
        replace(
            theme,
            score=None,
            statements=tuple(
                replace(s, score=None, wanted=None, n=0, deviation=None, between=0.0, hidden=False)
                for s in theme.statements
            ),
        )
        for theme in plan.themes
    )
    return replace(plan, groups=tuple(replace(group, answered=False) for group in plan.groups), themes=themes)


@pytest.mark.parametrize("language", LANGUAGES)
def test_R14_what_comes_back_draws_the_same_plan_without_the_answers(language: Language) -> None:
    plan = _demo(language)
    back = plan_in_pdf(plan_document(plan, Format.PDF, language))
    assert back == plan
    assert draw_plan(record_of(back, "school-1"), library(), AS_OF) == _unanswered(plan)


def test_an_adopted_version_comes_back_exactly_as_it_was_adopted() -> None:
    plan = plan_of(12, version=3)
    record = record_of(plan_in_pdf(plan_document(plan, Format.PDF, "nl")), "school-1")
    (adopted,) = record.adopted
    assert (adopted.number, adopted.adopted_by, adopted.adopted_at) == (3, plan.adopted_by, plan.adopted_at)
    assert plan_from_json(adopted.plan) == plan


@pytest.mark.parametrize("actions", [1, 31])
def test_what_comes_back_can_be_saved_whole(actions: int) -> None:
    record = record_of(plan_of(actions, version=0), "school-1")
    assert from_json(to_json(record).encode()) == record
    assert record.adopted == ()


def test_the_plan_is_still_there_after_another_program_saved_the_document(tmp_path: Path) -> None:
    pdf = plan_document(plan_of(3), Format.PDF, "nl")
    writer = PdfWriter(clone_from=BytesIO(pdf))
    writer.add_metadata({"/Title": "Getekend"})
    saved = BytesIO()
    writer.write(saved)
    file = tmp_path / "plan.pdf"
    file.write_bytes(pdf)
    plain = subprocess.run(["qpdf", "--qdf", file, "-"], capture_output=True, check=True).stdout
    assert plan_in_pdf(saved.getvalue()) == plan_in_pdf(plain) == plan_of(3)


def _holding(content: bytes, name: str = "plan.json") -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.add_attachment(name, content)
    file = BytesIO()
    writer.write(file)
    return file.getvalue()


@pytest.mark.parametrize(
    ("pdf", "says"),
    [
        (plan_document(plan_of(1), Format.PDF, "nl", options=Options(attached=False)), "geen plan"),
        (_holding(plan_to_json(plan_of(1)).encode(), "ander.json"), "geen plan"),
        (_holding(b"{}"), "klopt niet"),
        (_holding(b'{"a":1,"a":2}'), "twee keer"),
        (_holding(b"\xff\xfe"), "beschadigd"),
        (_holding(b"geen json"), "geen geldige JSON"),
        (b"%PDF-1.7\nwat dan ook", "beschadigd"),
        (plan_document(plan_of(1), Format.PDF, "nl")[:20_000], "beschadigd"),
        (b"%PDF-" + b"x" * 6_000_000, "5 MB"),
    ],
)
def test_S4_a_file_without_a_sound_plan_is_refused_with_a_sentence(pdf: bytes, says: str) -> None:
    assert is_pdf(pdf)
    with pytest.raises(ImportRefused, match=says):
        plan_in_pdf(pdf)


def test_S4_a_plan_that_unpacks_to_more_than_fifty_megabytes_is_refused() -> None:
    writer = PdfWriter(clone_from=BytesIO(_holding(b"kort")))
    bomb = next(iter(writer.attachment_list))._embedded_file
    bomb._data = zlib.compress(b" " * (LARGEST_INSIDE + 1), 9)
    bomb[NameObject("/Filter")] = NameObject("/FlateDecode")
    file = BytesIO()
    writer.write(file)
    assert len(file.getvalue()) < 100_000
    with pytest.raises(ImportRefused, match="beschadigd"):
        plan_in_pdf(file.getvalue())


def test_a_plan_whose_parts_do_not_fit_is_refused() -> None:
    plan = plan_of(3)
    with pytest.raises(ImportRefused):
        record_of(replace(plan, themes=()), "school-1")
    with pytest.raises(ImportRefused):
        record_of(replace(plan, scan_id="../../x"), "school-1")
    twice = replace(plan, themes=(*plan.themes, plan.themes[0]))
    with pytest.raises(ImportRefused):
        record_of(twice, "school-1")


def test_a_plan_says_its_shape_and_one_that_says_none_is_the_first() -> None:
    plan = plan_of(3, version=2)
    content = json.loads(plan_to_json(plan))
    assert content.pop("schema") == PLAN_SCHEMA
    for earlier in (content, {**content, "schema": 1}):
        record = record_of(plan_in_pdf(_holding(json.dumps(earlier).encode())), "school-1")
        assert plan_from_json(record.adopted[0].plan) == plan


@pytest.mark.parametrize(
    ("schema", "says"),
    [
        (PLAN_SCHEMA + 1, f"vorm {PLAN_SCHEMA + 1}.*tot en met vorm {PLAN_SCHEMA}.*bij"),
        *((n, "klopt niet") for n in (0, True, "2", None)),
    ],
)
def test_a_plan_of_a_newer_app_is_refused_with_what_to_do(schema: object, says: str) -> None:
    # What a newer one has more is never looked at.
    content = {**json.loads(plan_to_json(plan_of(1))), "schema": schema, "new": 1}
    with pytest.raises(ImportRefused, match=says):
        plan_in_pdf(_holding(json.dumps(content).encode()))


def test_a_scan_in_json_is_no_pdf() -> None:
    assert not is_pdf(b'{"format": "doorbraak-scan"}')
