"""The plan inside its own document: a program reads back what the board received, in a file that is always the same."""

from __future__ import annotations

import csv
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from io import BytesIO, StringIO

import pytest
from PIL import Image, ImageCms
from pypdf import PdfReader

from scan.exports.archive import plan_from_json, plan_to_json
from scan.i18n import LANGUAGES, Language
from scan.report import Attachment, Options, Relation, build_pdf
from scan.report.pdf.srgb import srgb_profile
from scan.usecases.sharing import Format, plan_document
from tests.report.plans import plan_of

MOST_BYTES = 1.2 * 1024 * 1024


def _files(pdf: bytes) -> dict[str, bytes]:
    return {name: content for name, (content,) in PdfReader(BytesIO(pdf)).attachments.items()}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("actions", [0, 1, 31])
def test_pypdf_reads_the_plan_back_equal(actions: int, language: Language) -> None:
    plan = plan_of(actions, version=actions % 3)
    files = _files(plan_document(plan, Format.PDF, language))
    assert plan_from_json(files["plan.json"].decode()) == plan
    assert files["plan.json"].decode() == plan_to_json(plan)


def test_the_actions_are_inside_as_a_table_without_formulas() -> None:
    plan = plan_of(3)
    themes = tuple(
        replace(theme, actions=tuple(replace(a, title='=1+1;"x"\n', owner_name="＝SOM(A1)") for a in theme.actions))
        for theme in plan.themes
    )
    table = _files(plan_document(replace(plan, themes=themes), Format.PDF, "nl"))["acties.csv"].decode("utf-8-sig")
    head, *rows = csv.reader(StringIO(table), delimiter=";")
    assert head[:3] == ["Nummer", "Actie", "Stand"]
    assert len(rows) == 3
    assert {row[1] for row in rows} == {'\'=1+1;"x"\n'}
    assert {row[4] for row in rows} == {"'＝SOM(A1)"}


def test_each_file_says_what_it_is_to_the_document() -> None:
    root = PdfReader(BytesIO(plan_document(plan_of(1), Format.PDF, "nl"))).root_object
    told = {str(f.get_object()["/UF"]): f.get_object() for f in root["/AF"]}  # type: ignore[attr-defined]
    assert {name: str(f["/AFRelationship"]) for name, f in told.items()} == {
        "plan.json": "/Source",
        "acties.csv": "/Alternative",
    }
    assert "Doorbraak kan het weer inlezen" in str(told["plan.json"]["/Desc"])


def test_without_attachments_there_is_no_file_inside() -> None:
    pdf = plan_document(plan_of(3), Format.PDF, "nl", options=Options(attached=False))
    assert _files(pdf) == {}
    assert pdf == build_pdf(plan_of(3), "nl")


def test_another_file_inside_is_another_document() -> None:
    def one(content: bytes) -> bytes:
        return build_pdf(plan_of(1), "nl", [Attachment("a.txt", content, "text/plain", Relation.SOURCE, "")])

    assert one(b"a") == one(b"a") != one(b"b")
    assert PdfReader(BytesIO(one(b"a"))).trailer["/ID"] != PdfReader(BytesIO(one(b"b"))).trailer["/ID"]


def test_sixteen_threads_at_once_give_the_same_bytes_as_one() -> None:
    plans = [plan_of(count) for count in (3, 12, 20, 7)]
    alone = [plan_document(plan, Format.PDF, "nl") for plan in plans] * 4
    with ThreadPoolExecutor(16) as pool:
        assert list(pool.map(lambda plan: plan_document(plan, Format.PDF, "nl"), plans * 4)) == alone


def test_a_thousand_actions_with_their_data_fit_in_a_mail() -> None:
    assert len(plan_document(plan_of(1_000), Format.PDF, "nl")) <= MOST_BYTES


def test_our_colour_profile_is_the_one_of_screens() -> None:
    ours = ImageCms.ImageCmsProfile(BytesIO(srgb_profile()))
    shades = Image.new("RGB", (16, 256))
    shades.putdata([(value, 255 - value, step * 16) for value in range(256) for step in range(16)])
    shown = ImageCms.profileToProfile(shades, ours, ImageCms.createProfile("sRGB"))
    assert shown is not None
    assert max(abs(a - b) for a, b in zip(shades.tobytes(), shown.tobytes(), strict=True)) <= 1
