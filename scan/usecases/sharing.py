"""Sharing: a plan as PDF, xlsx or ics; a whole scan as JSON and a school's own statements, out and in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum

from scan.exports.archive import from_json, plan_to_json, to_json
from scan.exports.calendar import to_ics
from scan.exports.own_statements_import import statements_from
from scan.exports.own_statements_xlsx import to_xlsx as statements_to_xlsx
from scan.exports.own_statements_yaml import to_yaml as statements_to_yaml
from scan.exports.plan_in_pdf import is_pdf, plan_in_pdf
from scan.exports.plan_record import record_of
from scan.exports.workbook import to_xlsx
from scan.i18n import Language, _
from scan.library.demo import demo_records
from scan.model.library import Library
from scan.model.nameless import without_names
from scan.model.own_content import OwnContent
from scan.model.permissions import Right
from scan.model.plan import ActionPlan
from scan.model.record import ScanRecord
from scan.report import Options, Part
from scan.report.options import owner_said
from scan.store import schools
from scan.usecases import adapting, preparing
from scan.usecases.desk import Desk
from scan.usecases.printing import board_document


class Format(StrEnum):
    """The forms in which a plan leaves the house."""

    PDF = "pdf"
    XLSX = "xlsx"
    ICS = "ics"

    @property
    def media_type(self) -> str:
        """The media type that a browser is told."""
        return {
            Format.PDF: "application/pdf",
            Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Format.ICS: "text/calendar",
        }[self]


class StatementsForm(StrEnum):
    """The forms in which a school's own statements go out, are edited, and come in again."""

    YAML = "yaml"
    XLSX = "xlsx"

    @property
    def media_type(self) -> str:
        """The media type that a browser is told."""
        return {StatementsForm.YAML: "application/yaml", StatementsForm.XLSX: Format.XLSX.media_type}[self]


def plan_document(
    plan: ActionPlan,
    form: Format,
    language: Language,
    options: Options = Options(),  # noqa: B008  # frozen
) -> bytes:
    """A plan in one of its forms, in one language; the options are for a PDF, which has the plan as data in it."""
    if form is Format.PDF:
        return board_document(plan, language, options)
    return {Format.XLSX: to_xlsx, Format.ICS: to_ics}[form](plan, language)


def file_stem(plan: ActionPlan, options: Options = Options()) -> str:  # noqa: B008  # frozen
    """A file name without its ending: school, plan, version and what part it is, in letters, digits and dashes."""
    version = f"v{plan.version}" if plan.adopted else _("concept")
    name = _dashed(f"{plan.school} {plan.title} {version}")[:100]
    return "-".join(filter(None, (name, _dashed(" ".join(_told_apart(plan, options)))[:60])))


def _told_apart(plan: ActionPlan, options: Options) -> Iterator[str]:
    if options.part is Part.SUMMARY:
        yield _("samenvatting")
    elif options.part is Part.THEME:
        yield next((theme.title for theme in plan.themes if theme.id == options.of), "")
    elif options.part is Part.OWNER:
        yield owner_said(plan if options.named else without_names(plan), options) or _("een eigenaar")
    if not options.named:
        yield _("zonder namen")


def _dashed(text: str) -> str:
    letters = "".join(c if c.isalnum() else "-" for c in text.lower())
    return "-".join(part for part in letters.split("-") if part)


def export_scan(desk: Desk, scan_id: str) -> str:
    """The whole scan as JSON text (R14)."""
    return to_json(preparing.record_of(desk, scan_id))


def import_scan(desk: Desk, content: bytes) -> ScanRecord:
    """Take in a scan from its JSON, or the plan of one from its PDF: all of it, or a sentence why not."""
    record = _record_in_pdf(desk, content) if is_pdf(content) else from_json(content)
    preparing.take_in(desk, [record])
    return record


def _record_in_pdf(desk: Desk, content: bytes) -> ScanRecord:
    plan = plan_in_pdf(content)
    known = next((s.id for s in preparing.all_schools(desk) if (s.name, s.board) == (plan.school, plan.board)), "")
    record = record_of(plan, known or desk.new_id())
    # Nobody answered yet, so a school that is known here asks its newest statements.
    return replace(record, content=adapting.content_of(desk, known)) if known else record


def about_file(content: bytes) -> str:
    """What a scan misses that was just taken in from this file; nothing where it was saved whole."""
    if not is_pdf(content):
        return ""
    return _("Uit een PDF komt het plan terug, zonder de antwoorden. Die staan alleen in het JSON-bestand van de scan.")


def about_statements(desk: Desk, scan_id: str) -> str:
    """What to know of the statements of a scan that was just taken in; nothing where they are the school's own."""
    if adapting.asks_newest(desk, scan_id):
        return ""
    return _("Let op: deze scan vraagt andere stellingen dan jullie school nu. Jullie eigen stellingen bleven gelijk.")


def open_demonstration(desk: Desk, library: Library, language: Language) -> str:
    """The id of the demonstration school's newest scan in a language; brought in when it is not there."""
    taken = demo_records(library, language, desk.today, plan_to_json)
    present = {summary.id for summary in preparing.all_scans(desk)}
    gone = {summary.id for summary in preparing.all_scans(desk, deleted=True)}
    for record in taken:
        if record.scan.id in gone:
            preparing.restore_scan(desk, record.scan.id)
        elif record.scan.id not in present:
            preparing.take_in(desk, [record])
    return taken[-1].scan.id


def statements_document(desk: Desk, library: Library, school_id: str, form: StatementsForm) -> bytes:
    """The newest own layer of a school as a file, headed in the language of the moment; xlsx lists the library too."""
    content, name = adapting.content_of(desk, school_id), schools.get(desk.db, school_id).name
    if form is StatementsForm.YAML:
        return statements_to_yaml(content, name)
    return statements_to_xlsx(content, library, name)


def read_statements(desk: Desk, library: Library, school_id: str, data: bytes) -> OwnContent:
    """The layer in a file of either form, checked but not kept: `adapting.keep_content` does that.

    Its version is the one that the file was made from: where that is not the newest, `keep_content` refuses.
    `ImportRefused` has a line for everything that is wrong in the file.
    """
    desk.require(Right.PREPARE)
    return statements_from(data, library, adapting.content_of(desk, school_id), lambda: adapting.new_statement_id(desk))
