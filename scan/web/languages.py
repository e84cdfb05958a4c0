"""Which of our languages a browser asks for, when nobody chose one on a page."""

from __future__ import annotations

from email.message import Message
from functools import lru_cache
from typing import Final, cast
from urllib.request import parse_http_list

from babel import negotiate_locale

from scan.i18n import LANGUAGES, Language

_LONGEST: Final = 200
"""Characters of the header that are looked at; a browser's own list is shorter."""


def asked_for(header: str) -> Language:
    """The language of an `Accept-Language` header that we speak and that it likes best; Dutch when there is none."""
    return _asked_for(header[:_LONGEST].lower())


@lru_cache(maxsize=256)
def _asked_for(header: str) -> Language:
    liked = sorted(((weight, tag) for tag, weight in map(_weighed, parse_http_list(header)) if weight), key=_most_first)
    found = negotiate_locale([tag for _weight, tag in liked], LANGUAGES, sep="-")
    return cast("Language", found or "nl")


def _most_first(liked: tuple[float, str]) -> float:
    return -liked[0]


def _weighed(offer: str) -> tuple[str, float]:
    """A tag with its weight; one that is no weight counts as none, which refuses the tag."""
    parts = Message()
    parts["offer"] = offer
    (tag, _nothing), *parameters = parts.get_params([("", "")], "offer")
    try:
        weight = float(dict(parameters).get("q", 1))
    except ValueError:
        weight = 0
    return tag.strip(), weight if 0 < weight <= 1 else 0
