"""Backups (R13): made while people write, checked before they count, and pruned."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from scan.store.copying import STAMP, copied, free_name, not_copied
from scan.store.files import unfinished
from scan.store.identity import beside
from scan.store.restoring import restore
from scan.store.verify import backup_wrong, check, sha256

__all__ = ["back_up", "backups_in", "check", "folder_of", "made_at", "newest_good", "prune", "restore"]

_DAYS, _WEEKS, _MONTHS = 7, 4, 12


def folder_of(path: Path) -> Path:
    """Where the backups of a database are kept unless someone says otherwise."""
    return path.parent / "backups"


def back_up(path: Path, folder: Path, now: datetime) -> Path:
    """A checked copy of the database as it is at one moment; its SHA-256 stands beside it."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        target = free_name(folder, path.stem, now)
        with unfinished(beside(target, ".part")) as part:
            copied(path, part)
            beside(target, ".sha256").write_text(f"{sha256(part)}  {target.name}\n", "utf-8")
            os.replace(part, target)
    except OSError as error:
        raise not_copied() from error
    return target


def backups_in(folder: Path, stem: str | None = None) -> list[Path]:
    """The backups in a folder, the newest first; of one database when its name without ending is given."""
    found = [(made, file) for file in folder.glob("*.db") if (made := made_at(file))]
    newest_first = sorted(found, key=lambda pair: (pair[0], len(pair[1].name), pair[1].name), reverse=True)
    return [file for _made, file in newest_first if stem is None or _stem(file) == stem]


def made_at(backup: Path) -> datetime | None:
    """When a backup was made, as its name says; None when it is not the name of a backup."""
    for part in backup.stem.split("-")[-2:]:
        try:
            return datetime.strptime(part, STAMP).replace(tzinfo=UTC)
        except ValueError:
            continue
    return None


def newest_good(path: Path) -> Path | None:
    """The newest backup of a database that is whole."""
    return next((file for file in backups_in(folder_of(path), path.stem) if not backup_wrong(file)), None)


def prune(folder: Path, now: datetime) -> list[Path]:
    """Remove what is not the newest of its day (7 days), week (4) or month (12); which ones that were.

    The newest backup of a database always stays, however old.
    """
    gone: list[Path] = []
    for stem in sorted({_stem(file) for file in backups_in(folder)}):
        files = backups_in(folder, stem)
        kept = {files[0], *_kept(files, now.astimezone(UTC).date())}
        gone += [file for file in files if file not in kept]
    for file in gone:
        file.unlink(missing_ok=True)
        beside(file, ".sha256").unlink(missing_ok=True)
    return gone


def _stem(backup: Path) -> str:
    made = made_at(backup)
    return backup.stem.rpartition(f"-{made.strftime(STAMP)}")[0] if made else ""


def _kept(files: list[Path], today: date) -> Iterator[Path]:
    seen: set[tuple[str, object]] = set()
    for file in files:
        moment = made_at(file)
        day = moment.date() if moment else today
        for period, key, recent in (
            ("day", day, today - day < timedelta(days=_DAYS)),
            ("week", _monday(day), _monday(today) - _monday(day) < timedelta(weeks=_WEEKS)),
            ("month", (day.year, day.month), (today.year - day.year) * 12 + today.month - day.month < _MONTHS),
        ):
            if recent and (period, key) not in seen:
                seen.add((period, key))
                yield file


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
