"""Two languages: Dutch is written in the code, English is read from `locale/en.po`.

The language of the moment comes from `speaking()` where a piece of work sets it (a PDF, a
command), else from the resolver that the screen installs (who is looking), else Dutch.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import Literal, cast, get_args

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

Language = Literal["nl", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
LOCALE = Path(__file__).parent / "locale"

_spoken: ContextVar[Language | None] = ContextVar("spoken", default=None)


def _nobody() -> Language | None:
    return None


_resolver: Callable[[], Language | None] = _nobody


def set_resolver(resolver: Callable[[], Language | None]) -> None:
    """Let the screen say which language its viewer reads."""
    global _resolver
    _resolver = resolver


def language() -> Language:
    """The language of the moment."""
    return _spoken.get() or _resolver() or "nl"


@contextmanager
def speaking(chosen: Language) -> Iterator[None]:
    """Everything inside is worded in the chosen language."""
    token = _spoken.set(chosen)
    try:
        yield
    finally:
        _spoken.reset(token)


@cache
def catalog(chosen: Language) -> Catalog:
    """The messages of `locale/<language>.po`, read once per process."""
    with (LOCALE / f"{chosen}.po").open("rb") as file:
        return read_po(file, locale=chosen)


def _(dutch: str) -> str:
    """The message in the language of the moment."""
    if language() == "nl":
        return dutch
    message = catalog("en").get(dutch)
    return str(message.string) if message and message.string else dutch


def ngettext(singular: str, plural: str, count: int) -> str:
    """The message for this count; `{count}` is left for `str.format`."""
    if language() == "nl":
        return singular if count == 1 else plural
    message = catalog("en").get(singular)
    forms = cast("tuple[str, ...]", message.string) if message else ()
    if isinstance(forms, str) or len(forms) < 2 or not all(forms):
        return singular if count == 1 else plural
    return forms[0 if count == 1 else 1]
