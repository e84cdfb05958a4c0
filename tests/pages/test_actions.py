"""Acties: agreed per obstacle, borrowed from the library, changed, dropped, by two people at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from scan.library.reader import library
from scan.model.actions import Action
from scan.model.obstacles import Obstacle, Source
from scan.model.scans import FocusTheme, Scan
from scan.model.strengths import Strength
from scan.usecases import choosing, deciding, naming, preparing
from scan.usecases.desk import Desk
from tests.pages.conftest import OpenDesk, OpenPage
from tests.pages.reading import HOSTILE, worded

PAGE = "pages/decide/actions.py"


@pytest.fixture
def action(at_desk: OpenDesk, scan: Scan, obstacle: Obstacle) -> Action:
    with at_desk() as desk:
        return _agree(desk, obstacle, "Zet mededelingen in een mail")


def _agree(desk: Desk, obstacle: Obstacle, title: str) -> Action:
    return deciding.decide_action(
        desk, Action("", obstacle.scan_id, 0, title, (obstacle.id,), owner_name="Samira", owner_role="teamleider")
    )


def _key(app: AppTest, start: str) -> str:
    fields = (*app.text_input, *app.text_area, *app.date_input, *app.multiselect, *app.selectbox)
    return next(str(f.key) for f in fields if str(f.key).startswith(start))


def _shown(app: AppTest) -> str:
    found = [*app.markdown, *app.caption, *app.subheader, *app.text, *app.button]
    return worded(*found)


def _kept(at_desk: OpenDesk, scan: Scan) -> list[Action]:
    with at_desk() as desk:
        return list(preparing.record_of(desk, scan.id).actions)


def _submit(app: AppTest, key: str = "decide-action") -> None:
    app.button(key=key).click().run()
    assert not app.exception


def test_without_obstacles_it_says_where_to_begin(open_page: OpenPage, scan: Scan) -> None:
    assert "Benoem eerst wat in de weg staat." in _shown(open_page(PAGE, scan=scan.id))


def test_an_action_is_agreed_with_everything_it_needs(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan, obstacle: Obstacle
) -> None:
    with at_desk() as desk:
        strength = naming.name_strength(desk, Strength("", scan.id, 0, "time", "Wij mailen kort"))
        other = naming.name_obstacle(desk, Obstacle("", scan.id, 0, "safety", "Niemand vraagt hulp"))
        today = desk.today
    app = open_page(PAGE, scan=scan.id, obstacle=obstacle.id)
    app.text_input(key=_key(app, "title-")).input("Zet mededelingen in een mail")
    app.multiselect(key=_key(app, "obstacles-")).set_value([obstacle.id, other.id])
    app.text_area(key=_key(app, "step-")).input("Stuur vrijdag de eerste mail.")
    app.text_input(key=_key(app, "owner-")).input("Samira El Idrissi")
    app.text_input(key=_key(app, "role-")).input("teamleider")
    app.date_input(key=_key(app, "deadline-")).set_value(today + timedelta(days=60))
    app.text_area(key=_key(app, "gain-")).input("Betere lessen")
    app.text_area(key=_key(app, "sign-")).input("Het overleg eindigt met een les")
    app.text_area(key=_key(app, "frame-")).input("Elke week")
    app.text_area(key=_key(app, "freedom-")).input("De vorm")
    app.selectbox(key=_key(app, "strength-")).set_value(strength.id)
    _submit(app)
    (kept,) = _kept(at_desk, scan)
    expected = Action(
        kept.id, scan.id, 1, "Zet mededelingen in een mail", (obstacle.id, other.id), strength.id,
        first_step="Stuur vrijdag de eerste mail.", first_step_on=today + timedelta(days=14),
        owner_name="Samira El Idrissi", owner_role="teamleider", deadline=today + timedelta(days=60),
        pupil_gain="Betere lessen", success_sign="Het overleg eindigt met een les", frame="Elke week",
        freedom="De vorm",
    )  # fmt: skip
    assert kept == expected
    assert app.text_input(key=_key(app, "title-")).value == ""


@pytest.mark.parametrize(("title", "sentence"), [("", "is nog leeg"), ("x" * 2001, "is te lang")])
def test_what_cannot_be_kept_is_refused_and_stays_typed(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan, obstacle: Obstacle, title: str, sentence: str
) -> None:
    app = open_page(PAGE, scan=scan.id, obstacle=obstacle.id)
    app.text_input(key=_key(app, "title-")).input(title)
    app.text_area(key=_key(app, "gain-")).input("Blijft staan")
    _submit(app)
    assert any(sentence in error.value for error in app.error)
    assert app.text_area(key=_key(app, "gain-")).value == "Blijft staan"
    assert not _kept(at_desk, scan)


def test_an_action_must_break_an_obstacle(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan, obstacle: Obstacle
) -> None:
    app = open_page(PAGE, scan=scan.id, obstacle=obstacle.id)
    app.text_input(key=_key(app, "title-")).input("Losse actie")
    app.multiselect(key=_key(app, "obstacles-")).set_value([])
    _submit(app)
    assert any("minstens één belemmering" in error.value for error in app.error)
    assert not _kept(at_desk, scan)


def test_a_new_deadline_in_the_past_is_refused_but_an_old_one_may_stay(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan, obstacle: Obstacle
) -> None:
    with at_desk() as desk:
        earlier = Desk(desk.db, desk.actor, desk.now - timedelta(days=90))
        old = deciding.decide_action(
            earlier,
            Action("", scan.id, 0, "Oud", (obstacle.id,), deadline=desk.today - timedelta(days=30)),
        )
        today = desk.today
    app = open_page(PAGE, scan=scan.id, action=old.id)
    app.date_input(key=_key(app, "deadline-")).set_value(today - timedelta(days=1))
    _submit(app, "save-action")
    assert any("ligt in het verleden" in error.value for error in app.error)
    app = open_page(PAGE, scan=scan.id, action=old.id)
    app.text_input(key=_key(app, "title-")).input("Nieuwe titel")
    _submit(app, "save-action")
    assert [a.title for a in _kept(at_desk, scan)] == ["Nieuwe titel"]


@pytest.mark.parametrize("title", HOSTILE)
def test_S1_hostile_words_are_kept_as_typed_and_shown_without_meaning(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan, obstacle: Obstacle, title: str
) -> None:
    app = open_page(PAGE, scan=scan.id, obstacle=obstacle.id)
    app.text_input(key=_key(app, "title-")).input(title)
    app.text_input(key=_key(app, "owner-")).input(title)
    _submit(app)
    (kept,) = _kept(at_desk, scan)
    assert (kept.title, kept.owner_name) == (title, title)
    app = open_page(PAGE, scan=scan.id)
    assert title in _shown(app)
    assert not any("](http" in element.value or "<b>" in element.value for element in app.markdown)


def test_NUL_is_left_out(open_page: OpenPage, at_desk: OpenDesk, scan: Scan, obstacle: Obstacle) -> None:
    app = open_page(PAGE, scan=scan.id, obstacle=obstacle.id)
    app.text_input(key=_key(app, "title-")).input("voor\x00na")
    _submit(app)
    assert [a.title for a in _kept(at_desk, scan)] == ["voorna"]


def test_an_idea_fills_the_form_and_leaves_what_was_typed(open_page: OpenPage, at_desk: OpenDesk, scan: Scan) -> None:
    typical = library().theme_by_id["time"].obstacles[0]
    with at_desk() as desk:
        named = naming.name_obstacle(
            desk, Obstacle("", scan.id, 0, "time", str(typical.title), Source.LIBRARY, library_id=typical.id)
        )
    idea = typical.actions[0]
    app = open_page(PAGE, scan=scan.id, obstacle=named.id)
    app.text_area(key=_key(app, "gain-")).input("Mijn eigen woorden")
    app.text_input(key=_key(app, "owner-")).input("Joost")
    _submit(app, f"idea-{idea.id}")
    assert app.text_input(key=_key(app, "title-")).value == str(idea.title)
    assert app.text_area(key=_key(app, "gain-")).value == "Mijn eigen woorden"
    _submit(app)
    (kept,) = _kept(at_desk, scan)
    assert (kept.library_id, kept.owner_name, kept.first_step) == (idea.id, "Joost", str(idea.first_step))
    assert all(button.key != f"idea-{idea.id}" for button in app.button)


def test_an_obstacle_of_ones_own_borrows_ideas_from_its_theme(scan: Scan) -> None:
    typical = library().theme_by_id["time"].obstacles[2]
    own = Obstacle("o", scan.id, 1, "time", f"Bij ons: {typical.title.nl.lower()}")
    assert deciding.ideas_for(own, library())[0] in typical.actions
    assert deciding.ideas_for(replace(own, theme_id="weg"), library()) == []


def test_someone_who_owns_an_action_already_is_one_click_away(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan, obstacle: Obstacle, action: Action
) -> None:
    app = open_page(PAGE, scan=scan.id, obstacle=obstacle.id)
    app.text_input(key=_key(app, "title-")).input("Nog iets")
    known = next(str(e.key) for e in app.get("pills") if str(e.key).startswith("known-"))
    app.session_state[known] = "Samira"
    _submit(app)
    assert [(a.owner_name, a.owner_role) for a in _kept(at_desk, scan)] == [("Samira", "teamleider")] * 2


def test_development_themes_come_first_then_the_heaviest(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan, obstacle: Obstacle
) -> None:
    with at_desk() as desk:
        heavy = naming.name_obstacle(desk, Obstacle("", scan.id, 0, "safety", "Zwaar", votes=9))
        choosing.choose_focus(desk, scan, (FocusTheme("time", "Tijd"),))
    app = open_page(PAGE, scan=scan.id)
    order = [str(b.key) for b in app.button if str(b.key).startswith("new-")]
    assert order == [f"new-{obstacle.id}", f"new-{heavy.id}"]
