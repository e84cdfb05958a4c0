"""How numbers, dates, names and what is missing are said in the document."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from babel.dates import format_date
from babel.numbers import format_decimal

from scan.i18n import _, language, ngettext
from scan.model.codes import action_code
from scan.model.plan import ActionPlan, PlanAction, PlanObstacle, PlanStatement
from scan.model.scores import SCORE_FLOOR_LEADER

_SHOWN_CODES = 6


def missing() -> str:
    """What stands where nothing was filled in."""
    return _("Nog niet benoemd")


def or_missing(text: str) -> str:
    """The text, or the words for what is missing."""
    return text.strip() or missing()


def score(value: float | None) -> str:
    """A score with one decimal, or a dash."""
    return "\u2013" if value is None else _decimal(value, language())


@lru_cache(1_000)
def _decimal(value: float, locale: str) -> str:
    return format_decimal(value, format="0.0", locale=locale)


def day(when: date | None) -> str:
    """A date as "21 jan 2027", or the words for what is missing."""
    return missing() if when is None else _date(when, "d MMM yyyy", language()).replace(".", "")


def long_day(when: date) -> str:
    """A date as "21 januari 2027"."""
    return _date(when, "d MMMM yyyy", language())


@lru_cache(5_000)
def _date(when: date, pattern: str, locale: str) -> str:
    return format_date(when, pattern, locale=locale)


def codes(actions: Sequence[PlanAction]) -> str:
    """The first codes of the actions: "A3, A7 en nog 4"."""
    shown = ", ".join(action_code(a.number) for a in actions[:_SHOWN_CODES])
    rest = len(actions) - _SHOWN_CODES
    return shown if rest <= 0 else _("{codes} en nog {count}").format(codes=shown, count=rest)


def action_count(count: int) -> str:
    """ "1 actie" or "3 acties"."""
    return ngettext("{count} actie", "{count} acties", count).format(count=count)


def stamp(plan: ActionPlan) -> str:
    """What the foot of every page says about the version and its data."""
    data = _("gegevens van {day}").format(day=long_day(plan.as_of.date()))
    parts = [_("Concept, nog niet vastgesteld"), data]
    if plan.adopted:
        parts = [_("Versie {version}").format(version=plan.version), data]
        if plan.adopted_at:
            parts.insert(1, _("vastgesteld op {day}").format(day=long_day(plan.adopted_at.date())))
    return "  \u00b7  ".join(parts)


def kind(statement: PlanStatement) -> str:
    """What a reader must know of a statement to read its numbers; empty for most."""
    marks = [_("omgekeerd gesteld")] * statement.reverse + [own()] * statement.own
    if statement.hidden and statement.about_leader:
        words = _("minder dan {floor} antwoorden: deze stelling gaat over één leidinggevende")
        marks.append(words.format(floor=SCORE_FLOOR_LEADER))
    return " \u00b7 ".join(marks)


def own() -> str:
    """What stands with a statement that the school worded or added."""
    return _("eigen stelling van de school")


def by_rank(plan: ActionPlan) -> list[PlanObstacle]:
    """All obstacles, the heaviest first."""
    return sorted(plan.obstacles(), key=lambda o: (o.rank, o.number))


def people(count: int) -> str:
    """ "1 mens" or "98 mensen"."""
    return ngettext("{count} mens", "{count} mensen", count).format(count=count)
