"""How the plan was made: what was asked in which form, of whom, and what the scores mean."""

from __future__ import annotations

from collections.abc import Iterator

from scan.i18n import _, ngettext
from scan.model.plan import ActionPlan
from scan.report.layout import Block
from scan.report.pieces import Words, words
from scan.report.results import small_groups
from scan.report.rows import Heading, Listing, paragraph, stacked
from scan.report.style import BODY, NOTE, TABLE, WIDTH
from scan.report.wording import long_day, people


def method(plan: ActionPlan) -> Iterator[Block]:
    """The part of the annex; groups are said to have taken part only where they gave answers."""
    if plan.reason:
        yield Heading(_("Waarom dit plan"), 2)
        yield paragraph(plan.reason)
    yield Heading(_("Zo is dit plan gemaakt"), 2)
    title, groups = _taking_part(plan)
    yield stacked((words(" ".join(_sentences(plan)), BODY, WIDTH - 50),), joined=bool(groups))
    if groups:
        yield stacked([Words((title,), NOTE)], after=0, joined=True)
    listing = Listing()
    for place, text in enumerate(groups, 1):
        last = place == len(groups)
        yield stacked([words(text, TABLE, WIDTH - 60, 1)], 12 if last else 0, not last, listing)


def _sentences(plan: ActionPlan) -> Iterator[str]:
    yield _("De school beoordeelde stellingen per thema, benoemde sterke punten en belemmeringen, en koos acties.")
    if plan.short_form:
        yield ngettext(
            "Ze gebruikte de korte vorm: {count} stelling.",
            "Ze gebruikte de korte vorm: {count} stellingen.",
            plan.statement_count,
        ).format(count=plan.statement_count)
    yield _("Scores lopen van 1 (zwak) tot 5 (sterk); een themascore is het gemiddelde van zijn stellingen.")
    if plan.shared_only:
        yield _("Bij elke stelling gaf het team samen één antwoord; per groep is er niet geteld.")
    else:
        yield small_groups()
    yield _("De gegevens zijn van {day}.").format(day=long_day(plan.as_of.date()))


def _taking_part(plan: ActionPlan) -> tuple[str, list[str]]:
    answered = [group for group in plan.groups if group.answered]
    if not answered:
        return _("Wie uitgenodigd waren"), [f"{group.name}: {people(group.head_count)}" for group in plan.groups]
    text = _("{group}: {people} uitgenodigd")
    return _("Wie meededen"), [text.format(group=g.name, people=people(g.head_count)) for g in answered]
