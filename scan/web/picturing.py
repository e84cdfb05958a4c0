"""The same-picture check on a phone: one page, one post that keeps the card, and the end after the reveal."""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from starlette.responses import Response

from scan.errors import InvalidInput, NotFound, ScanError, StorageError
from scan.library.reader import library
from scan.model.same_picture import SCALE, WORDS, PictureCard
from scan.model.secret_codes import key_of, tidied
from scan.model.text import NAME
from scan.usecases import giving
from scan.usecases.giving import AtPicture
from scan.usecases.visiting import Visit
from scan.web import words, words_picture
from scan.web.call import CARD_COOKIE, Call

POINTS: Final = tuple(map(str, SCALE))
FIELDS: Final = ("name", "words", "rating")


@dataclass(frozen=True, slots=True)
class Typed:
    """A card as it stands in its fields, still unchecked."""

    name: str = ""
    words: str = ""
    rating: str = ""

    @property
    def card(self) -> PictureCard:
        """The card that is meant; a rating that is none of ours is 0, which no card has."""
        return PictureCard(self.words, int(self.rating) if self.rating in POINTS else 0, self.name)


async def picture(call: Call) -> Response:
    """The question, with the card that this browser gave before."""
    try:
        at = await _at(call)
    except NotFound as refused:
        return _no_check(call, refused)
    own = at.card
    return _page(call, at, Typed(own.name, own.words, str(own.rating)) if own else Typed())


async def keep_card(call: Call) -> Response:
    """Keep the card, or let this device forget it for the next person."""
    form, code = await call.form(), _code(call)
    typed = _typed(form)
    if form.get("go") == "forget":
        call.keep(CARD_COOKIE, "")
        call.renew()
        return call.to(f"/b/{code}")
    try:
        at = await _at(call)
        key = await _given(call, at, typed)
    except NotFound:
        call.keep(CARD_COOKIE, "")
        return _over(call, 404, typed.words)
    if isinstance(key, Response):
        return key
    call.keep(CARD_COOKIE, key)
    return call.to(f"/b/{code}")


async def over(call: Call) -> Response:
    """Where a browser is sent that gave a card to a check that is over; the same at every refresh."""
    return _over(call, 200)


async def _at(call: Call) -> AtPicture:
    code, key = _code(call), _key(call)
    return await call.guess(lambda visit: giving.picture_behind(visit, library(), code, key))


async def _given(call: Call, at: AtPicture, typed: Typed) -> str | Response:
    """The key of the card that was kept; or the page again, with all that was typed, and what to mend."""
    code, key = _code(call), _key(call)
    secret = _first_secret(call)
    try:
        return await call.house.write(
            lambda visit: giving.give_card(_predictable(visit, secret), code, key, typed.card)
        )
    except NotFound:
        raise
    except ScanError as refused:
        status = 503 if isinstance(refused, StorageError) else 422
        field = refused.field if isinstance(refused, InvalidInput) and refused.field in FIELDS else ""
        return _page(call, at, typed, status, problem=refused.sentence, wrong=field)


def _first_secret(call: Call) -> bytes:
    # A first card that is sent again because its answer was lost on the way must be one card, so this browser's secret
    # for this check is always the same. It follows from a cookie that is as random and as hidden as a key.
    return hmac.digest(call.visitor.encode(), b"card" + _code(call).encode(), "sha256")


def _predictable(visit: Visit, secret: bytes) -> Visit:
    return replace(visit, new_secret=lambda size: secret[:size])


def _no_check(call: Call, refused: NotFound) -> Response:
    held = key_of(_key(call))
    if held and held.door == _code(call):
        call.keep(CARD_COOKIE, "")
        return call.to("/b/klaar")
    return call.page("start.html", 404, words=words.start(), problem=refused.sentence, typed="", there=False)


def _over(call: Call, status: int, typed: str = "") -> Response:
    return call.page("picture_over.html", status, words=words_picture.over(), typed=typed.strip())


def _page(call: Call, at: AtPicture, typed: Typed, status: int = 200, problem: str = "", wrong: str = "") -> Response:
    encrypted = call.request.url.scheme == "https"
    return call.page(
        "picture.html",
        status,
        words=words_picture.picture(at),
        promise=words_picture.promise(named=at.check.named, encrypted=encrypted),
        at=at,
        code=_code(call),
        kept=at.card is not None,
        typed=typed,
        points=POINTS,
        longest=WORDS,
        longest_name=NAME,
        problem=problem,
        wrong=wrong,
    )


def _typed(form: Mapping[str, str]) -> Typed:
    return Typed(form.get("name", ""), form.get("words", ""), form.get("rating", ""))


def _key(call: Call) -> str:
    return call.request.cookies.get(CARD_COOKIE, "")


def _code(call: Call) -> str:
    return tidied(str(call.request.path_params["code"]))
