"""Where backups stand, and what their names say: which database, and when."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

STAMP = "%Y%m%dT%H%M%SZ"
"""How the moment of a copy is written in its name."""


def folder_of(path: Path) -> Path:
    """Where the backups of a database are kept unless someone says otherwise."""
    return path.parent / "backups"


def free_name(folder: Path, stem: str, now: datetime) -> Path:
    """A name with the moment in it that no file in the folder has."""
    stamp = now.astimezone(UTC).strftime(STAMP)
    names = (folder / f"{stem}-{stamp}{count}.db" for count in ("", *(f"-{n}" for n in range(2, 1000))))
    return next(name for name in names if not name.exists())


def backups_in(folder: Path, stem: str | None = None) -> list[Path]:
    """The backups in a folder, the newest first; of one database when its name without ending is given."""
    found = [(made, file) for file in folder.glob("*.db") if (made := made_at(file))]
    newest_first = sorted(found, key=lambda pair: (pair[0], len(pair[1].name), pair[1].name), reverse=True)
    return [file for _made, file in newest_first if stem is None or stem_of(file) == stem]


def made_at(backup: Path) -> datetime | None:
    """When a backup was made, as its name says; None when it is not the name of a backup."""
    for part in backup.stem.split("-")[-2:]:
        try:
            return datetime.strptime(part, STAMP).replace(tzinfo=UTC)
        except ValueError:
            continue
    return None


def stem_of(backup: Path) -> str:
    """The name without ending of the database that a backup is of."""
    made = made_at(backup)
    return backup.stem.rpartition(f"-{made.strftime(STAMP)}")[0] if made else ""


def kept_by_restore(path: Path) -> list[Path]:
    """The files that a restore replaced and kept beside the database."""
    return backups_in(path.parent, f"{path.stem}-replaced")


def unfinished_in(folder: Path, stem: str) -> list[Path]:
    """What a crash in the middle of making or scrubbing a backup left."""
    return [
        file for file in folder.glob("*.db.part*") if stem_of(file.with_name(file.name.partition(".part")[0])) == stem
    ]
