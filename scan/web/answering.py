"""Answering: a theme on a page, one post that keeps it, and the end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from starlette.exceptions import HTTPException
from starlette.responses import Response

from scan.errors import NotAllowed, NotFound, ScanError, StorageError
from scan.library.reader import library
from scan.model.rounds import Given, Signal, SignalKind
from scan.model.secret_codes import grouped
from scan.usecases import participating
from scan.usecases.participating import Sheet
from scan.usecases.visiting import Visit
from scan.web import words_sheet
from scan.web.call import Call, day
from scan.web.entering import without_key
from scan.web.theme import (
    Line,
    Note,
    cards,
    given_in,
    lines,
    lines_too_late,
    mark,
    naming,
    note_in,
    others,
    overwrote,
    said,
    themes_with_counts,
)

WITHDRAW = "withdraw:"


async def theme(call: Call) -> Response:
    """The statements of one theme, with what this person answered before."""
    try:
        sheet = await _sheet(call)
    except NotFound:
        return await without_key(call)
    place = _place(call)
    if not 1 <= place <= len(sheet.themes):
        return call.to("/klaar" if place > 1 else "/welkom")
    return _theme(call, sheet, place, 200, [], Note(), "")


async def keep_theme(call: Call) -> Response:
    """Keep a page: its answers in one transaction, then what was written, then on to where the button says."""
    form, place = await call.form(), _place(call)
    given, note, go = given_in(form), note_in(form), form.get("go", "next")
    try:
        overwritten = await call.house.write(lambda visit: _keep(visit, call.key, form, given, note, go))
    except NotFound:
        return await without_key(call)
    except NotAllowed:
        return _too_late(call, await _sheet(call), place, given, note, go)
    except ScanError as refused:
        status = 503 if isinstance(refused, StorageError) else 422
        return _theme(call, await _sheet(call), place, status, given, note, refused.sentence)
    if go == "name" and not note.text:
        problem = said()["nothing_typed"]
        return _theme(call, await _sheet(call), place, 422, given, note, problem)
    if overwritten:
        return call.to(f"/thema/{place}?intussen={place}")
    if go == "name" or go.startswith(WITHDRAW):
        return call.to(f"/thema/{place}?bewaard={place}#named")
    onward = int(go) if go.isdecimal() and len(go) < 4 else place + {"previous": -1}.get(go, 1)
    return call.to("/welkom") if onward < 1 else call.to(f"/thema/{onward}?bewaard={place}")


async def done(call: Call) -> Response:
    """The end: the receipt of the group, what was left open, and what happens next."""
    try:
        sheet, receipt = await call.house.read(lambda visit: _finished(visit, call.key))
    except NotFound:
        return await without_key(call)
    themes = themes_with_counts(sheet)
    names = {theme.id: str(theme.name) for theme in sheet.themes}
    return call.page(
        "done.html",
        words=words_sheet.done(),
        named_words=words_sheet.theme(),
        counted=words_sheet.counted,
        receipt=grouped(receipt),
        themes=themes,
        left=any(theme.answered < theme.asked for theme in themes),
        empty=not sheet.answers,
        signals=[(names.get(signal.theme_id, ""), signal) for signal in sheet.signals],
        page=words_sheet.receipt()["title"],
        open=sheet.welcome.open,
        feedback=day(sheet.welcome.scan.feedback_on),
    )


async def _sheet(call: Call) -> Sheet:
    return await call.house.read(lambda visit: participating.sheet(visit, library(), call.key))


def _finished(visit: Visit, key: str) -> tuple[Sheet, str]:
    return participating.sheet(visit, library(), key), participating.finish(visit, key)


def _keep(visit: Visit, key: str, form: Mapping[str, str], given: Sequence[Given], note: Note, go: str) -> bool:
    """Whether other answers stood there than the page showed."""
    theme_id = form.get("theme", "")
    change = participating.answer(visit, library(), key, given)
    if go.startswith(WITHDRAW):
        participating.withdraw_signal(visit, key, go.removeprefix(WITHDRAW))
    if note.text:
        signal = Signal("", SignalKind(note.kind), theme_id, note.text, note.about or None)
        participating.name_signal(visit, library(), key, signal)
    return overwrote(change, theme_id, form.get("drawn", ""))


def _place(call: Call) -> int:
    text = str(call.request.path_params["place"])
    if not (text.isdecimal() and len(text) < 4):
        raise HTTPException(404)
    return int(text)


def _theme(
    call: Call, sheet: Sheet, place: int, status: int, given: Sequence[Given], note: Note, problem: str
) -> Response:
    shown = lines(sheet, sheet.themes[place - 1], given)
    return _drawn(call, sheet, place, status, shown, note, problem)


def _too_late(call: Call, sheet: Sheet, place: int, given: Sequence[Given], note: Note, go: str) -> Response:
    """The page after the round was closed: what is kept, and beside it in words what came too late."""
    shown = lines_too_late(sheet, sheet.themes[place - 1], given)
    lost = note.text or go.startswith(WITHDRAW) or any(scale.lost for line in shown for scale in line.scales)
    return _drawn(call, sheet, place, 422, shown, note, said()["too_late"] if lost else "")


def _drawn(
    call: Call, sheet: Sheet, place: int, status: int, shown: Sequence[Line], note: Note, problem: str
) -> Response:
    themes, theme, words = themes_with_counts(sheet), sheet.themes[place - 1], said()
    asked = call.request.query_params
    before = next((other for other in themes if str(other.place) == asked.get("bewaard", "")), None)
    return call.page(
        "theme.html",
        status,
        words=words,
        theme=theme,
        cards=cards(shown),
        naming=naming(shown, note),
        drawn=mark(theme, sheet.answers),
        typed=note.text,
        overwritten=not problem and asked.get("intussen", "") == str(place),
        others=others(themes, place),
        place=place,
        themes=themes,
        signals=[signal for signal in sheet.signals if signal.theme_id == theme.id],
        open=sheet.welcome.open,
        problem=problem,
        notice=words["saved"].format(theme=before.name) if before and not problem else "",
    )
