"""The database as the rest of the app knows it: prepared once per process, then opened per script run."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlite_utils import Database

from scan.errors import ForeignFile, StorageError
from scan.i18n import _
from scan.store import destroying, identity, migrations, pragmas
from scan.store.backups import back_up, backups_in, folder_of, newest_good
from scan.store.connection import connected, opened, refuse_unknown
from scan.store.driver import sqlite3
from scan.store.files import locked, synced, unfinished
from scan.store.gate import reading, writing
from scan.store.verify import pages_wrong

__all__ = ["Database", "Health", "opened", "prepare", "reading", "writing"]


@dataclass(frozen=True, slots=True)
class Health:
    """How the database was found: when it is damaged the app only reads, and offers the newest good backup."""

    read_only: bool = False
    sentence: str = ""
    backup: Path | None = None


def prepare(path: Path, now: datetime) -> Health:
    """Make the database when there is none, check it, and bring it up to date; once per process, at start.

    `ForeignFile` for a file that is not ours, empty, unreadable or from a newer version: it is left
    as it is. Damage inside a readable file is told in the `Health`.
    """
    if not path.exists():
        with locked(path):
            if not path.exists():
                _create(path, now)
    identity.refuse_unreadable(path)
    refuse_unknown(path, "rw" if identity.leftover(path) else "ro")
    # A file that came without one would be swapped under whoever has it open (`files.in_use`).
    with suppress(OSError):
        identity.beside(path, ".lock").touch()
    health = _health(path)
    if not health.read_only:
        _bring_up_to_date(path, now)
        destroying.resume(path)
    return health


def _create(path: Path, now: datetime) -> None:
    if identity.leftover(path) or backups_in(folder_of(path), path.stem):
        raise ForeignFile(
            _(
                "Het databestand {path} is weg, maar er is wel een reservekopie of journaal van. Zet het terug. "
                "Wil je echt leeg beginnen? Haal die dan eerst uit de map."
            ).format(path=path)
        )
    # Made under another name, so that nobody ever meets a half-made database.
    try:
        with unfinished(identity.beside(path, ".new")) as fresh:
            _make(fresh, now)
            os.replace(fresh, path)
    except (OSError, sqlite3.Error) as error:
        raise StorageError(
            _("Het databestand {path} is niet gemaakt. Kijk of er ruimte is en of de app daar mag schrijven.").format(
                path=path
            )
        ) from error


def _make(path: Path, now: datetime) -> None:
    with connected(path, "rwc") as db:
        pragmas.set_journal(db)
        with writing(db):
            migrations.apply(db)
            identity.sign(db, now)
    synced(path)


def _health(path: Path) -> Health:
    with opened(path) as db:
        if not pages_wrong(db):
            return Health()
    backup = newest_good(path)
    if backup is None:
        return Health(True, _("Het databestand is beschadigd. Je kunt alleen lezen. Vraag de beheerder om hulp."))
    return Health(
        True,
        _("Het databestand is beschadigd. Je kunt alleen lezen. Zet de reservekopie {backup} terug.").format(
            backup=backup.name
        ),
        backup,
    )


def _bring_up_to_date(path: Path, now: datetime) -> None:
    if not _outdated(path):
        return
    with locked(path):
        # Another process may have done it while this one waited.
        if _outdated(path):
            back_up(path, folder_of(path), now)
            with opened(path) as db, writing(db):
                migrations.apply(db)


def _outdated(path: Path) -> bool:
    with opened(path) as db:
        return migrations.pending(db)
