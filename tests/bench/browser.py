"""A phone as far as the participants' pages need one: cookies, forms, and one connection that it opens again."""

from __future__ import annotations

import asyncio
import gzip
import re
import time
from dataclasses import dataclass, field
from urllib.parse import urlencode, urlsplit

IDLE_SECONDS = 4.0
"""Servers cut a connection that is silent for five seconds; a browser opens another."""
ANSWER_SECONDS = 30.0
_TOKEN = re.compile('name="token" value="([0-9a-f]{64})"')
_FIELDS = re.compile('type="radio" name="((?:now|wanted)[.][^"]+)" value="([^"]*)"')
_THEME = re.compile('name="theme" value="([^"]*)"')
_FILES = re.compile('(?:href|src)="([^"]+/static/[^"]+)"')


@dataclass(frozen=True, slots=True)
class Page:
    """What came back; its `to` is where it sends the browser on."""

    status: int
    text: str
    to: str

    def fields(self) -> dict[str, list[str]]:
        """The radios of a theme by name, with their values."""
        found: dict[str, list[str]] = {}
        for name, value in _FIELDS.findall(self.text):
            found.setdefault(name, []).append(value)
        return found

    def hidden(self) -> dict[str, str]:
        """The form's hidden fields."""
        found = {"token": _TOKEN.search(self.text), "theme": _THEME.search(self.text)}
        return {name: match[1] for name, match in found.items() if match}

    def files(self) -> list[str]:
        """The styles, scripts and pictures that it names, once each."""
        return list(dict.fromkeys(_FILES.findall(self.text)))


@dataclass
class Phone:
    """One device; `took` gets what was asked and the seconds each request took."""

    port: int
    took: list[tuple[str, float]]
    cookies: dict[str, str] = field(default_factory=dict)
    received: int = 0
    _wire: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None
    _last: float = 0.0

    async def get(self, path: str, kind: str) -> Page:
        """Read a page."""
        return await self._timed("GET", path, b"", kind)

    async def post(self, path: str, form: dict[str, str], kind: str) -> Page:
        """Send a form."""
        return await self._timed("POST", path, urlencode(form).encode(), kind)

    async def close(self) -> None:
        """Hang up."""
        if self._wire:
            self._wire[1].close()
            self._wire = None

    async def _timed(self, method: str, path: str, body: bytes, kind: str) -> Page:
        started = time.perf_counter()
        async with asyncio.timeout(ANSWER_SECONDS):
            page = await self._ask(method, path, body)
        self._last = time.perf_counter()
        self.took.append((kind, self._last - started))
        return page

    async def _ask(self, method: str, path: str, body: bytes) -> Page:
        if self._wire is None or self._wire[0].at_eof() or time.perf_counter() - self._last > IDLE_SECONDS:
            await self.close()
            self._wire = await asyncio.open_connection("127.0.0.1", self.port)
        reader, writer = self._wire
        writer.write(self._head(method, path, body) + body)
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        headers = [(name.lower(), value.strip()) for name, _, value in (line.partition(":") for line in head[1:])]
        text = await reader.readexactly(int(dict(headers).get("content-length", 0)))
        self.received += len(text)
        if dict(headers).get("content-encoding") == "gzip":
            text = gzip.decompress(text)
        for name, value in headers:
            if name == "set-cookie":
                key, _, kept = value.partition(";")[0].partition("=")
                self.cookies[key] = kept
        return Page(int(head[0].split()[1]), text.decode(errors="replace"), dict(headers).get("location", ""))

    def _head(self, method: str, path: str, body: bytes) -> bytes:
        here, lines = urlsplit(path), [f"Host: 127.0.0.1:{self.port}", "Accept-Encoding: gzip"]
        if self.cookies:
            lines.append("Cookie: " + "; ".join(f"{name}={value}" for name, value in self.cookies.items()))
        if method == "POST":
            lines += ["Content-Type: application/x-www-form-urlencoded", f"Origin: http://127.0.0.1:{self.port}"]
            lines.append(f"Content-Length: {len(body)}")
        target = here.path + (f"?{here.query}" if here.query else "")
        return "\r\n".join([f"{method} {target} HTTP/1.1", *lines, "", ""]).encode()
