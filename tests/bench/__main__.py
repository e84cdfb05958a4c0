"""`make bench`: a school that answers all at once, what an answer costs elsewhere, a register of 1,000, the document.

All of it is on loopback and stops by itself; 1 when a goal was missed. `--quick` takes a minute, for a first look.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import signal
import sys
import tempfile
from functools import partial
from pathlib import Path

from tests.bench import beside, crowd, document, register, report, servers
from tests.bench.school import open_day

PARTS = ("crowd", "beside", "register", "document")
LIVE = "room"
"""The screen that the facilitator has open meanwhile: In de zaal."""


def of_crowd(plan: crowd.Plan, folder: Path) -> bool:
    """A crowd on a server of its own; what it lost is counted when the server is down."""
    day, core = open_day(folder / "crowd.db", plan.people, plan.network), servers.CORE
    with servers.serving(partial(servers.product, day.database), day.database, folder / "crowd.log", core) as server:
        before, waited = (server.cpu(), server.waited()) if core else (0.0, 0.0)
        came = asyncio.run(crowd.gathered(server, day, plan, LIVE, random.Random(1)))
        cpu, waited = (server.cpu() - before, server.waited() - waited) if core else (None, 0.0)
    return report.of_crowd(came, came.lost(day), cpu, waited, LIVE)


def of_designs(rounds: int, network: bool, folder: Path) -> bool:
    """The designs side by side."""
    core = servers.CORE
    if not core:
        print("What an answer costs is measured on Linux only.")
        return True
    day = open_day(folder / "beside.db", 40, network)
    return report.of_designs(asyncio.run(beside.compared(day, folder, core, rounds, network)))


def of_documents(quick: bool) -> bool:
    """The board's document beside its peers."""
    sizes = [size for size in document.ROUNDS if size < document.LARGE or not quick]
    return report.of_documents(document.measured(sizes), sizes)


def asked() -> argparse.Namespace:
    """The options."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("parts", nargs="*", default=PARTS, help=f"of {', '.join(PARTS)}; all when none is named")
    parser.add_argument("--people", type=int, default=200)
    parser.add_argument("--joining", type=float, default=5.0, help="seconds in which everybody joins")
    parser.add_argument("--seconds", type=float, default=150.0, help="seconds in which everybody is done")
    parser.add_argument("--rounds", type=int, default=5, help="rounds of the designs side by side")
    parser.add_argument("--quick", action="store_true", help="40 people, 20 seconds, one round; 100 actions at most")
    parser.add_argument("--network", action="store_true", help="by the door, which then listens on every address")
    options = parser.parse_args()
    if wrong := set(options.parts) - set(PARTS):
        parser.error(f"no such part: {', '.join(sorted(wrong))}")
    if options.quick:
        options.people, options.joining, options.seconds, options.rounds = 40, 2.0, 20.0, 1
    return options


def main() -> int:
    """Measure the parts that are asked."""
    options = asked()
    signal.signal(signal.SIGTERM, lambda _signal, _frame: sys.exit(143))  # or the servers would outlive us
    plan = crowd.Plan(options.people, options.joining, options.seconds, options.network)
    servers.stay_on(servers.OTHER_CORE)
    if servers.CORE == servers.OTHER_CORE:
        print("The crowd and the servers share a core here: trust the ratios only.")
    if hasattr(os, "getloadavg"):
        print(f"The machine before we start: load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores.")
    good = []
    with tempfile.TemporaryDirectory() as name:
        if "crowd" in options.parts:
            good.append(of_crowd(plan, Path(name)))
        if "beside" in options.parts:
            good.append(of_designs(options.rounds, options.network, Path(name)))
    if "register" in options.parts:
        good.append(register.measured() == 0)
    if "document" in options.parts:
        good.append(of_documents(options.quick))
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
