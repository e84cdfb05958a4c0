"""What a reveal destroys is gone from every file: the database is written anew, and its backups are scrubbed."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from sqlite_utils import Database

from scan.errors import StorageError
from scan.i18n import _
from scan.store import scrubbing, sql
from scan.store.connection import opened
from scan.store.driver import sqlite3
from scan.store.gate import alone, writing

_MARK = ":not-written-anew"
"""A counter of no scan: there from the transaction that destroys until the file was written anew."""


def begin(db: Database) -> None:
    """Mark, inside the transaction that destroys something, that the file must still be written anew."""
    sql.run(db, "INSERT INTO revisions (scan_id, revision) VALUES (:mark, 1) ON CONFLICT DO NOTHING", mark=_MARK)


def finish(db: Database) -> None:
    """Write the file anew and scrub its backups; outside `writing`.

    When the disk is full both are tried, `StorageError` says so, and the next start or backup does the rest.
    """
    try:
        write_anew(db)
    finally:
        path = db.execute("PRAGMA database_list").fetchone()[2]
        if path:
            scrubbing.scrub(Path(path))


def resume(path: Path) -> None:
    """Do what an earlier `finish` could not; when it still does not work, the next time."""
    with suppress(StorageError), opened(path) as db:
        if _marked(db):
            write_anew(db)
    with suppress(StorageError):
        if scrubbing.pending(path):
            scrubbing.scrub(path)


def _marked(db: Database) -> bool:
    return bool(sql.number(db, "SELECT count(*) FROM revisions WHERE scan_id = :mark", mark=_MARK))


def write_anew(db: Database) -> None:
    """Write the file anew without what was destroyed; outside `writing`. `finish` does it at the right moment."""
    with alone():
        try:
            db.execute("VACUUM")
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        except sqlite3.Error as error:
            raise StorageError(
                _("Dit is gelukt, maar het bestand is nog niet opgeruimd. Maak ruimte vrij op de schijf.")
            ) from error
    with writing(db):
        sql.run(db, "DELETE FROM revisions WHERE scan_id = :mark", mark=_MARK)
