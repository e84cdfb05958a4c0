"""The breakthrough card: sharpened by two people at once, deleted and brought back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from scan.library.reader import library
from scan.model.answers import Aspect, Tally
from scan.model.library import Decider
from scan.model.obstacles import Obstacle
from scan.model.scans import Scan
from scan.usecases import answering, naming
from scan.usecases.desk import Desk
from tests.pages.conftest import OpenDesk, OpenPage
from tests.pages.reading import worded

PAGE = "pages/decide/obstacles.py"


def _name(desk: Desk, scan: Scan, title: str, theme_id: str = "time") -> Obstacle:
    return naming.name_obstacle(desk, Obstacle("", scan.id, 0, theme_id, title))


def _shown(app: AppTest) -> str:
    """Everything on the screen as a person reads it, without the escapes of Markdown."""
    found = [*app.markdown, *app.caption, *app.subheader, *app.text, *app.button]
    found += [*app.warning, *app.error, *app.success, *app.info]
    return worded(*found)


def _card_field(app: AppTest, label: str) -> str:
    return str(next(f for f in (*app.text_input, *app.text_area) if f.label == label).key)


def _save(app: AppTest) -> None:
    app.button(key="save-card").click().run()
    assert not app.exception


def test_a_card_is_sharpened(open_page: OpenPage, at_desk: OpenDesk, scan: Scan, obstacle: Obstacle) -> None:
    app = open_page(PAGE, scan=scan.id, obstacle=obstacle.id)
    app.text_area(key=_card_field(app, "Wat houdt het tegen?")).input("Samen lessen maken\nkomt er niet van.")
    app.selectbox(key=f"decider-{obstacle.id}-1").set_value(Decider.TEAM)
    app.session_state[f"impact-{obstacle.id}-1"] = 5
    _save(app)
    with at_desk() as desk:
        kept = naming.obstacle_of(desk, obstacle.id)
    assert (kept.blocks, kept.decider, kept.impact) == ("Samen lessen maken\nkomt er niet van.", Decider.TEAM, 5)


def test_a_card_that_cannot_be_kept_says_why_and_keeps_the_words(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan, obstacle: Obstacle
) -> None:
    app = open_page(PAGE, scan=scan.id, obstacle=obstacle.id)
    key = _card_field(app, "Wat houdt het tegen?")
    app.text_area(key=key).input("x" * 2001)
    _save(app)
    assert any("te lang" in error.value for error in app.error)
    assert app.text_area(key=key).value == "x" * 2001


def test_R11_two_people_sharpen_one_card_and_choose_between_both_texts(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan, obstacle: Obstacle
) -> None:
    mine = open_page(PAGE, scan=scan.id, obstacle=obstacle.id)
    with at_desk() as desk:
        naming.change_obstacle(desk, replace(obstacle, title="De titel van een ander", theme_id="safety"))
    mine.text_input(key=_card_field(mine, "Belemmering")).input("Mijn titel")
    _save(mine)
    assert {"Mijn titel", "De titel van een ander"} <= {element.value for element in mine.text}
    assert "Thema: jij koos" in _shown(mine)
    mine.button(key=f"mine-obstacle-{obstacle.id}").click().run()
    with at_desk() as desk:
        assert naming.obstacle_of(desk, obstacle.id).title == "Mijn titel"


def test_R11_a_vote_given_meanwhile_is_no_conflict_and_stays(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan, obstacle: Obstacle
) -> None:
    app = open_page(PAGE, scan=scan.id, obstacle=obstacle.id)
    with at_desk() as desk:
        naming.change_obstacle(desk, replace(obstacle, votes=4))
    app.text_input(key=_card_field(app, "Belemmering")).input("Mijn titel")
    _save(app)
    with at_desk() as desk:
        kept = naming.obstacle_of(desk, obstacle.id)
    assert (kept.title, kept.votes) == ("Mijn titel", 4)


def test_an_open_card_that_someone_deleted_keeps_the_words_and_comes_back(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan, obstacle: Obstacle
) -> None:
    app = open_page(PAGE, scan=scan.id, obstacle=obstacle.id)
    with at_desk() as desk:
        naming.delete_obstacle(desk, obstacle.id)
    key = _card_field(app, "Wat houdt het in stand?")
    app.text_area(key=key).input("Getypt terwijl het wegging")
    _save(app)
    assert any("intussen verwijderd" in warning.value for warning in app.warning)
    assert app.text_area(key=key).value == "Getypt terwijl het wegging"
    app.button(key=f"restore-{obstacle.id}").click().run()
    assert app.text_area(key=key).value == "Getypt terwijl het wegging"
    _save(app)
    with at_desk() as desk:
        assert naming.obstacle_of(desk, obstacle.id).kept_by == "Getypt terwijl het wegging"


def test_a_deleted_obstacle_is_brought_back_with_undo(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan, obstacle: Obstacle
) -> None:
    app = open_page(PAGE, scan=scan.id, obstacle=obstacle.id)
    app.button(key="delete").click().run()
    assert "B1 is verwijderd." in _shown(app)
    assert "obstacle" not in app.query_params
    app.button(key="undo").click().run()
    with at_desk() as desk:
        assert naming.obstacle_of(desk, obstacle.id) == obstacle


def test_deleting_a_card_says_what_goes_with_it_and_undo_brings_all_of_it_back(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan, obstacle: Obstacle
) -> None:
    with at_desk() as desk:
        for title in ("Te weinig tijd", "Het rooster staat vast"):
            merged = naming.name_obstacle(desk, Obstacle("", scan.id, 0, "time", title))
            naming.merge_obstacles(desk, obstacle.id, merged.id)
        before = naming.all_obstacles(desk, scan.id)
    app = open_page(PAGE, scan=scan.id, obstacle=obstacle.id)
    app.button(key="delete").click().run()
    assert "B1 is verwijderd, met B2 en B3." in _shown(app)
    app.button(key="undo").click().run()
    with at_desk() as desk:
        assert naming.all_obstacles(desk, scan.id) == before


@pytest.mark.parametrize("id", ["bestaat-niet", "../../etc", ""])
def test_a_link_to_nothing_tells_so(open_page: OpenPage, scan: Scan, obstacle: Obstacle, id: str) -> None:
    app = open_page(PAGE, scan=scan.id, obstacle=id)
    assert app.warning if id else "Op de lijst" in _shown(app)


def test_the_statement_and_its_score_stand_on_the_card(open_page: OpenPage, at_desk: OpenDesk, scan: Scan) -> None:
    with at_desk() as desk:
        named = naming.name_obstacle(desk, Obstacle("", scan.id, 0, "time", "Bij een stelling", statement_id="time-1"))
        tally = Tally("time-1", scan.groups[0].id, Aspect.NOW, (3, 3, 0, 0, 0, 0, 0))
        answering.record_tallies(desk, scan.id, [tally])
    shown = _shown(open_page(PAGE, scan=scan.id, obstacle=named.id))
    assert str(library().statement_by_id["time-1"].text) in shown
    assert "Score 1,5 van 5" in shown


def test_P5_a_score_of_fewer_than_five_people_does_not_stand_on_the_card(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan
) -> None:
    with at_desk() as desk:
        named = naming.name_obstacle(desk, Obstacle("", scan.id, 0, "time", "Bij een stelling", statement_id="time-1"))
        tally = Tally("time-1", scan.groups[0].id, Aspect.NOW, (2, 2, 0, 0, 0, 0, 0))
        answering.record_tallies(desk, scan.id, [tally])
    assert "Score" not in _shown(open_page(PAGE, scan=scan.id, obstacle=named.id))
