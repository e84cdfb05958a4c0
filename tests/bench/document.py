"""What the board's document costs beside the same plan in other libraries: in turn, each in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from threading import Timer

from pypdf import PdfReader

from scan.settings import ROOT
from tests.bench.servers import CORE, stay_on

OURS = "ours"
PEERS = {
    OURS: "ours, whole",
    "weasyprint_html": "WeasyPrint, ua-1",
    "typst_markup": "typst, ua-1",
    "fpdf2_cells": "fpdf2",
    "reportlab_longtable": "reportlab LongTable",
}
ROUNDS = {10: 5, 100: 5, 1_000: 3}
MOST_ACTIONS, LARGE = 4_000, 1_000
"""Ours alone is built with 4,000 actions, in the rounds of 1,000."""
SIZES = (*ROUNDS, MOST_ACTIONS)
PATIENCE = 600.0
"""Seconds that a peer gets for everything; then it is stopped, and told as not measured."""
SLOW = 60.0
"""Who needs more seconds than this for a document builds it once, not in every round."""
OWN_PYTHON = ROOT / ".venv-bench" / "bin" / "python"


@dataclass(frozen=True, slots=True)
class Built:
    """One document: CPU seconds, bytes, and the most bytes of memory that its process had so far."""

    cpu: float
    size: int
    peak: int


@dataclass
class Maker:
    """A library at work; `missing` says why it is not, or no longer."""

    name: str
    missing: str = ""
    patience: float = PATIENCE
    pages: int = 0
    tagged: bool = False
    fresh: Built | None = None
    built: dict[int, list[Built]] = field(default_factory=dict)
    _process: subprocess.Popen[str] | None = None

    def __enter__(self) -> Maker:
        self.start()
        return self

    def __exit__(self, *_problem: object) -> None:
        self.stop()

    @property
    def words(self) -> str:
        """What people call it."""
        return PEERS[self.name]

    def start(self) -> None:
        """A new process, if it was not found missing before."""
        if self.missing:
            return
        mine = os.sched_getaffinity(0) if CORE else set()
        stay_on(CORE)  # a child stays where its parent was
        python = str(OWN_PYTHON if OWN_PYTHON.exists() else sys.executable)
        self._process = subprocess.Popen(
            [python, "-m", "tests.bench.peers", self.name],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        stay_on(mine)
        self.missing = str(self._said().get("missing", self.missing))

    def stop(self) -> None:
        """End its process."""
        if self._process:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def build(self, actions: int, build: int, keep: Path | None = None) -> Built | None:
        """One document, with words that no other build has; None when it is missing or has used up our patience."""
        if self.missing or not (self._process and self._process.stdin):
            return None
        question = {"actions": actions, "build": build, "keep": str(keep) if keep else ""}
        self._process.stdin.write(json.dumps(question) + "\n")
        self._process.stdin.flush()
        said = self._said()
        return Built(float(said["cpu"]), int(said["size"]), int(said["peak"])) if said else None

    def _said(self) -> dict[str, str]:
        assert self._process
        assert self._process.stdout
        timer, started = Timer(max(self.patience, 0.1), self._process.kill), time.monotonic()
        timer.start()
        try:
            line = self._process.stdout.readline()
        finally:  # or the timer keeps a bench that is stopped waiting
            timer.cancel()
        self.patience -= time.monotonic() - started
        if not line:
            out_of = f"not done after {PATIENCE:.0f} s together"
            self.missing = out_of if self.patience <= 0 else "it broke off; its message is above"
        said: dict[str, str] = json.loads(line or "{}")
        return said

    def ratio(self, actions: int, ours: Maker) -> float | None:
        """How many times the CPU of ours it took, the middle one of the rounds."""
        pairs = zip(self.built.get(actions, ()), ours.built.get(actions, ()), strict=False)
        ratios = [mine.cpu / other.cpu for mine, other in pairs]
        return median(ratios) if ratios else None


def measured(sizes: Sequence[int]) -> list[Maker]:
    """Ours first, then its peers, each with what it cost for so many actions."""
    makers = [Maker(name) for name in PEERS]
    with ExitStack() as stack, tempfile.TemporaryDirectory() as folder:
        for maker in makers:
            warm(stack.enter_context(maker), Path(folder) / f"{maker.name}.pdf")
        for actions in sizes:
            _rounds(makers, actions)
    if LARGE in sizes:
        for maker in makers:
            _alone(maker)
    return makers


def _alone(maker: Maker) -> None:
    """A large document as the first thing that a process does."""
    with maker:
        maker.fresh = maker.build(LARGE, 1)


def warm(maker: Maker, file: Path) -> None:
    """A first document, not measured, but read: one that leaves actions out does less than the others."""
    if not maker.build(10, 2, file):
        return
    reader = PdfReader(file)
    said = " ".join(page.extract_text() for page in reader.pages).split()
    if left_out := {f"A{number}" for number in range(1, 11)} - set(said):
        maker.missing = f"its document leaves out {', '.join(sorted(left_out))}"
    maker.pages = len(reader.pages)
    maker.tagged = "/StructTreeRoot" in reader.root_object


def _rounds(makers: Sequence[Maker], actions: int) -> None:
    for number in range(ROUNDS[actions]):
        for maker in makers:
            _again(maker, actions, number)
            if maker.name == OURS and actions == LARGE:
                _again(maker, MOST_ACTIONS, number)


def _again(maker: Maker, actions: int, number: int) -> None:
    """Once more, unless it was slow before."""
    done = maker.built.setdefault(actions, [])
    build = 10 * (1 + SIZES.index(actions)) + number
    if not (done and done[0].cpu > SLOW) and (built := maker.build(actions, build)):
        done.append(built)
