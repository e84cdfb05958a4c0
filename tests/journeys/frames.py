"""Everything that the app says to a browser and hears from it, and what may never be in it."""

from __future__ import annotations

import re
import struct
from base64 import b64encode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from playwright.sync_api import Page, WebSocket
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg


@dataclass  # no slots: Playwright hangs its own wrappers on it
class Frames:
    """The frames of every websocket of a page, in both directions."""

    heard: list[bytes] = field(default_factory=list)
    sent: list[bytes] = field(default_factory=list)

    @classmethod
    def of(cls, page: Page) -> Frames:
        """Listen to a page from now on."""
        found = cls()
        page.on("websocket", found._listen)
        return found

    def _listen(self, socket: WebSocket) -> None:
        socket.on("framereceived", lambda frame: self.heard.append(_bytes(frame)))
        socket.on("framesent", lambda frame: self.sent.append(_bytes(frame)))

    def holding(self, *forms: bytes) -> list[bytes]:
        """Which of these stand in a frame, capitals or not."""
        every = [frame.lower() for frame in (*self.heard, *self.sent)]
        return [form for form in forms if any(form.lower() in frame for frame in every)]

    def matching(self, pattern: str) -> list[bytes]:
        """What in the frames fits a pattern."""
        return [found[0] for frame in (*self.heard, *self.sent) for found in re.finditer(pattern.encode(), frame)]

    def elements(self) -> set[bytes]:
        """What was drawn: every element once, without the number of the message that brought it."""
        return {element for frame in self.heard for element in _elements(frame)}


def _bytes(frame: str | bytes) -> bytes:
    return frame.encode() if isinstance(frame, str) else frame


def _elements(frame: bytes) -> Iterator[bytes]:
    message = ForwardMsg.FromString(frame)
    if message.WhichOneof("type") == "delta" and message.delta.WhichOneof("type") == "new_element":
        yield message.delta.new_element.SerializeToString(deterministic=True)


def secret_forms(*secrets: bytes) -> Iterator[bytes]:
    """A secret as bytes, as hexadecimal digits and in base64."""
    for secret in secrets:
        yield from (secret, secret.hex().encode(), b64encode(secret).rstrip(b"="))


def number_forms(value: float, most: int = 4) -> str:
    """A pattern for a number as text, rounded to one decimal or more, with a point or a comma."""
    written = {f"{value:.{places}f}" for places in range(1, most + 1)} | {repr(value)}
    return r"(?<![\d.,])(?:" + "|".join(re.escape(one).replace(r"\.", "[.,]") for one in sorted(written)) + r")(?!\d)"


def packed(values: Iterable[float]) -> Iterator[bytes]:
    """Numbers as a table sends them to a chart."""
    for value in values:
        yield struct.pack("<d", value)
