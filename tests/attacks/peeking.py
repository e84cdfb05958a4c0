"""P4: who watches the screen before the reveal, and sees somebody press the button, learns nothing of their answer."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from scan.library.reader import library
from scan.model.answers import ANSWERS, SCALE, Aspect, Tally
from scan.model.permissions import Actor, Role
from scan.model.planning import results_of
from scan.model.rounds import Given
from scan.model.scores import statement_result
from scan.store import sheets
from scan.store.database import opened, prepare
from scan.usecases import adopting, inviting, participating, preparing
from scan.usecases.desk import Desk
from tests.usecases.hall import Hall

NOW = datetime(2026, 9, 1, 12, 0, tzinfo=UTC)
BEFORE = (4, 5, 6, 7, 8, 9)
"""How many had answered before: the next one may also be the one that takes the response a step up."""
View = tuple[object, ...]
"""All that one design lets a watcher read of one statement."""
Watch = Callable[[Hall], View]


def as_the_app_shows(hall: Hall) -> View:
    """Everything that a facilitator can read: results, plan, response, and the number that grows with every change."""
    record = preparing.record_of(hall.desk, hall.scan_id)
    plan = adopting.current_plan(hall.desk, library(), hall.scan_id)
    response = inviting.response(hall.desk, hall.scan_id)
    revision = preparing.revision_of(hall.desk, hall.scan_id)
    return results_of(record, library().themes[0])[0], plan, tuple(response), revision


def exact_mean(hall: Hall) -> View:
    """The wrong design: the mean with one decimal, and how many answered, as they come in."""
    counts = [0] * len(ANSWERS)
    statement = library().themes[0].statements[0]
    for sheet in sheets.all_of(hall.desk.db, hall.round):
        counts[ANSWERS.index(sheet.answers[statement.id, Aspect.NOW])] += 1
    tally = Tally(statement.id, "teachers", Aspect.NOW, tuple(counts))
    return (statement_result(statement, (), [tally], preparing.scan_of(hall.desk, hall.scan_id).groups),)


def answers_learnt(folder: Path, watch: Watch, tries: int, seed: int = 20261125) -> int:
    """How many of so many answers the watcher knows for certain after seeing the screen before and after."""
    chance = random.Random(seed)
    prepare(folder / "scan.db", NOW)
    with opened(folder / "scan.db") as db:
        desk = Desk(db, Actor("Noor", Role.FACILITATOR), NOW)
        return sum(_learnt(desk, watch, chance) for _try in range(tries))


def _learnt(desk: Desk, watch: Watch, chance: random.Random) -> bool:
    hall = Hall.opened(desk)
    for _person in range(chance.choice(BEFORE)):
        _give(hall, hall.join(), chance.choice(SCALE))
    key, answer = hall.join(), chance.choice(SCALE)
    _give(hall, key, answer)
    seen = watch(hall)
    # The watcher replays the last answer in every way, and keeps those that give what the screen showed.
    fits = []
    for other in SCALE:
        _give(hall, key, other)
        fits += [other] * (watch(hall) == seen)
    return fits == [answer]


def _give(hall: Hall, key: str, answer: str) -> None:
    statement = library().themes[0].statements[0].id
    participating.answer(hall.visit, library(), key, [Given(statement, "now", answer)])
