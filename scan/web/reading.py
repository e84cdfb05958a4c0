"""Pages that only show: one's own role, which nothing is sent of, and what became of what a group named."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.responses import Response

from scan.errors import NotFound
from scan.library.reader import library
from scan.model.own_role import Frequency
from scan.usecases.receipts import Became, Trace, became
from scan.web import words, words_sheet
from scan.web.call import Call, day


async def roles(call: Call) -> Response:
    """The choice of a role."""
    return call.page("roles.html", words=words.role(), roles=library().roles, there=bool(call.key))


async def role(call: Call) -> Response:
    """The questions of one role; the page holds no form, so nothing can be sent."""
    own = next((role for role in library().roles if role.id == call.request.path_params["id"]), None)
    if own is None:
        raise HTTPException(404)
    return call.page("role.html", words=words.role(), role=own, frequencies=list(Frequency), there=bool(call.key))


async def receipt(call: Call) -> Response:
    """The page where somebody types a receipt."""
    return call.page("receipt.html", words=words_sheet.receipt(), typed="")


async def told(call: Call) -> Response:
    """What became of a group's signals. It answers the post itself, so the receipt stands in no address."""
    typed = (await call.form()).get("code", "")
    try:
        seen = await call.guess(lambda visit: became(visit, typed))
    except NotFound as refused:
        problem = refused.sentence
        return call.page("receipt.html", 404, words=words_sheet.receipt(), typed=typed, problem=problem)
    today = day(call.house.now().date())
    return call.page("told.html", words=words_sheet.receipt(), seen=seen, themes=_by_theme(seen), today=today)


def _by_theme(seen: Became) -> list[tuple[str, list[Trace], bool]]:
    """Each theme with what stands on the list, and whether something else does not stand there yet."""
    found = []
    for theme in library().themes:
        traces = [trace for trace in seen.traces if trace.theme_id == theme.id]
        listed = [trace for trace in traces if trace.title]
        if traces:
            found.append((str(theme.name), listed, len(listed) < len(traces)))
    return found
