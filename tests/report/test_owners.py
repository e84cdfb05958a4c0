"""Who can be chosen for a document of one owner: names and roles, each as often as that makes a difference."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scan.model.plan import ActionPlan
from scan.report import Options, Part, excerpt, owners
from tests.report.plans import plan_of


def _owned(*owners: tuple[str, str]) -> ActionPlan:
    plan = plan_of(len(owners))
    by_number = dict(enumerate(owners, 1))
    themes = tuple(
        replace(
            theme,
            actions=tuple(
                replace(a, owner_name=by_number[a.number][0], owner_role=by_number[a.number][1]) for a in theme.actions
            ),
        )
        for theme in plan.themes
    )
    return replace(plan, themes=themes)


def _offered(plan: ActionPlan, named: bool = True) -> list[str]:
    return [owner.label.replace(" \u00b7 ", ": ") for owner in owners(plan, named)]


def test_every_owner_is_offered_once() -> None:
    assert _offered(plan_of(12)) == [
        "Directie: 2 acties",
        "Joke van der Heijden-Postma (Sectievoorzitter wiskunde): 2 acties",
        "Mohammed El Amrani (Kwaliteitscoördinator): 2 acties",
        "Sanne de Vries (Teamleider onderbouw): 2 acties",
        "Wim Jansen (Roostermaker): 2 acties",
    ]


def test_names_and_roles_are_apart_and_other_capitals_and_spaces_are_the_same() -> None:
    plan = _owned(
        ("Sanne de Vries", "Teamleider"),
        (" sanne  DE vries", "teamleider "),
        ("Ali Kaya", "Teamleider"),
        ("Ali Kaya", "Mentor"),
        ("", "Conciërge"),
        ("Directie", ""),
        ("Wim Jansen", "directie"),
        ("Bo", ""),
    )
    assert _offered(plan) == [
        "Ali Kaya: 2 acties",
        "Bo: 1 actie",
        "Directie: 2 acties",
        "Sanne de Vries (Teamleider): 2 acties",
        "Wim Jansen (directie): 1 actie",
        "Rol: Conciërge: 1 actie",
        "Rol: Mentor: 1 actie",
        "Rol: Teamleider: 3 acties",
    ]
    assert _offered(plan, named=False) == [
        "Conciërge: 1 actie",
        "Directie: 2 acties",
        "Mentor: 1 actie",
        "Teamleider: 3 acties",
    ]


@pytest.mark.parametrize("named", [True, False])
def test_whoever_is_offered_has_as_many_actions_in_the_document(named: bool) -> None:
    plan = plan_of(31)
    for owner in owners(plan, named):
        shown = excerpt(plan, Options(Part.OWNER, owner.of, named))
        assert {action.number for action in shown.body.actions()} == owner.numbers
        assert shown.label == f"Alleen de acties van {owner.of}"


def test_a_role_alone_has_the_actions_of_everybody_who_carries_it() -> None:
    plan = _owned(("Sanne", "Teamleider"), ("Ali", "TEAMLEIDER "), ("Bo", "Mentor"))
    shown = excerpt(plan, Options(Part.OWNER, "teamleider"))
    assert [(a.number, a.owner_name) for a in shown.body.actions()] == [(1, "Sanne"), (2, "Ali")]
    assert shown.label == "Alleen de acties van Teamleider"
