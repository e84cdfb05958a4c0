"""Naming: obstacles and strengths come onto the register, are sharpened, merged or taken off."""

from __future__ import annotations

from dataclasses import replace

from scan.errors import InvalidInput
from scan.i18n import _
from scan.model.duplicates import Pair, alike_pairs, alike_to
from scan.model.events import Event, Kind, Verb
from scan.model.obstacles import Obstacle
from scan.model.permissions import Right
from scan.model.strengths import Strength
from scan.store import log, obstacles, scans, strengths
from scan.store.obstacles import ObstaclePage, ObstacleQuery
from scan.usecases.desk import Desk
from scan.usecases.undoing import already_undone


def name_obstacle(desk: Desk, obstacle: Obstacle) -> Obstacle:
    """Put a new obstacle on the register; its id and number are given here."""
    with desk.saving(Right.NAME) as db:
        scans.get(db, obstacle.scan_id)
        number = obstacles.next_number(db, obstacle.scan_id)
        kept = replace(obstacle, id=desk.new_id(), number=number).checked()
        obstacles.insert(db, kept)
        desk.note(Verb.CREATED, Kind.OBSTACLE, kept.scan_id, kept.id)
    return kept


def change_obstacle(desk: Desk, obstacle: Obstacle) -> Obstacle:
    """Keep a changed card; `Conflict` when someone saved it first, `NotFound` when it was deleted."""
    checked = obstacle.checked()
    with desk.saving(Right.NAME) as db:
        saved = obstacles.update(db, checked)
        desk.note(Verb.CHANGED, Kind.OBSTACLE, saved.scan_id, saved.id)
    return saved


def merge_obstacles(desk: Desk, kept_id: str, merged_id: str) -> Event:
    """Merge one obstacle into another: its votes and actions count there, its words stay readable."""
    if kept_id == merged_id:
        raise InvalidInput(_("Kies twee verschillende belemmeringen om samen te voegen."))
    with desk.saving(Right.NAME) as db:
        kept, merged = obstacles.get(db, kept_id), obstacles.get(db, merged_id)
        if kept.merged_into or merged.merged_into:
            raise InvalidInput(_("Een van beide is al samengevoegd. Ververs de pagina en kies opnieuw."))
        obstacles.set_merged(db, merged, kept.id)
        return desk.note(Verb.MERGED, Kind.OBSTACLE, kept.scan_id, merged.id)


def separate_obstacle(desk: Desk, merged_id: str) -> None:
    """Undo a merge: the obstacle stands on its own again, with its own votes and actions."""
    with desk.saving(Right.NAME) as db:
        merged = obstacles.get(db, merged_id)
        if merged.merged_into is None:
            raise already_undone()
        obstacles.set_merged(db, merged, None)
        merge = log.last(db, Verb.MERGED, Kind.OBSTACLE, merged.id)
        desk.note(Verb.SEPARATED, Kind.OBSTACLE, merged.scan_id, merged.id, undoes=merge)


def delete_obstacle(desk: Desk, obstacle_id: str) -> Event:
    """Take an obstacle off the register; `undoing.undo` with the event brings it back."""
    with desk.saving(Right.NAME) as db:
        obstacle = obstacles.get(db, obstacle_id)
        obstacles.set_deleted(db, obstacle_id, True)
        return desk.note(Verb.DELETED, Kind.OBSTACLE, obstacle.scan_id, obstacle_id)


def obstacle_of(desk: Desk, obstacle_id: str) -> Obstacle:
    """An obstacle by its id; `NotFound` when it was deleted."""
    desk.require(Right.READ)
    return obstacles.get(desk.db, obstacle_id)


def register_page(desk: Desk, scan_id: str, query: ObstacleQuery) -> ObstaclePage:
    """One page of the register, and how many obstacles the query finds in all."""
    desk.require(Right.READ)
    return obstacles.page(desk.db, scan_id, query)


def all_obstacles(desk: Desk, scan_id: str) -> list[Obstacle]:
    """Every obstacle of a scan, merged ones too, by number."""
    desk.require(Right.READ)
    return list(obstacles.all_of(desk.db, scan_id))


def counts(desk: Desk, scan_id: str) -> tuple[int, int]:
    """How many obstacles stand, and how many of those have no action."""
    desk.require(Right.READ)
    return obstacles.counts(desk.db, scan_id)


def likely_duplicates(desk: Desk, scan_id: str) -> list[Pair]:
    """Pairs of standing obstacles that look alike."""
    standing = [o for o in all_obstacles(desk, scan_id) if o.merged_into is None]
    return alike_pairs([(o.id, o.title) for o in standing])


def similar_to(desk: Desk, scan_id: str, title: str, except_id: str = "") -> list[Obstacle]:
    """Standing obstacles whose title looks like this one."""
    standing = {o.id: o for o in all_obstacles(desk, scan_id) if o.merged_into is None and o.id != except_id}
    return [standing[id] for id in alike_to(title, {id: o.title for id, o in standing.items()})]


def name_strength(desk: Desk, strength: Strength) -> Strength:
    """Put a new strength on the register; its id and number are given here."""
    with desk.saving(Right.NAME) as db:
        scans.get(db, strength.scan_id)
        number = strengths.next_number(db, strength.scan_id)
        kept = replace(strength, id=desk.new_id(), number=number).checked()
        strengths.insert(db, kept)
        desk.note(Verb.CREATED, Kind.STRENGTH, kept.scan_id, kept.id)
    return kept


def change_strength(desk: Desk, strength: Strength) -> Strength:
    """Keep a changed strength; `Conflict` when someone saved it first."""
    checked = strength.checked()
    with desk.saving(Right.NAME) as db:
        saved = strengths.update(db, checked)
        desk.note(Verb.CHANGED, Kind.STRENGTH, saved.scan_id, saved.id)
    return saved


def delete_strength(desk: Desk, strength_id: str) -> Event:
    """Take a strength off the register; `undoing.undo` with the event brings it back."""
    with desk.saving(Right.NAME) as db:
        strength = strengths.get(db, strength_id)
        strengths.set_deleted(db, strength_id, True)
        return desk.note(Verb.DELETED, Kind.STRENGTH, strength.scan_id, strength_id)


def strength_of(desk: Desk, strength_id: str) -> Strength:
    """A strength by its id; `NotFound` when it was deleted."""
    desk.require(Right.READ)
    return strengths.get(desk.db, strength_id)
