"""The command `doorbraak`: run the app, and everything about scans that needs no screen."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from io import TextIOWrapper
from pathlib import Path

from scan import __version__
from scan.errors import Conflict, NotAllowed, NotSaved, ScanError, StorageError
from scan.i18n import LANGUAGES, _, ngettext, speaking
from scan.library.points import points_document
from scan.library.reader import library
from scan.model.permissions import Actor, Role
from scan.report import Options, Part
from scan.settings import Settings
from scan.store import backups
from scan.store.database import opened, prepare
from scan.usecases import adapting, adopting, preparing, sharing
from scan.usecases.desk import Desk
from scan.usecases.sharing import Format, StatementsForm


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 when it did what was asked, 1 with a sentence when it could not."""
    options = _parser().parse_args(arguments)
    if isinstance(sys.stdout, TextIOWrapper):
        # A terminal that lacks a letter of a title shows its number, as Python does on stderr.
        sys.stdout.reconfigure(errors="backslashreplace")
    with speaking(options.language):
        try:
            return int(options.command(options) or 0)
        except ScanError as error:
            print(error.sentence, file=sys.stderr)
        except OSError as error:
            # A disk that fills up while writing leaves the name of the file out of its error.
            file = error.filename or getattr(options, "out", None) or options.database
            sentence = _("Dit bestand kan niet worden gelezen of geschreven: {file} ({reason}).")
            print(sentence.format(file=file, reason=error.strerror), file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="doorbraak", description="An organisation scan for schools.")
    parser.add_argument("--version", action="version", version=__version__)
    parser.set_defaults(language="nl", database=Settings.from_environment().database)
    commands = parser.add_subparsers(title="commands", required=True)

    def command(name: str, does: str, run: Callable[[argparse.Namespace], int | None]) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=does, description=does)
        added.add_argument("--database", type=Path, default=Settings.from_environment().database, metavar="FILE")
        added.add_argument("--language", choices=LANGUAGES, default="nl")
        added.set_defaults(command=run)
        return added

    run = command("run", "open the app in the browser", _run)
    run.add_argument("--port", type=int, default=8501)
    run.add_argument("--headless", action="store_true", help="do not open a browser")
    command("demo", "fill the database with the demonstration school", _demo)
    command("scans", "list the scans: id and title", _scans)
    for form in [*Format, "json"]:
        _of_form(command(str(form), f"write a scan's plan as {form}", _json if form == "json" else _document), form)
    _out_or_in(command("statements", "write a school's own statements as YAML or xlsx, or take them in", _statements))
    command("import", "take in a scan from its JSON file, or from the PDF of its plan", _import).add_argument(
        "file", type=Path
    )
    command("backup", "make a verified backup", _backup).add_argument("--folder", type=Path)
    command("restore", "put a backup back; the present file is kept beside it", _restore).add_argument(
        "file", type=Path
    )
    command("check", "look for damage in the database", _check)
    command("points", "list the points of the article with what carries them, as Markdown", _points)
    return parser


def _of_form(document: argparse.ArgumentParser, form: str) -> None:
    document.add_argument("scan", metavar="SCAN", help="id of the scan (see `doorbraak scans`)")
    document.add_argument("--out", type=Path, required=True, metavar="FILE")
    document.set_defaults(form=form)
    if form != "json":
        document.add_argument("--version", dest="number", type=int, default=0, help="adopted version, else today's")
    if form == Format.PDF:
        _of_pdf(document)


def _of_pdf(document: argparse.ArgumentParser) -> None:
    less = "leave out the plan as data, which has names in it and can be taken in again"
    document.add_argument("--without-attachments", dest="attached", action="store_false", help=less)
    nobody = "put roles where the names of owners stand; leaves out the plan as data too"
    document.add_argument("--without-names", dest="named", action="store_false", help=nobody)
    only = document.add_mutually_exclusive_group()
    summary = (Part.SUMMARY, "")
    only.add_argument(
        "--summary", dest="part", action="store_const", const=summary, help="the page for the board alone"
    )
    for flag, part, about in (("--theme", Part.THEME, "ID"), ("--owner", Part.OWNER, "NAME-OR-ROLE")):
        # Bound here, or every flag would say what the last one says.
        of = partial(_part, part)
        only.add_argument(flag, dest="part", type=of, metavar=about, help=f"what is about one {part} alone")


def _part(part: Part, of: str) -> tuple[Part, str]:
    return part, of


def _out_or_in(statements: argparse.ArgumentParser) -> None:
    statements.add_argument("scan", metavar="SCAN", help="id of a scan of the school (see `doorbraak scans`)")
    way = statements.add_mutually_exclusive_group(required=True)
    way.add_argument("--out", type=Path, metavar="FILE", help="a name that ends in .xlsx gives a workbook, else YAML")
    way.add_argument("--import", dest="file", type=Path, metavar="FILE", help="the file becomes the newest version")


@contextmanager
def _at_desk(options: argparse.Namespace) -> Iterator[Desk]:
    now = datetime.now().astimezone()
    health = prepare(options.database, datetime.now(UTC))
    role = Role.READER if health.read_only else Role.FACILITATOR
    with opened(options.database, read_only=health.read_only) as db:
        try:
            yield Desk(db, Actor(_("Beheerder"), role), now)
        except NotAllowed as error:
            # Only damage makes a reader of whoever sits at the terminal: say that, and where the backup is.
            raise NotSaved(health.sentence) from error


def _run(options: argparse.Namespace) -> int:
    from scan.ui import server

    prepare(options.database, datetime.now(UTC))
    return server.run(options.database, options.port, options.headless)


def _demo(options: argparse.Namespace) -> None:
    with _at_desk(options) as desk:
        print(sharing.open_demonstration(desk, library(), options.language))


def _scans(options: argparse.Namespace) -> None:
    with _at_desk(options) as desk:
        for scan in preparing.all_scans(desk):
            print(f"{scan.id}\t{scan.school}: {scan.title}")


def _document(options: argparse.Namespace) -> None:
    with _at_desk(options) as desk:
        if options.number:
            plan = adopting.adopted_plan(desk, options.scan, options.number)
        else:
            plan = adopting.current_plan(desk, library(), options.scan)
        count = sum(1 for _one in plan.actions())
        making = ngettext("Document met {count} actie maken …", "Document met {count} acties maken …", count)
        _say_at_terminal(making.format(count=count))
        options.out.write_bytes(sharing.plan_document(plan, options.form, options.language, _chosen(options)))


def _chosen(options: argparse.Namespace) -> Options:
    if options.form != Format.PDF:
        return Options()
    part, of = options.part or (Part.WHOLE, "")
    return Options(part, of, options.named, options.attached)


def _json(options: argparse.Namespace) -> None:
    with _at_desk(options) as desk:
        options.out.write_text(sharing.export_scan(desk, options.scan), encoding="utf-8")


def _import(options: argparse.Namespace) -> None:
    with _at_desk(options) as desk:
        content = options.file.read_bytes()
        record = sharing.import_scan(desk, content)
        print(f"{record.scan.id}\t{record.school.name}: {record.scan.title}")
        for told in filter(None, (sharing.about_file(content), sharing.about_statements(desk, record.scan.id))):
            print(told, file=sys.stderr)


def _statements(options: argparse.Namespace) -> None:
    with _at_desk(options) as desk:
        school_id = preparing.scan_of(desk, options.scan).school_id
        if options.out:
            form = StatementsForm.XLSX if options.out.suffix.lower() == ".xlsx" else StatementsForm.YAML
            options.out.write_bytes(sharing.statements_document(desk, library(), school_id, form))
            return
        read = sharing.read_statements(desk, library(), school_id, options.file.read_bytes())
        if read.version != (now := adapting.content_of(desk, school_id)).version:
            raise Conflict(_made_earlier(read.version, now.version), now)
        kept = adapting.keep_content(desk, library(), school_id, read)
        print(f"{kept.version}\t{len(kept.statements)}")


def _made_earlier(made: int, now: int) -> str:
    return _(
        "Dit bestand is gemaakt bij versie {made}, en nu geldt versie {now}. Maak een nieuw bestand, "
        "of haal het nummer van de versie eruit om het toch over te nemen."
    ).format(made=made, now=now)


def _backup(options: argparse.Namespace) -> None:
    now = datetime.now(UTC)
    folder = options.folder or options.database.parent / "backups"
    prepare(options.database, now)
    if backups.leaves_out_rounds(options.database, folder):
        print(_left_out(), file=sys.stderr)
    print(backups.back_up(options.database, folder, now))
    backups.prune(folder, now)


def _left_out() -> str:
    return _(
        "Er is een ronde of check die nog niet onthuld is. Deze kopie staat buiten de gewone map. De antwoorden gaan "
        "niet mee: daar kan de app ze na het onthullen niet wissen."
    )


def _restore(options: argparse.Namespace) -> None:
    replaced = backups.restore(options.file, options.database, datetime.now(UTC))
    print(_("De reservekopie is teruggezet."))
    if replaced:
        print(_("Het oude bestand staat nog in {file}.").format(file=replaced))


def _check(options: argparse.Namespace) -> int:
    if not options.database.exists():
        raise StorageError(_("Er is nog geen database op deze plek: {file}").format(file=options.database))
    problems = backups.check(options.database)
    for problem in problems:
        print(problem)
    if not problems:
        print(_("De database is in orde."))
    return 1 if problems else 0


def _points(_options: argparse.Namespace) -> None:
    print(points_document(library()), end="")


def _say_at_terminal(sentence: str) -> None:
    # Progress is for a person who waits; a script that reads our output must not meet it.
    if sys.stderr.isatty():
        print(sentence, file=sys.stderr)
