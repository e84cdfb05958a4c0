"""Voortgang: late first, an update in one sentence, and what was broken celebrated by name."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from scan.model.actions import Action, Status
from scan.model.obstacles import Obstacle
from scan.model.scans import Scan
from scan.usecases import deciding, naming
from scan.usecases.desk import Desk
from scan.usecases.following import Report, follow, updates_of
from tests.pages.conftest import OpenDesk, OpenPage
from tests.pages.reading import HOSTILE, worded

PAGE = "pages/plan/progress.py"


@pytest.fixture
def action(at_desk: OpenDesk, obstacle: Obstacle) -> Action:
    with at_desk() as desk:
        return _agree(desk, obstacle, "Zet mededelingen in een mail", "Samira")


def _agree(desk: Desk, obstacle: Obstacle, title: str, owner: str, days: int = 30) -> Action:
    earlier = Desk(desk.db, desk.actor, desk.now - timedelta(days=90))
    deadline = desk.today + timedelta(days=days)
    return deciding.decide_action(
        earlier, Action("", obstacle.scan_id, 0, title, (obstacle.id,), owner_name=owner, deadline=deadline)
    )


def _shown(app: AppTest) -> str:
    found = [*app.markdown, *app.caption, *app.success, *app.text, *app.button]
    return worded(*found)


def _order(app: AppTest) -> list[str]:
    return [str(b.key).removeprefix("update-") for b in app.button if str(b.key).startswith("update-")]


def _kept(at_desk: OpenDesk, id: str) -> Action:
    with at_desk() as desk:
        return deciding.action_of(desk, id)


def _report(app: AppTest, action: Action, note: str, status: Status = Status.BUSY) -> None:
    key = f"{action.id}-{action.version}"
    app.session_state[f"status-{key}"] = status
    app.slider(key=f"progress-{key}").set_value(60)
    app.text_area(key=f"note-{key}").input(note)
    app.text_input(key=f"by-{key}").input("Samira")
    app.button(key=f"save-{action.id}").click().run()
    assert not app.exception


def test_without_actions_it_says_where_to_begin(open_page: OpenPage, scan: Scan) -> None:
    assert "Spreek eerst af wat je gaat doen." in _shown(open_page(PAGE, scan=scan.id))


def test_an_update_is_kept_with_its_day_and_name_and_the_name_is_remembered(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan, action: Action
) -> None:
    app = open_page(PAGE, scan=scan.id)
    app.button(key=f"update-{action.id}").click().run()
    _report(app, action, "De eerste mail is de deur uit.")
    kept = _kept(at_desk, action.id)
    assert (kept.status, kept.progress) == (Status.BUSY, 60)
    with at_desk() as desk:
        (update,) = updates_of(desk, action.id)
        assert (update.note, update.made_by, update.made_on) == (
            "De eerste mail is de deur uit.",
            "Samira",
            desk.today,
        )
    assert "De eerste mail is de deur uit." in _shown(app)
    app.button(key=f"update-{action.id}").click().run()
    assert app.text_input(key=f"by-{action.id}-{kept.version}").value == "Samira"


@pytest.mark.parametrize("note", HOSTILE)
def test_S1_hostile_words_are_kept_as_typed_and_shown_without_meaning(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan, action: Action, note: str
) -> None:
    app = open_page(PAGE, scan=scan.id, action=action.id)
    _report(app, action, note)
    app = open_page(PAGE, scan=scan.id, action=action.id)
    assert note in _shown(app)
    assert not any("](http" in e.value or "<b>" in e.value for e in (*app.markdown, *app.caption))


def test_a_note_that_is_too_long_is_refused_and_stays_typed(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan, action: Action
) -> None:
    app = open_page(PAGE, scan=scan.id, action=action.id)
    _report(app, action, "x" * 2001)
    assert any("te lang" in error.value for error in app.error)
    assert app.text_area(key=f"note-{action.id}-1").value == "x" * 2001
    assert _kept(at_desk, action.id) == action


def test_a_name_that_is_too_long_is_refused_and_does_not_stop_the_next_save(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan, action: Action
) -> None:
    app = open_page(PAGE, scan=scan.id, action=action.id)
    app.text_input(key=f"by-{action.id}-1").input("x" * 121)
    app.button(key=f"save-{action.id}").click().run()
    assert any("te lang" in error.value for error in app.error)
    _report(app, action, "Nu met een korte naam")
    assert _kept(at_desk, action.id).status is Status.BUSY


def test_NUL_is_left_out(open_page: OpenPage, at_desk: OpenDesk, scan: Scan, action: Action) -> None:
    _report(open_page(PAGE, scan=scan.id, action=action.id), action, "voor\x00na")
    with at_desk() as desk:
        assert [u.note for u in updates_of(desk, action.id)] == ["voorna"]


def test_late_actions_come_first_with_the_days_in_words(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan, obstacle: Obstacle, action: Action
) -> None:
    with at_desk() as desk:
        late = _agree(desk, obstacle, "Te laat", "Joost", days=-3)
        done = follow(desk, _agree(desk, obstacle, "Af", "Joost", days=-9), Report(Status.DONE, 100, "", "Joost"))
    app = open_page(PAGE, scan=scan.id)
    assert _order(app) == [late.id, action.id, done.id]
    assert "3 dagen over tijd" in _shown(app)
    assert [metric.value for metric in app.metric] == ["1/3", "0", "1"]


def test_owner_state_and_theme_narrow_the_list(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan, obstacle: Obstacle, action: Action
) -> None:
    with at_desk() as desk:
        other = naming.name_obstacle(desk, Obstacle("", scan.id, 0, "safety", "Niemand vraagt hulp"))
        theirs = _agree(desk, other, "Vraag elke week iets", "Joost", days=-1)
    app = open_page(PAGE, scan=scan.id)
    app.selectbox(key="owner").set_value("Samira").run()
    assert _order(app) == [action.id]
    app.selectbox(key="owner").set_value(None)
    app.selectbox(key="area-choice").set_value("safety").run()
    assert _order(app) == [theirs.id]
    app.selectbox(key="owner").set_value("Samira").run()
    assert "Geen acties gevonden" in _shown(app)


def test_a_broken_obstacle_is_celebrated_by_name(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan, obstacle: Obstacle, action: Action
) -> None:
    assert not open_page(PAGE, scan=scan.id).success
    app = open_page(PAGE, scan=scan.id, action=action.id)
    _report(app, action, "Gelukt", Status.DONE)
    assert _kept(at_desk, action.id).progress == 100
    sunny = open_page(PAGE, scan=scan.id).success[0].value
    assert obstacle.title in sunny
    assert "Samira" in sunny


def test_R11_two_people_report_on_one_action_and_both_sentences_stay(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan, action: Action
) -> None:
    app = open_page(PAGE, scan=scan.id, action=action.id)
    with at_desk() as desk:
        follow(desk, action, Report(Status.STOPPED, 0, "Van een ander", "Joost"))
    _report(app, action, "Van mij")
    assert any("iemand anders" in error.value for error in app.error)
    app.button(key=f"mine-action-{action.id}").click().run()
    assert not app.exception
    with at_desk() as desk:
        assert {u.note for u in updates_of(desk, action.id)} == {"Van mij", "Van een ander"}
    assert _kept(at_desk, action.id).status is Status.BUSY


def test_R11_a_title_changed_meanwhile_is_no_conflict_and_stays(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan, action: Action
) -> None:
    app = open_page(PAGE, scan=scan.id, action=action.id)
    with at_desk() as desk:
        deciding.change_action(desk, replace(action, title="Scherpere titel"))
    _report(app, action, "Van mij")
    kept = _kept(at_desk, action.id)
    assert (kept.title, kept.status) == ("Scherpere titel", Status.BUSY)


def test_an_open_action_that_someone_deleted_keeps_the_words_and_comes_back(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan, obstacle: Obstacle, action: Action
) -> None:
    app = open_page(PAGE, scan=scan.id, action=action.id)
    with at_desk() as desk:
        _agree(desk, obstacle, "Een andere actie", "Joost")
        deciding.delete_action(desk, action.id)
    _report(app, action, "Getypt terwijl het wegging")
    assert any("intussen verwijderd" in warning.value for warning in app.warning)
    assert app.text_area(key=f"note-{action.id}-1").value == "Getypt terwijl het wegging"
    app.button(key=f"restore-{action.id}").click().run()
    _report(app, action, "Getypt terwijl het wegging")
    with at_desk() as desk:
        assert [u.note for u in updates_of(desk, action.id)] == ["Getypt terwijl het wegging"]


def test_the_only_action_deleted_while_it_is_open_keeps_the_words(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan, action: Action
) -> None:
    app = open_page(PAGE, scan=scan.id, action=action.id)
    with at_desk() as desk:
        deciding.delete_action(desk, action.id)
    _report(app, action, "Getypt")
    assert app.text_area(key=f"note-{action.id}-1").value == "Getypt"


def test_a_link_to_an_action_opens_it_above_all_others(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan, obstacle: Obstacle
) -> None:
    with at_desk() as desk:
        agreed = [_agree(desk, obstacle, f"Actie {number}", "Joost", days=number) for number in range(1, 15)]
    app = open_page(PAGE, scan=scan.id, action=agreed[-1].id)
    keys = [str(b.key) for b in app.button]
    assert keys.index(f"save-{agreed[-1].id}") < keys.index(f"update-{agreed[0].id}")


def test_an_action_opened_in_the_list_stays_in_its_place(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan, obstacle: Obstacle, action: Action
) -> None:
    with at_desk() as desk:
        late = _agree(desk, obstacle, "Te laat", "Joost", days=-3)
    app = open_page(PAGE, scan=scan.id)
    app.button(key=f"update-{action.id}").click().run()
    keys = [str(b.key) for b in app.button]
    assert keys.index(f"update-{late.id}") < keys.index(f"save-{action.id}")


def test_progress_speaks_English(open_page: OpenPage, scan: Scan, action: Action) -> None:
    shown = _shown(open_page(PAGE, scan=scan.id, language="en"))
    assert action.title in shown
    assert "O1" in shown
