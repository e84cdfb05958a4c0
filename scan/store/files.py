"""Files as a whole: the lock that only one process holds while it makes, changes or replaces a database."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from scan.errors import StorageError
from scan.i18n import _
from scan.store.identity import beside

try:
    import fcntl
except ImportError:  # Windows, where a file that is open cannot be replaced at all
    fcntl = None  # type: ignore[assignment]

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


@contextmanager
def in_use(path: Path) -> Iterator[None]:
    """Say that a connection may write to this file, so that nobody replaces it meanwhile.

    A journal belongs to a name, not to a file: a connection that outlives a swap would play the new
    database's journal back into the old one, and both would lose what was saved.
    """
    # Only a database in service has a lock beside it; a backup that is looked at is never replaced.
    if not fcntl or not beside(path, ".lock").exists():
        yield
        return
    with _users_file(path) as users:
        fcntl.flock(users, fcntl.LOCK_SH)
        yield


@contextmanager
def unused(path: Path, seconds: float) -> Iterator[None]:
    """Hold off new connections once nobody has one; `TimeoutError` when somebody always does."""
    until = time.monotonic() + seconds
    with _users_file(path) as users:
        while fcntl:
            try:
                fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() > until:
                    raise TimeoutError from None
                time.sleep(0.001)
            else:
                break
        yield


@contextmanager
def _users_file(path: Path) -> Iterator[int]:
    descriptor = os.open(beside(path, ".users"), os.O_RDWR | os.O_CREAT, 0o600)
    try:
        yield descriptor
    finally:
        os.close(descriptor)
