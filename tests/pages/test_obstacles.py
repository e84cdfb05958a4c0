"""Belemmeringen: named, found, sharpened, merged, taken off and brought back, by two people at once."""

from __future__ import annotations

from dataclasses import replace
from time import perf_counter

import pytest
from streamlit.testing.v1 import AppTest

from scan.library.reader import library
from scan.model.obstacles import Obstacle, Source
from scan.model.scans import Scan
from scan.model.strengths import Strength
from scan.usecases import naming, preparing
from scan.usecases.desk import Desk
from tests.pages.conftest import OpenDesk, OpenPage
from tests.pages.reading import HOSTILE, worded

PAGE = "pages/decide/obstacles.py"


def _name(desk: Desk, scan: Scan, title: str, theme_id: str = "time") -> Obstacle:
    return naming.name_obstacle(desk, Obstacle("", scan.id, 0, theme_id, title))


def _shown(app: AppTest) -> str:
    """Everything on the screen as a person reads it, without the escapes of Markdown."""
    found = [*app.markdown, *app.caption, *app.subheader, *app.text, *app.button]
    found += [*app.warning, *app.error, *app.success, *app.info]
    return worded(*found)


def _add(app: AppTest, title: str, theme_id: str | None = "time") -> None:
    next(field for field in app.text_input if field.label == "Wat staat in de weg?").input(title)
    app.selectbox(key="new-obstacle-theme").set_value(theme_id)
    app.button(key="add-obstacle").click().run()
    assert not app.exception


def test_an_empty_register_says_what_to_do(open_page: OpenPage, scan: Scan) -> None:
    assert "Nog geen belemmering" in _shown(open_page(PAGE, scan=scan.id))


def test_an_obstacle_is_named_freely_and_the_form_is_ready_for_the_next(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan
) -> None:
    app = open_page(PAGE, scan=scan.id)
    _add(app, "  Te weinig   tijd ")
    assert "**B1** Te weinig tijd" in _shown(app)
    assert next(f for f in app.text_input if f.label == "Wat staat in de weg?").value == ""
    with at_desk() as desk:
        (kept,) = naming.all_obstacles(desk, scan.id)
    assert (kept.title, kept.theme_id, kept.source) == ("Te weinig tijd", "time", Source.FREE)


def test_what_looks_like_an_earlier_obstacle_is_mentioned(open_page: OpenPage, scan: Scan, obstacle: Obstacle) -> None:
    app = open_page(PAGE, scan=scan.id)
    _add(app, "Ons overleg gaat op aan mededelingen")
    assert f"Lijkt op {obstacle.code}" in _shown(app)


@pytest.mark.parametrize(
    ("title", "theme_id", "sentence"),
    [("", "time", "is nog leeg"), ("x" * 2001, "time", "is te lang"), ("Goede titel", None, "Kies een thema")],
)
def test_what_cannot_be_kept_is_refused_in_a_sentence_and_stays_typed(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan, title: str, theme_id: str | None, sentence: str
) -> None:
    app = open_page(PAGE, scan=scan.id)
    _add(app, title, theme_id)
    assert any(sentence in error.value for error in app.error)
    assert next(f for f in app.text_input if f.label == "Wat staat in de weg?").value == title
    with at_desk() as desk:
        assert not naming.all_obstacles(desk, scan.id)


@pytest.mark.parametrize("title", HOSTILE)
def test_S1_hostile_words_are_kept_as_typed_and_shown_without_meaning(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan, title: str
) -> None:
    app = open_page(PAGE, scan=scan.id)
    _add(app, title)
    with at_desk() as desk:
        (kept,) = naming.all_obstacles(desk, scan.id)
    assert kept.title == title
    assert title in _shown(app)
    assert not any("](http" in element.value or "<b>" in element.value for element in app.markdown)
    card = open_page(PAGE, scan=scan.id, obstacle=kept.id)
    assert title in _shown(card)


def test_NUL_is_left_out(open_page: OpenPage, at_desk: OpenDesk, scan: Scan) -> None:
    _add(open_page(PAGE, scan=scan.id), "voor\x00na")
    with at_desk() as desk:
        assert [o.title for o in naming.all_obstacles(desk, scan.id)] == ["voorna"]


def test_a_typical_obstacle_brings_what_the_library_knows_of_it(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan
) -> None:
    app = open_page(PAGE, scan=scan.id)
    app.session_state["library"] = True
    app.run()
    typical = library().themes[0].obstacles[0]
    app.button(key=f"take-{typical.id}").click().run()
    with at_desk() as desk:
        (kept,) = naming.all_obstacles(desk, scan.id)
    assert (kept.library_id, kept.source, kept.decider) == (typical.id, Source.LIBRARY, typical.decider)
    assert (kept.title, kept.blocks, kept.kept_by) == (str(typical.title), str(typical.shows), str(typical.kept_by))
    assert all(button.key != f"take-{typical.id}" for button in app.button)


def test_search_theme_and_without_action_narrow_the_list(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan, obstacle: Obstacle
) -> None:
    with at_desk() as desk:
        other = _name(desk, scan, "Lessen bezoeken voelt als controle", "safety")
    app = open_page(PAGE, scan=scan.id)
    app.text_input(key="q").input("CONTROLE").run()
    assert [b.key for b in app.button if str(b.key).startswith("open-")] == [f"open-{other.id}"]
    app.text_input(key="q").input("").run()
    app.selectbox(key="within-choice").set_value("time").run()
    assert [b.key for b in app.button if str(b.key).startswith("open-")] == [f"open-{obstacle.id}"]
    app.text_input(key="q").input("bestaat niet").run()
    assert "Niets gevonden" in _shown(app)


def test_ten_obstacles_stand_on_a_page(open_page: OpenPage, at_desk: OpenDesk, scan: Scan) -> None:
    with at_desk() as desk:
        for number in range(12):
            _name(desk, scan, f"Iets heel eigens {number:03}" + "abcdefghijkl"[number] * 12)
    app = open_page(PAGE, scan=scan.id)
    assert sum(str(b.key).startswith("open-") for b in app.button) == 10
    app.session_state["page"] = 2
    app.run()
    assert sum(str(b.key).startswith("open-") for b in app.button) == 2


def test_two_that_look_alike_are_merged_and_separated_again(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan, obstacle: Obstacle
) -> None:
    with at_desk() as desk:
        twin = _name(desk, scan, "Ons overleg gaat op aan mededelingen")
    app = open_page(PAGE, scan=scan.id)
    app.session_state["twins"] = True
    app.run()
    app.button(key=f"merge-{twin.id}-{obstacle.id}").click().run()
    with at_desk() as desk:
        assert naming.obstacle_of(desk, obstacle.id).merged_into == twin.id
    card = open_page(PAGE, scan=scan.id, obstacle=twin.id)
    assert f"{obstacle.code} · {obstacle.title}" in _shown(card)
    card.button(key=f"separate-{obstacle.id}").click().run()
    with at_desk() as desk:
        assert naming.obstacle_of(desk, obstacle.id).merged_into is None


def test_a_merge_is_undone_from_the_message(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan, obstacle: Obstacle
) -> None:
    with at_desk() as desk:
        twin = _name(desk, scan, "Ons overleg gaat op aan mededelingen")
    app = open_page(PAGE, scan=scan.id)
    app.session_state["twins"] = True
    app.run()
    app.button(key=f"merge-{obstacle.id}-{twin.id}").click().run()
    app.button(key="undo").click().run()
    with at_desk() as desk:
        assert naming.obstacle_of(desk, twin.id).merged_into is None


def test_a_strength_is_named_changed_and_deleted_with_undo(open_page: OpenPage, at_desk: OpenDesk, scan: Scan) -> None:
    app = open_page(PAGE, scan=scan.id)
    app.query_params["list"] = "strengths"
    app.run()
    next(f for f in app.text_input if f.label == "Wat gaat al goed?").input("<b>Wij</b> bezoeken lessen")
    next(f for f in app.selectbox if f.label == "Thema").set_value("safety")
    app.button(key="add-strength").click().run()
    with at_desk() as desk:
        (kept,) = preparing.record_of(desk, scan.id).strengths
    assert kept.title == "<b>Wij</b> bezoeken lessen"
    app.button(key=f"open-{kept.id}").click().run()
    app.text_area(key=f"strength-seen-{kept.id}-1").input("In alle teams")
    app.button(key="save-strength").click().run()
    with at_desk() as desk:
        assert naming.strength_of(desk, kept.id).seen_in == "In alle teams"
    app.button(key="delete-strength").click().run()
    app.button(key="undo").click().run()
    with at_desk() as desk:
        assert naming.strength_of(desk, kept.id)


def test_R11_two_people_change_one_strength(open_page: OpenPage, at_desk: OpenDesk, scan: Scan) -> None:
    with at_desk() as desk:
        kept = naming.name_strength(desk, Strength("", scan.id, 0, "safety", "Wij bezoeken lessen"))
    app = open_page(PAGE, scan=scan.id, strength=kept.id)
    with at_desk() as desk:
        naming.change_strength(desk, replace(kept, title="Van een ander"))
    app.text_input(key=f"strength-title-{kept.id}-1").input("Van mij")
    app.button(key="save-strength").click().run()
    app.button(key=f"theirs-strength-{kept.id}").click().run()
    assert not app.exception
    with at_desk() as desk:
        assert naming.strength_of(desk, kept.id).title == "Van een ander"


def test_the_register_speaks_English(open_page: OpenPage, scan: Scan, obstacle: Obstacle) -> None:
    assert f"**O1**  {obstacle.title}" in _shown(open_page(PAGE, scan=scan.id, language="en"))


def test_a_rerun_with_a_thousand_obstacles_costs_at_most_three_times_one_with_ten(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan
) -> None:
    with at_desk() as desk:
        for number in range(10):
            _name(desk, scan, f"Belemmering {number}")
    app = open_page(PAGE, scan=scan.id)
    few = min(_timed(app) for _turn in range(5))
    with at_desk() as desk:
        for number in range(10, 1_000):
            _name(desk, scan, f"Belemmering {number}")
    app.run()
    many = min(_timed(app) for _turn in range(5))
    assert many <= 3 * few


def _timed(app: AppTest) -> float:
    begin = perf_counter()
    app.run()
    return perf_counter() - begin


def test_a_typical_obstacle_that_looks_like_an_earlier_one_is_mentioned(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan
) -> None:
    typical = library().themes[0].obstacles[0]
    with at_desk() as desk:
        _name(desk, scan, str(typical.title), library().themes[0].id)
    app = open_page(PAGE, scan=scan.id)
    app.session_state["library"] = True
    app.run()
    app.button(key=f"take-{typical.id}").click().run()
    assert "Lijkt op B1" in _shown(app)
