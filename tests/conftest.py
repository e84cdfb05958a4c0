"""What holds for every test: nothing leaves this machine, databases stand in memory, and properties draw alike."""

from __future__ import annotations

import os
import shutil
import socket
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "house", derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("house")

MEMORY, ROOM = Path("/dev/shm"), 4 * 2**30
TEMPORARY = "PYTEST_DEBUG_TEMPROOT"
"""Where pytest makes the folders of tests; somebody who sets it decides."""
LOOPBACK = {"127.0.0.1", "::1", "localhost", "0.0.0.0", "::"}


def pytest_configure() -> None:
    """Put what tests keep in memory where that has room: a disk takes a hundred times as long to keep each click."""
    if MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM:
        os.environ.setdefault(TEMPORARY, str(MEMORY))


@pytest.fixture(autouse=True)
def nothing_leaves_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """A connection to another machine fails the test: the promise is that the app asks nothing of the internet."""
    connect = socket.socket.connect

    def connect_nearby(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in LOOPBACK:
            pytest.fail(f"a connection to {address[0]} was tried")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect_nearby)
