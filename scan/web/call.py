"""One request to a page: who asks, in which language, and the ways to answer."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final, TypeVar

from babel.dates import format_date
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from scan.errors import NotFound
from scan.i18n import LANGUAGES, Language, language
from scan.usecases.visiting import Visit
from scan.web import languages, origin, words
from scan.web.forms import form_of
from scan.web.house import House
from scan.web.static_files import VERSION

PREFIX: Final = "/mee"
KEY_COOKIE, CARD_COOKIE, VISITOR_COOKIE, LANGUAGE_COOKIE = "mee", "mee_beeld", "mee_form", "mee_language"
COOKIE_SECONDS: Final = 90 * 24 * 3600
"""A round lasts weeks, and people come back to change an answer."""
_LONGEST_COOKIE = 100
templates = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    auto_reload=False,
    trim_blocks=True,
    lstrip_blocks=True,
)
Found = TypeVar("Found")
Endpoint = Callable[["Call"], Awaitable[Response]]


@dataclass(slots=True)
class Call:
    """A request with its house. What must be set in the visitor's browser is collected and sent with the answer."""

    house: House
    request: Request
    _cookies: dict[str, str] = field(default_factory=dict)

    def chosen_language(self) -> Language:
        """The language of the address, which is kept; else the one that was kept; else the browser's own."""
        if (asked := self.request.query_params.get("language", "")) in LANGUAGES:
            self._cookies[LANGUAGE_COOKIE] = asked
            return asked
        kept = self.request.cookies.get(LANGUAGE_COOKIE, "")
        return kept if kept in LANGUAGES else languages.asked_for(self.request.headers.get("accept-language", ""))

    @property
    def key(self) -> str:
        """What the visitor holds (`Key.written`); empty when they did not come in yet."""
        return self.request.cookies.get(KEY_COOKIE, "")

    @property
    def visitor(self) -> str:
        """What ties forms to this browser; made at the first page."""
        known = self._cookies.get(VISITOR_COOKIE) or self.request.cookies.get(VISITOR_COOKIE, "")
        if not known or len(known) > _LONGEST_COOKIE:
            known = self._cookies[VISITOR_COOKIE] = secrets.token_urlsafe(24)
        return known

    @property
    def card(self) -> str:
        """The key of the card that was given on this device, if any."""
        return self.request.cookies.get(CARD_COOKIE, "")

    def secret_for(self, what: str) -> bytes:
        """This browser's secret for one thing that it begins: the same again when its first answer was lost on the way.

        It follows from a cookie that is as random and as hidden as a key, and that ends when somebody else sits here.
        """
        return hmac.digest(self.visitor.encode(), what.encode(), "sha256")

    def hold(self, key: str) -> None:
        """Let the browser keep this key, or let go of it when it is empty; forms made for who was here before end.

        With another key somebody else may sit here, so the card that was given on this device goes.
        """
        if key and key != self.key:
            self.keep(CARD_COOKIE, "")
        self.keep(KEY_COOKIE, key)
        self._renew()

    def forget(self) -> None:
        """Let the browser let go of everything by which somebody can come back: their list and their card."""
        self.hold("")
        self.keep(CARD_COOKIE, "")

    def keep(self, cookie: str, value: str) -> None:
        """Let the browser keep a value under this name, or let go of it when it is empty."""
        self._cookies[cookie] = value

    def _renew(self) -> None:
        self._cookies[VISITOR_COOKIE] = secrets.token_urlsafe(24)

    async def form(self) -> dict[str, str]:
        """The posted form; 403 when it was not made by a page of ours for this browser."""
        if not origin.is_ours(self.request):
            raise HTTPException(403)
        form = await form_of(self.request)
        if not origin.token_fits(self.request.cookies.get(VISITOR_COOKIE, ""), form.get("token", "")):
            raise HTTPException(403)
        return form

    async def guess(self, what: Callable[[Visit], Found]) -> Found:
        """Look up what belongs to a code that somebody gives; one that does not fit is charged (S5)."""
        address, guesses = self.request.client.host if self.request.client else "", self.house.guesses
        if not guesses.allowed(address):
            raise HTTPException(429)
        try:
            return await self.house.read(what)
        except NotFound:
            guesses.wrong(address)
            raise
        finally:
            # Who sends a thousand guesses at once hears nothing more than who sends them one by one.
            if not guesses.allowed(address):
                raise HTTPException(429)

    def page(self, template: str, status: int = 200, **values: object) -> Response:
        """A page in the language of the moment."""
        html = templates.get_template(template).render(
            prefix=PREFIX,
            static=f"{PREFIX}/static/{VERSION}",
            lang=language(),
            token=origin.token_for(self.visitor),
            here=self.request.url.path,
            frame=_frame(language()),
            **{"problem": "", "notice": "", **values},
        )
        return HTMLResponse(html, status, {"vary": "Accept-Language, Cookie"})

    def to(self, path: str) -> Response:
        """Go on with another page, so that a refresh sends nothing twice."""
        return RedirectResponse(f"{PREFIX}{path}", 303)

    def sent(self, answer: Response) -> Response:
        """The answer with what the browser must keep; never readable for scripts."""
        for name, value in self._cookies.items():
            answer.set_cookie(
                name,
                value,
                max_age=COOKIE_SECONDS if value else 0,
                path=PREFIX,
                httponly=True,
                samesite="lax",
                secure=self.request.url.scheme == "https",
            )
        return answer


@cache
def _frame(_spoken: Language) -> words.Words:
    return words.frame()


def day(value: date | None) -> str:
    """A date in the language of the moment; empty when there is none."""
    return format_date(value, "EEEE d MMMM", locale=language()) if value else ""
