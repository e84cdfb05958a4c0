"""The document keeps PDF/UA-1 and PDF/A-3a: veraPDF says so, at every size, in both languages, whatever people type."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from scan.i18n import LANGUAGES, Language
from scan.report import Options, Part, build_pdf
from scan.report.fonts import FALLBACK, face
from scan.report.invitation import build_invitation, build_slips
from scan.report.style import REGULAR
from scan.usecases.sharing import Format, plan_document
from tests.report.generated import texts
from tests.report.generated_plan import IN_ROWS, many
from tests.report.hostile import theme_with, with_texts
from tests.report.plans import plan_of
from tests.report.test_hostile import TEXTS
from tests.report.test_invitation import GROUPS, _occasion, _slips
from tests.report.verapdf import ACCESSIBLE, ARCHIVED, LIBRARIES, Validator, validator

TYPED = {**TEXTS, "no character": "\uffff\ufffe\ue000\U000f0000\U0001fffe\ufeff\u0378"}


@pytest.fixture(scope="session")
def vera(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Validator]:
    if not LIBRARIES.is_dir() and not Path("/etc/debian_version").exists():
        pytest.skip("only Debian and its children package what veraPDF needs to read its rules")
    with validator(tmp_path_factory.mktemp("vera")) as started:
        yield started


def _kept(vera: Validator, pdf: bytes) -> None:
    assert vera.broken(pdf, ACCESSIBLE) == []
    assert vera.broken(pdf, ARCHIVED) == []


@pytest.mark.parametrize(
    ("actions", "language"),
    [(count, language) for count in (0, 1, 12, 100, 1_000) for language in LANGUAGES],
)
def test_a_plan_of_any_size_keeps_both_standards(
    vera: Validator, actions: int, language: Language, tmp_path: Path
) -> None:
    pdf = plan_document(plan_of(actions, version=actions % 2), Format.PDF, language)
    _kept(vera, pdf)
    file = tmp_path / "plan.pdf"
    file.write_bytes(pdf)
    checked = subprocess.run(["qpdf", "--check", file], capture_output=True, check=False)
    assert (checked.returncode, checked.stderr) == (0, b"")


@pytest.mark.parametrize("language", LANGUAGES)
def test_whatever_people_type_in_rows_the_document_keeps_both_standards(vera: Validator, language: Language) -> None:
    plan = many(texts(20 * len(IN_ROWS))).plan
    base = next(theme for theme in plan_of(2).themes if theme.obstacles and theme.actions)
    themes = (replace(theme_with(base, text), id=name) for name, text in TYPED.items())
    _kept(vera, build_pdf(replace(plan, themes=(*plan.themes, *themes)), language))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", TYPED)
def test_whatever_people_type_of_the_plan_itself_the_document_keeps_both_standards(
    vera: Validator, name: str, language: Language
) -> None:
    _kept(vera, build_pdf(with_texts(replace(plan_of(0), themes=()), TYPED[name]), language))


def test_every_character_that_a_shipped_font_has_keeps_both_standards(vera: Validator) -> None:
    every = " ".join(map(chr, sorted({*face(FALLBACK).widths, *face(REGULAR).widths})))
    plan = plan_of(1, 1, scores=False)
    themes = tuple(
        replace(theme, actions=tuple(replace(action, title=every) for action in theme.actions)) for theme in plan.themes
    )
    _kept(vera, build_pdf(replace(plan, themes=themes), "nl"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_plan_without_scores_or_attachments_keeps_both_standards(vera: Validator, language: Language) -> None:
    _kept(vera, plan_document(plan_of(12, scores=False), Format.PDF, language, options=Options(attached=False)))


@pytest.mark.parametrize(
    "options",
    [
        Options(Part.SUMMARY),
        Options(Part.THEME, "time", named=False),
        Options(Part.OWNER, "Wim Jansen"),
    ],
    ids=lambda options: options.part,
)
def test_a_part_keeps_both_standards(vera: Validator, options: Options) -> None:
    _kept(vera, plan_document(plan_of(31), Format.PDF, LANGUAGES[options.named], options))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_paper_to_invite_with_keeps_both_standards(vera: Validator, language: Language) -> None:
    _kept(vera, build_invitation(_occasion(language), GROUPS, language))
    _kept(vera, build_slips(_occasion(language), _slips(12), language))


def test_a_document_that_reportlab_makes_by_itself_is_refused(vera: Validator) -> None:
    file = BytesIO()
    canvas = Canvas(file)
    canvas.drawString(72, 72, "Wat ons tegenhoudt")
    canvas.save()
    for profile in (ACCESSIBLE, ARCHIVED):
        assert vera.broken(file.getvalue(), profile)


@pytest.mark.parametrize(
    ("part", "spoilt", "profile"),
    [
        (b"/Alt ", b"/Atl ", ACCESSIBLE),
        (b"/Scope /Column", b"/Spoce /Column", ACCESSIBLE),
        (b"/S /H2", b"/S /H4", ACCESSIBLE),
        (b"/DisplayDocTitle true", b"/DisplayDocTitle null", ACCESSIBLE),
        (b"/Lang (nl-NL)", b"/Long (nl-NL)", ACCESSIBLE),
        (b"EMC", b"EMK", ARCHIVED),
        (b"/OutputIntents", b"/OutputIntentz", ARCHIVED),
        (b"/AFRelationship", b"/AGRelationship", ARCHIVED),
        (b"<pdfaid:part>3<", b"<pdfaid:part>9<", ARCHIVED),
    ],
)
def test_a_document_that_was_spoilt_is_refused(
    vera: Validator, tmp_path: Path, part: bytes, spoilt: bytes, profile: str
) -> None:
    plain = _plain(plan_document(plan_of(3), Format.PDF, "nl"), tmp_path)
    assert vera.broken(plain, profile) == []
    assert part in plain
    assert vera.broken(plain.replace(part, spoilt), profile)


def _plain(pdf: bytes, folder: Path) -> bytes:
    """The same document with nothing compressed, so that it can be spoilt."""
    file = folder / "plan.pdf"
    file.write_bytes(pdf)
    options = ("--object-streams=disable", "--newline-before-endstream", "--stream-data=uncompress")
    command = ["qpdf", *options, str(file), "-"]
    return subprocess.run(command, capture_output=True, check=True).stdout
