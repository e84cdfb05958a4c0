"""Deciding: an action that breaks an obstacle is agreed, changed or dropped."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from rapidfuzz import fuzz, utils

from scan.errors import InvalidInput, NotFound
from scan.i18n import _
from scan.model.actions import Action, check_new_dates
from scan.model.events import Event, Kind, Verb
from scan.model.library import Library, SuggestedAction, TypicalObstacle
from scan.model.obstacles import Obstacle
from scan.model.permissions import Right
from scan.store import actions, obstacles, scans, strengths
from scan.usecases.desk import Desk


def decide_action(desk: Desk, action: Action) -> Action:
    """Agree on a new action; its id and number are given here, its dates lie ahead."""
    check_new_dates(action, None, desk.today)
    with desk.saving(Right.DECIDE) as db:
        scans.get(db, action.scan_id)
        number = actions.next_number(db, action.scan_id)
        kept = replace(action, id=desk.new_id(), number=number).checked()
        _check_links(desk, kept)
        actions.insert(db, kept)
        desk.note(Verb.CREATED, Kind.ACTION, kept.scan_id, kept.id)
    return kept


def change_action(desk: Desk, action: Action) -> Action:
    """Keep a changed action; `Conflict` when someone saved it first, `NotFound` when it was deleted."""
    checked = action.checked()
    with desk.saving(Right.DECIDE) as db:
        before = actions.get(db, action.id)
        check_new_dates(checked, before, desk.today)
        _check_links(desk, checked, before)
        saved = actions.update(db, checked)
        desk.note(Verb.CHANGED, Kind.ACTION, saved.scan_id, saved.id)
    return saved


def _check_links(desk: Desk, action: Action, before: Action | None = None) -> None:
    own = before.scan_id if before else action.scan_id
    # A link to what was deleted after it was chosen may stay: it comes back when that is undone.
    homes = {_chosen(desk, id).scan_id for id in action.obstacle_ids if not before or id not in before.obstacle_ids}
    if action.strength_id and (before is None or action.strength_id != before.strength_id):
        homes.add(strengths.get(desk.db, action.strength_id).scan_id)
    if homes - {own}:
        raise InvalidInput(_("Dit hoort bij een andere scan. Kies iets van deze scan."), "obstacle_ids")


def _chosen(desk: Desk, obstacle_id: str) -> Obstacle:
    try:
        return obstacles.get(desk.db, obstacle_id)
    except NotFound as error:
        raise InvalidInput(
            _("Een van de belemmeringen is intussen verwijderd. Kies een andere, of zet haar terug bij Geschiedenis."),
            "obstacle_ids",
        ) from error


def delete_action(desk: Desk, action_id: str) -> Event:
    """Drop an action; `undoing.undo` with the event brings it back."""
    with desk.saving(Right.DECIDE) as db:
        action = actions.get(db, action_id)
        actions.set_deleted(db, action_id, True)
        return desk.note(Verb.DELETED, Kind.ACTION, action.scan_id, action_id)


def action_of(desk: Desk, action_id: str) -> Action:
    """An action by its id; `NotFound` when it was dropped."""
    desk.require(Right.READ)
    return actions.get(desk.db, action_id)


def actions_against(desk: Desk, obstacle_id: str) -> list[Action]:
    """The actions that break an obstacle, or one that was merged into it."""
    desk.require(Right.READ)
    return list(actions.of_obstacle(desk.db, obstacle_id))


MOST_IDEAS = 4
"""So many suggestions a team can still weigh at one obstacle."""


def ideas_for(obstacle: Obstacle, library: Library, taken: Collection[str | None] = ()) -> list[SuggestedAction]:
    """Actions that broke this obstacle elsewhere, else the ones most like it; `taken` are left out.

    An obstacle from the library brings its own actions. Another one borrows from the typical
    obstacles of its theme: those at the same statement first, then those whose title looks most alike.
    """
    own = library.obstacle_by_id.get(obstacle.library_id or "")
    theme = library.theme_by_id.get(obstacle.theme_id)
    near = [own] if own else sorted(theme.obstacles if theme else (), key=lambda t: _distance(obstacle, t))
    found = [action for typical in near for action in typical.actions if action.id not in taken]
    return found[:MOST_IDEAS]


def _distance(obstacle: Obstacle, typical: TypicalObstacle) -> tuple[bool, float]:
    alike = max(
        fuzz.token_set_ratio(obstacle.title, title, processor=utils.default_process)
        for title in (typical.title.nl, typical.title.en)
    )
    return obstacle.statement_id not in typical.statements, -alike
