"""A browser as far as the pages need one: cookies, forms and an address; no server, port or package."""

from __future__ import annotations

import asyncio
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from html import unescape
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urlsplit

from starlette.types import ASGIApp, Message

FORM = {"content-type": "application/x-www-form-urlencoded"}


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def token(self) -> str:
        found = re.search('name="token" value="([0-9a-f]{64})"', self.text)
        return found[1] if found else ""

    @property
    def proof(self) -> str:
        """What the form of a same-picture check carries besides."""
        found = re.search('name="check" value="([0-9a-f]{64})"', self.text)
        return found[1] if found else ""

    @property
    def words(self) -> str:
        """What a person reads: without mark-up, with single spaces."""
        return " ".join(unescape(re.sub(r"<[^>]+>", " ", self.text)).split())

    def header(self, name: str) -> str:
        return ", ".join(value for key, value in self.headers if key == name)


@dataclass
class Visitor:
    """A browser on one address, which remembers every address that it asked for."""

    app: ASGIApp
    host: str = "127.0.0.1:8600"
    client: str = "10.0.0.9"
    scheme: str = "http"
    cookies: dict[str, str] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    page: Answer | None = None

    def get(self, path: str, **headers: str) -> Answer:
        self.page = self.ask("GET", path, b"", headers)
        return self.page

    def post(self, path: str, form: dict[str, str], **headers: str) -> Answer:
        """A form with the token of the page before the visitor, unless the form brings one."""
        token = {"token": self.page.token} if self.page and self.page.token else {}
        token |= {"check": self.page.proof} if self.page and self.page.proof else {}
        answer = self.ask("POST", path, urlencode(token | form).encode(), FORM | headers)
        if answer.status != 303:
            self.page = answer
        return answer

    def follow(self, answer: Answer) -> Answer:
        """Go where a page sends its visitor."""
        assert answer.status in (303, 308), (answer.status, answer.words)
        return self.get(urlsplit(answer.header("location"))._replace(fragment="").geturl())

    def ask(self, method: str, path: str, body: bytes, headers: dict[str, str]) -> Answer:
        self.asked.append(path)
        path, _, query = path.partition("?")
        scope = {
            "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": method,
            "scheme": self.scheme, "path": path, "raw_path": path.encode(), "query_string": query.encode(),
            "root_path": "", "headers": self._headers(body, headers), "client": (self.client, 1),
            "server": ("127.0.0.1", 80), "state": {},
        }  # fmt: skip
        out: list[Message] = []

        async def receive() -> Message:
            return {"type": "http.request", "body": body, "more_body": False}

        async def send(message: Message) -> None:
            out.append(message)

        with ThreadPoolExecutor(1) as own:
            # A thread of its own: a browser's loop may live on in this one.
            own.submit(asyncio.run, self.app(scope, receive, send)).result()
        got = [(key.decode().lower(), value.decode("latin-1")) for key, value in out[0]["headers"]]
        self._keep(got)
        return Answer(out[0]["status"], got, b"".join(message.get("body", b"") for message in out[1:]))

    def _headers(self, body: bytes, more: dict[str, str]) -> list[tuple[bytes, bytes]]:
        sent = {"host": self.host, "content-length": str(len(body))}
        sent |= {name.replace("_", "-"): value for name, value in more.items()}
        if self.cookies:
            sent["cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        return [(name.encode(), value.encode("latin-1")) for name, value in sent.items() if value]

    def _keep(self, headers: list[tuple[str, str]]) -> None:
        for name, value in headers:
            if name == "set-cookie":
                self.cookies |= {key: kept.value for key, kept in SimpleCookie(value).items()}
        self.cookies = {name: value for name, value in self.cookies.items() if value}
