"""Answering: a theme on a page, one post that keeps it, and the end."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.exceptions import HTTPException
from starlette.responses import Response

from scan.errors import NotFound, ScanError, StorageError
from scan.library.reader import library
from scan.model.rounds import Given, Signal, SignalKind
from scan.model.secret_codes import grouped
from scan.usecases import participating
from scan.usecases.participating import Sheet
from scan.usecases.visiting import Visit
from scan.web import words_sheet
from scan.web.call import Call, day
from scan.web.entering import without_key
from scan.web.theme import Note, cards, given_in, lines, naming, note_in, others, said, themes_with_counts

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
        await call.house.write(lambda visit: _keep(visit, call.key, form.get("theme", ""), given, note, go))
    except NotFound:
        return await without_key(call)
    except ScanError as refused:
        status = 503 if isinstance(refused, StorageError) else 422
        return _theme(call, await _sheet(call), place, status, given, note, refused.sentence)
    if go == "name" and not note.text:
        problem = said()["nothing_typed"]
        return _theme(call, await _sheet(call), place, 422, given, note, problem)
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


def _keep(visit: Visit, key: str, theme_id: str, given: Sequence[Given], note: Note, go: str) -> None:
    participating.answer(visit, library(), key, given)
    if go.startswith(WITHDRAW):
        participating.withdraw_signal(visit, key, go.removeprefix(WITHDRAW))
    if note.text:
        signal = Signal("", SignalKind(note.kind), theme_id, note.text, note.about or None)
        participating.name_signal(visit, library(), key, signal)


def _place(call: Call) -> int:
    text = str(call.request.path_params["place"])
    if not (text.isdecimal() and len(text) < 4):
        raise HTTPException(404)
    return int(text)


def _theme(
    call: Call, sheet: Sheet, place: int, status: int, given: Sequence[Given], note: Note, problem: str
) -> Response:
    themes = themes_with_counts(sheet)
    saved = call.request.query_params.get("bewaard", "")
    before = next((theme for theme in themes if str(theme.place) == saved), None) if not problem else None
    words, shown = said(), lines(sheet, sheet.themes[place - 1], given)
    return call.page(
        "theme.html",
        status,
        words=words,
        theme=sheet.themes[place - 1],
        cards=cards(shown),
        naming=naming(shown, note),
        others=others(themes, place),
        place=place,
        themes=themes,
        signals=[signal for signal in sheet.signals if signal.theme_id == sheet.themes[place - 1].id],
        open=sheet.welcome.open,
        problem=problem,
        notice=words["saved"].format(theme=before.name) if before else "",
    )
