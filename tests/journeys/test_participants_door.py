"""What other machines reach: the participants' pages while the door is open, and nothing else, ever."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import pytest

from scan.store import doors
from scan.store.database import opened, prepare, writing
from tests.journeys.server import ROOT, Server, free_port, running_app, scan_command
from tests.web.school import NOW, SchoolDay, open_day

# Another address of this very machine: to the app it is somebody else on the network.
ELSEWHERE = "127.0.0.2"
pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux answers all of 127/8")
SHUT_PATHS = (
    "/",
    "/_stcore/health",
    "/_stcore/host-config",
    "/_stcore/stream",
    "/_stcore/metrics",
    "/_stcore/script-health-check",
    "/_stcore/upload_file/x/y",
    "/component/x/index.html",
    "/app/static/mark.svg",
    "/static/x",
    "/media/x",
    "/plan",
)


@pytest.fixture(autouse=True)
def nothing_leaves_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """As for every test, but all of 127/8 is this machine."""
    connect = socket.socket.connect

    def connect_nearby(self: socket.socket, address: Any) -> None:
        assert ip_address(address[0]).is_loopback
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect_nearby)


def a_day(folder: Path, door_open: bool = True) -> SchoolDay:
    prepare(folder / "scan.db", NOW)
    day = open_day(folder / "scan.db")
    with opened(day.path) as db, writing(db):
        doors.want_open(db, door_open)
    return day


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> SchoolDay:
    return a_day(tmp_path_factory.mktemp("open"))


@pytest.fixture(scope="module")
def door() -> int:
    return free_port()


@pytest.fixture(scope="module")
def open_app(day: SchoolDay, door: int, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One app for all that is only asked; its door is open."""
    with running_app(day.path, tmp_path_factory.mktemp("app"), door) as server:
        yield server


def status(port: int, path: str, host: str = ELSEWHERE, method: str = "GET", **headers: str) -> int:
    connection = HTTPConnection(host, port, timeout=10)
    try:
        connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        return connection.getresponse().status
    finally:
        connection.close()


def reached(port: int, host: str = ELSEWHERE) -> bool:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.settimeout(5)
        return probe.connect_ex((host, port)) == 0


def test_through_the_door_others_see_the_pages_and_nothing_else(open_app: Server, door: int, day: SchoolDay) -> None:
    assert status(door, "/mee/") == 200
    assert status(door, f"/mee/d/{day.group().door}") == 200
    assert [path for path in SHUT_PATHS if status(door, path) != 404] == []
    upgrade = {"Connection": "Upgrade", "Upgrade": "websocket", "Sec_WebSocket_Version": "13"}
    key = {"Sec_WebSocket_Key": "x3JJHMbDL1EzLkh9GBhXDw=="}
    assert status(door, "/_stcore/stream", **upgrade, **key) == 404
    assert status(door, "/mee/", Host="evil.example") == 421
    assert "WebSocket" not in open_app.said()


def test_the_screens_answer_this_machine_alone_and_only_by_its_own_names(open_app: Server) -> None:
    port = int(open_app.url.rpartition(":")[2])
    assert [host for host in (ELSEWHERE, "127.1.2.3", "::1") if reached(port, host)] == []
    for host, expected in ((f"127.0.0.1:{port}", 200), (f"localhost:{port}", 200), ("evil.example", 421)):
        assert status(port, "/", "127.0.0.1", Host=host) == expected
    upgrade = {"Connection": "Upgrade", "Upgrade": "websocket", "Sec_WebSocket_Version": "13"}
    key = {"Sec_WebSocket_Key": "x3JJHMbDL1EzLkh9GBhXDw=="}
    for origin, expected in ((f"http://127.0.0.1:{port}", 101), (f"http://127.0.0.1:{port + 1}", 403), ("", 403)):
        given = {"Origin": origin} if origin else {}
        assert status(port, "/_stcore/stream", "127.0.0.1", **upgrade, **key, **given) == expected


@pytest.mark.skipif(not socket.has_ipv6, reason="this machine has no IPv6")
def test_the_door_answers_no_ipv6_and_the_addresses_that_are_shown_have_none(open_app: Server, door: int) -> None:
    assert reached(door)
    assert not reached(door, "::1")


def test_a_shut_door_is_no_door(tmp_path: Path) -> None:
    door = free_port()
    with running_app(a_day(tmp_path, door_open=False).path, tmp_path, door) as server:
        assert not reached(door)
        assert status(int(server.url.rpartition(":")[2]), "/mee/", "127.0.0.1") == 200


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_the_app_stops_tidily_with_its_door_open(tmp_path: Path, how: signal.Signals) -> None:
    port, door = free_port(), free_port()
    command = scan_command("run", "--port", str(port), "--headless", "--database", a_day(tmp_path).path)
    environment = {"SCAN_DOOR_PORT": str(door), "PATH": "/usr/bin:/bin"}
    # As a shell starts what stands in its background: SIGINT is ignored there until the app says otherwise.
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_IGN),
    )
    try:
        deadline = time.monotonic() + 60
        while not reached(door) and time.monotonic() < deadline:
            time.sleep(0.1)
        with closing(HTTPConnection("127.0.0.1", door, timeout=10)) as idle:
            idle.request("GET", "/mee/")
            assert idle.getresponse().status == 200
            process.send_signal(how)
            said, _nothing = process.communicate(timeout=20)
    finally:
        process.kill()
    assert process.returncode == 0, said
    assert b"Traceback" not in said
    assert not reached(door)
