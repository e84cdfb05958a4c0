"""Starting the app: a browser opens when it answers, never for an app that stopped; and the door sends pages small."""

from __future__ import annotations

import asyncio
import gzip
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any, cast

import pytest

from scan.ui import server
from scan.ui.door import Door
from tests.web.school import SchoolDay


class Healthy(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200 if self.path == "/_stcore/health" else 404)
        self.end_headers()

    def log_message(self, *_given: object) -> None:
        pass


class Process:
    """As much of a process as the browser's opener looks at."""

    def __init__(self, exit_code: int | None) -> None:
        self.exit_code = exit_code

    def poll(self) -> int | None:
        return self.exit_code


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    urls: list[str] = []
    monkeypatch.setattr(server.webbrowser, "open", urls.append)
    return urls


def test_the_browser_opens_once_when_the_app_answers(shown: list[str]) -> None:
    with HTTPServer(("127.0.0.1", 0), Healthy) as app:
        threading.Thread(target=app.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{app.server_port}"
        server._open_browser(cast("Any", Process(None)), url)
        app.shutdown()
    assert shown == [url]


def test_no_browser_opens_for_an_app_that_stopped(shown: list[str]) -> None:
    server._open_browser(cast("Any", Process(1)), "http://127.0.0.1:9")
    assert shown == []


def test_the_door_sends_a_page_small_to_browsers_that_can_read_it(school_day: SchoolDay) -> None:
    async def behind_the_door() -> Any:
        return Door(school_day.app, 0)._app

    visitor = school_day.inside()
    visitor.app = asyncio.run(behind_the_door())
    small, plain = visitor.ask("GET", "/mee/thema/1", b"", {"accept-encoding": "gzip"}), visitor.get("/mee/thema/1")
    assert small.header("content-encoding") == "gzip"
    assert len(small.body) < len(plain.body) / 3
    assert gzip.decompress(small.body) == plain.body
    assert small.header("cache-control") == "no-store"
