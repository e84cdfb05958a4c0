"""Naming: obstacles and strengths get numbers, are merged, separated and taken off the register."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from scan.errors import Conflict, InvalidInput, NotFound
from scan.library.reader import library
from scan.model.obstacles import Obstacle
from scan.model.scans import Scan
from scan.model.strengths import Strength
from scan.store.obstacles import ObstacleQuery
from scan.usecases import choosing, deciding, naming, preparing, undoing
from scan.usecases.desk import Desk
from tests.usecases.conftest import Naming, dump

Refused = Callable[[Naming], Any]


def test_obstacles_and_strengths_are_numbered_each_by_themselves(named: Naming) -> None:
    assert [named.obstacle().number, named.obstacle("Anders").number] == [1, 2]
    assert [named.strength().number, named.strength("Anders").number] == [1, 2]


def test_id_and_number_are_given_whatever_was_asked_for(desk: Desk, scan: Scan) -> None:
    kept = naming.name_obstacle(desk, Obstacle("mine", scan.id, 99, "time", "  Te veel \n werk "))
    assert (kept.number, kept.title) == (1, "Te veel werk")
    assert kept.id != "mine"
    assert naming.obstacle_of(desk, kept.id) == kept


def test_the_number_of_something_that_was_deleted_is_not_given_again(desk: Desk, named: Naming) -> None:
    naming.delete_obstacle(desk, named.obstacle().id)
    naming.delete_strength(desk, named.strength().id)
    assert (named.obstacle().number, named.strength().number) == (2, 2)


@pytest.mark.parametrize("wrong", [{"title": ""}, {"title": "x" * 201}, {"blocks": "x" * 2_001}, {"impact": 6}])
def test_a_card_that_cannot_be_kept_leaves_no_trace(desk: Desk, named: Naming, wrong: dict[str, Any]) -> None:
    before = dump(desk)
    with pytest.raises(InvalidInput):
        named.obstacle(**{"title": "Goed", **wrong})
    assert dump(desk) == before


def test_nothing_is_named_in_a_scan_that_was_put_away(desk: Desk, scan: Scan, named: Naming) -> None:
    preparing.delete_scan(desk, scan.id)
    for name in (named.obstacle, named.strength):
        with pytest.raises(NotFound):
            name()


def test_a_card_is_changed_but_never_moved_or_renumbered(desk: Desk, named: Naming) -> None:
    obstacle, strength = named.obstacle(), named.strength()
    naming.change_obstacle(desk, replace(obstacle, title="Scherper", number=9))
    naming.change_strength(desk, replace(strength, title="Sterker", number=9))
    kept = naming.obstacle_of(desk, obstacle.id)
    assert (kept.title, kept.number, kept.version) == ("Scherper", 1, 2)
    assert [(s.title, s.number) for s in preparing.record_of(desk, strength.scan_id).strengths] == [("Sterker", 1)]


def test_R11_a_stale_card_is_refused_with_what_is_kept_now(two_desks: tuple[Desk, Desk], named: Naming) -> None:
    (mine, theirs), obstacle, strength = two_desks, named.obstacle(), named.strength()
    kept = naming.change_obstacle(theirs, replace(obstacle, title="Van de ander"))
    with pytest.raises(Conflict) as refused:
        naming.change_obstacle(mine, replace(obstacle, title="Van mij"))
    assert refused.value.current == kept == naming.obstacle_of(mine, obstacle.id)
    good = naming.change_strength(theirs, replace(strength, title="Van de ander"))
    with pytest.raises(Conflict) as refused:
        naming.change_strength(mine, replace(strength, title="Van mij"))
    assert refused.value.current == good


def test_a_card_that_someone_deleted_cannot_be_changed(two_desks: tuple[Desk, Desk], named: Naming) -> None:
    (mine, theirs), obstacle, strength = two_desks, named.obstacle(), named.strength()
    naming.delete_obstacle(theirs, obstacle.id)
    naming.delete_strength(theirs, strength.id)
    with pytest.raises(NotFound):
        naming.change_obstacle(mine, obstacle)
    with pytest.raises(NotFound):
        naming.change_strength(mine, strength)
    for gone in (naming.obstacle_of, naming.delete_obstacle):
        with pytest.raises(NotFound):
            gone(mine, obstacle.id)


def test_a_merged_obstacle_leaves_the_list_and_its_actions_count_at_the_other(desk: Desk, named: Naming) -> None:
    kept, merged = named.obstacle(), named.obstacle("Te weinig tijd")
    action = named.action(merged)
    naming.merge_obstacles(desk, kept.id, merged.id)
    page = naming.register_page(desk, kept.scan_id, ObstacleQuery())
    assert ([o.id for o in page.obstacles], page.action_counts) == ([kept.id], {kept.id: 1})
    assert naming.counts(desk, kept.scan_id) == (1, 0)
    assert deciding.actions_against(desk, kept.id) == [action]
    assert {o.id: o.merged_into for o in naming.all_obstacles(desk, kept.scan_id)} == {
        kept.id: None,
        merged.id: kept.id,
    }


def test_a_separated_obstacle_stands_by_itself_again(desk: Desk, named: Naming) -> None:
    kept, merged = named.obstacle(), named.obstacle("Te weinig tijd")
    naming.merge_obstacles(desk, kept.id, merged.id)
    naming.separate_obstacle(desk, merged.id)
    assert naming.obstacle_of(desk, merged.id).merged_into is None
    with pytest.raises(InvalidInput, match="al ongedaan"):
        naming.separate_obstacle(desk, merged.id)


def _with_itself(named: Naming) -> None:
    only = named.obstacle()
    naming.merge_obstacles(named.desk, only.id, only.id)


def _twice(named: Naming) -> None:
    one, two = named.obstacle("Een"), named.obstacle("Twee")
    naming.merge_obstacles(named.desk, one.id, two.id)
    naming.merge_obstacles(named.desk, one.id, two.id)


def _round(named: Naming) -> None:
    one, two = named.obstacle("Een"), named.obstacle("Twee")
    naming.merge_obstacles(named.desk, one.id, two.id)
    naming.merge_obstacles(named.desk, two.id, one.id)


def _into_one_that_was_merged(named: Naming) -> None:
    one, two, three = named.obstacle("Een"), named.obstacle("Twee"), named.obstacle("Drie")
    naming.merge_obstacles(named.desk, one.id, two.id)
    naming.merge_obstacles(named.desk, two.id, three.id)


def _into_another_scan(named: Naming) -> None:
    new = preparing.NewScan("Ander", school_id=named.scan.school_id)
    other = Naming(named.desk, preparing.start_scan(named.desk, library(), new))
    naming.merge_obstacles(named.desk, other.obstacle().id, named.obstacle().id)


@pytest.mark.parametrize("merge", [_with_itself, _twice, _round, _into_one_that_was_merged, _into_another_scan])
def test_a_merge_that_makes_no_sense_is_refused(named: Naming, merge: Refused) -> None:
    with pytest.raises(InvalidInput):
        merge(named)


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_a_merge_with_something_that_was_deleted_is_refused(desk: Desk, named: Naming, order: tuple[int, int]) -> None:
    both = named.obstacle("Een"), named.obstacle("Twee")
    naming.delete_obstacle(desk, both[0].id)
    with pytest.raises(NotFound):
        naming.merge_obstacles(desk, both[order[0]].id, both[order[1]].id)


def test_a_chain_of_merges_ends_at_the_last_that_stands(desk: Desk, named: Naming) -> None:
    one, two, three = named.obstacle("Een"), named.obstacle("Twee"), named.obstacle("Drie")
    action = named.action(one)
    naming.merge_obstacles(desk, two.id, one.id)
    naming.merge_obstacles(desk, three.id, two.id)
    assert deciding.actions_against(desk, three.id) == [action]
    assert naming.counts(desk, one.scan_id) == (1, 0)
    assert preparing.record_of(desk, one.scan_id).served() == {three.id: [action]}


def test_likely_duplicates_are_those_that_still_stand(desk: Desk, scan: Scan, named: Naming) -> None:
    one, two = named.obstacle("Te weinig tijd voor overleg"), named.obstacle("Overleg: te weinig tijd voor")
    named.obstacle("Het rooster staat vast")
    (pair,) = naming.likely_duplicates(desk, scan.id)
    assert {pair.first, pair.second} == {one.id, two.id}
    assert [o.id for o in naming.similar_to(desk, scan.id, one.title)] == [one.id, two.id]
    assert [o.id for o in naming.similar_to(desk, scan.id, one.title, except_id=one.id)] == [two.id]
    naming.merge_obstacles(desk, one.id, two.id)
    assert naming.likely_duplicates(desk, scan.id) == []
    assert naming.similar_to(desk, scan.id, one.title, except_id=one.id) == []


@pytest.mark.parametrize("typed", ["<b>vet</b>", "=1+1", "👩‍🏫", "مرحبا", "50% _ of 'meer'", "\u202eom"])
def test_what_was_typed_is_kept_and_found_as_typed(desk: Desk, scan: Scan, typed: str) -> None:
    obstacle = naming.name_obstacle(desk, Obstacle("", scan.id, 0, "time", typed, blocks=typed))
    strength = naming.name_strength(desk, Strength("", scan.id, 0, "time", typed))
    assert (obstacle.title, obstacle.blocks, strength.title) == (typed, typed, typed)
    assert naming.register_page(desk, scan.id, ObstacleQuery(search=typed)).obstacles == (obstacle,)


def _five_and_seven(named: Naming) -> tuple[Obstacle, Obstacle]:
    return named.obstacle("Te weinig tijd", votes=5), named.obstacle("Geen tijd voor overleg", votes=7)


def _votes(desk: Desk, *some: Obstacle) -> list[int]:
    return [naming.obstacle_of(desk, o.id).votes for o in some]


def test_merged_votes_are_counted_where_they_are_read_and_never_moved(desk: Desk, scan: Scan, named: Naming) -> None:
    kept, merged = _five_and_seven(named)
    event = naming.merge_obstacles(desk, kept.id, merged.id)
    assert _votes(desk, kept, merged) == [5, 7]
    assert preparing.record_of(desk, scan.id).votes_of() == {kept.id: 12}
    assert naming.register_page(desk, scan.id, ObstacleQuery()).votes == {kept.id: 12}
    undoing.undo(desk, event.sequence)
    assert _votes(desk, kept, merged) == [5, 7]
    assert preparing.record_of(desk, scan.id).votes_of() == {kept.id: 5, merged.id: 7}


@pytest.mark.parametrize("first", [0, 1])
def test_a_merge_and_a_deletion_of_the_kept_one_are_undone_exactly_in_any_order(
    desk: Desk, scan: Scan, named: Naming, first: int
) -> None:
    kept, merged = _five_and_seven(named)
    events = naming.merge_obstacles(desk, kept.id, merged.id), naming.delete_obstacle(desk, kept.id)
    for event in (events[first], events[1 - first]):
        undoing.undo(desk, event.sequence)
    assert preparing.record_of(desk, scan.id).votes_of() == {kept.id: 5, merged.id: 7}


def test_themes_weigh_with_the_votes_of_what_was_merged(desk: Desk, scan: Scan, named: Naming) -> None:
    kept, merged = _five_and_seven(named)
    naming.merge_obstacles(desk, kept.id, merged.id)
    (weight,) = choosing.heaviest_themes(preparing.record_of(desk, scan.id))
    assert (weight.theme_id, weight.obstacles, weight.votes) == ("time", 1, 12)
