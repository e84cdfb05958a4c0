"""Printing: the board's document out of a plan, with the plan as data in it where that is wanted."""

from __future__ import annotations

from collections.abc import Sequence

from scan.exports.actions_csv import to_csv
from scan.exports.archive import plan_to_json
from scan.exports.plan_in_pdf import PLAN_FILE
from scan.i18n import Language, _, speaking
from scan.model.plan import ActionPlan
from scan.report import Attachment, Options, Relation, Told, build_pdf


def board_document(plan: ActionPlan, language: Language, options: Options, told: Told | None = None) -> bytes:
    """The PDF as the options want it; `InvalidInput` when it should be about something that the plan does not have."""
    files = attachments(plan, language) if options.attaches else ()
    return build_pdf(plan, language, files, options, told)


def attachments(plan: ActionPlan, language: Language) -> Sequence[Attachment]:
    """What is inside the board's document: the plan to take in again, and its actions as a table (ADR 10)."""
    with speaking(language):
        whole = _("Het hele plan als gegevens. Doorbraak kan het weer inlezen.")
        table = _("Alle acties als tabel")
    return (
        Attachment(PLAN_FILE, plan_to_json(plan).encode(), "application/json", Relation.SOURCE, whole),
        Attachment("acties.csv", to_csv(plan, language), "text/csv", Relation.ALTERNATIVE, table),
    )
