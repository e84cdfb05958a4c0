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
from scan.store.driver import is_busy, sqlite3
from scan.store.files import locked, synced, unfinished, unused
from scan.store.gate import writing
from scan.store.identity import beside, installation_id
from scan.store.salted import Ended
from scan.store.shelf import free_name
from scan.store.verify import backup_wrong

_Known = tuple[str, Ended] | None
"""The id of the database that is replaced and what has ended in it, when it can tell."""


def restore(backup: Path, path: Path, now: datetime) -> Path | None:
    """Put a checked backup in the place of the database; where the replaced file is kept, if there was one.

    Waits until no script run has a connection. What was saved before is in the kept file, what is
    saved after lands in the restored one; when the app never rests, nothing is restored.
    """
    if wrong := backup_wrong(backup):
        raise ForeignFile(_("Deze reservekopie is niet teruggezet. {why}").format(why=" ".join(wrong)))
    try:
        # Scrubbing waits for its turn, so that what stands beside the database then is what a crash left.
        with locked(path), scrubbing.turn(path), unfinished(beside(path, scrubbing.RESTORING)) as fresh:
            known = scrubbing.known_ended(path)
            copied(backup, fresh, lambda copy: _before_it_counts(copy, known))
            _bring_up_to_date(fresh, known, now)
            synced(fresh)
            return _swapped(fresh, path, now, known)
    except OSError as error:
        raise not_copied() from error


def _before_it_counts(copy: Database, known: _Known) -> None:
    scrubbing.forget(copy, _ended_here(copy, known))
    salted.renew(copy)


def _ended_here(copy: Database, known: _Known) -> Ended:
    return known[1] if known and known[0] == installation_id(copy) else Ended()


def _bring_up_to_date(path: Path, known: _Known, now: datetime) -> None:
    with opened(path) as db, writing(db):
        # A running app prepared its file once, at start: a backup of an older version must not need that again.
        migrations.apply(db)
        # The next restore must not bring it back either.
        salted.remember(db, _ended_here(db, known))
        # A revision that was given before the restore must not come back for other contents.
        sql.run(db, "UPDATE revisions SET revision = max(revision + 1, :now)", now=int(now.timestamp() * 1000))


def _swapped(fresh: Path, path: Path, now: datetime, known: _Known) -> Path | None:
    if not path.exists():
        os.replace(fresh, path)
        return None
    kept = free_name(path.parent, f"{path.stem}-replaced", now)
    try:
        with unused(path, pragmas.BUSY_SECONDS), _held(path) as db:
            # Something may have been revealed while the copy was made.
            if known and db and salted.ended(db) != known[1]:
                raise _too_busy()
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
def _held(path: Path) -> Iterator[Database | None]:
    # Another program may write too; whoever waits then finds the file moved (READONLY_DBMOVED).
    with ExitStack() as stack:
        held = None
        try:
            db = stack.enter_context(connected(path, "rw"))
            db.execute("PRAGMA journal_mode = TRUNCATE").fetchone()
            db.execute("BEGIN EXCLUSIVE")
            held = db
        except sqlite3.DatabaseError as error:
            if is_busy(error):
                raise _too_busy() from error
            # Too damaged to lock is too damaged to write to.
        yield held
