"""Connections: one per script run, made safe before anyone gets it and closed after."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Literal

from sqlite_utils import Database

from scan.store import pragmas
from scan.store.driver import name_of, sqlite3, unreadable
from scan.store.files import in_use
from scan.store.identity import damaged, refuse_foreign
from scan.store.migrations import migrations_known

Mode = Literal["ro", "rw", "rwc"]


@contextmanager
def opened(path: Path, read_only: bool = False) -> Iterator[Database]:
    """A connection for one script run; a missing file is never made here, that is `prepare`'s.

    What goes wrong while reading becomes `StorageError`. Do not hand it to another thread.
    """
    try:
        with in_use(path), connected(path, "ro" if read_only else "rw") as db:
            refuse_foreign(db, migrations_known())
            if not read_only:
                pragmas.set_journal(db)
            yield db
    except sqlite3.ProgrammingError:
        raise
    except sqlite3.Error as error:
        raise unreadable(error) from error


@contextmanager
def connected(path: Path, mode: Mode) -> Iterator[Database]:
    """A connection whose errors stay SQLite's own; "rwc" makes the file."""
    uri = f"{path.resolve().as_uri()}?mode={mode}"
    # No isolation level: Python must not start transactions behind our back.
    connection = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=pragmas.BUSY_SECONDS)
    with closing(connection):
        yield prepared(connection)


def prepared(connection: sqlite3.Connection) -> Database:
    """The connection with our settings and `fold()`, which compares text without regard for capitals."""
    db = Database(connection, execute_plugins=False)
    connection.create_function("fold", 1, str.casefold, deterministic=True)
    pragmas.set_pragmas(db)
    return db


def refuse_unknown(path: Path, mode: Mode) -> None:
    """Raise `ForeignFile` unless the file is a readable database of ours."""
    try:
        with connected(path, mode) as db:
            refuse_foreign(db, migrations_known())
            db.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except sqlite3.DatabaseError as error:
        if name_of(error).startswith(("SQLITE_NOTADB", "SQLITE_CORRUPT")):
            raise damaged(path) from error
        raise unreadable(error) from error
