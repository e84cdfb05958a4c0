"""Adopting: the plan as it stands is numbered, frozen and kept for good."""

from __future__ import annotations

from dataclasses import dataclass, replace

from scan.errors import Conflict, InvalidInput
from scan.exports.archive import plan_from_json, plan_to_json
from scan.i18n import _
from scan.library.reader import edition
from scan.model.events import Kind, Verb
from scan.model.library import Library
from scan.model.permissions import Right
from scan.model.plan import ActionPlan
from scan.model.planning import draw_plan
from scan.model.record import AdoptedPlan
from scan.model.text import BODY, NAME, one_line, optional
from scan.store import plans, records, scans
from scan.usecases.desk import Desk
from scan.usecases.summarising import ledger_of


def current_plan(desk: Desk, library: Library, scan_id: str) -> ActionPlan:
    """The plan as it stands now: a draft."""
    desk.require(Right.READ)
    return draw_plan(records.load(desk.db, scan_id), library, desk.now, ledger_of(desk, scan_id))


def adopted_plans(desk: Desk, scan_id: str) -> list[AdoptedPlan]:
    """The adopted versions, newest first."""
    desk.require(Right.READ)
    return sorted(plans.all_of(desk.db, scan_id), key=lambda plan: -plan.number)


def adopted_plan(desk: Desk, scan_id: str, number: int) -> ActionPlan:
    """An adopted version exactly as it was adopted."""
    desk.require(Right.READ)
    return plan_from_json(plans.get(desk.db, scan_id, number).plan)


@dataclass(frozen=True, slots=True)
class Adoption:
    """Who adopts which plan, in what words; `seen` is the revision of the scan that they read.

    `edition` is that of the library whose words they read; None where nobody looked at a screen.
    """

    scan_id: str
    by: str
    decision: str
    seen: int
    edition: int | None = None


def adopt(desk: Desk, library: Library, adoption: Adoption) -> ActionPlan:
    """Freeze the plan as the next version.

    When the scan or the library changed since it was read, nothing is adopted (`Conflict`): a team adopts what it
    has seen.
    """
    scan_id, by = adoption.scan_id, one_line(adoption.by, _("Wie het plan vaststelt"), NAME)
    decision = optional(adoption.decision, _("Het besluit"), BODY)
    with desk.saving(Right.ADOPT) as db:
        if scans.revision(db, scan_id) != adoption.seen or adoption.edition not in (None, edition()):
            raise Conflict(_("Het plan is intussen gewijzigd. Kijk het opnieuw na en stel het dan vast."))
        draft = draw_plan(records.load(db, scan_id), library, desk.now, ledger_of(desk, scan_id))
        if not any(True for _one in draft.actions()):
            raise InvalidInput(_("Er is nog geen actie. Spreek er minstens één af voordat je het plan vaststelt."))
        number = plans.latest_number(db, scan_id) + 1
        plan = replace(draft, version=number, adopted_at=desk.now, adopted_by=by, decision=decision)
        plans.insert(db, scan_id, AdoptedPlan(number, desk.now, by, decision, plan_to_json(plan)))
        desk.note(Verb.ADOPTED, Kind.PLAN, scan_id, str(number))
    return plan
