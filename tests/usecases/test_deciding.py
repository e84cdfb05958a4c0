"""Choosing and deciding: judgements, development themes and actions, each kept as a whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from scan.errors import Conflict, InvalidInput, NotFound
from scan.library.reader import library
from scan.model.actions import Action
from scan.model.scans import FocusTheme, Scan
from scan.usecases import choosing, deciding, naming, preparing, undoing
from scan.usecases.choosing import Judgement
from scan.usecases.desk import Desk
from tests.usecases.conftest import NOW, Naming, OpenDesk, dump

YESTERDAY, TODAY = NOW.date() - timedelta(days=1), NOW.date()


def test_judgements_are_kept_in_one_go_and_only_real_changes_count(desk: Desk, named: Naming) -> None:
    one, two = named.obstacle("Een", votes=2), named.obstacle("Twee")
    judgements = {one.id: Judgement(2, None, None), two.id: Judgement(5, 4, 3)}
    assert choosing.judge(desk, judgements) == 1
    assert choosing.judge(desk, judgements) == 0
    kept = naming.obstacle_of(desk, two.id)
    assert (kept.votes, kept.impact, kept.influence, kept.leverage) == (5, 4, 3, 12)
    assert naming.obstacle_of(desk, one.id) == one


def test_a_judgement_leaves_words_that_someone_else_saved_meanwhile(
    two_desks: tuple[Desk, Desk], named: Naming
) -> None:
    (mine, theirs), obstacle = two_desks, named.obstacle()
    naming.change_obstacle(theirs, replace(obstacle, title="Nieuwe woorden"))
    choosing.judge(mine, {obstacle.id: Judgement(3, 1, 1)})
    kept = naming.obstacle_of(mine, obstacle.id)
    assert (kept.title, kept.votes) == ("Nieuwe woorden", 3)


def test_R11_only_the_numbers_that_a_person_changed_are_kept(two_desks: tuple[Desk, Desk], named: Naming) -> None:
    (mine, theirs), obstacle = two_desks, named.obstacle()
    seen = {obstacle.id: Judgement(0, None, None)}
    choosing.judge(theirs, {obstacle.id: Judgement(0, 5, 4)}, seen)
    choosing.judge(mine, {obstacle.id: Judgement(3, None, None)}, seen)
    kept = naming.obstacle_of(mine, obstacle.id)
    assert (kept.votes, kept.impact, kept.influence) == (3, 5, 4)


def test_R11_a_number_that_two_people_changed_is_refused_and_the_others_are_kept(
    two_desks: tuple[Desk, Desk], named: Naming
) -> None:
    (mine, theirs), one, two = two_desks, named.obstacle("Een"), named.obstacle("Twee")
    seen = {id: Judgement(0, None, None) for id in (one.id, two.id)}
    choosing.judge(theirs, {one.id: Judgement(0, 5, 4)}, seen)
    with pytest.raises(Conflict, match=one.code):
        choosing.judge(mine, {one.id: Judgement(3, 1, 4), two.id: Judgement(2, 2, 2)}, seen)
    kept = [naming.obstacle_of(mine, id) for id in (one.id, two.id)]
    assert [(o.votes, o.impact, o.influence) for o in kept] == [(3, 5, 4), (2, 2, 2)]


@pytest.mark.parametrize(
    "wrong", [Judgement(10_000, 1, 1), Judgement(-1, 1, 1), Judgement(0, 6, 1), Judgement(0, 1, 0)]
)
def test_one_wrong_judgement_keeps_none(desk: Desk, named: Naming, wrong: Judgement) -> None:
    one, two = named.obstacle("Een"), named.obstacle("Twee")
    before = dump(desk)
    with pytest.raises(InvalidInput):
        choosing.judge(desk, {one.id: Judgement(1, 1, 1), two.id: wrong})
    assert dump(desk) == before


def test_judging_something_that_was_deleted_keeps_none(desk: Desk, named: Naming) -> None:
    one, two = named.obstacle("Een"), named.obstacle("Twee")
    naming.delete_obstacle(desk, two.id)
    before = dump(desk)
    with pytest.raises(NotFound):
        choosing.judge(desk, {one.id: Judgement(1, 1, 1), two.id: Judgement(1, 1, 1)})
    assert dump(desk) == before


def test_development_themes_are_kept_in_the_order_of_the_team(desk: Desk, scan: Scan) -> None:
    focus = (FocusTheme("time", "Tijd "), FocusTheme("purpose", "Waarom"))
    saved = choosing.choose_focus(desk, scan, focus)
    assert saved.focus == (FocusTheme("time", "Tijd"), FocusTheme("purpose", "Waarom"))
    assert choosing.choose_focus(desk, saved, ()).focus == ()


@pytest.mark.parametrize("count", [5, 10])
def test_more_than_four_development_themes_are_refused(desk: Desk, scan: Scan, count: int) -> None:
    before = dump(desk)
    with pytest.raises(InvalidInput, match="hoogstens 4"):
        choosing.choose_focus(desk, scan, tuple(FocusTheme(id, id) for id in scan.theme_ids[:count]))
    assert dump(desk) == before


def test_R11_development_themes_chosen_on_a_stale_screen_are_refused(two_desks: tuple[Desk, Desk], scan: Scan) -> None:
    mine, theirs = two_desks
    kept = choosing.choose_focus(theirs, scan, (FocusTheme("time", "Van de ander"),))
    with pytest.raises(Conflict) as refused:
        choosing.choose_focus(mine, scan, (FocusTheme("time", "Van mij"),))
    assert refused.value.current == kept


def test_an_action_is_agreed_under_the_next_number_with_its_obstacles_in_order(desk: Desk, named: Naming) -> None:
    one, two = named.obstacle("Een"), named.obstacle("Twee")
    first, second = named.action(two, one, two), named.action(one, deadline=TODAY, first_step_on=TODAY)
    assert (first.number, second.number) == (1, 2)
    assert first.obstacle_ids == (two.id, one.id)
    assert deciding.action_of(desk, first.id) == first
    assert preparing.record_of(desk, first.scan_id).actions == (first, second)
    assert deciding.actions_against(desk, two.id) == [first]


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": " "},
        {"title": "x" * 201},
        {"first_step": "x" * 2_001},
        {"deadline": YESTERDAY},
        {"first_step_on": YESTERDAY},
    ],
)
def test_an_action_that_cannot_be_kept_leaves_no_trace(desk: Desk, named: Naming, wrong: dict[str, Any]) -> None:
    obstacle = named.obstacle()
    before = dump(desk)
    with pytest.raises(InvalidInput):
        named.action(obstacle, **wrong)
    assert dump(desk) == before


def test_an_action_against_nothing_is_refused(desk: Desk, scan: Scan) -> None:
    with pytest.raises(InvalidInput):
        deciding.decide_action(desk, Action("", scan.id, 0, "Iets", ()))


def test_an_action_of_which_the_second_obstacle_was_deleted_meanwhile_is_refused(desk: Desk, named: Naming) -> None:
    one, two = named.obstacle("Een"), named.obstacle("Twee")
    naming.delete_obstacle(desk, two.id)
    before = dump(desk)
    with pytest.raises(InvalidInput, match="zet haar terug bij Geschiedenis"):
        named.action(one, two)
    assert dump(desk) == before


def test_a_kept_action_is_changed_with_its_link_to_a_deleted_obstacle_but_gets_no_new_one(
    desk: Desk, named: Naming
) -> None:
    one, two, gone = named.obstacle("Een"), named.obstacle("Twee"), named.obstacle("Weg")
    action = named.action(one, two)
    for deleted in (one, two, gone):
        naming.delete_obstacle(desk, deleted.id)
    kept = deciding.change_action(desk, replace(action, title="Anders"))
    assert (kept.title, kept.obstacle_ids) == ("Anders", (one.id, two.id))
    with pytest.raises(InvalidInput, match="Kies een andere"):
        deciding.change_action(desk, replace(kept, obstacle_ids=(one.id, gone.id)))
    assert deciding.action_of(desk, action.id) == kept


def other_scan(named: Naming) -> Naming:
    new = preparing.NewScan("Ander", school_id=named.scan.school_id)
    return Naming(named.desk, preparing.start_scan(named.desk, library(), new))


def test_R14_an_action_against_an_obstacle_of_another_scan_is_refused(desk: Desk, named: Naming) -> None:
    elsewhere, own = other_scan(named).obstacle(), named.action()
    before = dump(desk)
    with pytest.raises(InvalidInput):
        named.action(elsewhere)
    with pytest.raises(InvalidInput):
        deciding.change_action(desk, replace(own, obstacle_ids=(elsewhere.id,)))
    assert dump(desk) == before


def test_R14_an_action_that_builds_on_a_strength_of_another_scan_is_refused(desk: Desk, named: Naming) -> None:
    elsewhere, own = other_scan(named).strength(), named.action()
    before = dump(desk)
    with pytest.raises(InvalidInput):
        deciding.change_action(desk, replace(own, strength_id=elsewhere.id))
    assert dump(desk) == before


def test_an_action_is_changed_as_a_whole(desk: Desk, named: Naming) -> None:
    one, two, good = named.obstacle("Een"), named.obstacle("Twee"), named.strength()
    action = named.action(one)
    changed = replace(
        action, title="Anders", obstacle_ids=(two.id, one.id), strength_id=good.id, owner_name="Sam", deadline=TODAY
    )
    saved = deciding.change_action(desk, changed)
    assert saved == replace(changed, version=2) == deciding.action_of(desk, action.id)


def test_an_action_keeps_a_deadline_that_passed_but_gets_no_new_one_in_the_past(
    desk: Desk, named: Naming, open_desk: OpenDesk
) -> None:
    action = named.action(deadline=TODAY)
    with open_desk(now=NOW + timedelta(days=9)) as later:
        saved = deciding.change_action(later, replace(action, title="Nog steeds"))
        assert saved.deadline == TODAY
        with pytest.raises(InvalidInput, match="in het verleden"):
            deciding.change_action(later, replace(saved, deadline=TODAY + timedelta(days=1)))


def test_R11_a_stale_action_is_refused_with_what_is_kept_now_and_its_obstacles_stay(
    two_desks: tuple[Desk, Desk], named: Naming
) -> None:
    (mine, theirs), one, two = two_desks, named.obstacle("Een"), named.obstacle("Twee")
    action = named.action(one)
    kept = deciding.change_action(theirs, replace(action, obstacle_ids=(two.id,)))
    with pytest.raises(Conflict) as refused:
        deciding.change_action(mine, replace(action, title="Van mij"))
    assert refused.value.current == kept == deciding.action_of(mine, action.id)


def test_an_action_that_someone_dropped_cannot_be_changed(two_desks: tuple[Desk, Desk], named: Naming) -> None:
    (mine, theirs), action = two_desks, named.action()
    deciding.delete_action(theirs, action.id)
    for refused in (deciding.change_action, lambda desk, a: deciding.action_of(desk, a.id)):
        with pytest.raises(NotFound):
            refused(mine, action)
    assert named.action().number == 2


def test_an_action_stays_when_its_obstacle_is_deleted_and_finds_it_back(desk: Desk, scan: Scan, named: Naming) -> None:
    obstacle = named.obstacle()
    action = named.action(obstacle)
    deletion = naming.delete_obstacle(desk, obstacle.id)
    (orphan,) = preparing.record_of(desk, scan.id).actions
    assert orphan == replace(action, obstacle_ids=())
    undoing.undo(desk, deletion.sequence)
    assert preparing.record_of(desk, scan.id).actions == (action,)


def test_an_action_that_builds_on_a_strength_that_was_deleted_can_still_be_changed(desk: Desk, named: Naming) -> None:
    strength = named.strength()
    action = named.action(strength_id=strength.id)
    naming.delete_strength(desk, strength.id)
    assert deciding.change_action(desk, replace(action, title="Anders")).title == "Anders"
    with pytest.raises(NotFound):
        named.action(strength_id=strength.id)
