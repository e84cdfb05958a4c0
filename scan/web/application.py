"""The participants' pages as one application, for beside Streamlit and for the door to the network."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Final

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.types import ASGIApp

from scan.errors import ScanError
from scan.i18n import speaking
from scan.web import answering, entering, picturing, reading, words
from scan.web.call import PREFIX, Call, Endpoint
from scan.web.guard import Guard
from scan.web.house import House
from scan.web.static_files import static_file

_PAGES: Final[tuple[tuple[str, Endpoint, Endpoint | None], ...]] = (
    ("/", entering.start, entering.start_with_code),
    ("/d/{code}", entering.door, entering.come_in),
    ("/b/klaar", picturing.over, None),
    ("/b/{code}", picturing.picture, picturing.keep_card),
    ("/welkom", entering.welcomed, entering.begin),
    ("/rol", reading.roles, None),
    ("/rol/{id}", reading.role, None),
    ("/thema/{place}", answering.theme, answering.keep_theme),
    ("/klaar", answering.done, None),
    ("/bericht", reading.receipt, reading.told),
    ("/weg", entering.leave, entering.left),
)


def pages(house: Callable[[], House]) -> ASGIApp:
    """The pages behind their guard; `house` is asked at every request, as the lifespan makes it later."""
    routes: list[BaseRoute] = [Route("/static/{version}/{name}", static_file, methods=["GET"])]
    for path, shown, kept in _PAGES:
        routes.append(Route(path, _for(house, shown), methods=["GET"]))
        if kept:
            routes.append(Route(path, _for(house, kept), methods=["POST"]))
    refused = _for(house, _missing)
    routes.append(Route("/{rest:path}", refused, methods=["GET", "POST"]))
    return Guard(Starlette(routes=routes, exception_handlers={HTTPException: _bare, Exception: _broken}))


def beside_streamlit(own: ASGIApp) -> list[BaseRoute]:
    """Routes that come before Streamlit's; without the first, `/mee` would reach it, and it answers every path."""
    return [Route(PREFIX, _slash, methods=["GET"]), Mount(PREFIX, app=own)]


def alone(own: ASGIApp) -> ASGIApp:
    """The pages and nothing else, for the door: everything outside `PREFIX` is 404."""
    return Guard(Starlette(routes=beside_streamlit(own), exception_handlers={HTTPException: _bare}))


def _for(house: Callable[[], House], page: Endpoint) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        call = Call(house(), request)
        with speaking(call.chosen_language()):
            try:
                answer = await page(call)
            except HTTPException as refused:
                answer = _trouble(call, refused.status_code)
            except ScanError as error:
                answer = _trouble(call, 503, error.sentence)
            return call.sent(answer)

    return endpoint


def _trouble(call: Call, status: int, problem: str = "") -> Response:
    return call.page("trouble.html", status, words=words.trouble(status), problem=problem)


async def _missing(call: Call) -> Response:
    raise HTTPException(404)


async def _slash(_request: Request) -> Response:
    return RedirectResponse(f"{PREFIX}/", 308)


async def _bare(_request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    return PlainTextResponse("", status)


async def _broken(_request: Request, _error: Exception) -> Response:
    return PlainTextResponse("Er ging iets mis. Probeer het opnieuw. / Something went wrong. Please try again.", 500)
