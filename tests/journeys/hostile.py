"""Words that try to be more than words, put everywhere that people type (S1)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from scan.library.reader import library
from scan.model.actions import Action, Status
from scan.model.answers import Aspect, Tally
from scan.model.library import Levels
from scan.model.obstacles import Obstacle
from scan.model.own_content import OwnStatement
from scan.model.people import Group, GroupKind
from scan.model.permissions import Actor, Role
from scan.model.scans import FocusTheme, Scan
from scan.model.strengths import Strength
from scan.model.text import Text
from scan.store.database import opened
from scan.usecases import adapting, adopting, answering, choosing, deciding, following, naming, preparing
from scan.usecases.choosing import Judgement
from scan.usecases.desk import Desk

IMAGE = "<img src=x onerror=alert(1)>"
HOSTILE = (
    "emoji 🎓👩🏽‍🏫",
    "مدرسة للجميع",
    "<b>vet</b>",
    IMAGE,
    "![x](http://x.test/a.png)",
    "[x](javascript:alert(1))",
    "=1+1",
    ":red[x] :material/home:",
    "$x$ `y` # z",
    "woord" * 40,
)
SHORT = tuple(text[:120] for text in HOSTILE)
"""The same for names, which are shorter."""
THEME = "purpose"
STATEMENT = "purpose-1"


@dataclass(frozen=True, slots=True)
class Made:
    """The scan in which every word is hostile, and what to open in it."""

    scan_id: str
    obstacle_id: str
    strength_id: str
    action_id: str


def fill(database: Path) -> Made:
    """A scan per string, for the first screen; and one scan with every string in every place."""
    with _desk(database) as desk:
        for title, name in zip(HOSTILE, SHORT, strict=True):
            scan = preparing.start_scan(desk, library(), preparing.NewScan(title[:120], "", name, name))
        preparing.delete_scan(desk, scan.id)
        new = preparing.NewScan(IMAGE, "", HOSTILE[4], HOSTILE[5])
        scan = preparing.start_scan(desk, library(), new)
        _worded(desk, scan)
        scan = _prepared(desk, scan)
        obstacles = _named(desk, scan)
        strengths = [_strong(desk, scan, title) for title in HOSTILE]
        actions = [_agreed(desk, one, strength) for one, strength in zip(obstacles, strengths, strict=True)]
        _adopted_and_followed(desk, scan, actions)
        return Made(scan.id, obstacles[3].id, strengths[3].id, actions[3].id)


@contextmanager
def _desk(database: Path) -> Iterator[Desk]:
    now = datetime.now().astimezone()  # the app beside this test reads the clock too
    with opened(database) as db:
        yield Desk(db, Actor(IMAGE, Role.FACILITATOR), now)


def _worded(desk: Desk, scan: Scan) -> None:
    for number, words in enumerate(HOSTILE):
        text = Text(words, words)
        own = OwnStatement(f"own-{number}", THEME, text=text, levels=Levels(text, text, text))
        kept = adapting.content_of(desk, scan.school_id)
        adapting.keep_content(desk, library(), scan.school_id, kept.with_entry(own))


def _prepared(desk: Desk, scan: Scan) -> Scan:
    groups = tuple(Group("", name, GroupKind.TEACHERS, 12) for name in SHORT)
    filled = replace(scan, reason="\n".join(HOSTILE), groups=groups)
    kept = preparing.save_preparation(desk, filled, preparing.school_of(desk, scan))
    tallies = [Tally(STATEMENT, group.id, Aspect.NOW, (2, 2, 2, 2, 2, 0, 0)) for group in kept.groups]
    answering.record_tallies(desk, kept.id, tallies)
    focus = tuple(FocusTheme(id, name) for id, name in zip(kept.theme_ids, HOSTILE[2:6], strict=False))
    return choosing.choose_focus(desk, kept, focus)


def _named(desk: Desk, scan: Scan) -> list[Obstacle]:
    named = []
    for votes, title in enumerate(HOSTILE, 1):
        said = Obstacle("", scan.id, 0, THEME, title, statement_id=STATEMENT, blocks=title, kept_by=title)
        one = naming.name_obstacle(desk, said)
        choosing.judge(desk, {one.id: Judgement(votes, 5, 4)})
        named.append(one)
    # Two that look alike, without votes: the list shows the ten others on its first page.
    naming.name_obstacle(desk, Obstacle("", scan.id, 0, THEME, IMAGE))
    return named


def _strong(desk: Desk, scan: Scan, title: str) -> Strength:
    return naming.name_strength(desk, Strength("", scan.id, 0, THEME, title, statement_id=STATEMENT, seen_in=title))


def _agreed(desk: Desk, obstacle: Obstacle, strength: Strength) -> Action:
    text, name = obstacle.title, obstacle.title[:120]
    action = Action(
        "", obstacle.scan_id, 0, text, (obstacle.id,), strength.id, first_step=text, owner_name=name, owner_role=name,
        deadline=desk.today + timedelta(days=30), pupil_gain=text, success_sign=text, frame=text, freedom=text,
    )  # fmt: skip
    return deciding.decide_action(desk, action)


def _adopted_and_followed(desk: Desk, scan: Scan, actions: list[Action]) -> None:
    seen = preparing.revision_of(desk, scan.id)
    adopting.adopt(desk, library(), adopting.Adoption(scan.id, IMAGE, HOSTILE[4], seen))
    for action, name in zip(actions, SHORT, strict=True):
        status = Status.DONE if action is actions[0] else Status.BUSY
        following.follow(desk, action, following.Report(status, 50, action.title, name))
