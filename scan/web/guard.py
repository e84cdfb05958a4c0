"""What stands before every page: pure ASGI, so that nothing is copied and no task is started per request."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from scan.web.hosts import HostCheck

MAX_BODY: Final = 64 * 1024
METHODS: Final = frozenset({"GET", "HEAD", "POST"})
HEADERS: Final = {
    "content-security-policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    # Not `no-referrer`: then browsers post forms with `Origin: null`.
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}


@dataclass(frozen=True, slots=True)
class KnownHost:
    """Refuse a Host we do not go by, and websockets from another page than our own.

    Streamlit lets in every origin on localhost or on this machine's own address, whatever its port (so also the
    participants' pages), and asks the internet for our outside address before it refuses any other.
    """

    app: ASGIApp
    known: HostCheck

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer 421, or close the websocket before it opens."""
        if scope["type"] in ("http", "websocket"):
            headers = Headers(scope=scope)
            hosts = headers.getlist("host")
            known = len(hosts) == 1 and self.known(hosts[0])
            if scope["type"] == "websocket":
                known = known and headers.get("origin", "").partition("://")[2] == hosts[0]
            if not known:
                if scope["type"] == "websocket":
                    await send({"type": "websocket.close", "code": 1008})
                else:
                    await PlainTextResponse("Misdirected", 421)(scope, receive, send)
                return
        await self.app(scope, receive, send)


@dataclass(frozen=True, slots=True)
class Guard:
    """Methods, size of the body, and the headers of every answer (also of 404 and 500)."""

    app: ASGIApp

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let through what is allowed; websockets never are."""
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
            return
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def dressed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                headers.setdefault("cache-control", "no-store")
            await send(message)

        if refused := _refused(scope):
            await refused(scope, receive, dressed)
            return
        await self.app(scope, _bounded(receive), dressed)


def _bounded(receive: Receive) -> Receive:
    left = MAX_BODY

    async def bounded() -> Message:
        nonlocal left
        message = await receive()
        if message["type"] == "http.request":
            left -= len(message.get("body", b""))
            if left < 0:
                raise HTTPException(413)  # chunked: it did not say so beforehand
        elif message["type"] == "http.disconnect":
            raise HTTPException(400)  # broke off in the middle: no fault of ours that belongs in a log
        return message

    return bounded


def _refused(scope: Scope) -> PlainTextResponse | None:
    if scope["method"] not in METHODS:
        return PlainTextResponse("", 405, {"allow": ", ".join(sorted(METHODS))})
    length = Headers(scope=scope).get("content-length", "0")
    if not length.isdecimal() or int(length) > MAX_BODY:
        return _closing(413)
    return None


def _closing(status: int) -> PlainTextResponse:
    return PlainTextResponse("", status, {"connection": "close"})
