"""The settings of a connection (R2, R3): set, and read back, because SQLite ignores what it does not know."""

from __future__ import annotations

from sqlite_utils import Database

from scan.errors import StorageError
from scan.i18n import _
from scan.store.driver import sqlite3

BUSY_SECONDS = 30.0
"""How long a connection waits for another one before it gives up."""

_ON_EVERY_CONNECTION: tuple[tuple[str, str, int], ...] = (
    ("foreign_keys", "ON", 1),
    ("secure_delete", "ON", 1),
    ("recursive_triggers", "ON", 1),
    ("synchronous", "FULL", 2),
    ("trusted_schema", "OFF", 0),
    # VACUUM would otherwise leave a copy of everything in the temporary folder.
    ("temp_store", "MEMORY", 2),
)

_WAL_RESET_FIXED = {(3, 44): 6, (3, 50): 7, (3, 51): 3}


def set_pragmas(db: Database) -> None:
    """Make the connection safe; `StorageError` when SQLite does not do as it is told."""
    for name, wanted, value in _ON_EVERY_CONNECTION:
        db.execute(f"PRAGMA {name} = {wanted}")
        _read_back(db, name, value)
    milliseconds = int(BUSY_SECONDS * 1000)
    db.execute(f"PRAGMA busy_timeout = {milliseconds}")
    _read_back(db, "busy_timeout", milliseconds)


def set_journal(db: Database) -> None:
    """Journal TRUNCATE, unless the file was put in WAL mode on purpose and this SQLite can be trusted with it."""
    now = str(db.execute("PRAGMA journal_mode").fetchone()[0])
    if now == "memory" or (now == "wal" and wal_is_safe(sqlite3.sqlite_version_info)):
        return
    db.execute("PRAGMA journal_mode = TRUNCATE").fetchone()
    _read_back(db, "journal_mode", "truncate")


def wal_is_safe(version: tuple[int, ...]) -> bool:
    """Whether a version of SQLite has the fix for the WAL reset that lost commits."""
    line, patch = version[:2], version[2]
    if line > max(_WAL_RESET_FIXED):
        return True
    return line in _WAL_RESET_FIXED and patch >= _WAL_RESET_FIXED[(line[0], line[1])]


def _read_back(db: Database, name: str, wanted: int | str) -> None:
    found = db.execute(f"PRAGMA {name}").fetchone()
    if found is None or found[0] != wanted:
        raise StorageError(
            _("Deze SQLite kan {name} niet instellen. Vraag de beheerder om een nieuwere Python.").format(name=name)
        )
