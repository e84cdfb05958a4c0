"""Undoing: every deletion and merge has one way back, by whoever may do it, and only once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from scan.errors import InvalidInput, NotFound
from scan.model.answers import Answer, Aspect, SharedAnswer, Tally
from scan.model.events import UNDOABLE, Event, Kind, Verb
from scan.model.scans import Scan
from scan.usecases import answering, deciding, naming, preparing, undoing
from scan.usecases.desk import Desk
from tests.usecases.conftest import Naming

Done = Callable[[Naming], Event]


def _merged(named: Naming) -> Event:
    return naming.merge_obstacles(named.desk, named.obstacle("Een").id, named.obstacle("Twee").id)


DONE: dict[str, Done] = {
    "a scan": lambda named: preparing.delete_scan(named.desk, named.scan.id),
    "an obstacle": lambda named: naming.delete_obstacle(named.desk, named.obstacle().id),
    "a strength": lambda named: naming.delete_strength(named.desk, named.strength().id),
    "an action": lambda named: deciding.delete_action(named.desk, named.action().id),
    "a merge": _merged,
}


@pytest.fixture(params=DONE)
def event(request: pytest.FixtureRequest, named: Naming) -> Event:
    """Something that was deleted or merged."""
    return DONE[request.param](named)


def test_R12_undoing_is_an_inverse_event_and_the_first_one_stays(desk: Desk, scan: Scan, event: Event) -> None:
    inverse = undoing.undo(desk, event.sequence)
    assert (inverse.verb, inverse.undoes) == (UNDOABLE[event.verb], event.sequence)
    assert (inverse.kind, inverse.subject_id) == (event.kind, event.subject_id)
    assert [(e.sequence, can) for e, can in undoing.history(desk, scan.id)][:2] == [
        (inverse.sequence, False),
        (event.sequence, False),
    ]


def test_what_was_deleted_comes_back_as_it_was(desk: Desk, scan: Scan, named: Naming) -> None:
    obstacle, strength = named.obstacle(), named.strength()
    action = named.action(obstacle, strength_id=strength.id)
    before = preparing.record_of(desk, scan.id)
    events = [
        deciding.delete_action(desk, action.id),
        naming.delete_strength(desk, strength.id),
        naming.delete_obstacle(desk, obstacle.id),
    ]
    assert preparing.record_of(desk, scan.id).obstacles == ()
    for event in events:
        undoing.undo(desk, event.sequence)
    assert preparing.record_of(desk, scan.id) == before


def test_what_was_merged_into_something_deleted_comes_back_with_it(desk: Desk, scan: Scan, named: Naming) -> None:
    kept, merged = named.obstacle("Een"), named.obstacle("Twee")
    naming.merge_obstacles(desk, kept.id, merged.id)
    deletion = naming.delete_obstacle(desk, kept.id)
    assert naming.all_obstacles(desk, scan.id) == []
    undoing.undo(desk, deletion.sequence)
    assert [o.id for o in naming.all_obstacles(desk, scan.id)] == [kept.id, merged.id]


def test_undoing_twice_is_refused(desk: Desk, event: Event) -> None:
    undoing.undo(desk, event.sequence)
    with pytest.raises(InvalidInput, match="al ongedaan"):
        undoing.undo(desk, event.sequence)


def test_something_can_be_deleted_and_undone_again_and_again(desk: Desk, named: Naming) -> None:
    obstacle = named.obstacle()
    for _round in range(3):
        deletion = naming.delete_obstacle(desk, obstacle.id)
        undoing.undo(desk, deletion.sequence)
    assert naming.obstacle_of(desk, obstacle.id) == obstacle


def test_an_undoing_or_a_change_cannot_be_undone(desk: Desk, scan: Scan, named: Naming) -> None:
    named.obstacle()
    deletion = naming.delete_obstacle(desk, named.obstacle().id)
    undoing.undo(desk, deletion.sequence)
    for event, undoable in undoing.history(desk, scan.id):
        assert not undoable
        with pytest.raises(InvalidInput):
            undoing.undo(desk, event.sequence)


def test_an_event_that_is_not_there_cannot_be_undone(desk: Desk) -> None:
    with pytest.raises(NotFound):
        undoing.undo(desk, 4_711)


def test_a_merge_that_was_separated_by_hand_counts_as_undone(desk: Desk, scan: Scan, named: Naming) -> None:
    one, two, three = named.obstacle("Een"), named.obstacle("Twee"), named.obstacle("Drie")
    first = naming.merge_obstacles(desk, one.id, three.id)
    naming.separate_obstacle(desk, three.id)
    second = naming.merge_obstacles(desk, two.id, three.id)
    with pytest.raises(InvalidInput, match="al ongedaan"):
        undoing.undo(desk, first.sequence)
    assert naming.obstacle_of(desk, three.id).merged_into == two.id
    assert [e.sequence for e, can in undoing.history(desk, scan.id) if can] == [second.sequence]


def test_a_scan_that_was_brought_back_from_the_list_counts_as_undone(desk: Desk, scan: Scan) -> None:
    first = preparing.delete_scan(desk, scan.id)
    preparing.restore_scan(desk, scan.id)
    preparing.delete_scan(desk, scan.id)
    with pytest.raises(InvalidInput, match="al ongedaan"):
        undoing.undo(desk, first.sequence)
    assert preparing.all_scans(desk) == []


def test_a_scan_cannot_be_put_away_twice(desk: Desk, scan: Scan) -> None:
    preparing.delete_scan(desk, scan.id)
    with pytest.raises(NotFound):
        preparing.delete_scan(desk, scan.id)


def test_the_history_is_newest_first_and_as_long_as_asked(desk: Desk, scan: Scan, named: Naming) -> None:
    named.action()
    events = [event for event, _can in undoing.history(desk, scan.id)]
    assert [(e.verb, e.kind) for e in events] == [
        (Verb.CREATED, Kind.ACTION),
        (Verb.CREATED, Kind.OBSTACLE),
        (Verb.CREATED, Kind.SCAN),
    ]
    assert [event for event, _can in undoing.history(desk, scan.id, limit=1)] == events[:1]
    assert {event.actor for event in events} == {"Noor"}


def test_R12_what_can_be_undone_stays_in_reach_however_much_was_done_since(
    desk: Desk, scan: Scan, named: Naming
) -> None:
    first, merge = naming.delete_obstacle(desk, named.obstacle().id), _merged(named)
    obstacle = named.obstacle("Blijft")
    for number in range(60):
        obstacle = naming.change_obstacle(desk, replace(obstacle, title=f"Nummer {number}"))
    undoing.undo(desk, naming.delete_obstacle(desk, obstacle.id).sequence)
    assert undoing.undoable(desk, scan.id) == ([merge, first], 2)
    assert undoing.undoable(desk, scan.id, limit=1, offset=1) == ([first], 2)


def test_R12_answering_is_not_logged(desk: Desk, scan: Scan) -> None:
    given = [SharedAnswer("time-1", Aspect.NOW, Answer.FIVE)]
    before = undoing.history(desk, scan.id)
    answering.record_shared(desk, scan.id, given)
    answering.clear_shared(desk, scan.id, given)
    answering.record_tallies(desk, scan.id, [Tally("time-1", scan.groups[0].id, Aspect.NOW, (1, *(0,) * 6))])
    assert undoing.history(desk, scan.id) == before


def test_what_was_deleted_has_a_name_until_its_scan_is_destroyed(desk: Desk, scan: Scan, named: Naming) -> None:
    obstacle, strength = named.obstacle(), named.strength()
    action = named.action(obstacle)
    events = [
        deciding.delete_action(desk, action.id),
        naming.delete_strength(desk, strength.id),
        naming.delete_obstacle(desk, obstacle.id),
    ]
    assert undoing.subjects(desk, events) == {action.id: action, strength.id: strength, obstacle.id: obstacle}
    preparing.delete_scan(desk, scan.id)
    preparing.purge_scan(desk, scan.id, scan.title)
    assert undoing.subjects(desk, events) == {}


def test_the_deletion_of_something_is_found_until_it_is_undone(desk: Desk, named: Naming) -> None:
    obstacle = named.obstacle()
    assert undoing.deletion_of(desk, Kind.OBSTACLE, obstacle.id) is None
    deletion = naming.delete_obstacle(desk, obstacle.id)
    assert undoing.deletion_of(desk, Kind.OBSTACLE, obstacle.id) == deletion.sequence
    undoing.undo(desk, deletion.sequence)
    assert undoing.deletion_of(desk, Kind.OBSTACLE, obstacle.id) is None
