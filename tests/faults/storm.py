"""R1: many processes with many threads write at once; every write that was acknowledged is there."""

from __future__ import annotations

import multiprocessing
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from scan.model.events import Event, Kind, Verb
from scan.model.obstacles import Obstacle
from scan.store import answers, log, obstacles
from scan.store.backups import check
from scan.store.connection import prepared
from scan.store.database import Database, opened, writing
from scan.store.driver import name_of, sqlite3
from tests.faults import sheets


@dataclass(frozen=True)
class Storm:
    """How hard it blows; `deferred` writes the wrong way, without the gate: the control that must fail."""

    processes: int
    threads: int
    seconds: float
    deferred: bool = False


@dataclass
class StormFigures:
    """What the storm did."""

    acknowledged: int = 0
    lost: int = 0
    slowest: float = 0.0
    errors: Counter[str] = field(default_factory=Counter)
    problems: list[str] = field(default_factory=list)

    @property
    def good(self) -> bool:
        """Whether every write worked and is there."""
        return self.acknowledged > 0 and not (self.lost or self.errors or self.problems)


def blown(folder: Path, storm: Storm) -> StormFigures:
    """Let it blow over a new database and count what is left."""
    path = folder / "storm.db"
    sheets.made(path)
    context = multiprocessing.get_context("fork")
    said: Any = context.Queue()
    started = [context.Process(target=_process, args=(path, storm, name, said)) for name in range(storm.processes)]
    for process in started:
        process.start()
    figures, acknowledged = StormFigures(), set[str]()
    for _process_done in started:
        ids, errors, slowest = said.get(timeout=storm.seconds + 120)
        acknowledged |= set(ids)
        figures.errors += Counter(errors)
        figures.slowest = max(figures.slowest, slowest)
    for process in started:
        process.join()
    _look(path, acknowledged, figures)
    return figures


def _look(path: Path, acknowledged: set[str], figures: StormFigures) -> None:
    with opened(path) as db:
        kept = obstacles.all_of(db, "scan")
        events = len(log.events(db, "scan", limit=10_000_000))
        halves = len(set(sheets.numbers(db)))
    figures.acknowledged = len(acknowledged)
    figures.lost = len(acknowledged - {o.id for o in kept})
    figures.problems += check(path)
    if [o.number for o in kept] != list(range(1, len(kept) + 1)) or events != len(kept) or halves > 1:
        figures.problems.append("numbers, events or sheets do not agree")


def _process(path: Path, storm: Storm, name: int, said: Any) -> None:
    until = time.monotonic() + storm.seconds
    ids: list[str] = []
    errors: Counter[str] = Counter()
    waits = [0.0]
    write = _write_deferred if storm.deferred else _write

    def thread(number: int) -> None:
        place = 0
        while time.monotonic() < until:
            place += 1
            begin = time.monotonic()
            try:
                write(path, f"{name}-{number}-{place}")
            except Exception as error:
                errors[f"{type(error).__name__}: {error}"] += 1
            else:
                ids.append(f"{name}-{number}-{place}")
            waits.append(time.monotonic() - begin)

    threads = [threading.Thread(target=thread, args=(number,)) for number in range(storm.threads)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    said.put((ids, dict(errors), max(waits)))


def _write(path: Path, id: str) -> None:
    with opened(path) as db, writing(db):
        _rows(db, id)


def _write_deferred(path: Path, id: str) -> None:
    # What sqlite-utils' atomic() does: read first, and only then ask to write.
    connection = sqlite3.connect(path, isolation_level=None, timeout=30)
    try:
        db = prepared(connection)
        with db.atomic():
            _rows(db, id)
    except sqlite3.OperationalError as error:
        raise RuntimeError(name_of(error)) from error
    finally:
        connection.close()


def _rows(db: Database, id: str) -> None:
    number = obstacles.next_number(db, "scan")
    obstacles.insert(db, Obstacle(id, "scan", number, "time", f"Belemmering {number}"))
    answers.save_tallies(db, "scan", sheets.sheet(number))
    log.append(db, Event(sheets.NOW, "Noor", Verb.CREATED, Kind.OBSTACLE, "scan", id))
