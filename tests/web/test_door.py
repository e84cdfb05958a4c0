"""The door to the network: opened and shut while the app runs, and remembered for the next start."""

from __future__ import annotations

import _socket
import asyncio
import socket
import time
from ipaddress import ip_address

import pytest

from scan.store import doors
from scan.store.database import opened, writing
from scan.ui import addresses, application
from scan.ui.door import Door, DoorError
from tests.web.school import SchoolDay

GET = b"GET /mee/ HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
HALF = b"POST /mee/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 10\r\n\r\nx"


async def _first_line(port: int, request: bytes = GET) -> bytes:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(request)
    line = await reader.readline()
    writer.close()
    return line


def test_the_door_opens_and_shuts_as_often_as_one_likes(school_day: SchoolDay) -> None:
    async def day() -> None:
        door = Door(school_day.app, 0, "127.0.0.1")
        assert door.port is None
        port = await door.opening()
        assert await door.opening() == port == door.port
        assert b"200" in await _first_line(port)
        again = Door(school_day.app, port, "127.0.0.1")
        await door.closing()
        await door.closing()
        assert door.port is None
        with pytest.raises(OSError, match="Connect call failed"):
            await _first_line(port)
        for _turn in range(3):
            assert await again.opening() == port
            await again.closing()

    asyncio.run(day())


def test_a_half_sent_request_does_not_keep_the_door_open(school_day: SchoolDay) -> None:
    async def day() -> float:
        door = Door(school_day.app, 0, "127.0.0.1")
        port = await door.opening()
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(HALF)
        await asyncio.sleep(0.1)
        began = time.monotonic()
        await door.closing()
        await asyncio.wait_for(reader.read(), 1)
        writer.close()
        return time.monotonic() - began

    assert asyncio.run(day()) < 4


def test_a_port_that_is_taken_is_told_in_a_sentence(school_day: SchoolDay) -> None:
    async def day() -> str:
        first = Door(school_day.app, 0, "127.0.0.1")
        port = await first.opening()
        second = Door(school_day.app, port, "127.0.0.1")
        with pytest.raises(DoorError) as refused:
            await asyncio.to_thread(second.open)
        assert second.port is None
        await first.closing()
        assert await asyncio.to_thread(second.open) == port
        await asyncio.to_thread(second.close)
        return refused.value.sentence

    assert "is bezet" in asyncio.run(day())


def test_the_door_is_as_it_stood_at_the_next_start(school_day: SchoolDay, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCAN_DATABASE", str(school_day.path))
    monkeypatch.setattr(application, "_door_port", lambda: 0)

    async def start(wanted: bool | None) -> int | None:
        async with application.lifespan(None):
            here = application.door()
            assert here
            before = here.port
            if wanted is not None:
                await asyncio.to_thread(_switch, school_day, wanted)
        assert application.door() is None
        return before

    assert asyncio.run(start(True)) is None
    assert asyncio.run(start(None)) is not None
    assert asyncio.run(start(False)) is not None
    assert asyncio.run(start(None)) is None


def _switch(day: SchoolDay, wanted: bool) -> None:
    with day.desk() as desk:
        application.switch(desk, wanted)


def test_a_door_that_cannot_open_is_not_kept_as_open(school_day: SchoolDay, monkeypatch: pytest.MonkeyPatch) -> None:
    class Taken:
        def open(self) -> int:
            raise DoorError("bezet")

    monkeypatch.setattr(application, "door", Taken)
    with pytest.raises(DoorError):
        _switch(school_day, True)
    with opened(school_day.path) as db:
        assert not doors.wanted_open(db)


def test_the_screens_come_up_though_the_port_of_the_door_is_taken(
    school_day: SchoolDay, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SCAN_DATABASE", str(school_day.path))
    with opened(school_day.path) as db, writing(db):
        doors.want_open(db, True)

    async def day() -> None:
        other = Door(school_day.app, 0, "0.0.0.0")
        port = await other.opening()
        monkeypatch.setattr(application, "_door_port", lambda: port)
        async with application.lifespan(None):
            here = application.door()
            assert here
            assert here.port is None
        await other.closing()

    asyncio.run(day())


def test_the_addresses_are_those_that_others_can_reach(monkeypatch: pytest.MonkeyPatch) -> None:
    # Connecting a UDP socket sends nothing: it only asks the kernel which address of ours it would use.
    monkeypatch.setattr(socket.socket, "connect", _socket.socket.connect)
    found = [ip_address(address) for address in addresses.reachable()]
    assert not [address for address in found if address.is_loopback or address.is_unspecified]
    assert len(found) == len(set(found))
