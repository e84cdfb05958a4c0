"""A copy of a database, taken while people write and checked before anyone counts on it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from scan.errors import NotSaved, StorageError
from scan.i18n import _
from scan.store.connection import connected, opened
from scan.store.driver import sqlite3
from scan.store.files import synced
from scan.store.gate import reading
from scan.store.verify import links_wrong, pages_wrong, row_counts

STAMP = "%Y%m%dT%H%M%SZ"
"""How the moment of a copy is written in its name."""


def copied(source: Path, target: Path) -> None:
    """Copy a database as it is at one moment, and make sure that the copy is whole and on the disk."""
    with opened(source) as kept, reading(kept):
        # The read transaction keeps writers out, so that the copy and the counts are of one moment.
        counts = row_counts(kept)
        try:
            with connected(target, "rwc") as copy:
                kept.conn.backup(copy.conn)
                wrong = [*pages_wrong(copy, "integrity_check"), *links_wrong(copy)]
                if row_counts(copy) != counts:
                    wrong.append(_("De kopie is niet gelijk aan het origineel."))
        except sqlite3.Error as error:
            raise not_copied() from error
    if wrong:
        raise StorageError(" ".join(wrong))
    synced(target)


def not_copied() -> NotSaved:
    """The error for a copy that the disk would not take."""
    return NotSaved(
        _("De kopie is niet gemaakt: de schijf is vol of de map is op slot. Maak ruimte en probeer opnieuw.")
    )


def free_name(folder: Path, stem: str, now: datetime) -> Path:
    """A name with the moment in it that no file in the folder has."""
    stamp = now.astimezone(UTC).strftime(STAMP)
    names = (folder / f"{stem}-{stamp}{count}.db" for count in ("", *(f"-{n}" for n in range(2, 1000))))
    return next(name for name in names if not name.exists())
