"""Everything that is kept of one scan, as one value: what exports, imports and plans are made of."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime

from scan.model.actions import Action, ActionUpdate
from scan.model.answers import SharedAnswer, Tally
from scan.model.library import Library
from scan.model.message import Message
from scan.model.obstacles import Obstacle, survivors
from scan.model.own_content import OwnContent
from scan.model.same_picture import Picture, about, repeated
from scan.model.scans import Scan, School
from scan.model.scores import StatementResult
from scan.model.strengths import Strength


@dataclass(frozen=True, slots=True)
class AdoptedPlan:
    """A version of the plan that the team adopted: `plan` is the ActionPlan as JSON text."""

    number: int
    adopted_at: datetime
    adopted_by: str
    decision: str
    plan: str


@dataclass(frozen=True, slots=True)
class ScanRecord:
    """A scan with its answers, findings, actions, updates and adopted plans; deleted things are not in it.

    `content` is the version of the school's own layer over the library that this scan asks. `revealed` is what a
    round showed: frozen, and instead of hands; before its reveal nothing of a round is here. `pictures` are what the
    revealed same-picture checks showed, oldest first. `message` is what the team wrote in the summary of its plan.
    """

    school: School
    scan: Scan
    shared: tuple[SharedAnswer, ...] = ()
    tallies: tuple[Tally, ...] = ()
    obstacles: tuple[Obstacle, ...] = ()
    strengths: tuple[Strength, ...] = ()
    actions: tuple[Action, ...] = ()
    updates: tuple[ActionUpdate, ...] = ()
    adopted: tuple[AdoptedPlan, ...] = ()
    content: OwnContent = field(default_factory=OwnContent)
    revealed: tuple[StatementResult, ...] = ()
    pictures: tuple[Picture, ...] = ()
    message: Message = field(default_factory=Message)

    def asked(self, library: Library) -> Library:
        """The library as this scan asks it: with the school's own layer, and shortened where the scan is."""
        own = self.content.over(library)
        return own.shortened() if self.scan.short_form else own

    def closed(self) -> ScanRecord:
        """The record without links to what is not in it (because it was deleted): no file could resolve them."""
        named, good = {o.id for o in self.obstacles}, {s.id for s in self.strengths}
        actions = (
            replace(
                action,
                obstacle_ids=tuple(id for id in action.obstacle_ids if id in named),
                strength_id=action.strength_id if action.strength_id in good else None,
            )
            for action in self.actions
        )
        return replace(self, actions=tuple(actions))

    def standing(self) -> list[Obstacle]:
        """The obstacles that were not merged into another."""
        return [o for o in self.obstacles if o.merged_into is None]

    def votes_of(self) -> dict[str, int]:
        """The votes of each standing obstacle (by id), with those of everything that was merged into it."""
        end = survivors(self.obstacles)
        votes = {o.id: 0 for o in self.standing()}
        for obstacle in self.obstacles:
            if end[obstacle.id] in votes:
                votes[end[obstacle.id]] += obstacle.votes
        return votes

    def pictured(self) -> dict[str, tuple[Picture, ...]]:
        """The pictures of each subject (by id), oldest first; those of an obstacle also through one merged into it.

        An obstacle that was deleted keeps its pictures apart from its theme's: they rate something else.
        """
        end = survivors(self.obstacles)
        return repeated(about(picture, end) for picture in self.pictures)

    def served(self) -> dict[str, list[Action]]:
        """The actions that break each standing obstacle (by id), also through one merged into it."""
        end = survivors(self.obstacles)
        standing = {o.id for o in self.standing()}
        found: dict[str, list[Action]] = {}
        for action in self.actions:
            for id in dict.fromkeys(end.get(id, id) for id in action.obstacle_ids):
                if id in standing:
                    found.setdefault(id, []).append(action)
        return found
