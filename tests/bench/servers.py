"""The servers that are measured: started on a core of their own, their CPU time read, and stopped again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

from scan.settings import ROOT
from tests.journeys.server import free_port

START_SECONDS, STOP_SECONDS = 60, 15
_TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100


@dataclass(frozen=True, slots=True)
class Server:
    """A server in a session of its own, so that its children are known by it."""

    url: str
    process: subprocess.Popen[bytes]

    @property
    def port(self) -> int:
        """Where it listens, on loopback."""
        return int(self.url.rpartition(":")[2])

    def cpu(self) -> float:
        """CPU seconds of the server and its children so far; `LookupError` where there is no /proc."""
        stats = [stat for path in Path("/proc").glob("[0-9]*/stat") if (stat := _stat(path))]
        # session, utime, stime, and those two of the children that ended, counted after the name in brackets
        own = [sum(map(int, stat[11:15])) for stat in stats if int(stat[3]) == self.process.pid]
        if not own:
            raise LookupError("this system does not tell what a process costs")
        return sum(own) / _TICKS


def _stat(path: Path) -> list[str]:
    try:
        return path.read_text().rpartition(")")[2].split()
    except OSError:  # it ended meanwhile
        return []


def cores() -> tuple[set[int], set[int]]:
    """The core of the servers and that of the crowd; both empty where a process cannot choose."""
    if not hasattr(os, "sched_getaffinity"):
        return set(), set()
    free = sorted(os.sched_getaffinity(0))
    return {free[0]}, {free[-1]}


def stay_on(core: set[int]) -> None:
    """Keep this process, and what it starts from now on, on a core."""
    if core:
        os.sched_setaffinity(0, core)


@contextmanager
def serving(
    script: Path, database: Path, log: Path, core: set[int], folder: Path = ROOT, **options: object
) -> Iterator[Server]:
    """`script` in Streamlit's server as `make run` starts it, with the settings of `folder`, until the block ends."""
    port, mine = free_port(), os.sched_getaffinity(0) if core else set()
    named = {"server.port": port, "server.headless": "true", "server.address": "127.0.0.1", **options}
    command = [sys.executable, "-m", "scan.ui.serve", "run", str(script)]
    command += [f"--{name}={value}" for name, value in named.items()]
    path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    environment = {**os.environ, "SCAN_DATABASE": str(database), "PYTHONPATH": path}
    stay_on(core)  # a child stays where its parent was
    with log.open("wb") as said:
        process = subprocess.Popen(
            command, cwd=folder, env=environment, stdout=said, stderr=subprocess.STDOUT, start_new_session=True
        )
    stay_on(mine)
    try:
        server = Server(f"http://127.0.0.1:{port}", process)
        _wait(server, log)
        yield server
    finally:
        _stop(process)


def _wait(server: Server, log: Path) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and server.process.poll() is None:
        try:
            with urlopen(f"{server.url}/_stcore/health", timeout=2):
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"the server did not come up:\n{log.read_text(errors='replace')}")


def _stop(process: subprocess.Popen[bytes]) -> None:
    for how in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, how)
            process.wait(STOP_SECONDS)
            return
        except ProcessLookupError:
            return
        except subprocess.TimeoutExpired:
            continue
