"""Who sends a request a byte a second keeps nobody else from answering, and loses the line in the end."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Iterator

import pytest

from scan.ui import door as doors
from scan.ui.door import Door
from tests.web.school import SchoolDay

MANY = 150
START = b"POST /mee/ HTTP/1.1\r\nHost: 127.0.0.1\r\n"
FORM = b"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\n"
PHONE = b"GET /mee/ HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
Line = tuple[asyncio.StreamReader, asyncio.StreamWriter]


@pytest.fixture
def complaints(caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    with caplog.at_level(logging.WARNING):
        yield caplog


async def slow(port: int, place: int) -> Line:
    """Somebody who does not get further than the headers, or than the first letter of a form."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(START + (FORM if place % 2 else b"X-Slow: "))
    return reader, writer


async def dripped(lines: list[Line], seconds: float) -> None:
    for _second in range(int(seconds)):
        for _reader, writer in lines:
            writer.write(b"a")
        await asyncio.sleep(1)


async def answered(port: int) -> float:
    """How long a normal phone waits for a page."""
    began = time.monotonic()
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(PHONE)
    assert b"200" in await asyncio.wait_for(reader.readline(), 10)
    writer.close()
    return time.monotonic() - began


async def hang_up(lines: list[Line]) -> None:
    for _reader, writer in lines:
        writer.close()
    await asyncio.sleep(0.1)


def test_a_byte_a_second_on_150_lines_keeps_no_phone_waiting(school_day: SchoolDay) -> None:
    async def day() -> list[float]:
        door = Door(school_day.app, 0, "127.0.0.1")
        port = await door.opening()
        lines = [await slow(port, place) for place in range(MANY)]
        dripping = asyncio.create_task(dripped(lines, 3))
        waits = [await answered(port) for _phone in range(20)]
        await dripping
        waits.append(await answered(port))
        await hang_up(lines)
        await door.closing()
        return waits

    assert max(asyncio.run(day())) < 2


def test_who_never_sends_a_whole_request_loses_the_line_though_bytes_keep_coming(
    school_day: SchoolDay, monkeypatch: pytest.MonkeyPatch, complaints: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(doors, "REQUEST_SECONDS", 1.5)

    async def day() -> list[bytes]:
        door = Door(school_day.app, 0, "127.0.0.1")
        port = await door.opening()
        lines = [*[await slow(port, place) for place in range(4)], await asyncio.open_connection("127.0.0.1", port)]
        await dripped(lines[:4], 2)
        left = [await asyncio.wait_for(ended(line), 1) for line in lines]
        await hang_up(lines)
        await door.closing()
        return left

    assert asyncio.run(day()) == [b""] * 5
    assert complaints.messages == []


async def ended(line: Line) -> bytes:
    try:
        return await line[0].read()
    except ConnectionResetError:
        return b""


def test_a_phone_that_goes_on_asking_keeps_its_line(school_day: SchoolDay, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doors, "REQUEST_SECONDS", 0.5)

    async def day() -> None:
        door = Door(school_day.app, 0, "127.0.0.1")
        reader, writer = await asyncio.open_connection("127.0.0.1", await door.opening())
        for _page in range(4):
            writer.write(PHONE)
            head = (await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), 2)).decode().lower()
            await reader.readexactly(int(head.split("content-length: ")[1].split("\r\n")[0]))
            await asyncio.sleep(0.3)
        await hang_up([(reader, writer)])
        await door.closing()

    asyncio.run(day())


def test_a_form_that_breaks_off_in_the_middle_is_no_fault_in_the_log(
    school_day: SchoolDay, complaints: pytest.LogCaptureFixture
) -> None:
    async def day() -> None:
        door = Door(school_day.app, 0, "127.0.0.1")
        port = await door.opening()
        await hang_up([await slow(port, 1)])
        assert await answered(port) < 2
        await door.closing()

    asyncio.run(day())
    assert complaints.messages == []
