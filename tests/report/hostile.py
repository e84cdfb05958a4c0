"""Every field of a plan that holds text: which there are, where the document shows them, and filling them at will."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, date, datetime
from enum import Enum, StrEnum
from itertools import cycle, islice
from typing import Any, TypeVar, get_args, get_type_hints

from scan.model.ledger import Ledger, Outcome, Promise
from scan.model.plan import ActionPlan, PlanTheme
from scan.model.text import Text

Filled = TypeVar("Filled")
Give = Callable[[str], str]
"""The text for a field, by the name that it has in `SHOWN`."""

IDS = {"id", "scan_id"}
"""Names that no person can type."""


class Shown(StrEnum):
    """How the document must show what is typed in a field."""

    WHOLE = "whole"
    SHORTENED = "shortened"
    """Whole or, where there is no room on a cover or in a figure, its beginning and an ellipsis."""


_SHORTENED = {
    "ActionPlan.school",
    "ActionPlan.board",
    "ActionPlan.title",
    "ActionPlan.reason",
    "PlanTheme.short_name.nl",
    "PlanTheme.short_name.en",
}
_WHOLE = {
    "ActionPlan": "adopted_by decision message",
    "PlanGroup": "name",
    "PlanTheme": "name.nl name.en focus why.nl why.en finding.nl finding.en references",
    "PlanScore": "by_group",
    "PlanStatement": "text.nl text.en",
    "PlanObstacle": "title blocks kept_by merged_titles",
    "PlanStrength": "title seen_in",
    "PlanAction": "title obstacles strength first_step owner_name owner_role pupil_gain frame freedom success_sign",
    "PlanUpdate": "made_by note",
    "Ledger": "scan_title",
    "Promise": "title owner_name owner_role said",
}
SHOWN = dict.fromkeys(_SHORTENED, Shown.SHORTENED) | {
    f"{kind}.{name}": Shown.WHOLE for kind, names in _WHOLE.items() for name in names.split()
}
"""Every field that a person can fill. A new one fails a test until it is named here."""


def text_fields(kind: type) -> Iterator[str]:
    """The names of all fields with text of a dataclass and of what it is made of, read from their types."""
    for name, hint in get_type_hints(kind).items():
        if name not in IDS:
            yield from _of_hint(hint, f"{kind.__name__}.{name}")


def _of_hint(hint: Any, name: str) -> Iterator[str]:
    if hint is Text:
        yield from (f"{name}.nl", f"{name}.en")
    elif hint is str:
        yield name
    elif is_dataclass(hint) and isinstance(hint, type):
        yield from text_fields(hint)
    for part in get_args(hint):
        yield from _of_hint(part, name)


def filled(value: Filled, give: Give, name: str = "") -> Filled:
    """The same with every text in it replaced; what no person can type stays."""
    return _filled(value, give, name)  # type: ignore[no-any-return]


def _filled(value: Any, give: Give, name: str) -> Any:
    if isinstance(value, Text):
        return Text(give(f"{name}.nl"), give(f"{name}.en"))
    if isinstance(value, str):
        return value if isinstance(value, Enum) else give(name)
    if isinstance(value, tuple):
        return tuple(_filled(part, give, name) for part in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    kind = type(value).__name__
    typed = [field.name for field in fields(value) if field.name not in IDS]
    return replace(value, **{each: _filled(getattr(value, each), give, f"{kind}.{each}") for each in typed})


def with_texts(plan: ActionPlan, hostile: str) -> ActionPlan:
    """The plan with this text in every field that a person can fill."""
    full = filled(dressed(plan), lambda _name: hostile)
    return full if hostile else replace(full, message=())


def theme_with(theme: PlanTheme, hostile: str) -> PlanTheme:
    """The theme with this text in every field that a person can fill, its obstacles and actions too."""
    return filled(_dressed_theme(theme), lambda _name: hostile)


def dressed(plan: ActionPlan) -> ActionPlan:
    """The plan with something in every field that can be empty, so that it can be filled."""
    return replace(
        plan,
        message=("x",) * 3,
        promised=_ledger(max(len(plan.groups), len(Outcome))),
        groups=tuple(replace(group, answered=True) for group in plan.groups),
        themes=tuple(map(_dressed_theme, plan.themes)),
    )


def _ledger(count: int) -> Ledger:
    """What an earlier plan promised, with every outcome in turn."""
    outcomes = islice(cycle(Outcome), count)
    dates = date(2026, 1, 1), date(2027, 1, 1), date(2026, 2, 1)
    promises = (
        Promise(f"q{n}", n, "x", "x", "x", dates[0], outcome, dates[1], dates[2], "x")
        for n, outcome in enumerate(outcomes, 1)
    )
    return Ledger("scan-before", "x", 2, datetime(2026, 1, 1, 15, 30, tzinfo=UTC), tuple(promises))


def _dressed_theme(theme: PlanTheme) -> PlanTheme:
    return replace(
        theme,
        score=replace(theme.score, by_group=(("x", 2.0), ("x", 4.0))) if theme.score else None,
        statements=tuple(replace(s, reverse=True, own=True) for s in theme.statements),
        obstacles=tuple(replace(o, merged_titles=("x",)) for o in theme.obstacles),
        references=("x", "x"),
    )
