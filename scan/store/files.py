"""Files as a whole: the lock that only one process holds while it makes, changes or replaces a database."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from scan.errors import StorageError
from scan.i18n import _
from scan.store.identity import beside

LOCK_SECONDS = 120.0


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock beside a database file; other processes that start wait for it (R7)."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(beside(path, ".lock"), timeout=LOCK_SECONDS)
        lock.acquire()
    except Timeout as error:
        raise StorageError(
            _("De app wordt al ergens anders gestart. Wacht een paar minuten en start opnieuw.")
        ) from error
    except OSError as error:
        raise StorageError(
            _("In de map {folder} mag niet geschreven worden. Geef de app daar schrijfrecht.").format(
                folder=path.parent
            )
        ) from error
    try:
        yield
    finally:
        lock.release()


@contextmanager
def unfinished(path: Path) -> Iterator[Path]:
    """A file in the making: what an earlier try left is removed first, and what is not renamed is removed after."""
    for ending in ("", "-journal"):
        beside(path, ending).unlink(missing_ok=True)
    try:
        yield path
    finally:
        for ending in ("", "-journal"):
            with suppress(OSError):
                beside(path, ending).unlink(missing_ok=True)


def synced(path: Path) -> None:
    """Make sure that a finished file is on the disk before it gets its name."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())
