"""Every table gives back what was kept, and keeps apart what people edit at once (R11)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from scan.errors import Conflict, InvalidInput, NotFound, NotSaved
from scan.model.actions import Status
from scan.model.answers import Answer, Aspect
from scan.model.people import Group, GroupKind
from scan.model.scans import FocusTheme, School
from scan.store import actions, answers, obstacles, scans, schools, strengths
from scan.store.database import Database, writing
from tests.store.examples import (
    ACTION,
    LEADERS,
    OBSTACLE,
    SCAN,
    SCHOOL,
    SHARED,
    STRENGTH,
    TALLY,
    TEACHERS,
    TODAY,
    UPDATE,
    keep_scan,
)

KINDS: list[Any] = [(obstacles, OBSTACLE), (strengths, STRENGTH), (actions, ACTION)]


def test_schools_are_kept_and_changed(fresh_db: Database) -> None:
    with writing(fresh_db):
        schools.insert(fresh_db, SCHOOL)
        schools.insert(fresh_db, School("a", "de Aak"))
        schools.update(fresh_db, replace(SCHOOL, board=""))
    assert [s.name for s in schools.all_schools(fresh_db)] == ["de Aak", SCHOOL.name]
    assert schools.get(fresh_db, "school").board == ""
    with pytest.raises(NotFound):
        schools.get(fresh_db, "none")
    with pytest.raises(NotFound), writing(fresh_db):
        schools.update(fresh_db, School("none", "Geen"))


def test_a_scan_comes_back_as_it_was(scan_db: Database) -> None:
    assert scans.get(scan_db, "scan") == SCAN
    assert scans.school_of(scan_db, "scan") == SCHOOL


def test_a_changed_scan_keeps_the_tallies_of_the_groups_that_stay(scan_db: Database) -> None:
    pupils = Group("pupils", "Leerlingen", GroupKind.PUPILS, 12)
    other = replace(TALLY, group_id="leaders")
    with writing(scan_db):
        answers.save_tallies(scan_db, "scan", [TALLY, other])
        wanted = replace(
            SCAN, groups=(pupils, replace(TEACHERS, name="Leraren")), theme_ids=("safety",), focus=(), closes_on=None
        )
        kept = scans.update(scan_db, wanted)
    assert kept == replace(wanted, version=2) == scans.get(scan_db, "scan")
    assert answers.tallies(scan_db, "scan") == [TALLY]


def test_a_deleted_scan_is_not_found_unless_asked_for(scan_db: Database) -> None:
    with writing(scan_db):
        scans.set_deleted(scan_db, "scan", True)
    with pytest.raises(NotFound):
        scans.get(scan_db, "scan")
    with pytest.raises(NotFound), writing(scan_db):
        scans.update(scan_db, SCAN)
    assert scans.get(scan_db, "scan", deleted=True) == SCAN
    assert [s.deleted for s in scans.summaries(scan_db, TODAY)] == [True]
    with writing(scan_db):
        scans.set_deleted(scan_db, "scan", False)
    assert scans.get(scan_db, "scan") == SCAN


def test_summaries_count_in_the_database(full_db: Database) -> None:
    with writing(full_db):
        scans.insert(full_db, replace(SCAN, id="older"), date(2025, 1, 1))
        scans.insert(full_db, replace(SCAN, id="later"), TODAY)
        obstacles.insert(full_db, replace(OBSTACLE, id="o2", number=2, merged_into="o1"))
        obstacles.insert(full_db, replace(OBSTACLE, id="o3", number=3))
        obstacles.set_deleted(full_db, "o3", True)
        actions.insert(full_db, replace(ACTION, id="a2", number=2, status=Status.DONE, deadline=date(2020, 1, 1)))
        actions.insert(full_db, replace(ACTION, id="a3", number=3))
        actions.set_deleted(full_db, "a3", True)
    found = scans.summaries(full_db, date(2026, 12, 2))
    assert [s.id for s in found] == ["later", "scan", "older"]
    summary = found[1]
    assert (summary.obstacles, summary.actions, summary.done, summary.late) == (1, 2, 1, 1)
    assert (found[0].actions, found[0].done, found[0].late, found[0].plan_version) == (0, 0, 0, 0)
    assert scans.summaries(full_db, date(2026, 12, 1))[1].late == 0


def test_answers_are_replaced_and_taken_back(scan_db: Database) -> None:
    agreed = replace(SHARED, answer=Answer.FOUR)
    wanted = replace(SHARED, aspect=Aspect.WANTED)
    changed = replace(TALLY, counts=(0,) * 7)
    with writing(scan_db):
        answers.save_shared(scan_db, "scan", [SHARED, wanted, agreed, agreed])
        answers.save_tallies(scan_db, "scan", [TALLY, changed, replace(changed, statement_id="time-2")])
    assert answers.shared(scan_db, "scan") == [agreed, wanted]
    assert answers.tallies(scan_db, "scan")[0] == changed
    assert answers.answered_statements(scan_db, "scan") == {"time-1"}
    with writing(scan_db):
        answers.clear_shared(scan_db, "scan", "time-1", Aspect.NOW)
        answers.clear_shared(scan_db, "scan", "time-1", Aspect.WANTED)
    assert answers.answered_statements(scan_db, "scan") == set()


def test_a_tally_of_an_unknown_group_is_refused(scan_db: Database) -> None:
    with pytest.raises(NotSaved), writing(scan_db):
        answers.save_tallies(scan_db, "scan", [replace(TALLY, group_id="none")])


@pytest.mark.parametrize(("table", "thing"), KINDS)
def test_a_finding_or_action_comes_back_as_it_was(full_db: Database, table: Any, thing: Any) -> None:
    assert table.get(full_db, thing.id) == thing
    assert table.all_of(full_db, "scan") == [thing]


@pytest.mark.parametrize(("table", "thing"), KINDS)
def test_R11_who_saves_second_gets_both_texts(full_db: Database, table: Any, thing: Any) -> None:
    with writing(full_db):
        kept = table.update(full_db, replace(thing, title="Van de een"))
    assert kept == replace(thing, title="Van de een", version=2)
    with pytest.raises(Conflict) as caught, writing(full_db):
        table.update(full_db, replace(thing, title="Van de ander"))
    assert caught.value.current == kept
    assert table.get(full_db, thing.id) == kept


def test_R11_who_saves_a_scan_second_gets_both_texts(scan_db: Database) -> None:
    with writing(scan_db):
        kept = scans.update(scan_db, replace(SCAN, focus=(FocusTheme("safety", "Eerst veilig"),)))
    with pytest.raises(Conflict) as caught, writing(scan_db):
        scans.update(scan_db, replace(SCAN, title="Voorjaar"))
    assert caught.value.current == kept


@pytest.mark.parametrize(("table", "thing"), KINDS)
def test_a_number_is_never_given_again(full_db: Database, table: Any, thing: Any) -> None:
    with writing(full_db):
        table.set_deleted(full_db, thing.id, True)
    assert table.next_number(full_db, "scan") == 2
    assert table.next_number(full_db, "elsewhere") == 1
    with pytest.raises(NotFound):
        table.get(full_db, thing.id)
    with pytest.raises(NotFound), writing(full_db):
        table.update(full_db, thing)
    with pytest.raises(NotSaved), writing(full_db):
        table.insert(full_db, replace(thing, id="other"))
    with writing(full_db):
        table.set_deleted(full_db, thing.id, False)
    assert table.all_of(full_db, "scan") == [thing]
    with pytest.raises(NotFound), writing(full_db):
        table.set_deleted(full_db, "none", True)


def test_an_action_keeps_its_obstacles_in_order(full_db: Database) -> None:
    with writing(full_db):
        obstacles.insert(full_db, replace(OBSTACLE, id="o2", number=2))
        kept = actions.update(full_db, replace(ACTION, obstacle_ids=("o2", "o1"), deadline=None, strength_id=None))
    assert kept.obstacle_ids == ("o2", "o1")
    assert actions.all_of(full_db, "scan") == [kept] == actions.of_obstacle(full_db, "o2")
    with pytest.raises(NotSaved), writing(full_db):
        actions.update(full_db, replace(kept, obstacle_ids=("none",)))


def test_actions_are_found_through_merged_obstacles(full_db: Database) -> None:
    with writing(full_db):
        for number in (2, 3):
            obstacles.insert(full_db, replace(OBSTACLE, id=f"o{number}", number=number))
        obstacles.set_merged(full_db, OBSTACLE, "o2")
        obstacles.set_merged(full_db, obstacles.get(full_db, "o2"), "o3")
    assert [a.id for a in actions.of_obstacle(full_db, "o3")] == ["a1"]
    assert obstacles.counts(full_db, "scan") == (1, 0)


def test_updates_come_back_in_the_order_of_their_days(full_db: Database) -> None:
    earlier = replace(UPDATE, id="u0", made_on=date(2026, 11, 1))
    with writing(full_db):
        for update in (UPDATE, earlier, replace(UPDATE, id="u2")):
            actions.add_update(full_db, update)
    assert [u.id for u in actions.updates_of(full_db, "scan")] == ["u0", "u1", "u2"]
    assert actions.updates_of_action(full_db, "a1")[0] == earlier
    with writing(full_db):
        actions.set_deleted(full_db, "a1", True)
    assert actions.updates_of(full_db, "scan") == []


def test_a_merged_obstacle_can_stand_again(full_db: Database) -> None:
    with writing(full_db):
        obstacles.insert(full_db, replace(OBSTACLE, id="o2", number=2))
        merged = obstacles.set_merged(full_db, OBSTACLE, "o2")
    assert (merged.merged_into, merged.version) == ("o2", 2)
    with pytest.raises(Conflict), writing(full_db):
        obstacles.set_merged(full_db, OBSTACLE, None)
    with writing(full_db):
        assert obstacles.set_merged(full_db, merged, None).merged_into is None


def test_what_was_merged_into_a_deleted_obstacle_is_left_out(full_db: Database) -> None:
    with writing(full_db):
        obstacles.insert(full_db, replace(OBSTACLE, id="o2", number=2, merged_into="o1"))
        obstacles.insert(full_db, replace(OBSTACLE, id="o3", number=3, merged_into="o2"))
    assert [o.id for o in obstacles.all_of(full_db, "scan")] == ["o1", "o2", "o3"]
    with writing(full_db):
        obstacles.set_deleted(full_db, "o1", True)
    assert obstacles.all_of(full_db, "scan") == []


def test_obstacles_cannot_be_merged_in_a_ring_or_across_scans(full_db: Database) -> None:
    with writing(full_db):
        keep_scan(full_db, replace(SCAN, id="other"))
        obstacles.insert(full_db, replace(OBSTACLE, id="o2", number=2, merged_into="o1"))
        obstacles.insert(full_db, replace(OBSTACLE, id="far", scan_id="other"))
    for target, error in (("o2", InvalidInput), ("o1", InvalidInput), ("far", InvalidInput), ("none", NotFound)):
        with pytest.raises(error), writing(full_db):
            obstacles.set_merged(full_db, OBSTACLE, target)


def test_keeping_two_scans_apart(full_db: Database) -> None:
    with writing(full_db):
        keep_scan(full_db, replace(SCAN, id="other", groups=(LEADERS,)))
    assert obstacles.all_of(full_db, "other") == []
    assert scans.get(full_db, "other").groups == (LEADERS,)
    assert obstacles.next_number(full_db, "other") == 1
