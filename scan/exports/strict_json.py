"""JSON in one canonical form, and read so strictly that it cannot mean two things."""

from __future__ import annotations

import json
from typing import Any, NoReturn

from scan.errors import ImportRefused
from scan.i18n import _

DEEPEST = 20
"""Lists and objects inside each other; a scan needs six."""
LARGEST_NUMBER = 2**53
"""Beyond this, other programs read a different number than was written."""


def canonical(value: Any, indent: int | None = None) -> str:
    """The one way to write a value: sorted keys, letters as they are, no NaN."""
    separators = (",", ":") if indent is None else None
    return json.dumps(value, sort_keys=True, ensure_ascii=False, allow_nan=False, indent=indent, separators=separators)


def parsed(data: bytes) -> Any:
    """The value that the bytes mean to every reader; `ImportRefused` where readers could differ."""
    try:
        value = json.loads(
            data.decode("utf-8-sig"),
            object_pairs_hook=_without_repeats,
            parse_constant=_no_number,
            parse_int=_int,
            parse_float=_float,
        )
    except RecursionError as error:
        raise _too_deep() from error
    except ValueError as error:
        raise ImportRefused(
            _("Dit bestand is geen geldige JSON. Kies het bestand dat je uit Doorbraak hebt geëxporteerd.")
        ) from error
    _check_depth_and_text(value)
    return value


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _value in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise ImportRefused(_("In dit bestand staat “{key}” twee keer op dezelfde plek.").format(key=twice[:40]))
    return found


def _no_number(name: str) -> NoReturn:
    raise ImportRefused(_("In dit bestand staat {name} waar een getal hoort.").format(name=name))


def _int(digits: str) -> int:
    # The length first: turning a million digits into a number is slow.
    if len(digits) > 17 or abs(int(digits)) > LARGEST_NUMBER:
        raise ImportRefused(_("In dit bestand staat een getal dat te groot is."))
    return int(digits)


def _float(digits: str) -> float:
    number = float(digits)
    if abs(number) > LARGEST_NUMBER:
        raise ImportRefused(_("In dit bestand staat een getal dat te groot is."))
    return number


def _too_deep() -> ImportRefused:
    return ImportRefused(_("Dit bestand heeft te veel lagen. Het komt niet uit Doorbraak."))


def _check_depth_and_text(value: Any) -> None:
    waiting = [(value, 1)]
    while waiting:
        item, depth = waiting.pop()
        if isinstance(item, str):
            _check_text(item)
        elif isinstance(item, dict | list):
            if depth > DEEPEST:
                raise _too_deep()
            waiting += (
                [(inner, depth + 1) for inner in (*item, *item.values())]
                if isinstance(item, dict)
                else [(inner, depth + 1) for inner in item]
            )


def _check_text(text: str) -> None:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise ImportRefused(_("In dit bestand staat een kapot teken (een half emoji).")) from error
