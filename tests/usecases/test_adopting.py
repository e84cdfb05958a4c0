"""Adopting: what the team has seen is numbered and frozen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scan.errors import Conflict, InvalidInput, NotFound
from scan.library.reader import edition, library
from scan.model.actions import Status
from scan.model.plan import ActionPlan
from scan.model.scans import Scan
from scan.usecases import adopting, deciding, following, naming, preparing
from scan.usecases.adopting import Adoption
from scan.usecases.desk import Desk
from scan.usecases.following import Report
from tests.usecases.conftest import NOW, Naming, dump


def adopt(desk: Desk, scan: Scan, by: str = "MT", decision: str = "Akkoord") -> ActionPlan:
    seen = preparing.revision_of(desk, scan.id)
    return adopting.adopt(desk, library(), Adoption(scan.id, by, decision, seen))


def test_the_current_plan_is_a_draft(desk: Desk, scan: Scan, named: Naming) -> None:
    action = named.action()
    draft = adopting.current_plan(desk, library(), scan.id)
    assert (draft.adopted, draft.version, draft.school) == (False, 0, "De Brug")
    assert [found.id for found in draft.actions()] == [action.id]


def test_adopting_numbers_the_plan_and_says_who_when_and_why(desk: Desk, scan: Scan, named: Naming) -> None:
    named.action()
    draft = adopting.current_plan(desk, library(), scan.id)
    plan = adopt(desk, scan, "  Het MT ", " Akkoord\r\nmet dank ")
    assert plan == replace(
        draft, version=1, adopted_at=NOW, adopted_by="Het MT", decision="Akkoord\nmet dank", as_of=NOW
    )
    assert adopting.adopted_plan(desk, scan.id, 1) == plan
    (kept,) = adopting.adopted_plans(desk, scan.id)
    assert (kept.number, kept.adopted_by, kept.adopted_at) == (1, "Het MT", NOW)


def test_adopting_freezes_and_later_edits_do_not_change_the_adopted_plan(desk: Desk, scan: Scan, named: Naming) -> None:
    obstacle = named.obstacle()
    action = named.action(obstacle)
    plan = adopt(desk, scan)
    naming.change_obstacle(desk, replace(obstacle, title="Heel anders"))
    following.follow(desk, action, Report(Status.DONE, 100, "klaar", "Sam"))
    deciding.delete_action(desk, action.id)
    naming.delete_obstacle(desk, obstacle.id)
    preparing.save_preparation(
        desk, replace(scan, title="Andere titel"), replace(preparing.school_of(desk, scan), name="Andere school")
    )
    assert adopting.adopted_plan(desk, scan.id, 1) == plan
    assert [*adopting.current_plan(desk, library(), scan.id).actions()] == []


def test_the_next_adoption_is_the_next_version_and_the_newest_comes_first(
    desk: Desk, scan: Scan, named: Naming
) -> None:
    named.action()
    first = adopt(desk, scan)
    named.action(title="Nog een")
    second = adopt(desk, scan)
    assert (first.version, second.version) == (1, 2)
    assert [kept.number for kept in adopting.adopted_plans(desk, scan.id)] == [2, 1]
    assert adopting.adopted_plan(desk, scan.id, 1) == first


def test_adopting_a_plan_that_changed_meanwhile_is_refused(
    two_desks: tuple[Desk, Desk], scan: Scan, named: Naming
) -> None:
    mine, theirs = two_desks
    obstacle = named.obstacle()
    named.action(obstacle)
    seen = preparing.revision_of(mine, scan.id)
    naming.change_obstacle(theirs, replace(obstacle, title="Intussen anders"))
    before = dump(mine)
    with pytest.raises(Conflict, match="intussen gewijzigd"):
        adopting.adopt(mine, library(), Adoption(scan.id, "MT", "", seen))
    assert dump(mine) == before
    adopt(mine, scan)


def test_two_people_cannot_adopt_the_same_plan_twice(two_desks: tuple[Desk, Desk], scan: Scan, named: Naming) -> None:
    mine, theirs = two_desks
    named.action()
    adoption = Adoption(scan.id, "MT", "", preparing.revision_of(mine, scan.id))
    adopting.adopt(theirs, library(), adoption)
    with pytest.raises(Conflict):
        adopting.adopt(mine, library(), adoption)
    assert len(adopting.adopted_plans(mine, scan.id)) == 1


def test_a_plan_without_an_action_cannot_be_adopted(desk: Desk, scan: Scan, named: Naming) -> None:
    named.obstacle()
    before = dump(desk)
    with pytest.raises(InvalidInput, match="nog geen actie"):
        adopt(desk, scan)
    assert dump(desk) == before


@pytest.mark.parametrize(("by", "decision"), [("", ""), (" \n", ""), ("x" * 121, ""), ("MT", "x" * 2_001)])
def test_an_adoption_by_nobody_or_with_endless_words_is_refused(
    desk: Desk, scan: Scan, named: Naming, by: str, decision: str
) -> None:
    named.action()
    before = dump(desk)
    with pytest.raises(InvalidInput):
        adopt(desk, scan, by, decision)
    assert dump(desk) == before


def test_a_version_that_was_never_adopted_is_not_there(desk: Desk, scan: Scan) -> None:
    assert adopting.adopted_plans(desk, scan.id) == []
    with pytest.raises(NotFound):
        adopting.adopted_plan(desk, scan.id, 1)


def test_the_plan_of_a_scan_that_was_put_away_cannot_be_adopted(desk: Desk, scan: Scan, named: Naming) -> None:
    named.action()
    preparing.delete_scan(desk, scan.id)
    with pytest.raises(NotFound):
        adopt(desk, scan)


def test_text_with_strange_characters_comes_back_from_an_adopted_plan_as_typed(
    desk: Desk, scan: Scan, named: Naming
) -> None:
    typed = '<b>"vet"</b> \\ 👩‍🏫 مرحبا \u2028 =1+1'
    named.action(named.obstacle(typed, blocks=typed), title=typed, first_step=typed)
    adopt(desk, scan, decision=typed)
    plan = adopting.adopted_plan(desk, scan.id, 1)
    assert next(plan.actions()).first_step == next(plan.obstacles()).blocks == plan.decision == typed


def test_a_plan_with_words_of_the_library_that_nobody_saw_is_not_frozen(desk: Desk, scan: Scan, named: Naming) -> None:
    named.action()
    seen, before = preparing.revision_of(desk, scan.id), dump(desk)
    with pytest.raises(Conflict, match="intussen gewijzigd"):
        adopting.adopt(desk, library(), Adoption(scan.id, "MT", "", seen, edition() + 1))
    assert dump(desk) == before
    assert adopting.adopt(desk, library(), Adoption(scan.id, "MT", "", seen, edition())).version == 1
