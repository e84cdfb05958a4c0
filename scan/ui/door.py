"""The door to the network: a second listener in the same process, opened and closed while the app runs."""

from __future__ import annotations

import asyncio
import contextlib
import os
import socket
from collections.abc import Iterator
from dataclasses import dataclass

import uvicorn
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp
from uvicorn.protocols.http.h11_impl import H11Protocol

from scan.errors import ScanError
from scan.i18n import _

WAIT_SECONDS = 10.0
REQUEST_SECONDS = 20.0
"""Who has not sent a whole request by then loses the line; uvicorn itself waits for ever, as long as bytes drip in."""


class DoorError(ScanError):
    """The door could not be opened: another program holds its port."""


class _Listener(uvicorn.Server):
    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave the signals to the server that started the process."""
        yield


class _Plain(H11Protocol):
    _patience: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._wait()

    def on_response_complete(self) -> None:
        super().on_response_complete()
        self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        super().connection_lost(exc)
        if self._patience:
            self._patience.cancel()

    def _wait(self) -> None:
        if self._patience:
            self._patience.cancel()
        self._patience = self.loop.call_later(REQUEST_SECONDS, self._late)

    def _late(self) -> None:
        now = self.cycle
        if now is None or now.more_body or now.response_complete:  # else the wait is for us
            self.transport.abort()

    def _unsupported_upgrade_warning(self) -> None:
        """Say nothing: whoever tries a websocket gets a 404, not two lines in our log."""


@dataclass(slots=True)
class _Open:
    server: _Listener
    task: asyncio.Task[None]
    port: int


class Door:
    """Opens on 0.0.0.0; `open` and `close` are for other threads, the coroutines for the loop itself."""

    def __init__(self, app: ASGIApp, port: int, address: str = "0.0.0.0") -> None:
        # The least effort makes a page four times smaller, and costs less than sending it whole (ADR 9).
        self._app = GZipMiddleware(app, minimum_size=1_000, compresslevel=1)
        self._wanted = (address, port)
        self._loop = asyncio.get_running_loop()
        self._turn = asyncio.Lock()
        self._open: _Open | None = None

    @property
    def port(self) -> int | None:
        """Where it listens; None while it is shut (also when the listener died)."""
        now = self._open
        return now.port if now is not None and not now.task.done() else None

    def open(self) -> int:
        """Open it and say on which port; `DoorError` when the port is taken."""
        try:
            return asyncio.run_coroutine_threadsafe(self.opening(), self._loop).result(WAIT_SECONDS)
        except (DoorError, TimeoutError) as error:
            # Worded here, in the language of whoever asks; the loop knows no language.
            sentence = _(
                "Poort {port} is bezet door een ander programma. Sluit dat, of start Doorbraak op een andere poort."
            )
            raise DoorError(sentence.format(port=self._wanted[1])) from error

    def close(self) -> None:
        """Shut it; nobody gets in any more when this returns."""
        asyncio.run_coroutine_threadsafe(self.closing(), self._loop).result(WAIT_SECONDS)

    async def opening(self) -> int:
        """As `open`; opening an open door changes nothing."""
        async with self._turn:
            if self._open is not None and not self._open.task.done():
                return self._open.port
            listening = _bound(*self._wanted)
            server = _Listener(_config(self._app))
            task = asyncio.create_task(server.serve(sockets=[listening]), name="door")
            while not server.started:
                if task.done():
                    listening.close()
                    raise DoorError("the listener stopped at once") from task.exception()
                await asyncio.sleep(0)
            self._open = _Open(server, task, int(listening.getsockname()[1]))
            return self._open.port

    async def closing(self) -> None:
        """As `close`; closing a shut door changes nothing."""
        async with self._turn:
            now, self._open = self._open, None
            if now is None:
                return
            for listener in now.server.servers:  # at once, not at uvicorn's next tick
                listener.close()
            now.server.should_exit = True
            with contextlib.suppress(asyncio.CancelledError):
                await now.task


def _config(app: ASGIApp) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        lifespan="off",
        ws="none",
        http=_Plain,
        log_config=None,  # or it would set up the process's logging anew
        access_log=False,
        proxy_headers=False,  # whoever is on the network may write X-Forwarded-For
        server_header=False,
        timeout_keep_alive=5,
        timeout_graceful_shutdown=3,
        limit_concurrency=512,
        backlog=512,
    )


def _bound(address: str, port: int) -> socket.socket:
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        if os.name != "nt":
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((address, port))
        listening.setblocking(False)
    except OSError as error:
        listening.close()
        raise DoorError(f"port {port} is taken") from error
    return listening
