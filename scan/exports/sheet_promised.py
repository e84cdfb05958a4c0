"""The ledger in the workbook: what the plan before this one promised and what became of it."""

from __future__ import annotations

from collections.abc import Iterator

from scan.exports.sheets import Column, Row, Sheet
from scan.i18n import _
from scan.model.codes import action_code
from scan.model.ledger import Promise
from scan.model.plan import ActionPlan


def promised_sheets(plan: ActionPlan) -> Iterator[Sheet]:
    """The sheet of the ledger, in the language of the moment; none in a first plan."""
    if plan.promised is None:
        return
    columns = (
        Column(_("Nummer"), 9),
        Column(_("Beloofde actie"), 44),
        Column(_("Wat ervan werd"), 28),
        Column(_("Eigenaar"), 22),
        Column(_("Rol"), 20),
        Column(_("Afgesproken voor"), 14),
        Column(_("Verzet naar"), 12),
        Column(_("Laatste bericht"), 60),
        Column(_("Bericht van"), 12),
    )
    yield Sheet(_("Vorig plan"), columns, tuple(map(_row, plan.promised.promises)))


def _row(promise: Promise) -> Row:
    return (
        action_code(promise.number),
        promise.title,
        promise.outcome.label,
        promise.owner_name,
        promise.owner_role,
        promise.deadline,
        promise.moved_to,
        promise.said,
        promise.said_on,
    )
