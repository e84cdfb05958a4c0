"""The shapes of `data/demo/`: the demonstration school and its rounds, in both languages."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pydantic import TypeAdapter

from scan.library.document import read_document
from scan.model.actions import Status
from scan.model.answers import Answer
from scan.model.content import Content
from scan.model.library import Decider
from scan.model.obstacles import Source
from scan.model.people import GroupKind
from scan.model.text import Text
from scan.settings import DATA

Counts = dict[str, dict[str, tuple[int, ...]]]
"""Statement id -> group id -> seven counts in the order of `ANSWERS`."""


@dataclass(frozen=True)
class ToldPerson(Content):
    """Somebody who owns an action or tells how it goes."""

    name: str
    role: Text


@dataclass(frozen=True)
class ToldSchool(Content):
    """The school, its board and its people."""

    licence: str
    name: Text
    board: Text
    people: dict[str, ToldPerson]


@dataclass(frozen=True)
class ToldGroup(Content):
    """A group of a round."""

    id: str
    kind: GroupKind
    heads: int
    name: Text


@dataclass(frozen=True)
class ToldFocus(Content):
    """A development theme under the team's own name."""

    theme: str
    title: Text


@dataclass(frozen=True)
class ToldAnswer(Content):
    """What the team agreed on aloud, now and wanted."""

    statement: str
    now: Answer
    wanted: Answer


@dataclass(frozen=True)
class ToldObstacle(Content):
    """An obstacle; `merged_into` is a number of the same round."""

    number: int
    theme: str
    title: Text
    source: Source = Source.STATEMENT
    statement: str | None = None
    library: str | None = None
    blocks: Text | None = None
    kept_by: Text | None = None
    decider: Decider | None = None
    impact: int | None = None
    influence: int | None = None
    votes: int = 0
    merged_into: int | None = None


@dataclass(frozen=True)
class ToldStrength(Content):
    """A strength and where it can be seen."""

    number: int
    theme: str
    title: Text
    seen_in: Text
    source: Source = Source.STATEMENT
    statement: str | None = None


@dataclass(frozen=True)
class ToldUpdate(Content):
    """How an action went; `day` is a number of days from today, `by` a key of the school's people."""

    day: int
    by: str
    status: Status
    progress: int
    note: Text


@dataclass(frozen=True)
class ToldAction(Content):
    """An action: `breaks` and `builds_on` are numbers, `..._in` are days from today."""

    number: int
    breaks: tuple[int, ...]
    title: Text
    builds_on: int | None = None
    library: str | None = None
    first_step: Text | None = None
    first_step_in: int | None = None
    owner: str | None = None
    deadline_in: int | None = None
    pupil_gain: Text | None = None
    frame: Text | None = None
    freedom: Text | None = None
    sign: Text | None = None
    updates: tuple[ToldUpdate, ...] = ()


@dataclass(frozen=True)
class ToldAdoption(Content):
    """When, by whom and with what words the plan was adopted."""

    day: int
    by: str
    decision: Text


@dataclass(frozen=True)
class ToldRound(Content):
    """One round of the school."""

    title: Text
    reason: Text
    starts_in: int
    closes_in: int
    feedback_in: int
    groups: tuple[ToldGroup, ...]
    focus: tuple[ToldFocus, ...]
    shared: tuple[ToldAnswer, ...]
    obstacles: tuple[ToldObstacle, ...]
    strengths: tuple[ToldStrength, ...]
    actions: tuple[ToldAction, ...]
    adopted: ToldAdoption | None = None


@dataclass(frozen=True)
class ToldTallies(Content):
    """The shows of hands of a round."""

    now: Counts
    wanted: Counts


@dataclass(frozen=True)
class Story:
    """The whole demonstration: the school, and each round with its shows of hands, oldest first."""

    school: ToldSchool
    rounds: tuple[tuple[ToldRound, ToldTallies], ...]


@cache
def story(folder: Path = DATA / "demo") -> Story:
    """The story as it is written down, read once per process."""
    rounds = tuple(
        (
            read_document(path, folder).fitted(TypeAdapter(ToldRound)),
            read_document(path.with_name(path.name.replace("round", "tallies")), folder).fitted(
                TypeAdapter(ToldTallies)
            ),
        )
        for path in sorted(folder.glob("round_*.yaml"))
    )
    return Story(read_document(folder / "school.yaml", folder).fitted(TypeAdapter(ToldSchool)), rounds)
