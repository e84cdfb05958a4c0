"""A plan without names: owners become their role, and no sentence keeps a name that the app knows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from scan.model.actions import State
from scan.model.nameless import without_names
from scan.model.plan import ActionPlan, PlanUpdate
from tests.report.plans import plan_of
from tests.report.test_promised import a_ledger

NAME = "Quirine van Zwaluwenburg"


def _owned(name: str, role: str = "", note: str = "", **changed: str) -> ActionPlan:
    """A plan of one action with this owner, and what somebody wrote about it."""
    plan = plan_of(1, 1)
    update = PlanUpdate(date(2027, 2, 1), name, State.BUSY, 10, note)
    action = replace(next(plan.actions()), owner_name=name, owner_role=role, updates=(update,), **changed)
    return replace(plan, themes=tuple(replace(t, actions=(action,) if t.actions else ()) for t in plan.themes))


def test_an_owner_becomes_the_role() -> None:
    action = next(without_names(_owned(NAME, "Teamleider bovenbouw")).actions())
    assert (action.owner_name, action.owner_role) == ("Teamleider bovenbouw", "")


def test_an_owner_without_a_role_is_known_at_school() -> None:
    assert next(without_names(_owned(NAME)).actions()).owner_name == "Eigenaar bekend bij de school"


def test_an_action_without_an_owner_still_has_none() -> None:
    assert next(without_names(_owned("")).actions()).owner_name == ""


@pytest.mark.parametrize("body", ["Docenten onderbouw", "Directie", "Lyceum De Wegwijzer"])
def test_a_body_of_the_school_is_no_person(body: str) -> None:
    action = next(without_names(_owned(body, pupil_gain=f"{body} doet mee")).actions())
    assert (action.owner_name, action.pupil_gain) == (body, f"{body} doet mee")


def test_who_adopted_it_and_who_told_of_it_are_left_out() -> None:
    plan = without_names(_owned(NAME))
    assert plan.adopted_by == ""
    assert [update.made_by for action in plan.actions() for update in action.updates] == [""]


def test_a_known_name_leaves_every_sentence() -> None:
    note = f"QUIRINE  van zwaluwenburg belt; {NAME}s lijst volgt, zegt {NAME}."
    plan = without_names(_owned(NAME, "Teamleider", note, title=f"{NAME} belt ouders"))
    (action,) = plan.actions()
    assert action.title == "Teamleider belt ouders"
    # A longer word is another name.
    assert action.updates[0].note == f"Teamleider belt; {NAME}s lijst volgt, zegt Teamleider."


def test_a_name_of_one_word_is_told_apart_by_its_capital() -> None:
    (action,) = without_names(_owned("Roos", note="Roos ziet een roos. ROOS ook.")).actions()
    assert action.updates[0].note == "[naam weggelaten] ziet een roos. [naam weggelaten] ook."


def test_a_role_with_the_name_in_it_does_not_bring_it_back() -> None:
    plan = without_names(_owned(NAME, f"mentor ({NAME})", f"vraag {NAME}"))
    assert NAME not in repr(plan)


def test_the_promises_of_the_last_plan_lose_their_names_too() -> None:
    plan = replace(plan_of(3), promised=a_ledger())
    assert "Sanne de Vries" in repr(plan)
    assert "Sanne de Vries" not in repr(without_names(plan))


def test_nothing_else_changes() -> None:
    plan = _owned("", note="Twee teams zijn begonnen.")
    bare = without_names(replace(plan, adopted_by=""))
    assert bare == replace(plan, adopted_by="")
