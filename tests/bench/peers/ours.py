"""The board's document itself, with what no peer draws: cover, summary, figures, timeline, annex, attachments."""

from __future__ import annotations

from collections.abc import Callable

from scan.exports.actions_csv import to_csv
from scan.exports.archive import plan_to_json
from scan.model.plan import ActionPlan
from scan.report import Attachment, Relation, build_pdf


def drawing(plan: ActionPlan) -> Callable[[], bytes]:
    """The whole document, with the plan as data inside."""

    def draw() -> bytes:
        data, table = plan_to_json(plan).encode(), to_csv(plan, "nl")
        files = (
            Attachment("plan.json", data, "application/json", Relation.SOURCE, "Het plan"),
            Attachment("acties.csv", table, "text/csv", Relation.ALTERNATIVE, "De acties"),
        )
        return build_pdf(plan, "nl", files)

    return draw
