"""What stands before every page: hosts, methods, sizes, and forms of other websites."""

from __future__ import annotations

import asyncio

import pytest
from starlette.types import Message

from scan.web.hosts import addressed, named
from scan.web.limits import Limit
from tests.web.school import SchoolDay
from tests.web.visitor import FORM

ORIGIN = "http://127.0.0.1:8600"


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://127.0.0.1:8501"},
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": ORIGIN.replace("http", "https")},
        {"origin": ORIGIN, "sec_fetch_site": "same-site"},
        {"sec_fetch_site": "cross-site"},
        {"sec_fetch_site": "none"},
    ],
)
def test_a_form_of_another_page_is_refused(school_day: SchoolDay, headers: dict[str, str]) -> None:
    visitor = school_day.visitor()
    visitor.get("/mee/")
    answer = visitor.post("/mee/", {"code": school_day.group().door}, **headers)
    assert answer.status == 403
    assert "Deze pagina was te oud" in answer.words


@pytest.mark.parametrize("headers", [{}, {"origin": ORIGIN}, {"origin": ORIGIN, "sec_fetch_site": "same-origin"}])
def test_our_own_form_is_taken_also_by_browsers_that_say_nothing(
    school_day: SchoolDay, headers: dict[str, str]
) -> None:
    visitor = school_day.visitor()
    visitor.get("/mee/")
    assert visitor.post("/mee/", {"code": school_day.group().door}, **headers).status == 303


@pytest.mark.parametrize("token", ["", "0" * 64, "é", "x" * 1000])
def test_a_form_without_the_token_of_this_browser_is_refused(school_day: SchoolDay, token: str) -> None:
    visitor = school_day.inside()
    assert visitor.post("/mee/thema/1", {"token": token}).status == 403
    other = school_day.visitor()
    visitor.page = other.get("/mee/")
    assert visitor.post("/mee/weg", {}).status == 403
    visitor.cookies.clear()
    visitor.page = None
    assert visitor.post("/mee/", {"code": "x", "token": token}).status == 403


def test_a_form_survives_a_restart_of_the_server(school_day: SchoolDay) -> None:
    from scan.web.application import alone, pages

    visitor = school_day.visitor()
    visitor.get("/mee/")
    visitor.app = alone(pages(lambda: school_day.house))
    assert visitor.post("/mee/", {"code": school_day.group().door}).status == 303


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "CONNECT"])
def test_only_reading_and_posting_is_known(school_day: SchoolDay, method: str) -> None:
    answer = school_day.visitor().ask(method, "/mee/", b"", {})
    assert answer.status == 405
    assert answer.header("x-content-type-options") == "nosniff"


def test_a_body_that_is_no_small_form_is_refused(school_day: SchoolDay) -> None:
    visitor = school_day.visitor()
    token = visitor.get("/mee/").token
    for body, kind, status in (
        (b"{}", "application/json", 415),
        (b"x", "multipart/form-data; boundary=x", 415),
        (b"x", "", 415),
        (f"token={token}&a=%ff".encode(), FORM["content-type"], 400),
        (b"token=\xff", FORM["content-type"], 400),
        (f"token={token}".encode() + b"&a=1" * 601, FORM["content-type"], 400),
        (b"a" * 65_537, FORM["content-type"], 413),
    ):
        assert visitor.ask("POST", "/mee/", body, {"content-type": kind}).status == status, (body[:20], kind)
    assert visitor.ask("POST", "/mee/", b"a", FORM | {"content-length": "x"}).status == 413
    assert visitor.ask("POST", "/mee/", b"a" * 70_000, FORM | {"content-length": "0"}).status == 413


@pytest.mark.parametrize("host", ["evil.example", "1.2.3.4.evil.nl", "a@10.0.0.1", "10.0.0.1/x", "10.0.0.1:x", ""])
def test_a_name_that_is_not_ours_is_refused(school_day: SchoolDay, host: str) -> None:
    assert school_day.visitor(host=host).get("/mee/").status == 421
    assert not named(["localhost"])(host)


def test_an_address_in_figures_or_a_name_of_ours_is_known() -> None:
    known = addressed(["school.local"])
    assert all(map(known, ["10.0.0.1:8600", "[fe80::1]:8600", "SCHOOL.local", "192.168.1.4"]))
    assert named(["localhost", "127.0.0.1"])("localhost:8501")
    assert not named(["localhost"])("10.0.0.1")


@pytest.mark.parametrize(
    "path", ["/", "/_stcore/health", "/_stcore/host-config", "/app/static/x", "/media/x", "//mee/"]
)
def test_the_door_answers_nothing_but_the_pages(school_day: SchoolDay, path: str) -> None:
    answer = school_day.visitor().get(path)
    assert answer.status == 404
    assert answer.body == b""


def test_the_door_opens_no_websocket(school_day: SchoolDay) -> None:
    sent: list[Message] = []
    scope = {
        "type": "websocket",
        "path": "/_stcore/stream",
        "headers": [(b"host", b"127.0.0.1"), (b"origin", b"http://127.0.0.1")],
    }

    async def receive() -> Message:
        return {"type": "websocket.connect"}

    async def send(message: Message) -> None:
        sent.append(message)

    asyncio.run(school_day.app(scope, receive, send))
    assert [message["type"] for message in sent] == ["websocket.close"]


def test_a_limit_fills_again_and_forgets_the_oldest() -> None:
    now = [0.0]
    limit = Limit(3, 1, keys=2, clock=lambda: now[0])
    for _three in range(3):
        assert limit.allows("a")
        limit.charge("a")
    assert not limit.allows("a")
    now[0] = 1
    assert limit.allows("a")
    limit.charge("b")
    limit.charge("c")
    assert len(limit._buckets) == 2
