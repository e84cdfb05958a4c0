"""The real app as a process of its own, on a free port of this machine."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from scan.library.reader import library
from scan.model.permissions import Actor, Role
from scan.store.database import opened, prepare
from scan.usecases import sharing
from scan.usecases.desk import Desk

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Server:
    """A running app: where it is, what it writes in, and what it said so far."""

    url: str
    database: Path
    log: Path
    pid: int

    def said(self) -> str:
        """What the app wrote to its console."""
        return self.log.read_text(errors="replace")


def scan_command(*arguments: str | Path) -> list[str]:
    """The command `doorbraak` as this very Python would run it."""
    return [sys.executable, "-m", "scan", *map(str, arguments)]


@contextmanager
def running_app(database: Path, folder: Path, door: int = 0) -> Iterator[Server]:
    """The app on this database until the block ends.

    It is the very process that `make run` starts, without the one that waits for it: that costs as much to start, and
    `scan_command("run", ...)` is made by the journeys that kill it. `door` is the port of the door to the network,
    should it open; else it is the next one after the app's.
    """
    port = free_port()
    command = [sys.executable, "-m", "scan.ui.serve", str(port)]
    with running(command, port, database, folder, door) as server:
        yield server


@contextmanager
def running(command: Sequence[str], port: int, database: Path, folder: Path, door: int = 0) -> Iterator[Server]:
    """A command that serves on this port; all that it starts is stopped by its process group."""
    log = folder / f"server-{port}.log"
    environment = {**os.environ, "SCAN_DATABASE": str(database), "SCAN_DOOR_PORT": str(door or "")}
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=output, stderr=subprocess.STDOUT, start_new_session=True
        )
        server = Server(f"http://127.0.0.1:{port}", database, log, process.pid)
        try:
            _wait_for_health(server, process)
            yield server
        finally:
            _stop(process)


def fill_with_demonstration(database: Path) -> None:
    """Put the demonstration school in a database, as `doorbraak demo` does."""
    now = datetime.now().astimezone()  # the app beside this test reads the clock too
    prepare(database, now)
    with opened(database) as db:
        sharing.open_demonstration(Desk(db, Actor("Demo", Role.FACILITATOR), now), library(), "nl")


def free_port() -> int:
    """A port of the loopback address that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for_health(server: Server, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise RuntimeError(f"the app stopped at once (exit {process.returncode}):\n{server.said()}")
        if _healthy(server.url):
            return
        time.sleep(0.1)
    raise RuntimeError(f"the app was not there within {START_SECONDS} s:\n{server.said()}")


def _healthy(url: str) -> bool:
    try:
        with urlopen(f"{url}/_stcore/health", timeout=2) as answer:
            return bool(answer.status == 200)
    except (URLError, OSError):
        return False


def _stop(process: subprocess.Popen[bytes]) -> None:
    for how in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, how)
            process.wait(10)
        except ProcessLookupError:
            return
        except subprocess.TimeoutExpired:
            continue
