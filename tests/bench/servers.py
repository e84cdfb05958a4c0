"""The servers that are measured: started on a core of their own, their CPU time read, and stopped again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

from scan.settings import ROOT
from tests.journeys.server import free_port, scan_command

START_SECONDS, STOP_SECONDS = 60, 15
_FREE = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else []
CORE, OTHER_CORE = set(_FREE[:1]), set(_FREE[-1:])
"""Where the servers run, and where the crowd does; both empty where a process cannot choose."""
_TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100


@dataclass(frozen=True, slots=True)
class Server:
    """A server in a session of its own, so that its children are known by it; `door` is where its door would be."""

    url: str
    process: subprocess.Popen[bytes]
    door: int

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

    def waited(self) -> float:
        """Seconds that its threads were ready while the core worked for something else, as far as they still run."""
        own = [path for path in Path("/proc").glob("[0-9]*") if self._mine(path)]
        return sum(_waited(path) for folder in own for path in folder.glob("task/*/schedstat"))

    def _mine(self, path: Path) -> bool:
        stat = _stat(path / "stat")
        return bool(stat) and int(stat[3]) == self.process.pid


def _waited(path: Path) -> float:
    try:
        return int(path.read_text().split()[1]) / 1e9
    except (OSError, IndexError):  # it ended meanwhile
        return 0.0


def _stat(path: Path) -> list[str]:
    try:
        return path.read_text().rpartition(")")[2].split()
    except OSError:  # it ended meanwhile
        return []


def stay_on(core: set[int]) -> None:
    """Keep this process, and what it starts from now on, on a core."""
    if core:
        os.sched_setaffinity(0, core)


def product(database: Path, port: int) -> list[str]:
    """The command that `make run` gives."""
    return scan_command("run", "--port", str(port), "--headless", "--database", database)


def streamlit(script: Path, port: int) -> list[str]:
    """The command that serves one script, on this machine alone."""
    options = {"server.port": port, "server.headless": "true", "server.address": "127.0.0.1"}
    return [sys.executable, "-m", "streamlit", "run", str(script), *(f"--{name}={options[name]}" for name in options)]


@contextmanager
def serving(
    command: Callable[[int], list[str]], database: Path, log: Path, core: set[int], folder: Path = ROOT
) -> Iterator[Server]:
    """A command that serves on the port it is given, with Streamlit's settings of `folder`, until the block ends."""
    port, door, mine = free_port(), free_port(), os.sched_getaffinity(0) if core else set()
    path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    environment = {**os.environ, "SCAN_DATABASE": str(database), "SCAN_DOOR_PORT": str(door), "PYTHONPATH": path}
    stay_on(core)  # a child stays where its parent was
    with log.open("wb") as said:
        process = subprocess.Popen(
            command(port), cwd=folder, env=environment, stdout=said, stderr=subprocess.STDOUT, start_new_session=True
        )
    stay_on(mine)
    try:
        server = Server(f"http://127.0.0.1:{port}", process, door)
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
