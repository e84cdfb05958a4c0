"""What a rerun of the register costs with 1,000 obstacles, as a multiple of one with 10."""

from __future__ import annotations

import os
import tempfile
import time
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from streamlit.testing.v1 import AppTest

from scan.library.reader import library
from scan.model.obstacles import Obstacle
from scan.model.permissions import Actor, Right, Role
from scan.settings import ROOT
from scan.store import obstacles
from scan.store.database import opened, prepare
from scan.usecases.desk import Desk, fresh_id
from scan.usecases.preparing import NewScan, start_scan

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST = 3.0
"""The register with 1,000 obstacles may cost this many times the one with 10."""
ROUNDS = 15
WORDS = ("overleg", "rooster", "tijd", "sectie", "lesbezoek", "besluit", "mentor", "toets", "feedback", "jaarplan")


@contextmanager
def desk_on(path: Path) -> Iterator[Desk]:
    """A facilitator's desk on a database that is made when it is not there."""
    now = datetime.now().astimezone()
    prepare(path, now)
    with opened(path) as db:
        yield Desk(db, Actor("Meting", Role.FACILITATOR), now)


def register_of(path: Path, count: int) -> str:
    """The id of a new scan with so many obstacles, all worded differently."""
    with desk_on(path) as desk:
        scan = start_scan(desk, library(), NewScan(f"Register van {count}", school_name=f"School {count}"))
        themes = scan.theme_ids
        with desk.saving(Right.NAME) as db:
            for number in range(1, count + 1):
                title = " ".join(WORDS[(number * k + k) % len(WORDS)] for k in (1, 3, 5)) + f" {number}"
                obstacles.insert(db, Obstacle(fresh_id(), scan.id, number, themes[number % len(themes)], title))
    return scan.id


def opened_register(scan_id: str) -> AppTest:
    """The register on the screen, everything that is cached already cached."""
    app = AppTest.from_file(ROOT / "app.py", default_timeout=60)
    app.query_params["scan"] = scan_id
    app.run()
    app.switch_page("pages/decide/obstacles.py").run()
    assert not app.exception, app.exception
    return app.run()


def timed(app: AppTest) -> float:
    """CPU seconds of one rerun."""
    started = time.process_time()
    app.run()
    return time.process_time() - started


def measured() -> int:
    """Measure in turn, print medians and their ratio; 1 when the ratio is over the bound."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "scan.db"
        os.environ["SCAN_DATABASE"] = str(path)
        small, large = (opened_register(register_of(path, count)) for count in (10, 1_000))
        pairs = [(timed(small), timed(large)) for _round in range(ROUNDS)]
    ratio = median(b / a for a, b in pairs)
    ten, thousand = (median(column) * 1_000 for column in zip(*pairs, strict=True))
    print(f"register rerun: 10 obstacles {ten:.1f} ms CPU, 1,000 obstacles {thousand:.1f} ms CPU, ratio {ratio:.2f}")
    return 0 if ratio <= MOST else 1
