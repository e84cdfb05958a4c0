"""R4: a writer that is killed in the middle of saving loses nothing it said was saved, and leaves no half sheet."""

from __future__ import annotations

import multiprocessing
import os
import random
import time
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from scan.store.backups import check
from scan.store.database import Health, opened, prepare
from tests.faults import sheets


@dataclass
class KillFigures:
    """What so many kills did."""

    kills: int = 0
    acknowledged: int = 0
    lost: int = 0
    half: int = 0
    broken: int = 0

    @property
    def good(self) -> bool:
        """Whether nothing was lost, half or broken, and there was something to lose."""
        return self.acknowledged > 0 and not (self.lost or self.half or self.broken)


def write_for_ever(path: Path, first: int, row_by_row: bool, out: int) -> None:
    """Save one sheet after another and say so; the child that is killed."""
    save = sheets.save_row_by_row if row_by_row else sheets.save
    for number in count(first):
        save(path, number)
        os.write(out, f"{number}\n".encode())


def killed(folder: Path, times: int, row_by_row: bool = False) -> KillFigures:
    """Kill a writer so many times, each time at another moment, and look at the file after each."""
    path = folder / "kill.db"
    sheets.made(path)
    figures = KillFigures()
    chance = random.Random(times)
    last = 0
    for _time in range(times):
        said = _one_kill(path, last + 1, row_by_row, chance.uniform(0, 0.06))
        figures.kills += 1
        figures.acknowledged += len(said)
        last = _look(path, said[-1] if said else last, figures)
    return figures


def _one_kill(path: Path, first: int, row_by_row: bool, wait: float) -> list[int]:
    ears, mouth = os.pipe()
    # Forked, because starting Python anew takes a hundred times as long as saving a sheet.
    child = multiprocessing.get_context("fork").Process(target=write_for_ever, args=(path, first, row_by_row, mouth))
    child.start()
    os.close(mouth)
    with open(ears, "rb") as hearing:
        said = hearing.readline()
        time.sleep(wait)
        child.kill()
        said += hearing.read()
    child.join()
    child.close()
    # The last line may be cut short by the kill.
    return [int(line) for line in said.decode().split("\n")[:-1]]


def _look(path: Path, said: int, figures: KillFigures) -> int:
    figures.broken += prepare(path, sheets.NOW) != Health() or bool(check(path))
    with opened(path) as db:
        kept = set(sheets.numbers(db))
    figures.half += len(kept) != 1
    figures.lost += not kept or min(kept) < said
    return max(kept, default=said)
