"""Putting a backup back (R13) while others may be writing: nothing that was saved is thrown away."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path

from sqlite_utils import Database

from scan.errors import ForeignFile, StorageError
from scan.i18n import _
from scan.store import migrations, pragmas, salted, scrubbing, sql
from scan.store.connection import connected, opened
from scan.store.copying import copied, not_copied
from scan.store.driver import name_of, sqlite3
from scan.store.files import locked, synced, unfinished, unused
from scan.store.gate import writing
from scan.store.identity import beside
from scan.store.shelf import free_name
from scan.store.verify import backup_wrong


def restore(backup: Path, path: Path, now: datetime) -> Path | None:
    """Put a checked backup in the place of the database; where the replaced file is kept, if there was one.

    Waits until no script run has a connection. What was saved before is in the kept file, what is
    saved after lands in the restored one; when the app never rests, nothing is restored.
    """
    if wrong := backup_wrong(backup):
        raise ForeignFile(_("Deze reservekopie is niet teruggezet. {why}").format(why=" ".join(wrong)))
    try:
        with locked(path), unfinished(beside(path, ".restoring")) as fresh:
            copied(backup, fresh, lambda copy: _before_it_counts(copy, path))
            _bring_up_to_date(fresh, now)
            synced(fresh)
            return _swapped(fresh, path, now)
    except OSError as error:
        raise not_copied() from error


def _before_it_counts(copy: Database, path: Path) -> None:
    scrubbing.forget_revealed(copy, path)
    salted.renew(copy)


def _bring_up_to_date(path: Path, now: datetime) -> None:
    with opened(path) as db, writing(db):
        # A running app prepared its file once, at start: a backup of an older version must not need that again.
        migrations.apply(db)
        # A revision that was given before the restore must not come back for other contents.
        sql.run(db, "UPDATE revisions SET revision = max(revision + 1, :now)", now=int(now.timestamp() * 1000))


def _swapped(fresh: Path, path: Path, now: datetime) -> Path | None:
    if not path.exists():
        os.replace(fresh, path)
        return None
    kept = free_name(path.parent, f"{path.stem}-replaced", now)
    try:
        with unused(path, pragmas.BUSY_SECONDS), _held(path):
            _swap(fresh, path, kept)
    except TimeoutError:
        raise _too_busy() from None
    return kept


def _swap(fresh: Path, path: Path, kept: Path) -> None:
    # A journal belongs to the file it was written for; SQLite would play it back into the new one.
    for ending in ("-journal", "-wal"):
        if beside(path, ending).exists():
            os.replace(beside(path, ending), beside(kept, ending))
    os.replace(path, kept)
    os.replace(fresh, path)


def _too_busy() -> StorageError:
    return StorageError(_("De app is te druk om een kopie terug te zetten. Stop de app en probeer opnieuw."))


@contextmanager
def _held(path: Path) -> Iterator[None]:
    # Another program may write too; whoever waits then finds the file moved (READONLY_DBMOVED).
    with ExitStack() as stack:
        try:
            db = stack.enter_context(connected(path, "rw"))
            db.execute("PRAGMA journal_mode = TRUNCATE").fetchone()
            db.execute("BEGIN EXCLUSIVE")
        except sqlite3.DatabaseError as error:
            if name_of(error).startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
                raise _too_busy() from error
            # Too damaged to lock is too damaged to write to.
        yield
