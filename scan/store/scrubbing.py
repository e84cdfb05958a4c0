"""Backups lose what a reveal destroyed: salt, slips, sheets and signals of a round, salt and cards of a check.

So they do when a check is discarded, or a scan purged. Which of them still hold it is read from the files themselves,
so an interrupted scrubbing is simply done again.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlite_utils import Database

from scan.errors import StorageError
from scan.i18n import _
from scan.store import salted
from scan.store.connection import connected, opened
from scan.store.copying import rewritten
from scan.store.driver import is_busy, out_of_reach, sqlite3
from scan.store.files import locked, unfinished
from scan.store.identity import beside, installation_id, leftover
from scan.store.salted import Ended
from scan.store.shelf import backups_in, folder_of, kept_by_restore, unfinished_in
from scan.store.verify import backup_wrong, hash_line

RESTORING = ".restoring"
"""What a backup is called beside the database while it is put back."""


@contextmanager
def turn(path: Path) -> Iterator[None]:
    """Only one at a time makes or scrubs backups of a database: what lands meanwhile would be compared with nothing."""
    with locked(beside(path, ".backups")):
        yield


def pending(path: Path) -> bool:
    """Whether a backup, or what is left of one, may still hold something that has ended."""
    return bool(_to_scrub(path, *_ended(path)) or _left(path))


def scrub(path: Path) -> None:
    """Scrub every backup of a database, and the files that a restore kept beside it, of what has ended in it.

    `StorageError` names one that could not be read or written; the others are done. A damaged file stays as it is.
    """
    failed: list[Path] = []
    with turn(path):
        installation, ended = _ended(path)
        for file in _left(path):
            file.unlink(missing_ok=True)
        for file in _to_scrub(path, installation, ended):
            try:
                _scrub(file, ended)
            except (OSError, StorageError, sqlite3.Error):
                failed.append(file)
    if failed:
        raise StorageError(
            _(
                "Dit is gelukt, maar reservekopie {name} is nog niet opgeruimd. Maak ruimte vrij op de schijf en kijk "
                "of de app erbij mag. De app probeert het bij de volgende start opnieuw."
            ).format(name=failed[0].name)
        )


def known_ended(path: Path) -> tuple[str, Ended] | None:
    """What has ended in a database, with its id; None when it is lost or damaged, and tells nothing.

    `StorageError` when it is busy: it is not known then.
    """
    try:
        return _ended(path) if path.is_file() else None
    except StorageError as error:
        if isinstance(error.__cause__, sqlite3.Error) and is_busy(error.__cause__):
            raise
        return None


def _left(path: Path) -> list[Path]:
    """What a crash in the middle of making, scrubbing or putting back a backup left."""
    restoring = [beside(path, ending) for ending in (RESTORING, f"{RESTORING}-journal")]
    return [*unfinished_in(folder_of(path), path.stem), *(file for file in restoring if file.exists())]


def forget(db: Database, ended: Ended) -> None:
    """Take out of a copy what has ended."""
    for place in salted.to_forget(db, ended):
        salted.forget(db, place)


def _ended(path: Path) -> tuple[str, Ended]:
    with opened(path) as db:
        return installation_id(db), salted.ended(db)


def _to_scrub(path: Path, installation: str, ended: Ended) -> list[Path]:
    if not ended.named:
        return []
    files = [*backups_in(folder_of(path), path.stem), *kept_by_restore(path)]
    return [file for file in files if _holds(file, installation, ended)]


def _holds(file: Path, installation: str, ended: Ended) -> bool:
    try:
        # Only a file that a restore kept has a journal; one left beside the new file would be played back into it.
        with connected(file, "rw" if leftover(file) else "ro") as db:
            return installation_id(db) == installation and bool(salted.to_forget(db, ended))
    except sqlite3.DatabaseError as error:
        return out_of_reach(error)


def _scrub(file: Path, ended: Ended) -> None:
    good = not backup_wrong(file)
    with unfinished(beside(file, ".part")) as part:
        rewritten(file, part, lambda copy: forget(copy, ended))
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
