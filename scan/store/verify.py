"""Whether a database is whole: what the start, every backup and `doorbraak check` ask."""

from __future__ import annotations

import hashlib
from pathlib import Path

from sqlite_utils import Database

from scan.errors import ForeignFile, StorageError
from scan.i18n import _
from scan.store import log, own_contents, plans, revealed, sql
from scan.store.connection import connected, opened, refuse_unknown
from scan.store.driver import sqlite3, unreadable
from scan.store.identity import beside


def check(path: Path) -> list[str]:
    """Every problem with a database in a sentence; an empty list when it is whole."""
    try:
        with opened(path) as db:
            return [
                *pages_wrong(db, "integrity_check"),
                *links_wrong(db),
                *_log_wrong(db),
                *_plans_wrong(db),
                *_contents_wrong(db),
                *_revealed_wrong(db),
            ]
    except StorageError as error:
        return [error.sentence]


def pages_wrong(db: Database, pragma: str = "quick_check") -> list[str]:
    """What SQLite says is wrong with the pages of the file."""
    try:
        found = [str(row[0]) for row in db.execute(f"PRAGMA {pragma}(5)").fetchall()]
    except sqlite3.DatabaseError as error:
        return [unreadable(error).sentence]
    return [_("Het databestand is beschadigd: {what}").format(what=line) for line in found if line != "ok"]


def links_wrong(db: Database) -> list[str]:
    """Rows that point at something that is not there."""
    return [
        _("Een regel in {table} wijst naar iets dat er niet is.").format(table=row[0])
        for row in db.execute("PRAGMA foreign_key_check").fetchall()
    ]


def backup_wrong(backup: Path) -> list[str]:
    """Every problem with a backup in a sentence: its hash, its pages, its links."""
    if not backup.is_file():
        return [_("{path} is er niet.").format(path=backup)]
    note = beside(backup, ".sha256")
    if not note.is_file():
        return [_("Bij {path} ontbreekt de controlesom.").format(path=backup)]
    if sha256(backup) not in {line.split()[0] for line in note.read_text("utf-8").splitlines() if line.strip()}:
        return [_("{path} is veranderd sinds hij gemaakt is.").format(path=backup)]
    try:
        refuse_unknown(backup, "ro")
        with connected(backup, "ro") as db:
            return [*pages_wrong(db, "integrity_check"), *links_wrong(db)]
    except ForeignFile as error:
        return [error.sentence]


def row_counts(db: Database) -> dict[str, int]:
    """How many rows each table holds."""
    tables = sql.rows(db, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    return {row["name"]: sql.number(db, f'SELECT count(*) FROM "{row["name"]}"') for row in tables}


def hash_line(path: Path, name: str = "") -> str:
    """A line of the note beside a backup, as `sha256sum` reads it; under another name when the file gets one."""
    return f"{sha256(path)}  {name or path.name}\n"


def sha256(path: Path) -> str:
    """The hash of a file that no connection has open: reading it drops SQLite's locks on it."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _log_wrong(db: Database) -> list[str]:
    broken = log.broken_at(db)
    return [] if broken is None else [_("Het logboek is veranderd vanaf regel {line}.").format(line=broken)]


def _plans_wrong(db: Database) -> list[str]:
    wrong = []
    for row in sql.rows(db, "SELECT scan_id, number FROM adopted_plans ORDER BY scan_id, number"):
        try:
            plans.get(db, row["scan_id"], row["number"])
        except StorageError as error:
            wrong.append(error.sentence)
    return wrong


def _contents_wrong(db: Database) -> list[str]:
    wrong = []
    for row in sql.rows(db, "SELECT school_id, version FROM own_contents ORDER BY school_id, version"):
        try:
            own_contents.version_of(db, row["school_id"], row["version"])
        except StorageError as error:
            wrong.append(error.sentence)
    return wrong


def _revealed_wrong(db: Database) -> list[str]:
    wrong = []
    for row in sql.rows(db, "SELECT scan_id FROM revealed ORDER BY scan_id"):
        try:
            revealed.results(db, row["scan_id"])
        except StorageError as error:
            wrong.append(error.sentence)
    return wrong
