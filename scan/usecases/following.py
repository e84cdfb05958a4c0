"""Following up: a team leader comes back and says how an action goes."""

from __future__ import annotations

from dataclasses import dataclass

from scan.model.actions import Action, ActionUpdate, Status
from scan.model.events import Kind, Verb
from scan.model.permissions import Right
from scan.store import actions
from scan.usecases.desk import Desk


@dataclass(frozen=True, slots=True)
class Report:
    """What a person says of an action: status, progress (0-100) and one sentence."""

    status: Status
    progress: int
    note: str
    by: str


def follow(desk: Desk, action: Action, report: Report) -> Action:
    """Keep a dated update; `action` is what the person saw, so a `Conflict` shows a newer one."""
    update = ActionUpdate(
        desk.new_id(), action.id, desk.today, report.by, report.status, report.progress, report.note
    ).checked()
    with desk.saving(Right.FOLLOW) as db:
        saved = actions.update(db, action.followed(update))
        actions.add_update(db, update)
        desk.note(Verb.FOLLOWED, Kind.ACTION, saved.scan_id, saved.id)
    return saved


def updates_of(desk: Desk, action_id: str) -> list[ActionUpdate]:
    """How an action went, newest first."""
    desk.require(Right.READ)
    return list(reversed(actions.updates_of_action(desk.db, action_id)))
