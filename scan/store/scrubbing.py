"""Backups lose what a reveal destroyed: salt, slips, sheets and signals of a round, salt and cards of a check.

Which of them still hold it is read from the files themselves, so an interrupted scrubbing is simply done again.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlite_utils import Database

from scan.errors import StorageError
from scan.i18n import _
from scan.store import salted
from scan.store.connection import connected, opened
from scan.store.copying import rewritten
from scan.store.driver import sqlite3
from scan.store.files import locked, unfinished
from scan.store.identity import beside, installation_id, leftover
from scan.store.salted import Place
from scan.store.shelf import backups_in, folder_of, kept_by_restore, unfinished_in
from scan.store.verify import backup_wrong, hash_line


@contextmanager
def turn(path: Path) -> Iterator[None]:
    """Only one at a time makes or scrubs backups of a database: what lands meanwhile would be compared with nothing."""
    with locked(beside(path, ".backups")):
        yield


def pending(path: Path) -> bool:
    """Whether a backup, or what is left of one, may still hold something that was revealed."""
    installation, ended = _ended(path)
    left = _to_scrub(path, installation, ended) or unfinished_in(folder_of(path), path.stem)
    return bool(ended and left)


def scrub(path: Path) -> None:
    """Scrub every backup of a database, and the files that a restore kept beside it, of what was revealed in it.

    `StorageError` when one of them could not be written; the others are done. A damaged file stays as it is.
    """
    with turn(path):
        failed, (installation, ended) = False, _ended(path)
        for file in unfinished_in(folder_of(path), path.stem):
            file.unlink(missing_ok=True)
        for file in _to_scrub(path, installation, ended):
            try:
                _scrub(file, ended)
            except (OSError, StorageError):
                failed = True
    if failed:
        raise StorageError(
            _(
                "Dit is gelukt, maar de reservekopieën zijn nog niet opgeruimd. Maak ruimte vrij op de schijf. "
                "De app probeert het bij de volgende start opnieuw."
            )
        )


def forget_revealed(copy: Database, path: Path) -> None:
    """Take out of a copy what was revealed in the database: putting a backup back must not undo a reveal."""
    # A database that is lost or damaged tells nothing.
    if path.is_file():
        with suppress(StorageError):
            installation, ended = _ended(path)
            if installation == installation_id(copy):
                _forget(copy, ended)


def _forget(db: Database, ended: set[Place]) -> None:
    for place in salted.to_forget(db, ended):
        salted.forget(db, place)


def _ended(path: Path) -> tuple[str, set[Place]]:
    with opened(path) as db:
        return installation_id(db), salted.revealed(db)


def _to_scrub(path: Path, installation: str, ended: set[Place]) -> list[Path]:
    if not ended:
        return []
    files = [*backups_in(folder_of(path), path.stem), *kept_by_restore(path)]
    return [file for file in files if _holds(file, installation, ended)]


def _holds(file: Path, installation: str, ended: set[Place]) -> bool:
    try:
        # Only a file that a restore kept has a journal; one left beside the new file would be played back into it.
        with connected(file, "rw" if leftover(file) else "ro") as db:
            return installation_id(db) == installation and bool(salted.to_forget(db, ended))
    except sqlite3.DatabaseError:
        return False


def _scrub(file: Path, ended: set[Place]) -> None:
    good = not backup_wrong(file)
    with unfinished(beside(file, ".part")) as part:
        rewritten(file, part, lambda copy: _forget(copy, ended))
        if leftover(file):
            raise StorageError(_("Bij {path} hoort nog een journaal.").format(path=file))
        before, after = hash_line(file), hash_line(part, file.name)
        # Both hashes hold until the new file is in place: a crash leaves a good backup, the old one or the new one.
        if good:
            _note(file, before + after)
        os.replace(part, file)
        if good:
            _note(file, after)


def _note(file: Path, text: str) -> None:
    note, fresh = beside(file, ".sha256"), beside(file, ".sha256.part")
    fresh.write_text(text, "utf-8")
    os.replace(fresh, note)
