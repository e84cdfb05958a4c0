"""Backups (R13): made while people write, checked before they count, and pruned."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sqlite_utils import Database

from scan.store import destroying, salted, scrubbing
from scan.store.connection import opened
from scan.store.copying import Change, copied, not_copied
from scan.store.files import unfinished
from scan.store.identity import beside
from scan.store.restoring import restore
from scan.store.shelf import backups_in, folder_of, free_name, made_at, stem_of
from scan.store.stepping import in_steps
from scan.store.verify import backup_wrong, check, hash_line

__all__ = [
    "back_up", "backups_in", "check", "folder_of", "leaves_out_rounds", "made_at", "newest_good", "prune", "restore",
]  # fmt: skip

_DAYS, _WEEKS, _MONTHS = 7, 4, 12


def back_up(path: Path, folder: Path, now: datetime) -> Path:
    """A checked copy of the database as it is at one moment; its SHA-256 stands beside it.

    Of a round that was not revealed it holds what keeps to steps of five (P4); in another folder than the usual one,
    where no reveal can scrub it, nothing.
    """
    destroying.resume(path)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with scrubbing.turn(path):
            target = free_name(folder, path.stem, now)
            with unfinished(beside(target, ".part")) as part:
                copied(path, part, _in_steps(path, folder))
                beside(target, ".sha256").write_text(hash_line(part, target.name), "utf-8")
                os.replace(part, target)
    except OSError as error:
        raise not_copied() from error
    return target


def leaves_out_rounds(path: Path, folder: Path) -> bool:
    """Whether a backup in this folder goes without what people gave, because something was not revealed yet."""
    with opened(path) as db:
        return not _usual(path, folder) and bool(salted.salts(db))


def newest_good(path: Path) -> Path | None:
    """The newest backup of a database that is whole."""
    return next((file for file in backups_in(folder_of(path), path.stem) if not backup_wrong(file)), None)


def prune(folder: Path, now: datetime) -> list[Path]:
    """Remove what is not the newest of its day (7 days), week (4) or month (12); which ones that were.

    The newest backup of a database always stays, however old.
    """
    gone: list[Path] = []
    for stem in sorted({stem_of(file) for file in backups_in(folder)}):
        files = backups_in(folder, stem)
        kept = {files[0], *_kept(files, now.astimezone(UTC).date())}
        gone += [file for file in files if file not in kept]
    for file in gone:
        file.unlink(missing_ok=True)
        beside(file, ".sha256").unlink(missing_ok=True)
    return gone


def _usual(path: Path, folder: Path) -> bool:
    return folder.resolve() == folder_of(path).resolve()


def _in_steps(path: Path, folder: Path) -> Change:
    def change(copy: Database) -> None:
        if _usual(path, folder):
            in_steps(copy, backups_in(folder, path.stem))
        else:
            for place in salted.salts(copy):
                salted.forget(copy, place)

    return change


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
