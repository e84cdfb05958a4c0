"""The history on the screens: what was done, by name, and everything that can be undone (R12)."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from scan.model.actions import Action
from scan.model.obstacles import Obstacle
from scan.model.same_picture import PictureCard
from scan.model.scans import Scan
from scan.usecases import deciding, inviting, naming, picturing, preparing, undoing
from scan.usecases.desk import Desk
from tests.pages.conftest import OpenDesk, OpenPage
from tests.pages.reading import plain

PAGE = "pages/decide/obstacles.py"
ACTIONS = "pages/decide/actions.py"


def _name(desk: Desk, scan: Scan, title: str) -> Obstacle:
    return naming.name_obstacle(desk, Obstacle("", scan.id, 0, "time", title))


def _shown(app: AppTest) -> str:
    words = [str(element.value) for element in (*app.markdown, *app.caption)]
    return plain("\n".join(words))


def test_R12_the_history_undoes_a_deletion(open_page: OpenPage, at_desk: OpenDesk, scan: Scan) -> None:
    with at_desk() as desk:
        obstacle = _name(desk, scan, "Weg")
        event = naming.delete_obstacle(desk, obstacle.id)
    app = open_page(PAGE, scan=scan.id)
    app.session_state["history"] = True
    app.run()
    app.button(key=f"undo-{event.sequence}").click().run()
    with at_desk() as desk:
        assert naming.obstacle_of(desk, obstacle.id)
        assert not any(undoable for _event, undoable in undoing.history(desk, scan.id))


def test_R12_the_history_names_what_was_deleted_without_meaning_and_keeps_it_in_reach(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan
) -> None:
    with at_desk() as desk:
        gone = [naming.delete_obstacle(desk, _name(desk, scan, f"<b>Weg</b> {number}").id) for number in range(11)]
        kept = _name(desk, scan, "Blijft")
        for _change in range(31):
            kept = naming.change_obstacle(desk, kept)
    app = open_page(PAGE, scan=scan.id)
    app.session_state["history"] = True
    app.run()
    assert "Belemmering verwijderd: B11 <b>Weg</b> 10" in _shown(app)
    assert not any("<b>" in caption.value for caption in app.caption)
    assert f"undo-{gone[0].sequence}" not in [button.key for button in app.button]
    app.session_state["undoable-page"] = 2
    app.run()
    app.button(key=f"undo-{gone[0].sequence}").click().run()
    with at_desk() as desk:
        assert naming.obstacle_of(desk, gone[0].subject_id)


def test_R12_the_history_on_the_screen_of_actions_brings_a_deleted_action_back(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan
) -> None:
    with at_desk() as desk:
        obstacle = _name(desk, scan, "Te weinig tijd")
        action = deciding.decide_action(desk, Action("", scan.id, 0, "Zet *dit* in een mail", (obstacle.id,)))
        event = deciding.delete_action(desk, action.id)
    app = open_page(ACTIONS, scan=scan.id)
    app.session_state["history"] = True
    app.run()
    assert f"Actie verwijderd: {action.code} {action.title}" in _shown(app)
    app.button(key=f"undo-{event.sequence}").click().run()
    with at_desk() as desk:
        assert preparing.record_of(desk, scan.id).actions == (action,)


def test_R12_the_history_tells_of_a_round_and_of_a_check_in_words(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan
) -> None:
    with at_desk() as desk:
        inviting.plan_round(desk, scan.id)
        about = _name(desk, scan, "Te <b>druk</b>")
        check = picturing.open_check(desk, scan.id, "", about.id)
        for name in ("Noor", "Bas"):
            picturing.add_card(desk, check.id, PictureCard("Rust", 3, name))
        picturing.reveal_check(desk, check.id)
    app = open_page(PAGE, scan=scan.id)
    app.session_state["history"] = True
    app.run()
    told = _shown(app)
    for line in ("geopend", "onthuld"):
        assert f"Check “Zelfde beeld” {line}: Te <b>druk</b>" in told
    assert f"Ronde toegevoegd: {scan.title}" in told
