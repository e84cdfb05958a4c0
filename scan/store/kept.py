"""Connections that stay open between requests: opening one costs more than most of what it is asked."""

from __future__ import annotations

import os
import weakref
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from typing import Any

from sqlite_utils import Database

from scan.errors import ScanError, StorageError
from scan.store import pragmas
from scan.store.connection import prepared
from scan.store.driver import sqlite3, unreadable
from scan.store.files import in_use
from scan.store.identity import beside, refuse_foreign
from scan.store.migrations import migrations_known

_MOST = 8
"""Idle connections that are kept; the pages have five threads."""
LOOK_AGAIN_AFTER = 1.0
"""Seconds for which a file that is open is taken to be of our version."""
_KEEPS = os.name == "posix"
"""Windows refuses to put a restored file in the place of one that is open."""


@dataclass(slots=True)
class Lent:
    """A connection, and what was worked out from its file: both end when another file takes its place."""

    db: Database
    memory: dict[str, Any] = field(default_factory=dict)
    _file: tuple[int, int] | None = None
    _looked_at: float = float("-inf")

    def look(self) -> None:
        """Refuse a file that a newer version of the app changed meanwhile."""
        if monotonic() - self._looked_at >= LOOK_AGAIN_AFTER:
            refuse_foreign(self.db, migrations_known())
            self._looked_at = monotonic()


@dataclass(slots=True, weakref_slot=True)
class Connections:
    """Connections to one database, each lent to one thread at a time; an idle one holds no lock on the file.

    None outlives a swap of the file: a journal belongs to a name, not to a file (`files.in_use`).
    """

    path: Path
    read_only: bool = False
    _idle: deque[Lent] = field(default_factory=deque, repr=False)
    _wal: str = field(init=False, repr=False)
    _end: Any = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._wal = str(beside(self.path, "-wal"))
        # Also at the end of the process, for whoever forgets `close`.
        self._end = weakref.finalize(self, _close_all, self._idle)

    @contextmanager
    def lent(self) -> Iterator[Lent]:
        """A connection for one piece of work, as safe as a new one (`connection.opened`)."""
        try:
            # Nobody swaps the file while we look which one it is, nor while we work in it.
            with in_use(self.path):
                kept = self._taken()
                whole = False
                try:
                    kept.look()
                    yield kept
                    whole = True
                except ScanError as refused:
                    whole = not isinstance(refused, StorageError)
                    raise
                finally:
                    self._given_back(kept, whole)
        except sqlite3.ProgrammingError:
            raise
        except sqlite3.Error as error:
            raise unreadable(error) from error

    def close(self) -> None:
        """Close those that are idle; whoever borrows after this gets a new one."""
        _close_all(self._idle)

    def _taken(self) -> Lent:
        now = _file(self.path)
        while self._idle:
            try:
                kept = self._idle.pop()
            except IndexError:  # another thread was first
                break
            if kept._file == now is not None:
                return kept
            kept.db.conn.close()
        return Lent(self._opened(), _file=now)

    def _opened(self) -> Database:
        uri = f"{self.path.resolve().as_uri()}?mode={'ro' if self.read_only else 'rw'}"
        # Lent to one thread at a time, but not always the same.
        connection = sqlite3.connect(
            uri, uri=True, isolation_level=None, timeout=pragmas.BUSY_SECONDS, check_same_thread=False
        )
        try:
            db = prepared(connection)
            if not self.read_only:
                pragmas.set_journal(db)
        except BaseException:
            connection.close()
            raise
        return db

    def _given_back(self, kept: Lent, whole: bool) -> None:
        # In WAL mode an open connection is a lock; a file that was put in it on purpose is opened each time.
        wal = os.path.exists(self._wal)
        if _KEEPS and whole and not wal and not kept.db.conn.in_transaction and len(self._idle) < _MOST:
            self._idle.append(kept)
        else:
            kept.db.conn.close()


def _file(path: Path) -> tuple[int, int] | None:
    """Which file has this name now: an open connection keeps its number from being given to another."""
    try:
        found = path.stat()
    except OSError:  # opening it says what is wrong
        return None
    return found.st_dev, found.st_ino


def _close_all(idle: deque[Lent]) -> None:
    while idle:
        idle.pop().db.conn.close()
