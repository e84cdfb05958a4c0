"""The ledger: what a plan promised and what became of it, whatever happened in between."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scan.i18n import speaking
from scan.model.actions import Action, ActionUpdate, Status
from scan.model.kept_promises import what_became_of
from scan.model.ledger import Ledger, Outcome, Promise
from scan.model.plan import ActionPlan
from tests.model.samples import NOW, TODAY, a_record, an_action, an_obstacle, plan_of

LATER = TODAY + timedelta(days=200)
DUE = date(2026, 12, 1)


def adopted(*actions: Action) -> ActionPlan:
    """The plan of these actions, adopted on the first of September."""
    draft = plan_of(a_record(obstacles=[an_obstacle()], actions=list(actions)))
    return replace(draft, version=1, adopted_at=NOW, adopted_by="MT")


def an_update(status: Status, note: str = "", day: int = 1, action: str = "a1") -> ActionUpdate:
    """Something told of an action, so many days after the plan was adopted."""
    return ActionUpdate(f"u{day}", action, TODAY + timedelta(days=day), "Sam", status, 50, note)


def became(promised: Action, now: Action | None, *updates: ActionUpdate, on: date = LATER) -> Promise:
    """The one line of a plan that promised one action."""
    ledger = what_became_of(adopted(promised), [now] if now else [], updates, on)
    assert ledger is not None
    (promise,) = ledger.promises
    return promise


PROMISED = an_action(1, deadline=DUE)


@pytest.mark.parametrize(
    ("change", "on", "outcome"),
    [
        ({"status": Status.DONE}, LATER, Outcome.KEPT),
        ({"status": Status.STOPPED}, LATER, Outcome.STOPPED),
        ({"status": Status.BUSY}, DUE, Outcome.UNDER_WAY),
        ({"status": Status.BUSY}, DUE + timedelta(days=1), Outcome.LATE),
        ({"status": Status.BUSY, "deadline": LATER}, DUE + timedelta(days=1), Outcome.LATE),
        ({"progress": 10}, DUE + timedelta(days=1), Outcome.LATE),
        ({}, DUE, Outcome.AHEAD),
        ({}, DUE + timedelta(days=1), Outcome.NOT_BEGUN),
        ({"deadline": LATER}, DUE + timedelta(days=1), Outcome.NOT_BEGUN),
    ],
)
def test_an_action_ends_as_the_plan_promised_it(change: dict[str, object], on: date, outcome: Outcome) -> None:
    now = replace(PROMISED, **change)  # type: ignore[arg-type]
    assert became(PROMISED, now, on=on).outcome is outcome


def test_a_first_step_that_was_not_taken_in_time_is_agreed_and_not_done() -> None:
    promised = replace(PROMISED, first_step_on=TODAY)
    assert became(promised, promised, on=TODAY).outcome is Outcome.AHEAD
    assert became(promised, promised, on=TODAY + timedelta(days=1)).outcome is Outcome.NOT_BEGUN


def test_without_any_date_an_action_that_nobody_began_is_agreed_and_not_done() -> None:
    bare = an_action()
    assert became(bare, bare, on=TODAY).outcome is Outcome.NOT_BEGUN
    assert became(bare, replace(bare, status=Status.BUSY), on=LATER).outcome is Outcome.UNDER_WAY


def test_an_action_that_was_deleted_is_gone_and_keeps_what_was_promised() -> None:
    gone = became(replace(PROMISED, owner_name="Sam"), None, an_update(Status.BUSY, "Weg ermee"))
    assert (gone.outcome, gone.title, gone.owner_name, gone.deadline, gone.said) == (
        Outcome.GONE, "Actie 1", "Sam", DUE, "",
    )  # fmt: skip


def test_why_it_stopped_is_what_was_said_at_stopping() -> None:
    updates = (an_update(Status.STOPPED, "Niemand las ze", 3), an_update(Status.BUSY, "Begonnen", 2))
    stopped = became(PROMISED, replace(PROMISED, status=Status.STOPPED), *updates)
    assert (stopped.said, stopped.said_on) == ("Niemand las ze", TODAY + timedelta(days=3))
    twice = (an_update(Status.STOPPED, "Eerst dit", 3), an_update(Status.STOPPED, "Toen dat", 3))
    assert became(PROMISED, replace(PROMISED, status=Status.STOPPED), *twice).said == "Toen dat"
    silent = became(PROMISED, replace(PROMISED, status=Status.STOPPED), an_update(Status.BUSY, "Begonnen"))
    assert (silent.said, silent.said_on) == ("", None)


def test_a_deadline_that_was_moved_is_told_as_long_as_it_is_open() -> None:
    moved = replace(PROMISED, status=Status.BUSY, deadline=LATER)
    assert (became(PROMISED, moved).deadline, became(PROMISED, moved).moved_to) == (DUE, LATER)
    assert became(PROMISED, replace(moved, status=Status.DONE)).moved_to is None


def test_what_was_done_or_stopped_when_the_plan_was_adopted_is_no_promise() -> None:
    plan = adopted(an_action(1, status=Status.DONE), an_action(2, status=Status.STOPPED), an_action(3))
    ledger = what_became_of(plan, [], [], LATER)
    assert ledger is not None
    assert [promise.number for promise in ledger.promises] == [3]
    assert what_became_of(adopted(an_action(1, status=Status.DONE)), [], [], LATER) is None


def test_a_draft_promises_nothing() -> None:
    assert what_became_of(plan_of(a_record(obstacles=[an_obstacle()], actions=[an_action()])), [], [], LATER) is None


def test_the_counts_stand_in_one_line_with_what_was_done_first() -> None:
    actions = [replace(PROMISED, id=f"a{n}", number=n) for n in (1, 2, 3)]
    now = [replace(actions[0], status=Status.DONE), actions[1]]
    ledger = what_became_of(adopted(*actions), now, [], LATER)
    assert ledger is not None
    assert ledger.counted() == (
        "3 acties beloofd: 1 gedaan, 1 wel afgesproken maar niet gedaan, 1 niet meer op de lijst."
    )
    with speaking("en"):
        assert ledger.counted() != ""


days = st.none() | st.dates(TODAY - timedelta(days=300), TODAY + timedelta(days=300))
states = st.sampled_from(Status)


@st.composite
def stories(draw: st.DrawFn) -> tuple[list[Action], list[Action], list[ActionUpdate], date]:
    """What was promised, what is there now, what was told, and the day at which somebody looks."""
    promised, now, told = [], [], []
    for number in range(1, draw(st.integers(1, 8)) + 1):
        one = an_action(number, deadline=draw(days), first_step_on=draw(days), status=draw(states))
        promised.append(one)
        if draw(st.booleans()):
            now.append(replace(one, status=draw(states), deadline=draw(days), progress=draw(st.integers(0, 100))))
        told += [an_update(draw(states), f"Zin {day}", day, one.id) for day in range(draw(st.integers(0, 2)))]
    # Actions that were agreed since promise nothing yet.
    now += [an_action(number) for number in range(50, 50 + draw(st.integers(0, 2)))]
    return promised, now, told, draw(st.dates(TODAY, TODAY + timedelta(days=400)))


def ledger_of(story: tuple[list[Action], list[Action], list[ActionUpdate], date]) -> Ledger | None:
    promised, now, told, day = story
    return what_became_of(adopted(*promised), now, told, day)


@settings(max_examples=150, derandomize=True, deadline=None)
@given(stories())
def test_every_open_promise_stands_in_the_ledger_once_and_nothing_else_does(story) -> None:  # type: ignore[no-untyped-def]
    ledger = ledger_of(story)
    found = sorted(promise.id for promise in ledger.promises) if ledger else []
    assert found == sorted(a.id for a in story[0] if a.status not in (Status.DONE, Status.STOPPED))
    if ledger:
        assert sum(ledger.by_outcome().values()) == len(ledger.promises)
        places = [list(Outcome).index(promise.outcome) for promise in ledger.promises]
        assert places == sorted(places)


@settings(max_examples=150, derandomize=True, deadline=None)
@given(stories(), st.randoms(use_true_random=False))
def test_the_order_in_which_things_are_read_changes_nothing(story, chance: Random) -> None:  # type: ignore[no-untyped-def]
    promised, now, told, day = story
    shuffled = list(now)
    chance.shuffle(shuffled)
    assert what_became_of(adopted(*promised), shuffled, told, day) == ledger_of(story)


@settings(max_examples=150, derandomize=True, deadline=None)
@given(stories())
def test_only_what_is_done_is_kept_and_time_alone_never_makes_it_better(story) -> None:  # type: ignore[no-untyped-def]
    promised, now, told, day = story
    status = {action.id: action.status for action in now}
    ledger, later = ledger_of(story), ledger_of((promised, now, told, day + timedelta(days=90)))
    assert (ledger is None) == (later is None)
    after = {promise.id: promise.outcome for promise in later.promises} if later else {}
    worse = {Outcome.AHEAD: {Outcome.AHEAD, Outcome.NOT_BEGUN}, Outcome.UNDER_WAY: {Outcome.UNDER_WAY, Outcome.LATE}}
    for promise in ledger.promises if ledger else ():
        assert (promise.outcome is Outcome.KEPT) == (status.get(promise.id) is Status.DONE)
        assert (promise.outcome is Outcome.GONE) == (promise.id not in status)
        assert after[promise.id] in worse.get(promise.outcome, {promise.outcome})
