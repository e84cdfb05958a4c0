"""A whole scan as one JSON text, and back (R14); also the JSON that freezes an adopted plan."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from scan.errors import ImportRefused
from scan.exports.soundness import sound
from scan.exports.strict_json import canonical, parsed
from scan.i18n import _
from scan.model.plan import ActionPlan
from scan.model.record import AdoptedPlan, ScanRecord
from scan.model.same_picture import Picture

FORMAT = "doorbraak-scan"
SCHEMA = 5
"""Raised when a scan is kept in another shape; `from_json` keeps reading every earlier one.

2 added the short form and the school's own layer over the library: a file of 1 has neither. 3 added what a round
revealed; its codes, answers and words stay in the database where people gave them. 4 added what same-picture checks
showed (an open one stays where people give their cards), and which own statements are about one leader. 5 added what
the team wrote in the summary of its plan; an adopted plan has that in it, and what the plan before it promised.
"""
PLAN_SCHEMA = 2
"""Raised when a plan is kept in another shape; `plan_from_json` keeps reading every earlier one.

2 added this number: a plan without it, as adopted by an earlier Doorbraak, is a 1.
"""
LARGEST_FILE = 5 * 1024 * 1024
"""Most bytes of an import (S4)."""

_RECORD = TypeAdapter(ScanRecord)
_PLAN = TypeAdapter(ActionPlan)
T = TypeVar("T")


def to_json(record: ScanRecord) -> str:
    """The scan in canonical JSON: the same record always gives the same text, with its own hash.

    Words that were taken out of sight stay behind (P9): “…” stands in their place.
    """
    told = replace(record.closed(), pictures=tuple(_without_hidden(picture) for picture in record.pictures))
    content = {"format": FORMAT, "schema": SCHEMA, "record": _RECORD.dump_python(told, mode="json")}
    return canonical({**content, "sha256": _hash(content)}, indent=1) + "\n"


def from_json(data: bytes) -> ScanRecord:
    """The scan in a file, checked as if it were typed in; `ImportRefused` says what is wrong."""
    if len(data) > LARGEST_FILE:
        raise ImportRefused(
            _("Dit bestand is groter dan 5 MB. Kies het bestand dat je uit Doorbraak hebt geëxporteerd.")
        )
    record = sound(_validated(_RECORD, _content(parsed(data))))
    for adopted in record.adopted:
        _check_adopted(adopted, record.scan.id)
    return record


def plan_to_json(plan: ActionPlan) -> str:
    """A plan as canonical JSON with the number of its shape, to keep an adopted version exactly as it was."""
    return canonical({**_PLAN.dump_python(plan, mode="json"), "schema": PLAN_SCHEMA})


def plan_from_json(text: str) -> ActionPlan:
    """The plan in a kept text; `ImportRefused` when it is no plan, or one that only a newer Doorbraak can read."""
    value = parsed(text.encode("utf-8", "surrogatepass"))
    if isinstance(value, dict) and "schema" in value:
        _check_plan_schema(value.pop("schema"))
    return _validated(_PLAN, value)


def _check_plan_schema(made: Any) -> None:
    # True would pass for 1.
    if type(made) is not int or made < 1:
        raise _misshapen("schema")
    if made > PLAN_SCHEMA:
        newer = _(
            "Dit plan is gemaakt met een nieuwere Doorbraak: het heeft vorm {made}. Deze leest tot en met vorm "
            "{known}. Werk eerst de app bij."
        )
        raise ImportRefused(newer.format(made=made, known=PLAN_SCHEMA))


def _without_hidden(picture: Picture) -> Picture:
    return replace(picture, cards=tuple(replace(card, words="…") if card.hidden else card for card in picture.cards))


def _content(file: Any) -> Any:
    """The record in the file's envelope, once format, schema and hash are right."""
    if not isinstance(file, dict) or file.get("format") != FORMAT or type(file.get("schema")) is not int:
        raise ImportRefused(_("Dit bestand komt niet uit Doorbraak. Kies een bestand dat je daar hebt geëxporteerd."))
    if file["schema"] > SCHEMA:
        raise ImportRefused(_("Dit bestand komt uit een nieuwere versie van Doorbraak. Werk eerst de app bij."))
    content = {key: value for key, value in file.items() if key != "sha256"}
    if file.get("sha256") != _hash(content):
        raise ImportRefused(_("Dit bestand is na het exporteren veranderd of beschadigd. Exporteer de scan opnieuw."))
    if file["schema"] < 1 or set(content) != {"format", "schema", "record"}:
        raise _misshapen("")
    return content["record"]


def _hash(content: dict[str, Any]) -> str:
    return hashlib.sha256(canonical(content).encode()).hexdigest()


def _validated(adapter: TypeAdapter[T], value: Any) -> T:
    try:
        return adapter.validate_json(canonical(value), strict=True, extra="forbid")
    except ValidationError as error:
        place = error.errors(include_url=False)[0]["loc"]
        raise _misshapen(" > ".join(str(step)[:40] for step in place)) from error


def _misshapen(place: str) -> ImportRefused:
    return ImportRefused(
        _("De inhoud van dit bestand klopt niet ({place}). Exporteer de scan opnieuw.").format(place=place or "-")
    )


def _check_adopted(adopted: AdoptedPlan, scan_id: str) -> None:
    plan = plan_from_json(adopted.plan)
    if (plan.scan_id, plan.version) != (scan_id, adopted.number):
        raise _misshapen(f"adopted > {adopted.number}")
