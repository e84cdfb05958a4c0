"""Coming in and going: a code typed or carried by a link, the welcome, and a device that forgets who was there."""

from __future__ import annotations

from dataclasses import replace

from starlette.responses import Response

from scan.errors import InvalidInput, NotAllowed, NotFound
from scan.library.reader import library
from scan.model.promise import promise
from scan.model.rounds import Invitation
from scan.model.secret_codes import DOOR, tidied
from scan.model.text import NAME
from scan.usecases import giving, participating
from scan.usecases.participating import Participant, Sheet, Welcome
from scan.usecases.visiting import Visit, unknown_code
from scan.web import words
from scan.web.call import Call, day
from scan.web.theme import themes_with_counts


async def start(call: Call) -> Response:
    """The page where somebody types a code."""
    return _start(call)


async def start_with_code(call: Call) -> Response:
    """A room code leads to its welcome; the code of a slip goes into the cookie and nowhere else (P3)."""
    typed = (await call.form()).get("code", "")
    try:
        if len(tidied(typed)) == DOOR:
            welcome = await call.guess(lambda visit: _behind(visit, typed))
            return call.to(f"/{'d' if welcome else 'b'}/{tidied(typed)}")
        call.hold(await call.guess(lambda visit: _slip(visit, typed)))
        return call.to("/welkom")
    except NotFound as refused:
        return _start(call, 404, problem=refused.sentence, typed=typed)


async def door(call: Call) -> Response:
    """The welcome behind a room code."""
    return await _door(call)


async def come_in(call: Call) -> Response:
    """Somebody begins behind a room code: their key is minted, once per device unless somebody else sits there now."""
    form, code = await call.form(), _code(call)
    name, anew = form.get("name", ""), "anew" in form

    def coming_in(visit: Visit) -> str:
        welcome = participating.door_of(visit, code)
        person = None if anew else _held(visit, call.key)
        if person and _same_group(person, welcome):
            return call.key
        # Nothing is kept of somebody who joins without a name, so they need not wait for those who answer.
        return "" if welcome.named else participating.join(visit, code, name)

    try:
        key = await call.guess(coming_in)
        if not key:
            # Who sends their name again because the answer was lost on the way is no second person of that name.
            secret = call.secret_for(f"list{code}")
            key = await call.house.write(lambda visit: participating.join(visit.predictable(secret), code, name))
        if key != call.key:
            call.hold(key)
    except NotFound as refused:
        return _start(call, 404, problem=refused.sentence)
    except NotAllowed:
        return await _door(call, 422)  # the page says that the round is not open
    except InvalidInput as refused:
        return await _door(call, 422, problem=refused.sentence, name=name)
    return call.to("/thema/1")


async def welcomed(call: Call) -> Response:
    """The welcome of somebody who holds a slip."""
    return await _welcomed(call)


async def begin(call: Call) -> Response:
    """The holder of a slip begins; where a round is answered by name, the name is kept."""
    form, person = await call.form(), await held(call)
    if person is None:
        return call.to("/")
    name = form.get("name", "")
    try:
        if not person.key.door:
            queue = call.house.write if person.round.named else call.house.read
            await queue(lambda visit: participating.enter_slip(visit, call.key, name))
    except NotAllowed:
        return await _welcomed(call, 422)
    except InvalidInput as refused:
        return await _welcomed(call, 422, problem=refused.sentence, name=name)
    return call.to("/thema/1")


async def leave(call: Call) -> Response:
    """The page that asks whether this device must forget who answered on it."""
    person = await held(call)
    if person is None:
        # There is no list to lose; the page says that the device forgot, so it does.
        if call.key or call.card:
            call.forget()
        return call.page("left.html", words=words.leaving())
    return call.page("leave.html", words=words.leaving(), slip=not person.key.door, card=bool(call.card))


async def left(call: Call) -> Response:
    """The device forgets, a card of a same-picture check too."""
    await call.form()
    call.forget()
    return call.to("/weg")


async def held(call: Call) -> Participant | None:
    """Whose key this browser holds, if it still fits a round."""
    return await call.house.read(lambda visit: _held(visit, call.key)) if call.key else None


async def without_key(call: Call) -> Response:
    """Where somebody is sent whose key fits no more: after the reveal, or on a device that forgot it."""
    call.hold("")
    return _start(call, 404, problem=words.gone())


def _held(visit: Visit, key: str) -> Participant | None:
    try:
        return participating.enter(visit, key) if key else None
    except NotFound:
        return None


def _start(call: Call, status: int = 200, problem: str = "", typed: str = "") -> Response:
    there = bool(call.key) and not problem
    return call.page("start.html", status, words=words.start(), problem=problem, typed=typed, there=there)


def _slip(visit: Visit, typed: str) -> str:
    person = participating.enter(visit, typed)
    if person.key.door:  # somebody else's cookie, no slip
        raise unknown_code()
    return person.key.written


def _behind(visit: Visit, code: str) -> Welcome | None:
    """What a room code opens: the welcome of a round, or None where it is the code of a same-picture check."""
    try:
        return participating.door_of(visit, code)
    except NotFound:
        giving.picture_behind(visit, library(), code)
        return None


def _code(call: Call) -> str:
    return str(call.request.path_params["code"])


async def _door(call: Call, status: int = 200, problem: str = "", name: str = "") -> Response:
    code = _code(call)
    try:
        welcome = await call.guess(lambda visit: _behind(visit, code))
    except NotFound as refused:
        return _start(call, 404, problem=refused.sentence)
    if welcome is None:
        return call.to(f"/b/{tidied(code)}")
    person = await held(call)
    there = person is not None and _same_group(person, welcome)
    if welcome.invitation is not Invitation.OPEN:
        welcome = replace(welcome, open=False)
    return _welcome(call, status, welcome, f"/d/{tidied(code)}", there, problem=problem, name=name)


async def _welcomed(call: Call, status: int = 200, problem: str = "", name: str = "") -> Response:
    person = await held(call)
    if person is None:
        return call.to("/")
    seen = await call.house.read(lambda visit: participating.sheet(visit, library(), call.key))
    # Where answering is by name, nobody goes on without one.
    begun = seen.name if seen.welcome.named else seen.answers or seen.signals
    more = {"name": name or seen.name, "known": bool(seen.name), "onward": _onward(seen)}
    slip_begun = bool(begun) and not person.key.door
    return _welcome(call, status, seen.welcome, "/welkom", False, problem=problem, begun=slip_begun, **more)


def _onward(seen: Sheet) -> str:
    """Where somebody goes on who began before: the first theme that is not answered in full."""
    left = (theme.place for theme in themes_with_counts(seen) if theme.answered < theme.asked)
    return f"/thema/{place}" if (place := next(left, 0)) else "/klaar"


def _same_group(person: Participant, welcome: Welcome) -> bool:
    return (person.scan.id, person.group.id) == (welcome.scan.id, welcome.group.id)


def _welcome(call: Call, status: int, welcome: Welcome, action: str, there: bool, **more: object) -> Response:
    encrypted = call.request.url.scheme == "https"
    return call.page(
        "welcome.html",
        status,
        words=words.welcome(),
        promise=promise(named=welcome.named, encrypted=encrypted),
        welcome=welcome,
        action=action,
        there=there,
        needs_slip=action != "/welkom" and welcome.invitation is not Invitation.OPEN,
        minutes=welcome.minutes(library()),
        closes=day(welcome.scan.closes_on),
        feedback=day(welcome.scan.feedback_on),
        longest=NAME,
        **{"known": False, "begun": False, "onward": "/thema/1", **more},
    )
