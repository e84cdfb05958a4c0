"""The finished picture of a plan: what every renderer (screen, PDF, xlsx, ics) draws, and nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from scan.model.actions import State
from scan.model.ledger import Ledger
from scan.model.library import Decider
from scan.model.people import GroupKind
from scan.model.text import Text


@dataclass(frozen=True, slots=True)
class PlanGroup:
    """A group that was invited; `answered` is None in a plan that was frozen before this was kept."""

    id: str
    name: str
    kind: GroupKind
    head_count: int
    answered: bool | None = None


@dataclass(frozen=True, slots=True)
class PlanStatement:
    """One statement with what may be shown of its scores (1 poor .. 5 good).

    Of a reverse-keyed statement the numbers were turned round; `own` is one that the school worded or added. A
    `hidden` one was answered by too few people; more are needed where it is `about_leader`.
    """

    id: str
    text: Text
    score: float | None
    wanted: float | None
    n: int
    deviation: float | None
    between: float
    reverse: bool = False
    own: bool = False
    hidden: bool = False
    about_leader: bool = False


@dataclass(frozen=True, slots=True)
class PlanScore:
    """A theme's score; `by_group` names groups (or small groups together) with their means."""

    mean: float
    wanted: float | None
    deviation: float | None
    n: int
    by_group: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class PlanObstacle:
    """An obstacle with its rank in the whole plan and the numbers of its actions."""

    id: str
    number: int
    title: str
    blocks: str
    kept_by: str
    decider: Decider | None
    influence: int | None
    impact: int | None
    votes: int
    rank: int
    merged_titles: tuple[str, ...]
    action_numbers: tuple[int, ...]
    broken: bool


@dataclass(frozen=True, slots=True)
class PlanStrength:
    """A strength of the school."""

    id: str
    number: int
    title: str
    seen_in: str


@dataclass(frozen=True, slots=True)
class PlanUpdate:
    """A dated sentence about an action."""

    made_on: date
    made_by: str
    state: State
    progress: int
    note: str


@dataclass(frozen=True, slots=True)
class PlanAction:
    """An action as a reader sees it; `obstacles` holds (number, title) of what it breaks."""

    id: str
    number: int
    title: str
    obstacles: tuple[tuple[int, str], ...]
    strength: str
    first_step: str
    first_step_on: date | None
    owner_name: str
    owner_role: str
    deadline: date | None
    pupil_gain: str
    frame: str
    freedom: str
    success_sign: str
    state: State
    progress: int
    updates: tuple[PlanUpdate, ...]


@dataclass(frozen=True, slots=True)
class PlanTheme:
    """A theme with its findings and actions; `focus` is the team's own name when it is a development theme.

    A theme that is not `asked` stands outside the scan, and is here because something was named in it.
    """

    id: str
    name: Text
    short_name: Text
    focus: str
    score: PlanScore | None
    statements: tuple[PlanStatement, ...]
    obstacles: tuple[PlanObstacle, ...]
    strengths: tuple[PlanStrength, ...]
    actions: tuple[PlanAction, ...]
    why: Text | None = None
    finding: Text | None = None
    references: tuple[str, ...] = ()
    asked: bool = True

    @property
    def title(self) -> str:
        """The team's own name for it, else the theme's name in the language of the moment."""
        return self.focus or str(self.name)


@dataclass(frozen=True, slots=True)
class ActionPlan:
    """A plan at one moment. `version` is 0 for a draft; development themes come first in `themes`.

    `message` is what the team wrote in its summary; empty where that is computed, and so worded at printing.
    `promised` is the ledger of the plan before this one.
    """

    scan_id: str
    school: str
    board: str
    title: str
    reason: str
    version: int
    adopted_at: datetime | None
    adopted_by: str
    decision: str
    as_of: datetime
    groups: tuple[PlanGroup, ...]
    themes: tuple[PlanTheme, ...]
    short_form: bool = False
    message: tuple[str, ...] = ()
    promised: Ledger | None = None

    @property
    def adopted(self) -> bool:
        """Whether this is a version that the team adopted."""
        return self.version > 0

    @property
    def invited(self) -> int:
        """How many people the groups count together."""
        return sum(group.head_count for group in self.groups)

    @property
    def statement_count(self) -> int:
        """How many statements the scan asks."""
        return sum(len(theme.statements) for theme in self.themes if theme.asked)

    @property
    def shared_only(self) -> bool:
        """Whether every score is the one answer that the team agreed on aloud."""
        statements = [statement for theme in self.themes for statement in theme.statements]
        if any(statement.n for statement in statements) or any(group.answered for group in self.groups):
            return False
        return any(statement.score is not None for statement in statements)

    def actions(self) -> Iterator[PlanAction]:
        """Every action once, in the order of the plan."""
        return (action for theme in self.themes for action in theme.actions)

    def obstacles(self) -> Iterator[PlanObstacle]:
        """Every obstacle once, in the order of the plan."""
        return (obstacle for theme in self.themes for obstacle in theme.obstacles)

    def strengths(self) -> Iterator[PlanStrength]:
        """Every strength once, in the order of the plan."""
        return (strength for theme in self.themes for strength in theme.strengths)

    def by_state(self) -> Counter[State]:
        """How many actions stand where."""
        return Counter(action.state for action in self.actions())
