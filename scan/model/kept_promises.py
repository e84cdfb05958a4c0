"""The rule of the ledger: an adopted plan beside its actions as they stand now."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from scan.model.actions import Action, ActionUpdate, State, Status
from scan.model.ledger import Ledger, Outcome, Promise
from scan.model.plan import ActionPlan, PlanAction

_OPEN = (State.NOT_STARTED, State.BUSY, State.LATE)


def what_became_of(
    plan: ActionPlan, actions: Iterable[Action], updates: Iterable[ActionUpdate], today: date
) -> Ledger | None:
    """The ledger of an adopted plan; None for a draft, and where nothing was left to do.

    `actions` are those that its scan has now. What was done or stopped when the plan was adopted was no promise
    any more, so it is not counted.
    """
    if plan.adopted_at is None:
        return None
    now = {action.id: action for action in actions}
    told: dict[str, list[ActionUpdate]] = {}
    for update in updates:
        told.setdefault(update.action_id, []).append(update)
    promises = [
        _promise(one, now.get(one.id), told.get(one.id, []), today) for one in plan.actions() if one.state in _OPEN
    ]
    if not promises:
        return None
    return Ledger(plan.scan_id, plan.title, plan.version, plan.adopted_at, tuple(sorted(promises, key=_urgency)))


def _promise(made: PlanAction, now: Action | None, told: list[ActionUpdate], today: date) -> Promise:
    outcome = _outcome(made, now, today)
    last = _last_word(told, outcome)
    open_still = outcome not in (Outcome.KEPT, Outcome.STOPPED, Outcome.GONE)
    return Promise(
        id=made.id,
        number=made.number,
        title=made.title,
        owner_name=made.owner_name,
        owner_role=made.owner_role,
        deadline=made.deadline,
        outcome=outcome,
        moved_to=now.deadline if now and open_still and now.deadline != made.deadline else None,
        said_on=last.made_on if last else None,
        said=last.note if last else "",
    )


def _outcome(made: PlanAction, now: Action | None, today: date) -> Outcome:
    if now is None:
        return Outcome.GONE
    if now.status in (Status.DONE, Status.STOPPED):
        return Outcome.KEPT if now.status is Status.DONE else Outcome.STOPPED
    # What was promised counts: a deadline that was moved later does not make good for it.
    deadline = made.deadline or now.deadline
    if now.status is Status.BUSY or now.progress:
        return Outcome.LATE if deadline and deadline < today else Outcome.UNDER_WAY
    days = [day for day in (made.first_step_on, deadline) if day]
    return Outcome.AHEAD if days and min(days) >= today else Outcome.NOT_BEGUN


def _last_word(told: list[ActionUpdate], outcome: Outcome) -> ActionUpdate | None:
    stopping = outcome is Outcome.STOPPED
    words = [one for one in told if one.note and (not stopping or one.status is Status.STOPPED)]
    # Of two on one day the later one in the list was told last.
    return sorted(words, key=lambda one: one.made_on)[-1] if words and outcome is not Outcome.GONE else None


def _urgency(promise: Promise) -> tuple[int, date, int]:
    return list(Outcome).index(promise.outcome), promise.deadline or date.max, promise.number
