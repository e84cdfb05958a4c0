"""R1, R11: two people at once lose nothing; R12: the log says what was done and never what was typed."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import cast

import pytest

from scan.errors import Conflict
from scan.library.reader import library
from scan.model.actions import Status
from scan.model.answers import Answer, Aspect, SharedAnswer
from scan.model.obstacles import Obstacle
from scan.model.permissions import Right
from scan.model.scans import FocusTheme, Scan
from scan.store import log
from scan.usecases import adopting, answering, choosing, deciding, following, naming, preparing, undoing
from scan.usecases.adopting import Adoption
from scan.usecases.choosing import Judgement
from scan.usecases.desk import Desk
from scan.usecases.following import Report
from tests.usecases.conftest import Naming, OpenDesk, dump

EDITS = 50
Edit = Callable[[Desk, Obstacle, str], Obstacle]


def careful(desk: Desk, seen: Obstacle, words: str) -> Obstacle:
    """Add words; after a conflict add them to what the other person saved."""
    while True:
        try:
            return naming.change_obstacle(desk, replace(seen, blocks=f"{seen.blocks} {words}"))
        except Conflict as conflict:
            seen = cast("Obstacle", conflict.current)


def careless(desk: Desk, seen: Obstacle, words: str) -> Obstacle:
    """The wrong design: whoever saves last is right."""
    mine = replace(seen, blocks=f"{seen.blocks} {words}")
    while True:
        try:
            return naming.change_obstacle(desk, mine)
        except Conflict as conflict:
            mine = replace(mine, version=cast("Obstacle", conflict.current).version)


def edited_by_two(open_desk: OpenDesk, obstacle: Obstacle, edit: Edit) -> set[str]:
    """The words that are there after two threads each added fifty."""
    start, errors = threading.Barrier(2), []

    def work(name: str) -> None:
        try:
            with open_desk() as desk:
                seen = obstacle
                start.wait()
                for number in range(EDITS):
                    seen = edit(desk, seen, f"{name}{number}")
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=work, args=(name,)) for name in "ab"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    with open_desk() as desk:
        return set(naming.obstacle_of(desk, obstacle.id).blocks.split())


def test_R11_two_people_who_edit_one_card_fifty_times_each_lose_nothing(open_desk: OpenDesk, named: Naming) -> None:
    expected = {f"{name}{number}" for name in "ab" for number in range(EDITS)}
    assert edited_by_two(open_desk, named.obstacle(), careful) == expected


def test_R11_when_the_last_one_simply_wins_words_are_lost(two_desks: tuple[Desk, Desk], named: Naming) -> None:
    (mine, theirs), obstacle = two_desks, named.obstacle()
    careless(theirs, obstacle, "hunne")
    assert "hunne" not in careless(mine, obstacle, "mijne").blocks
    assert {"hunne", "mijne"} <= set(careful(mine, careless(theirs, obstacle, "hunne"), "mijne").blocks.split())


def test_R1_numbers_given_to_two_people_at_once_are_all_different(open_desk: OpenDesk, scan: Scan, desk: Desk) -> None:
    def work() -> None:
        with open_desk() as own:
            for _number in range(EDITS):
                Naming(own, scan).obstacle()

    threads = [threading.Thread(target=work) for _person in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [o.number for o in naming.all_obstacles(desk, scan.id)] == [*range(1, 2 * EDITS + 1)]
    assert log.broken_at(desk.db) is None


CANARY = "Kanarie"


def test_R12_the_log_holds_no_typed_text(desk: Desk, scan: Scan, named: Naming) -> None:
    more = {"blocks": CANARY, "kept_by": CANARY}
    one, two = named.obstacle(CANARY, **more), named.obstacle(f"{CANARY} 2")
    strength = named.strength(CANARY, seen_in=CANARY)
    texts = dict.fromkeys(("title", "first_step", "owner_name", "owner_role", "pupil_gain", "frame", "freedom"), CANARY)
    action = named.action(one, strength_id=strength.id, **texts)
    naming.change_obstacle(desk, replace(one, title=f"{CANARY} anders"))
    naming.change_strength(desk, replace(strength, title=f"{CANARY} anders"))
    action = deciding.change_action(desk, replace(action, success_sign=CANARY))
    following.follow(desk, action, Report(Status.BUSY, 5, CANARY, CANARY))
    undoing.undo(desk, naming.merge_obstacles(desk, one.id, two.id).sequence)
    undoing.undo(desk, naming.delete_strength(desk, strength.id).sequence)
    choosing.judge(desk, {one.id: Judgement(7, 5, 5)})
    school = replace(preparing.school_of(desk, scan), name=CANARY, board=CANARY)
    saved = preparing.save_preparation(desk, replace(scan, title=CANARY, reason=CANARY), school)
    choosing.choose_focus(desk, saved, (FocusTheme("time", CANARY),))
    answering.record_shared(desk, scan.id, [SharedAnswer("time-1", Aspect.NOW, Answer.FIVE)])
    adopting.adopt(desk, library(), Adoption(scan.id, CANARY, CANARY, preparing.revision_of(desk, scan.id)))
    rows = desk.db.execute("SELECT * FROM events").fetchall()
    assert len(rows) == 17
    assert not [row for row in rows if CANARY in str(row)]
    assert not [row for row in rows if "time-1" in str(row)]


def test_R12_the_order_of_the_log_is_that_of_doing_also_when_the_clock_goes_back(
    open_desk: OpenDesk, desk: Desk, scan: Scan, named: Naming
) -> None:
    first = named.obstacle()
    with open_desk(now=desk.now - timedelta(days=1)) as yesterday:
        second = Naming(yesterday, scan).obstacle()
        deletion = naming.delete_obstacle(yesterday, first.id)
    events = [event for event, _can in undoing.history(desk, scan.id)]
    assert [event.subject_id for event in events[:3]] == [first.id, second.id, first.id]
    assert events[0].at < events[2].at
    undoing.undo(desk, deletion.sequence)
    assert log.broken_at(desk.db) is None


def test_an_interrupted_transaction_leaves_neither_the_thing_nor_its_line_in_the_log(
    desk: Desk, scan: Scan, named: Naming
) -> None:
    before = dump(desk)

    def interrupted() -> None:
        with desk.saving(Right.NAME):
            named.obstacle()
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert dump(desk) == before
    assert naming.all_obstacles(desk, scan.id) == []
