"""A copy of a database, taken while people write and checked before anyone counts on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlite_utils import Database

from scan.errors import NotSaved, StorageError
from scan.i18n import _
from scan.store.connection import connected, opened, prepared
from scan.store.driver import sqlite3
from scan.store.files import synced
from scan.store.gate import reading, writing
from scan.store.verify import links_wrong, pages_wrong, row_counts

Change = Callable[[Database], None]
"""What is changed in a copy before it reaches the disk."""


def copied(source: Path, target: Path, change: Change | None = None) -> None:
    """Copy a database as it is at one moment, and make sure that the copy is whole and on the disk.

    What `change` takes out of it never reaches the disk. The copy is written anew, so its header does not tell how
    often the original was written to.
    """
    with _in_memory() as copy:
        with opened(source) as kept, reading(kept):
            # The read transaction keeps writers out, so that the copy and the counts are of one moment.
            counts = row_counts(kept)
            _fill(copy, kept)
        _refuse_wrong(copy, counts)
        _write(copy, target, change)


def rewritten(source: Path, target: Path, change: Change) -> None:
    """A file that nobody writes to, copied with a change; it is only read, and may be of an older version."""
    with _in_memory() as copy:
        with connected(source, "ro") as kept:
            _fill(copy, kept)
        _write(copy, target, change)


def not_copied() -> NotSaved:
    """The error for a copy that the disk would not take."""
    return NotSaved(
        _("De kopie is niet gemaakt: de schijf is vol of de map is op slot. Maak ruimte en probeer opnieuw.")
    )


@contextmanager
def _in_memory() -> Iterator[Database]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as memory:
        yield prepared(memory)


def _fill(copy: Database, kept: Database) -> None:
    try:
        kept.conn.backup(copy.conn)
    except sqlite3.Error as error:
        raise not_copied() from error


def _write(copy: Database, target: Path, change: Change | None) -> None:
    if change:
        with writing(copy):
            change(copy)
    counts = row_counts(copy)
    try:
        copy.execute("VACUUM INTO ?", [str(target)])
        with connected(target, "ro") as made:
            _refuse_wrong(made, counts)
    except sqlite3.Error as error:
        raise not_copied() from error
    synced(target)


def _refuse_wrong(copy: Database, counts: dict[str, int]) -> None:
    # In damaged pages nothing can be counted.
    wrong = pages_wrong(copy, "integrity_check") or links_wrong(copy)
    if not wrong and row_counts(copy) != counts:
        wrong = [_("De kopie is niet gelijk aan het origineel.")]
    if wrong:
        raise StorageError(" ".join(wrong))
