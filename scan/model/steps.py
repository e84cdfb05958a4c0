"""Where a team stands in a scan: the state of each step, out of what is kept."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from scan.model.actions import Status
from scan.model.obstacles import Obstacle, Source
from scan.model.record import ScanRecord
from scan.model.rounds import Phase, Round
from scan.model.strengths import Strength


class Step(StrEnum):
    """The steps of a scan in order."""

    PREPARE = "prepare"
    INVITE = "invite"
    OWN_ROLE = "own_role"
    STATEMENTS = "statements"
    TOGETHER = "together"
    OBSTACLES = "obstacles"
    CHOOSE = "choose"
    ACTIONS = "actions"
    PLAN = "plan"
    PROGRESS = "progress"


@dataclass(frozen=True, slots=True)
class StepState:
    """How far a step is: `made` of `total` things; `total` is 0 where there is nothing to count to."""

    made: int
    total: int

    @property
    def done(self) -> bool:
        """Whether everything that can be counted is there."""
        return self.total > 0 and self.made >= self.total

    @property
    def started(self) -> bool:
        """Whether there is anything yet."""
        return self.made > 0


def step_states(
    record: ScanRecord, statement_ids: Collection[str], planned: Round | None = None
) -> dict[Step, StepState]:
    """The state of every step; `statement_ids` are the statements of the scan's themes, `planned` is its round."""
    wanted = set(statement_ids)
    answered = wanted & answered_in(record)
    standing = record.standing()
    served = record.served()
    closed = sum(a.status in (Status.DONE, Status.STOPPED) for a in record.actions)
    found: list[Obstacle | Strength] = [*record.obstacles, *record.strengths]
    return {
        Step.PREPARE: StepState(sum(map(bool, _frame(record))), len(_frame(record))),
        Step.INVITE: _invited(record, planned),
        Step.OWN_ROLE: StepState(sum(f.source is Source.OWN_ROLE for f in found), 0),
        Step.STATEMENTS: StepState(len(answered), len(wanted)),
        Step.TOGETHER: StepState(len(answered), len(wanted)),
        Step.OBSTACLES: StepState(sum(o.decider is not None for o in standing), len(standing)),
        Step.CHOOSE: StepState(len(record.scan.focus), 1 if standing else 0),
        Step.ACTIONS: StepState(len(served), len(standing)),
        Step.PLAN: StepState(len(record.adopted), 1 if record.actions else 0),
        Step.PROGRESS: StepState(closed, len(record.actions)),
    }


def answered_in(record: ScanRecord) -> set[str]:
    """Ids of the statements with an answer of any kind, asked now or not."""
    hands = {t.statement_id for t in record.tallies if sum(t.counts)}
    told = {r.statement_id for r in record.revealed if r.everyone or r.hidden}
    return {a.statement_id for a in record.shared} | hands | told


def _invited(record: ScanRecord, planned: Round | None) -> StepState:
    # A team may also answer together on one screen: without a round there is nothing to count to.
    over = bool(record.revealed) or (planned is not None and planned.phase in (Phase.CLOSED, Phase.REVEALED))
    return StepState(int(over), int(over or planned is not None))


def _frame(record: ScanRecord) -> tuple[object, ...]:
    scan = record.scan
    return (scan.reason, scan.groups, scan.starts_on, scan.feedback_on)
