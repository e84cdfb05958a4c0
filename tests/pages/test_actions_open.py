"""One action: opened, changed by two people at once, dropped and brought back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from scan.model.actions import Action, Status
from scan.model.obstacles import Obstacle
from scan.model.scans import Scan
from scan.model.strengths import Strength
from scan.usecases import deciding, naming, preparing
from scan.usecases.desk import Desk
from scan.usecases.following import Report, follow
from tests.pages.conftest import OpenDesk, OpenPage
from tests.pages.reading import worded

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


def test_an_action_opens_from_the_list_and_is_changed(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan, obstacle: Obstacle, action: Action
) -> None:
    app = open_page(PAGE, scan=scan.id)
    app.button(key=f"open-{obstacle.id}-{action.id}").click().run()
    assert app.query_params["action"] == action.id
    app.text_input(key=f"title-{action.id}-1").input("Scherper")
    _submit(app, "save-action")
    assert [a.title for a in _kept(at_desk, scan)] == ["Scherper"]


def test_R11_two_people_change_one_action_and_choose_between_both_texts(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan, action: Action
) -> None:
    app = open_page(PAGE, scan=scan.id, action=action.id)
    with at_desk() as desk:
        deciding.change_action(desk, replace(action, title="Van een ander"))
    app.text_input(key=f"title-{action.id}-1").input("Van mij")
    _submit(app, "save-action")
    assert {"Van mij", "Van een ander"} <= {element.value for element in app.text}
    app.button(key=f"mine-action-{action.id}").click().run()
    assert [a.title for a in _kept(at_desk, scan)] == ["Van mij"]


def test_R11_progress_reported_meanwhile_is_no_conflict_and_stays(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan, action: Action
) -> None:
    app = open_page(PAGE, scan=scan.id, action=action.id)
    with at_desk() as desk:
        follow(desk, action, Report(Status.BUSY, 30, "Begonnen", "Samira"))
    app.text_input(key=f"title-{action.id}-1").input("Van mij")
    _submit(app, "save-action")
    (kept,) = _kept(at_desk, scan)
    assert (kept.title, kept.status, kept.progress) == ("Van mij", Status.BUSY, 30)


def test_an_open_action_that_someone_deleted_keeps_the_words_and_comes_back(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan, action: Action
) -> None:
    app = open_page(PAGE, scan=scan.id, action=action.id)
    with at_desk() as desk:
        deciding.delete_action(desk, action.id)
    app.text_input(key=f"title-{action.id}-1").input("Getypt")
    _submit(app, "save-action")
    assert any("intussen verwijderd" in warning.value for warning in app.warning)
    app.button(key=f"restore-{action.id}").click().run()
    assert app.text_input(key=f"title-{action.id}-1").value == "Getypt"
    _submit(app, "save-action")
    assert [a.title for a in _kept(at_desk, scan)] == ["Getypt"]


def test_an_obstacle_deleted_meanwhile_refuses_the_new_action_and_keeps_the_words(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan, obstacle: Obstacle
) -> None:
    app = open_page(PAGE, scan=scan.id, obstacle=obstacle.id)
    with at_desk() as desk:
        naming.delete_obstacle(desk, obstacle.id)
    app.text_input(key=_key(app, "title-")).input("Getypt")
    _submit(app)
    assert not _kept(at_desk, scan)
    app.button(key=f"restore-{obstacle.id}").click().run()
    assert app.text_input(key=_key(app, "title-")).value == "Getypt"
    _submit(app)
    assert [a.title for a in _kept(at_desk, scan)] == ["Getypt"]


def test_a_dropped_action_is_brought_back_with_undo(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan, action: Action
) -> None:
    app = open_page(PAGE, scan=scan.id, action=action.id)
    _submit(app, "delete")
    assert not _kept(at_desk, scan)
    _submit(app, "undo")
    assert _kept(at_desk, scan) == [action]


def test_an_action_whose_obstacle_was_deleted_stays_in_sight(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan, obstacle: Obstacle, action: Action
) -> None:
    with at_desk() as desk:
        naming.name_obstacle(desk, Obstacle("", scan.id, 0, "safety", "Blijft"))
        naming.delete_obstacle(desk, obstacle.id)
    app = open_page(PAGE, scan=scan.id)
    assert "Zonder belemmering" in _shown(app)
    assert action.title in _shown(app)


def test_actions_speak_English(open_page: OpenPage, scan: Scan, action: Action) -> None:
    assert "O1" in _shown(open_page(PAGE, scan=scan.id, language="en"))


def test_saving_keeps_the_links_to_an_obstacle_and_a_strength_that_were_deleted(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan, obstacle: Obstacle
) -> None:
    with at_desk() as desk:
        strength, other = (
            naming.name_strength(desk, Strength("", scan.id, 0, "time", title)) for title in ("Weg", "Blijft")
        )
        action = deciding.decide_action(desk, Action("", scan.id, 0, "Oud", (obstacle.id,), strength.id))
        naming.delete_strength(desk, strength.id)
        naming.delete_obstacle(desk, obstacle.id)
    app = open_page(PAGE, scan=scan.id, action=action.id)
    app.text_input(key=_key(app, "title-")).input("Nieuw")
    _submit(app, "save-action")
    with at_desk() as desk:
        kept = deciding.action_of(desk, action.id)
    assert (kept.title, kept.obstacle_ids, kept.strength_id) == ("Nieuw", (obstacle.id,), strength.id)
    app.selectbox(key=_key(app, "strength-")).set_value(other.id)
    _submit(app, "save-action")
    assert _kept(at_desk, scan)[0].strength_id == other.id


def test_actions_stay_in_sight_when_every_obstacle_was_deleted_and_are_paged(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan, obstacle: Obstacle
) -> None:
    with at_desk() as desk:
        for number in range(12):
            deciding.decide_action(desk, Action("", scan.id, 0, f"Losse actie {number}", (obstacle.id,)))
        naming.delete_obstacle(desk, obstacle.id)
    app = open_page(PAGE, scan=scan.id)
    assert "Losse actie 9" in _shown(app)
    assert "Losse actie 10" not in _shown(app)
    app.session_state["loose-page"] = 2
    app.run()
    assert "Losse actie 11" in _shown(app)
