"""A form as a browser without scripts sends it: read up to a limit, then taken apart by the standard library."""

from __future__ import annotations

from typing import Final
from urllib.parse import parse_qsl

from starlette.exceptions import HTTPException
from starlette.requests import Request

MAX_FIELDS: Final = 600
"""A theme holds at most some two hundred statements, each with two answers."""
KIND: Final = "application/x-www-form-urlencoded"


async def form_of(request: Request) -> dict[str, str]:
    """The fields of a posted form; the last value of a name counts. 415, 400 when it is something else."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != KIND:
        raise HTTPException(415)
    body = await request.body()  # `Guard` has bounded it
    try:
        text = body.decode("ascii")  # urlencoded is ASCII; the rest is percent-encoded UTF-8
        pairs = parse_qsl(text, keep_blank_values=True, max_num_fields=MAX_FIELDS, errors="strict")
    except ValueError as error:
        raise HTTPException(400) from error
    return dict(pairs)
