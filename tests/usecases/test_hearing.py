"""What people named comes onto the register with its number of voices; nobody counts twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from scan.errors import Conflict, InvalidInput
from scan.library.reader import library
from scan.model.events import Verb
from scan.model.obstacles import MOST_VOTES, Obstacle, Source
from scan.model.rounds import Signal, SignalKind
from scan.model.strengths import Strength
from scan.usecases import hearing, naming, participating, preparing, revealing, undoing
from scan.usecases.desk import Desk
from tests.usecases.conftest import dump
from tests.usecases.hall import Hall

MEETINGS = "Overleg gaat op aan mededelingen"


@pytest.fixture
def hall(desk: Desk) -> Hall:
    """A revealed round of ten people, of whom three named the same obstacle and two a strength."""
    hall = Hall.opened(desk)
    for place in range(10):
        key = hall.join()
        participating.answer(hall.visit, library(), key, hall.page(key))
        if place < 3:
            hall.name(key, MEETINGS)
        elif place < 5:
            hall.name(key, "Korte lijnen", SignalKind.STRENGTH)
    hall.reveal()
    return hall


def _ids(hall: Hall, kind: SignalKind = SignalKind.OBSTACLE) -> list[str]:
    return [signal.id for signal in _heard(hall) if signal.kind is kind]


def _heard(hall: Hall) -> Sequence[Signal]:
    return hearing.heard(hall.desk, hall.scan_id)


def test_an_obstacle_starts_with_as_many_votes_as_it_has_voices(hall: Hall) -> None:
    obstacle = hearing.take_up(hall.desk, hall.scan_id, _ids(hall), MEETINGS)
    assert isinstance(obstacle, Obstacle)
    assert (obstacle.votes, obstacle.title, obstacle.source) == (3, MEETINGS, Source.FREE)
    assert {signal.obstacle_id for signal in _heard(hall)} == {obstacle.id, None}
    assert [signal.obstacle_id for signal in _heard(hall)].count(obstacle.id) == 3


def test_a_strength_comes_among_the_strengths(hall: Hall) -> None:
    strength = hearing.take_up(hall.desk, hall.scan_id, _ids(hall, SignalKind.STRENGTH), "Korte lijnen")
    assert isinstance(strength, Strength)
    assert preparing.record_of(hall.desk, hall.scan_id).strengths == (strength,)


def test_R11_nobody_is_taken_up_twice(hall: Hall) -> None:
    hearing.take_up(hall.desk, hall.scan_id, _ids(hall)[:1], MEETINGS)
    before = dump(hall.desk)
    with pytest.raises(Conflict):
        hearing.take_up(hall.desk, hall.scan_id, _ids(hall), MEETINGS)
    assert dump(hall.desk) == before


def test_P9_a_hidden_sentence_is_not_taken_up(hall: Hall) -> None:
    revealing.hide_signal(hall.desk, hall.scan_id, _ids(hall)[0])
    with pytest.raises(Conflict):
        hearing.take_up(hall.desk, hall.scan_id, _ids(hall), MEETINGS)
    assert naming.all_obstacles(hall.desk, hall.scan_id) == []


def test_voices_count_for_an_obstacle_that_was_there_already(hall: Hall) -> None:
    known = naming.name_obstacle(hall.desk, Obstacle("", hall.scan_id, 0, "time", "Te veel mededelingen", votes=4))
    assert hearing.add_voices(hall.desk, hall.scan_id, _ids(hall), known.id).votes == 7
    with pytest.raises(Conflict):
        hearing.add_voices(hall.desk, hall.scan_id, _ids(hall), known.id)


def test_votes_stop_at_the_most_that_one_obstacle_can_have(hall: Hall) -> None:
    known = naming.name_obstacle(hall.desk, Obstacle("", hall.scan_id, 0, "time", "Druk", votes=MOST_VOTES - 1))
    assert hearing.add_voices(hall.desk, hall.scan_id, _ids(hall), known.id).votes == MOST_VOTES


def test_a_strength_does_not_count_for_an_obstacle_nor_does_another_scan(hall: Hall, desk: Desk) -> None:
    known = naming.name_obstacle(desk, Obstacle("", hall.scan_id, 0, "time", "Druk"))
    with pytest.raises(InvalidInput):
        hearing.add_voices(desk, hall.scan_id, _ids(hall, SignalKind.STRENGTH), known.id)
    elsewhere = naming.name_obstacle(desk, Obstacle("", Hall.opened(desk).scan_id, 0, "time", "Druk"))
    with pytest.raises(Conflict):
        hearing.add_voices(desk, hall.scan_id, _ids(hall), elsewhere.id)


def test_what_was_named_joins_a_strength_that_was_there_already_once(hall: Hall, desk: Desk) -> None:
    known = naming.name_strength(desk, Strength("", hall.scan_id, 0, "time", "Wij zijn snel", Source.FREE))
    ids = _ids(hall, SignalKind.STRENGTH)
    assert hearing.add_to_strength(desk, hall.scan_id, ids, known.id) == known
    assert {s.strength_id for s in _heard(hall) if s.id in ids} == {known.id}
    assert undoing.history(desk, hall.scan_id)[0][0].verb is Verb.CHANGED
    with pytest.raises(Conflict):
        hearing.add_to_strength(desk, hall.scan_id, ids, known.id)
    with pytest.raises(InvalidInput):
        hearing.add_to_strength(desk, hall.scan_id, _ids(hall), known.id)


@pytest.mark.parametrize("wrong", [[], ["nowhere"]])
def test_what_is_not_there_is_refused(hall: Hall, wrong: list[str]) -> None:
    with pytest.raises(Conflict):
        hearing.take_up(hall.desk, hall.scan_id, wrong, MEETINGS)
    with pytest.raises(Conflict):
        hearing.take_back(hall.desk, hall.scan_id, wrong)


def test_voices_that_are_taken_back_go_off_the_votes_and_the_obstacle_stays(hall: Hall) -> None:
    known = naming.name_obstacle(hall.desk, Obstacle("", hall.scan_id, 0, "time", "Te veel mededelingen", votes=4))
    hearing.add_voices(hall.desk, hall.scan_id, _ids(hall), known.id)
    hearing.take_back(hall.desk, hall.scan_id, _ids(hall)[:2])
    (left,) = naming.all_obstacles(hall.desk, hall.scan_id)
    assert (left.id, left.votes) == (known.id, 5)
    assert [signal.obstacle_id for signal in _heard(hall)].count(known.id) == 1
    assert hearing.add_voices(hall.desk, hall.scan_id, _ids(hall)[:2], known.id).votes == 7


def test_votes_never_go_below_nothing(hall: Hall) -> None:
    obstacle = hearing.take_up(hall.desk, hall.scan_id, _ids(hall), MEETINGS)
    assert isinstance(obstacle, Obstacle)
    naming.change_obstacle(hall.desk, replace(obstacle, votes=1))
    hearing.take_back(hall.desk, hall.scan_id, _ids(hall))
    assert [o.votes for o in naming.all_obstacles(hall.desk, hall.scan_id)] == [0]


def test_a_strength_stays_when_its_voices_are_taken_back(hall: Hall) -> None:
    ids = _ids(hall, SignalKind.STRENGTH)
    strength = hearing.take_up(hall.desk, hall.scan_id, ids, "Korte lijnen")
    hearing.take_back(hall.desk, hall.scan_id, ids)
    assert preparing.record_of(hall.desk, hall.scan_id).strengths == (strength,)
    assert {signal.strength_id for signal in _heard(hall)} == {None}


def test_R11_nobody_is_taken_back_twice(hall: Hall) -> None:
    hearing.take_up(hall.desk, hall.scan_id, _ids(hall), MEETINGS)
    hearing.take_back(hall.desk, hall.scan_id, _ids(hall)[:1])
    before = dump(hall.desk)
    with pytest.raises(Conflict):
        hearing.take_back(hall.desk, hall.scan_id, _ids(hall))
    assert dump(hall.desk) == before


def test_R12_taking_back_stands_in_the_log(hall: Hall) -> None:
    for kind, words in ((SignalKind.OBSTACLE, MEETINGS), (SignalKind.STRENGTH, "Korte lijnen")):
        found = hearing.take_up(hall.desk, hall.scan_id, _ids(hall, kind), words)
        hearing.take_back(hall.desk, hall.scan_id, _ids(hall, kind))
        (newest, _undoable), *_rest = undoing.history(hall.desk, hall.scan_id)
        assert (newest.verb, newest.subject_id) == (Verb.CHANGED, found.id)


def test_P9_words_that_were_hidden_after_they_counted_can_still_be_taken_back(hall: Hall) -> None:
    hearing.take_up(hall.desk, hall.scan_id, _ids(hall), MEETINGS)
    revealing.hide_signal(hall.desk, hall.scan_id, _ids(hall)[0])
    hearing.take_back(hall.desk, hall.scan_id, _ids(hall))
    assert [o.votes for o in naming.all_obstacles(hall.desk, hall.scan_id)] == [0]


def test_an_obstacle_and_a_strength_are_not_taken_up_as_one(hall: Hall) -> None:
    with pytest.raises(InvalidInput):
        hearing.take_up(hall.desk, hall.scan_id, [signal.id for signal in _heard(hall)], MEETINGS)


def test_what_became_something_that_was_deleted_is_free_again_until_it_is_brought_back(hall: Hall) -> None:
    first = hearing.take_up(hall.desk, hall.scan_id, _ids(hall), MEETINGS)
    deletion = naming.delete_obstacle(hall.desk, first.id)
    assert {signal.obstacle_id for signal in _heard(hall)} == {None}
    undoing.undo(hall.desk, deletion.sequence)
    assert first.id in {signal.obstacle_id for signal in _heard(hall)}


def test_before_the_reveal_nothing_is_heard(desk: Desk) -> None:
    hall = Hall.opened(desk)
    hall.name(hall.join(), MEETINGS)
    assert _heard(hall) == []
