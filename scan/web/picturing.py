"""The same-picture check on a phone: one page, one post that keeps the card, and the end after the reveal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from starlette.responses import Response

from scan.errors import InvalidInput, NotFound, ScanError, StorageError
from scan.library.reader import library
from scan.model.same_picture import SCALE, WORDS, PictureCard
from scan.model.secret_codes import key_of, tidied
from scan.model.text import NAME
from scan.usecases import giving
from scan.usecases.giving import AtPicture
from scan.web import origin, words, words_picture
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
        call.forget()
        return call.to(f"/b/{code}")
    at = None
    try:
        at = await _at(call)
        key = await _given(call, at, typed)
    except NotFound as refused:
        if not (at or _gave(call) or origin.proof_fits(call.visitor, code, form.get("check", ""))):
            return _refused(call, refused)
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
    code, key = _code(call), call.card
    return await call.guess(lambda visit: giving.picture_behind(visit, library(), code, key))


async def _given(call: Call, at: AtPicture, typed: Typed) -> str | Response:
    """The key of the card that was kept; or the page again, with all that was typed, and what to mend."""
    code, key = _code(call), call.card
    # A first card that is sent again because its answer was lost on the way must be one card.
    secret = call.secret_for(f"card{code}")
    try:
        return await call.house.write(lambda visit: giving.give_card(visit.predictable(secret), code, key, typed.card))
    except NotFound:
        raise
    except ScanError as refused:
        status = 503 if isinstance(refused, StorageError) else 422
        field = refused.field if isinstance(refused, InvalidInput) and refused.field in FIELDS else ""
        return _page(call, at, typed, status, problem=refused.sentence, wrong=field)


def _no_check(call: Call, refused: NotFound) -> Response:
    if _gave(call):
        call.keep(CARD_COOKIE, "")
        return call.to("/b/klaar")
    return _refused(call, refused)


def _gave(call: Call) -> bool:
    held = key_of(call.card)
    return held is not None and held.door == _code(call)


def _refused(call: Call, refused: NotFound) -> Response:
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
        forgetting=_forgetting(call),
        proof=origin.proof_of(call.visitor, _code(call)),
        typed=typed,
        points=POINTS,
        longest=WORDS,
        longest_name=NAME,
        problem=problem,
        wrong=wrong,
    )


def _forgetting(call: Call) -> list[str]:
    held = key_of(call.key)
    return words_picture.forgetting(begun=bool(call.key), slip=bool(held and not held.door))


def _typed(form: Mapping[str, str]) -> Typed:
    return Typed(form.get("name", ""), form.get("words", ""), form.get("rating", ""))


def _code(call: Call) -> str:
    return tidied(str(call.request.path_params["code"]))
