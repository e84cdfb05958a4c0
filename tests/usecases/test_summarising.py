"""The message and the ledger: from what a team writes and does to the plan that is adopted."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from scan.errors import Conflict, InvalidInput, NotFound
from scan.exports.archive import plan_from_json
from scan.library.reader import library
from scan.model.actions import Status
from scan.model.events import Kind, Verb
from scan.model.ledger import Outcome
from scan.model.message import Message, facts_of, message
from scan.model.obstacles import Obstacle
from scan.model.plan import ActionPlan
from scan.model.scans import Scan
from scan.usecases import adopting, deciding, following, naming, preparing, sharing, undoing
from scan.usecases.adopting import Adoption
from scan.usecases.desk import Desk
from scan.usecases.following import Report
from scan.usecases.preparing import NewScan
from scan.usecases.summarising import ledger_of, message_of, promised_in, write_message
from tests.usecases.conftest import Naming, OpenDesk

MINE = Message("  Wij kiezen\nvoor tijd. ", "", "Help ons.", "time 2.2")


def adopt(desk: Desk, scan_id: str) -> ActionPlan:
    seen = preparing.revision_of(desk, scan_id)
    return adopting.adopt(desk, library(), Adoption(scan_id, "MT", "", seen))


def draft(desk: Desk, scan: Scan) -> ActionPlan:
    return adopting.current_plan(desk, library(), scan.id)


def test_what_the_team_writes_stands_in_the_draft_and_is_frozen_by_adopting(
    desk: Desk, scan: Scan, named: Naming
) -> None:
    named.action()
    assert draft(desk, scan).message == ()
    kept = write_message(desk, scan.id, MINE)
    assert (kept.lines, kept.version) == (("Wij kiezen voor tijd.", "Help ons."), 1)
    assert message_of(desk, scan.id) == kept
    assert draft(desk, scan).message == kept.lines
    plan = adopt(desk, scan.id)
    write_message(desk, scan.id, replace(kept, first="Later iets anders"))
    assert adopting.adopted_plan(desk, scan.id, 1) == plan
    assert plan.message == ("Wij kiezen voor tijd.", "Help ons.")
    assert draft(desk, scan).message[0] == "Later iets anders"


def test_a_computed_message_is_worded_at_printing_also_in_an_adopted_plan(
    desk: Desk, scan: Scan, named: Naming
) -> None:
    named.action()
    plan = adopt(desk, scan.id)
    assert plan.message == ()
    assert message(plan) == message(replace(draft(desk, scan), version=1))


def test_coming_back_from_an_edit_computes_the_lines_again(desk: Desk, scan: Scan, named: Naming) -> None:
    named.obstacle()
    kept = write_message(desk, scan.id, MINE)
    write_message(desk, scan.id, Message(version=kept.version))
    assert draft(desk, scan).message == ()
    assert message_of(desk, scan.id) == Message(version=2)


def test_R11_two_people_who_write_at_once_do_not_overwrite_each_other(desk: Desk, scan: Scan) -> None:
    kept = write_message(desk, scan.id, MINE)
    with pytest.raises(Conflict) as told:
        write_message(desk, scan.id, replace(MINE, first="Ook ik"))
    assert told.value.current == kept


def test_a_line_that_is_too_long_is_refused_and_nothing_is_kept(desk: Desk, scan: Scan) -> None:
    with pytest.raises(InvalidInput, match="De derde zin is te lang"):
        write_message(desk, scan.id, replace(MINE, third="x" * 201))
    assert message_of(desk, scan.id) == Message()


def test_nothing_is_written_in_a_scan_that_is_not_there(desk: Desk) -> None:
    with pytest.raises(NotFound):
        write_message(desk, "none", MINE)


def test_the_log_says_that_the_plan_was_changed_and_never_what_was_written(desk: Desk, scan: Scan) -> None:
    write_message(desk, scan.id, MINE)
    (event, undoable), *_more = undoing.history(desk, scan.id)
    assert (event.verb, event.kind, undoable) == (Verb.CHANGED, Kind.PLAN, False)
    assert "tijd" not in repr(event)


def test_a_message_that_changed_since_it_was_read_stops_the_adoption(desk: Desk, scan: Scan, named: Naming) -> None:
    named.action()
    seen = preparing.revision_of(desk, scan.id)
    write_message(desk, scan.id, MINE)
    with pytest.raises(Conflict):
        adopting.adopt(desk, library(), Adoption(scan.id, "MT", "", seen))


def test_an_edit_is_outdated_once_an_action_is_added(desk: Desk, scan: Scan, named: Naming) -> None:
    obstacle = named.obstacle()
    kept = write_message(desk, scan.id, replace(MINE, based_on=facts_of(draft(desk, scan))))
    assert not kept.outdated(draft(desk, scan))
    named.action(obstacle)
    assert kept.outdated(draft(desk, scan))


def test_a_first_plan_has_no_ledger_and_the_second_version_has_the_first_ones(
    desk: Desk, scan: Scan, named: Naming
) -> None:
    action = named.action()
    assert adopt(desk, scan.id).promised is None
    following.follow(desk, action, Report(Status.STOPPED, 20, "Niemand las ze", "Sam"))
    (promise,) = draft(desk, scan).promised.promises  # type: ignore[union-attr]
    assert (promise.outcome, promise.said) == (Outcome.STOPPED, "Niemand las ze")
    named.action(title="Een tweede actie")
    second = adopt(desk, scan.id)
    assert second.promised is not None
    assert [one.id for one in second.promised.promises] == [action.id]
    deciding.delete_action(desk, action.id)
    assert adopting.adopted_plan(desk, scan.id, 2).promised == second.promised


def test_a_deleted_action_of_the_last_plan_is_gone_until_it_comes_back(desk: Desk, scan: Scan, named: Naming) -> None:
    action = named.action()
    adopt(desk, scan.id)
    deletion = deciding.delete_action(desk, action.id)
    assert [one.outcome for one in ledger_of(desk, scan.id).promises] == [Outcome.GONE]  # type: ignore[union-attr]
    undoing.undo(desk, deletion.sequence)
    assert [one.outcome for one in ledger_of(desk, scan.id).promises] != [Outcome.GONE]  # type: ignore[union-attr]


def test_the_first_plan_of_a_next_scan_opens_with_what_the_school_promised_last(
    desk: Desk, open_desk: OpenDesk, scan: Scan, named: Naming
) -> None:
    action = named.action()
    adopt(desk, scan.id)
    with open_desk(now=desk.now + timedelta(days=365)) as later:
        new = preparing.start_scan(later, library(), NewScan("Volgend jaar", school_id=scan.school_id))
        ledger = ledger_of(later, new.id)
        assert ledger is not None
        assert (ledger.scan_id, ledger.version, [one.id for one in ledger.promises]) == (scan.id, 1, [action.id])
        home, revision = promised_in(later, new.id)
        following.follow(later, action, Report(Status.DONE, 100, "", "Sam"))
        assert promised_in(later, new.id) == (home, preparing.revision_of(later, scan.id)) != (home, revision)
        assert ledger_of(later, new.id).by_outcome()[Outcome.KEPT] == 1  # type: ignore[union-attr]
        obstacle = naming.name_obstacle(later, Obstacle("", new.id, 0, "time", "Nog steeds geen tijd"))
        deciding.decide_action(later, replace(action, id="", scan_id=new.id, number=0, obstacle_ids=(obstacle.id,)))
        adopt(later, new.id)
        own = ledger_of(later, new.id)
        assert own is not None
        assert own.scan_id == new.id
        preparing.delete_scan(later, new.id)
        assert ledger_of(later, scan.id).scan_id == scan.id  # type: ignore[union-attr]


def test_another_school_has_nothing_to_do_with_it(desk: Desk, scan: Scan, named: Naming) -> None:
    named.action()
    adopt(desk, scan.id)
    elsewhere = preparing.start_scan(desk, library(), NewScan("Elders", school_name="De Aak"))
    assert ledger_of(desk, elsewhere.id) is None
    assert promised_in(desk, elsewhere.id)[0] == elsewhere.id


def test_the_demonstration_school_shows_what_became_of_a_year_of_promises(desk: Desk) -> None:
    id = sharing.open_demonstration(desk, library(), "nl")
    ledger = ledger_of(desk, id)
    assert ledger is not None
    assert (ledger.scan_title, len(ledger.promises)) == ("Eerste organisatiescan", 10)
    assert ledger.by_outcome() == {
        Outcome.KEPT: 3, Outcome.LATE: 3, Outcome.NOT_BEGUN: 2, Outcome.STOPPED: 2,
    }  # fmt: skip
    assert all(one.said for one in ledger.promises if one.outcome is Outcome.STOPPED)
    plan = adopt(desk, id)
    assert plan_from_json(adopting.adopted_plans(desk, id)[0].plan).promised == ledger == plan.promised
