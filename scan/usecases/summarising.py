"""The summary of a plan: what the team writes in it, and what the plan before it promised."""

from __future__ import annotations

from scan.exports.archive import plan_from_json
from scan.model.events import Kind, Verb
from scan.model.kept_promises import what_became_of
from scan.model.ledger import Ledger
from scan.model.message import Message
from scan.model.permissions import Right
from scan.store import actions, messages, plans, scans
from scan.usecases.desk import Desk


def message_of(desk: Desk, scan_id: str) -> Message:
    """What the team wrote in the summary; empty where it stands as computed."""
    desk.require(Right.READ)
    return messages.of_scan(desk.db, scan_id)


def write_message(desk: Desk, scan_id: str, message: Message) -> Message:
    """Keep what the team writes, or with empty lines come back to what is computed.

    `message` has the version that the team saw and the data behind the lines that it read.
    """
    mine = message.checked()
    with desk.saving(Right.ADOPT) as db:
        scans.get(db, scan_id)
        kept = messages.save(db, scan_id, mine)
        desk.note(Verb.CHANGED, Kind.PLAN, scan_id, scan_id)
    return kept


def ledger_of(desk: Desk, scan_id: str) -> Ledger | None:
    """What the plan before the one at hand promised, and how that stands today; None for a first plan.

    The plan before it is the newest version of this scan, else the plan that the school adopted last in another scan.
    """
    desk.require(Right.READ)
    adopted, home = plans.latest(desk.db, scan_id), scan_id
    if adopted is None:
        other = plans.latest_elsewhere(desk.db, scan_id)
        if other is None:
            return None
        adopted, home = plans.latest(desk.db, other), other
    if adopted is None:
        return None
    now, told = actions.all_of(desk.db, home), actions.updates_of(desk.db, home)
    return what_became_of(plan_from_json(adopted.plan), now, told, desk.today)


def promised_in(desk: Desk, scan_id: str) -> tuple[str, int]:
    """The scan whose plan the ledger is about and its revision: what a kept ledger may be remembered by."""
    desk.require(Right.READ)
    home = scan_id
    if not plans.latest_number(desk.db, scan_id):
        home = plans.latest_elsewhere(desk.db, scan_id) or scan_id
    return home, scans.revision(desk.db, home)
