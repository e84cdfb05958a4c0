"""The system's Chromium, driven so that nothing leaves this machine."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Dialog, Page, Request, ViewportSize, WebSocket, sync_playwright

Scheme = Literal["light", "dark"]
NAMES = ("chromium", "chromium-browser", "google-chrome")
# No sandbox, as CI runs as root; the last keeps every page on this machine (a `route` would too, but it turns
# the browser's cache off); the one of processes lets a new tab have what another tab has read already; the others keep
# Chromium from looking for its makers' hosts.
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--process-per-site",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost",
)


@dataclass(frozen=True, slots=True)
class Viewport:
    """A size of screen that people use."""

    name: str
    width: int
    height: int
    touch: bool = False

    @property
    def size(self) -> ViewportSize:
        """The size as Playwright takes it."""
        return {"width": self.width, "height": self.height}


DESKTOP = Viewport("desktop", 1280, 900)
PHONE = Viewport("phone", 390, 844, touch=True)


@dataclass  # no slots: Playwright hangs its own wrappers on it
class Watch:
    """What a page may never do: ask something of another machine, or open a dialog of the browser."""

    outside: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)

    def page(self, page: Page) -> None:
        """Watch a new page."""
        page.on("websocket", self.socket)
        page.on("dialog", self.dialog)

    def request(self, request: Request) -> None:
        """Remember a request to another machine."""
        self._look_at(request.url)

    def socket(self, socket: WebSocket) -> None:
        """Remember a websocket to another machine."""
        self._look_at(socket.url)

    def dialog(self, dialog: Dialog) -> None:
        """Remember and close a dialog: only script in somebody's text opens one."""
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    def assert_quiet(self) -> None:
        """Fail if anything was seen."""
        assert not self.outside, f"requests left this machine: {self.outside}"
        assert not self.dialogs, f"dialogs opened: {self.dialogs}"

    def _look_at(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("data", "blob") and parts.hostname not in ("127.0.0.1", "localhost"):
            self.outside.append(url)


@contextmanager
def chromium() -> Iterator[Browser]:
    """The system's browser, without a window."""
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        raise RuntimeError("no Chromium on this machine; `make test` installs it")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        try:
            yield browser
        finally:
            browser.close()


class Visitors:
    """Newcomers to one app whose browsers have read its scripts already: that opens a screen in half the time."""

    def __init__(self, browser: Browser, url: str) -> None:
        self._browser, self._url = browser, url
        self._known: dict[tuple[Viewport, Scheme], tuple[Page, Watch]] = {}

    @contextmanager
    def newcomer(self, viewport: Viewport, scheme: Scheme) -> Iterator[Page]:
        """Somebody without a cookie or anything kept, until the block ends; what they do to the outside fails it."""
        how = (viewport, scheme)
        if how not in self._known:
            self._known[how] = self._stayed(viewport, scheme)
        stays, watch = self._known[how]
        try:
            yield stays.context.new_page()
        finally:
            self._forget(stays)
            if watch.outside or watch.dialogs:
                self._known.pop(how)[0].context.close()
        watch.assert_quiet()

    def close(self) -> None:
        """Nobody comes any more."""
        for stays, _watch in self._known.values():
            stays.context.close()

    def _stayed(self, viewport: Viewport, scheme: Scheme) -> tuple[Page, Watch]:
        """A tab that stays open on a word of the app, no screen: with the last tab goes what the browser has read."""
        context, watch = watched_context(self._browser, self._url, viewport, scheme)
        stays = context.new_page()
        stays.goto("/_stcore/health")
        context.clear_cookies()
        return stays, watch

    def _forget(self, stays: Page) -> None:
        context = stays.context
        for page in context.pages:
            if page is not stays:
                page.close()
        context.set_offline(False)
        stays.wait_for_function("() => navigator.onLine")
        # What a tab kept is written a moment after it closes; the one that stays shares it, and empties it at once.
        stays.evaluate("() => localStorage.clear()")
        context.clear_cookies()
        kept = {"origin": self._url, "storageTypes": "local_storage,indexeddb,cache_storage,service_workers"}
        context.new_cdp_session(stays).send("Storage.clearDataForOrigin", kept)


def watched_context(
    browser: Browser, url: str, viewport: Viewport, scheme: Scheme, scripts: bool = True
) -> tuple[BrowserContext, Watch]:
    """A visitor with an empty profile, and the watch over what their pages do."""
    context = browser.new_context(
        base_url=url,
        viewport=viewport.size,
        has_touch=viewport.touch,
        color_scheme=scheme,
        locale="nl-NL",
        java_script_enabled=scripts,
    )
    context.set_default_timeout(15_000)
    watch = Watch()
    context.on("request", watch.request)
    context.on("page", watch.page)
    return context, watch
