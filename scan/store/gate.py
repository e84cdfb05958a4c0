"""The one way to write (R1): a process-wide gate, then BEGIN IMMEDIATE, then all or nothing."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from sqlite_utils import Database

from scan.errors import NotSaved, StorageError
from scan.i18n import _
from scan.store import pragmas
from scan.store.driver import busy_sentence, name_of, not_saved, sqlite3

_gate = threading.Lock()
_inside = threading.local()


@contextmanager
def writing(db: Database) -> Iterator[None]:
    """One transaction: kept as a whole when the block ends, or not at all when anything goes wrong.

    A `writing` inside another on the same connection joins it: it is kept when the outer one is,
    and only its own part is undone when it fails. On another connection it is refused.
    """
    if db.conn.in_transaction:
        with db.atomic():
            yield
        return
    with alone():
        try:
            _begin(db)
            yield
            db.commit()
        except sqlite3.ProgrammingError:
            raise
        except sqlite3.Error as error:
            raise not_saved(error) from error
        finally:
            # Nothing is open any more after a COMMIT; everything else is undone, whatever was raised.
            with suppress(sqlite3.Error):
                db.rollback()


@contextmanager
def alone() -> Iterator[None]:
    """Hold the gate: no other thread of this process writes meanwhile."""
    if getattr(_inside, "gate", False):
        raise StorageError(_("Dit bewaren begint midden in een andere bewaaractie. Meld dit aan de beheerder."))
    if not _gate.acquire(timeout=pragmas.BUSY_SECONDS):
        raise NotSaved(busy_sentence())
    _inside.gate = True
    try:
        yield
    finally:
        _inside.gate = False
        _gate.release()


@contextmanager
def reading(db: Database) -> Iterator[None]:
    """Several reads that see one and the same moment."""
    if db.conn.in_transaction:
        yield
        return
    db.execute("BEGIN")
    try:
        yield
    finally:
        with suppress(sqlite3.Error):
            db.rollback()


def require_writing(db: Database) -> None:
    """Refuse to write outside `writing`: SQLite would commit every statement by itself."""
    if not db.conn.in_transaction:
        raise StorageError(_("Hier wordt bewaard zonder transactie. Meld dit aan de beheerder."))


def _begin(db: Database) -> None:
    until = time.monotonic() + pragmas.BUSY_SECONDS
    while True:
        try:
            db.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            # SQLite may say BUSY at once, without waiting, where waiting could deadlock.
            if not name_of(error).startswith("SQLITE_BUSY") or time.monotonic() > until:
                raise
            time.sleep(random.uniform(0.001, 0.02))
        else:
            return
