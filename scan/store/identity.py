"""Whether a file is a database of ours (R8): nothing else is ever opened for writing, let alone replaced."""

from __future__ import annotations

import uuid
from datetime import datetime
from pathlib import Path

from sqlite_utils import Database

from scan.errors import ForeignFile
from scan.i18n import _
from scan.store import sql

APPLICATION_ID = 0x44_42_52_4B
"""The four letters DBRK in the header of the file."""


def sign(db: Database, now: datetime) -> None:
    """Make a new file ours, with an id of its own."""
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    sql.insert(db, "installation", {"only": 1, "id": str(uuid.uuid4()), "created_at": sql.plain(now)})


def installation_id(db: Database) -> str:
    """The id that this file got when it was made; its backups have the same."""
    return str(db.execute("SELECT id FROM installation").fetchone()[0])


def refuse_foreign(db: Database, newest: int) -> None:
    """Raise `ForeignFile` for a file of another program, or one with more migrations than we know."""
    (application,) = db.execute("PRAGMA application_id").fetchone()
    (migrations,) = db.execute("PRAGMA user_version").fetchone()
    if application != APPLICATION_ID:
        raise ForeignFile(
            _("Dit bestand is van een ander programma. Er is niets aan veranderd. Kies een ander databestand.")
        )
    if migrations > newest:
        raise ForeignFile(
            _("Dit databestand is van een nieuwere versie van Doorbraak. Werk de app bij en start opnieuw.")
        )


def refuse_unreadable(path: Path) -> None:
    """Raise `ForeignFile` for what cannot be a database: a folder, or a file without a byte in it."""
    if not path.is_file():
        raise ForeignFile(_("{path} is geen bestand. Kies een ander databestand.").format(path=path))
    if path.stat().st_size == 0:
        raise ForeignFile(
            _(
                "Het databestand {path} is leeg. Zet een reservekopie terug, of haal het weg om opnieuw te beginnen."
            ).format(path=path)
        )


def damaged(path: Path) -> ForeignFile:
    """The error for a file that SQLite cannot make sense of."""
    return ForeignFile(
        _("{path} is beschadigd of geen database. Er is niets aan veranderd. Zet een reservekopie terug.").format(
            path=path
        )
    )


def leftover(path: Path) -> bool:
    """Whether a crashed writer left a journal that SQLite must still undo or take in."""
    return any(other.exists() and other.stat().st_size for other in (beside(path, "-journal"), beside(path, "-wal")))


def beside(path: Path, ending: str) -> Path:
    """The file next to a database whose name is the database's own with something after it."""
    return path.with_name(path.name + ending)
