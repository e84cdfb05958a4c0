"""Inviting: a round is planned once, opened, closed and opened again; what is told of it gives nobody away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from scan.errors import Conflict, InvalidInput, NotFound, NotSaved
from scan.exports.archive import to_json
from scan.library.reader import library
from scan.model.answers import Answer, Aspect, SharedAnswer, Tally
from scan.model.events import Kind, Verb
from scan.model.people import Group, GroupKind
from scan.model.permissions import Right
from scan.model.rounds import Invitation, Phase
from scan.model.secret_codes import key_of
from scan.store import log
from scan.usecases import adopting, answering, inviting, participating, preparing
from scan.usecases.desk import Desk
from tests.usecases.conftest import dump
from tests.usecases.hall import Hall, school

HANDS = (1, *(0,) * 6)


@pytest.fixture
def hall(desk: Desk) -> Hall:
    return Hall.opened(desk)


def test_a_round_gives_each_group_a_room_code_and_a_receipt(desk: Desk) -> None:
    scan = school(desk)
    planned = inviting.plan_round(desk, scan.id)
    assert [own.group_id for own in planned.groups] == ["mt", "teachers", "pupils"]
    assert len({code for own in planned.groups for code in (own.door, own.receipt)}) == 6
    assert (planned.phase, planned.asked, planned.invitation) == (Phase.PREPARING, (), Invitation.OPEN)
    assert inviting.round_of(desk, scan.id) == planned
    assert inviting.round_of(desk, "elsewhere") is None
    with pytest.raises(Conflict):
        inviting.plan_round(desk, scan.id)


def test_room_codes_are_never_given_twice(desk: Desk) -> None:
    given = iter([b"\0" * 32, *[b"\1" * 4, b"\1" * 8] * 2, *[b"\2" * 4, b"\2" * 8] * 2, b"\3" * 4, b"\3" * 8])
    codes = inviting.plan_round(desk, school(desk).id, new_secret=lambda _bytes: next(given)).groups
    assert len({own.door for own in codes}) == 3


def test_a_round_that_was_planned_can_be_taken_back_and_one_that_opened_cannot(desk: Desk) -> None:
    scan = school(desk)
    inviting.plan_round(desk, scan.id, Invitation.SLIPS)
    inviting.cancel_round(desk, scan.id)
    assert inviting.round_of(desk, scan.id) is None
    inviting.plan_round(desk, scan.id)
    inviting.open_round(desk, library(), scan.id)
    with pytest.raises(Conflict):
        inviting.cancel_round(desk, scan.id)


def test_answering_by_name_is_chosen_before_and_refused_for_a_large_group(desk: Desk) -> None:
    with pytest.raises(InvalidInput, match="klein team"):
        inviting.plan_round(desk, school(desk).id, named=True)
    small = school(desk, {"mt": 6})
    assert inviting.plan_round(desk, small.id, named=True).named
    inviting.open_round(desk, library(), small.id)
    with pytest.raises(NotSaved), desk.saving(Right.PREPARE) as db:
        db.execute("UPDATE rounds SET named = 0 WHERE scan_id = ?", [small.id])


def test_a_round_by_name_asks_the_name_first_and_tells_who_answered(desk: Desk) -> None:
    scan = school(desk, {"mt": 6})
    door = inviting.plan_round(desk, scan.id, named=True).groups[0].door
    inviting.open_round(desk, library(), scan.id)
    hall = Hall(desk, scan.id)
    assert participating.door_of(hall.visit, door).named
    with pytest.raises(InvalidInput, match="Je naam"):
        participating.join(hall.visit, door)
    key = participating.join(hall.visit, door, " Noor  Verbeeke ")
    assert participating.sheet(hall.visit, library(), key).name == "Noor Verbeeke"
    assert inviting.response(desk, scan.id)[0].names == ()
    hall.fill(key)
    assert inviting.response(desk, scan.id)[0].names == ("Noor Verbeeke",)
    with pytest.raises(InvalidInput, match="Er doet al iemand mee die ‘noor verbeeke’ heet"):
        participating.join(hall.visit, door, "noor  verbeeke")
    participating.join(hall.visit, door, "Noor V.")


def test_an_anonymous_round_never_keeps_a_name(hall: Hall) -> None:
    key = participating.join(hall.visit, hall.door(), "Kanarie")
    hall.fill(key)
    assert not [line for line in dump(hall.desk) if "Kanarie" in line or b"Kanarie".hex().upper() in line]
    assert {heard.names for heard in inviting.response(hall.desk, hall.scan_id)} == {()}


def test_what_is_asked_is_fixed_when_the_round_opens(hall: Hall, desk: Desk) -> None:
    asked = hall.round.asked
    assert asked == tuple(s.id for theme in library().themes[:2] for s in theme.statements)
    scan = preparing.scan_of(desk, hall.scan_id)
    late = Group("late", "Laatkomers", GroupKind.SUPPORT_STAFF, 9)
    wider = replace(scan, theme_ids=(*scan.theme_ids, library().themes[2].id), groups=(*scan.groups, late))
    preparing.save_preparation(desk, wider, preparing.school_of(desk, scan))
    inviting.close_round(desk, hall.scan_id)
    again = inviting.reopen_round(desk, library(), hall.scan_id)
    assert again.asked == asked
    assert again.groups[-1].group_id == "late"
    hall.fill(hall.join("late"))


def test_a_scan_in_short_form_asks_its_short_form(desk: Desk) -> None:
    scan = school(desk)
    preparing.save_preparation(desk, replace(scan, short_form=True), preparing.school_of(desk, scan))
    inviting.plan_round(desk, scan.id)
    asked = inviting.open_round(desk, library(), scan.id).asked
    assert asked
    assert all(library().statement_by_id[id].short_form for id in asked)


@pytest.mark.parametrize("order", [["open", "open"], ["close"], ["open", "close", "close"], ["reopen"]])
def test_a_phase_cannot_be_skipped_or_done_twice(desk: Desk, order: list[str]) -> None:
    scan = school(desk)
    inviting.plan_round(desk, scan.id)
    steps: dict[str, Callable[[], object]] = {
        "open": lambda: inviting.open_round(desk, library(), scan.id),
        "close": lambda: inviting.close_round(desk, scan.id),
        "reopen": lambda: inviting.reopen_round(desk, library(), scan.id),
    }
    *before, last = order
    for step in before:
        steps[step]()
    with pytest.raises(Conflict):
        steps[last]()


def test_a_round_can_stay_open_longer_but_not_end_in_the_past(hall: Hall, desk: Desk) -> None:
    assert inviting.extend_round(desk, hall.scan_id, desk.today + timedelta(days=7)).closes_on
    with pytest.raises(InvalidInput):
        inviting.extend_round(desk, hall.scan_id, desk.today - timedelta(days=1))
    assert inviting.extend_round(desk, hall.scan_id, None).closes_on is None


def test_slips_are_told_once_and_all_different(desk: Desk) -> None:
    hall = Hall.opened(desk, Invitation.SLIPS)
    slips = inviting.mint_slips(desk, hall.scan_id, "pupils", 30) + inviting.mint_slips(desk, hall.scan_id, "mt", 6)
    assert len({slip.code for slip in slips}) == 36
    assert all(key_of(slip.code) for slip in slips)
    assert inviting.slips_of(desk, hall.scan_id) == {"pupils": 30, "mt": 6}
    for group, number in (("nobody", 1), ("mt", 0), ("mt", 2_001)):
        with pytest.raises(InvalidInput):
            inviting.mint_slips(desk, hall.scan_id, group, number)
    with pytest.raises(InvalidInput):
        inviting.mint_slips(desk, Hall.opened(desk).scan_id, "mt", 1)


def test_P4_the_response_is_told_in_steps_and_more_than_expected_is_flagged(hall: Hall, desk: Desk) -> None:
    list(hall.crowd({"mt": 4, "teachers": 11, "pupils": 9}))
    hall.join("mt")
    heard = inviting.response(desk, hall.scan_id)
    assert [h.label for h in heard] == ["minder dan 5", "10 of meer", "5 of meer"]
    assert not any(h.more_than_expected for h in heard)
    hall.fill(hall.join("pupils"))
    assert [h.more_than_expected for h in inviting.response(desk, hall.scan_id)] == [False, False, True]
    with pytest.raises(NotFound):
        inviting.response(desk, school(desk).id)


def test_P4_who_changes_the_number_of_people_during_a_round_does_not_find_how_many_answered(
    hall: Hall, desk: Desk
) -> None:
    told = set()
    for _person in range(4):
        hall.fill(hall.join())
        told.add(_flagged(hall, desk))
    assert told == {()}
    for _person in range(5):
        hall.fill(hall.join())
        told.add(_flagged(hall, desk))
    assert told == {(), (1, 2, 3, 4)}


def _flagged(hall: Hall, desk: Desk) -> tuple[int, ...]:
    """With which numbers of people the teachers seem too many."""
    found = []
    for heads in range(1, 12):
        scan = preparing.scan_of(desk, hall.scan_id)
        groups = tuple(replace(g, head_count=heads) if g.id == "teachers" else g for g in scan.groups)
        preparing.save_preparation(desk, replace(scan, groups=groups), preparing.school_of(desk, scan))
        (heard,) = (h for h in inviting.response(desk, hall.scan_id) if h.group.id == "teachers")
        found += [heads] if heard.more_than_expected else []
    return tuple(found)


def test_P4_before_the_reveal_nothing_that_can_be_read_changes_within_a_step(hall: Hall, desk: Desk) -> None:
    list(hall.crowd({"teachers": 6}))

    def readable() -> tuple[object, ...]:
        record = preparing.record_of(desk, hall.scan_id)
        plan = adopting.current_plan(desk, library(), hall.scan_id)
        heard = inviting.response(desk, hall.scan_id)
        return record, to_json(record), plan, heard, preparing.revision_of(desk, hall.scan_id)

    before = readable()
    list(hall.crowd({"teachers": 3}))
    assert readable() == before


def test_P4_hands_and_a_round_do_not_go_together(desk: Desk) -> None:
    scan = school(desk)
    hand = Tally("purpose-1", "teachers", Aspect.NOW, HANDS)
    answering.record_tallies(desk, scan.id, [hand])
    with pytest.raises(InvalidInput, match="handen"):
        inviting.plan_round(desk, scan.id)
    answering.record_tallies(desk, scan.id, [replace(hand, counts=(0,) * 7)])
    inviting.plan_round(desk, scan.id)
    with pytest.raises((InvalidInput, NotSaved)):
        answering.record_tallies(desk, scan.id, [hand])
    answering.record_shared(desk, scan.id, [SharedAnswer("purpose-1", Aspect.NOW, Answer.ONE)])


def test_R12_the_log_tells_what_the_facilitator_did_and_nothing_of_answering(hall: Hall, desk: Desk) -> None:
    before = len(log.events(desk.db, hall.scan_id))
    keys = list(hall.crowd({"teachers": 3}))
    hall.name(keys[0], "Te druk")
    assert len(log.events(desk.db, hall.scan_id)) == before
    inviting.close_round(desk, hall.scan_id)
    inviting.reopen_round(desk, library(), hall.scan_id)
    inviting.extend_round(desk, hall.scan_id, None)
    hall.reveal()
    done = [event.verb for event in log.events(desk.db, hall.scan_id) if event.kind is Kind.ROUND]
    first, told = [Verb.CREATED, Verb.OPENED], [Verb.CLOSED, Verb.OPENED, Verb.CHANGED, Verb.CLOSED, Verb.REVEALED]
    assert done[::-1] == [*first, *told]
    assert log.broken_at(desk.db) is None


def test_R12_a_round_that_was_taken_back_is_told_too(desk: Desk) -> None:
    scan = school(desk)
    inviting.plan_round(desk, scan.id)
    inviting.cancel_round(desk, scan.id)
    last = log.events(desk.db, scan.id)[0]
    assert (last.verb, last.kind, last.subject_id) == (Verb.DESTROYED, Kind.ROUND, scan.id)
