"""A second machine, as Linux itself can pretend one: it reaches the pages by the door, and never the screens."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from scan.store import doors
from scan.store.database import opened, prepare, writing
from tests.journeys.server import ROOT, scan_command
from tests.journeys.test_participants_door import SHUT_PATHS
from tests.web.school import NOW, SchoolDay, open_day

HERE = "10.99.0.1"
HERE_6 = "fd99::1"
SCREENS, DOOR = 8790, 8791
ASK = """
import http.client, json, sys
def ask(host, port, path):
    line = http.client.HTTPConnection(host, port, timeout=5)
    try:
        line.request("GET", path)
        return line.getresponse().status
    except OSError as error:
        return type(error).__name__
    finally:
        line.close()
print(json.dumps([ask(*one) for one in json.loads(sys.argv[1])]))
"""
Question = tuple[str, int, str]


@dataclass(frozen=True)
class Machine:
    """A network of its own, kept by a process that sleeps."""

    keeper: int

    @property
    def inside(self) -> list[str]:
        return ["nsenter", "-t", str(self.keeper), "-U", "--preserve-credentials", "-n"]

    def run(self, *command: str) -> str:
        done = subprocess.run([*self.inside, *command], capture_output=True, text=True, timeout=60, check=True)
        return done.stdout

    def asks(self, *questions: Question) -> list[int | str]:
        found: list[int | str] = json.loads(self.run(sys.executable, "-c", ASK, json.dumps(questions)))
        return found


@contextmanager
def started(command: list[str], log: Path | None = None) -> Iterator[int]:
    with (log or Path(os.devnull)).open("wb") as output:
        process = subprocess.Popen(command, cwd=ROOT, stdout=output, stderr=subprocess.STDOUT)
        try:
            yield process.pid
        finally:
            process.terminate()
            process.wait(20)


@pytest.fixture
def machines() -> Iterator[tuple[Machine, Machine]]:
    """Two machines with a cable between them; nothing else is on it."""
    missing = [tool for tool in ("unshare", "nsenter", "ip") if not shutil.which(tool)]
    if missing:
        pytest.skip(f"this machine has no {', '.join(missing)}")
    if subprocess.run(["unshare", "-rn", "true"], capture_output=True, check=False).returncode:
        pytest.skip("this machine does not let people make a network of their own")
    with started(["unshare", "-rn", "sleep", "120"]) as first:
        here = Machine(first)
        settled(here)
        with started([*here.inside, "unshare", "-n", "sleep", "120"]) as second:
            there = Machine(second)
            settled(there, here)
            connected(here, there)
            yield here, there


def settled(machine: Machine, beside: Machine | None = None) -> None:
    """Wait until the keeper has its own network, and not that of who started it."""
    own, other = (Path(f"/proc/{pid}/ns/net") for pid in (machine.keeper, beside.keeper if beside else "self"))
    deadline = time.monotonic() + 5
    while own.readlink() == other.readlink() or own.readlink() == Path("/proc/self/ns/net").readlink():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def connected(here: Machine, there: Machine) -> None:
    here.run("ip", "link", "add", "cable0", "type", "veth", "peer", "name", "cable1", "netns", str(there.keeper))
    for machine, end, number in ((here, "cable0", 1), (there, "cable1", 2)):
        machine.run("ip", "addr", "add", f"10.99.0.{number}/24", "dev", end)
        machine.run("ip", "link", "set", end, "up")
        machine.run("ip", "link", "set", "lo", "up")
        if Path("/proc/net/if_inet6").exists():
            machine.run("ip", "-6", "addr", "add", f"fd99::{number}/64", "dev", end, "nodad")


@pytest.fixture
def day(tmp_path: Path) -> SchoolDay:
    prepare(tmp_path / "scan.db", NOW)
    day = open_day(tmp_path / "scan.db")
    with opened(day.path) as db, writing(db):
        doors.want_open(db, True)
    return day


@pytest.fixture
def served(machines: tuple[Machine, Machine], day: SchoolDay, tmp_path: Path) -> Iterator[None]:
    here, _there = machines
    command = scan_command("run", "--port", str(SCREENS), "--headless", "--database", day.path)
    with started([*here.inside, "env", f"SCAN_DOOR_PORT={DOOR}", *command], tmp_path / "app.log"):
        deadline = time.monotonic() + 60
        while here.asks(("127.0.0.1", SCREENS, "/_stcore/health"), (HERE, DOOR, "/mee/")) != [200, 200]:
            assert time.monotonic() < deadline, (tmp_path / "app.log").read_text()
            time.sleep(0.2)
        yield


@pytest.mark.usefixtures("served")
def test_another_machine_reaches_the_pages_and_no_screen(machines: tuple[Machine, Machine], day: SchoolDay) -> None:
    here, there = machines
    assert there.asks((HERE, DOOR, "/mee/"), (HERE, DOOR, f"/mee/d/{day.group().door}")) == [200, 200]
    assert set(there.asks(*((HERE, DOOR, path) for path in SHUT_PATHS))) == {404}
    assert set(there.asks(*((HERE, SCREENS, path) for path in ("/mee/", *SHUT_PATHS)))) == {"ConnectionRefusedError"}
    # Also not from the machine itself by the address that others know it by, nor by IPv6.
    assert set(here.asks((HERE, SCREENS, "/"), ("::1", SCREENS, "/"))) == {"ConnectionRefusedError"}
    six = there.asks((HERE_6, DOOR, "/mee/"), (HERE_6, SCREENS, "/"))
    assert not [answer for answer in six if isinstance(answer, int)]
