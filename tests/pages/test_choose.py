"""Kiezen: obstacles are weighed in a picture or a list, and at most four themes are chosen and named."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from scan.charts.leverage import Quadrant, leverage_chart, leverage_words, quadrant_of
from scan.library.reader import library
from scan.model.obstacles import Obstacle
from scan.model.scans import FocusTheme, Scan
from scan.usecases import choosing, naming, preparing
from scan.usecases.choosing import Judgement
from tests.pages.conftest import OpenDesk, OpenPage
from tests.pages.reading import worded

PAGE = "pages/decide/choose.py"
HOSTILE = "<b>![x](http://x) =1+1 🎓 مدرسة"


@pytest.fixture
def three(at_desk: OpenDesk, scan: Scan) -> list[Obstacle]:
    with at_desk() as desk:
        named = [
            naming.name_obstacle(desk, Obstacle("", scan.id, 0, theme_id, title))
            for theme_id, title in (("time", "Te weinig tijd"), ("safety", "Niemand vraagt hulp"), ("time", HOSTILE))
        ]
        choosing.judge(desk, {named[0].id: Judgement(2, 5, 4), named[1].id: Judgement(7, 4, 1)})
    return named


def _kept(at_desk: OpenDesk, id: str) -> Judgement:
    with at_desk() as desk:
        kept = naming.obstacle_of(desk, id)
    return Judgement(kept.votes, kept.impact, kept.influence)


def _focus(at_desk: OpenDesk, scan: Scan) -> list[tuple[str, str]]:
    with at_desk() as desk:
        return [(item.theme_id, item.title) for item in preparing.scan_of(desk, scan.id).focus]


def _labels(app: AppTest) -> str:
    return worded(*app.markdown, *app.caption, *app.subheader, *app.error)


def _control(app: AppTest, start: str) -> str:
    named = (str(e.key) for e in (*app.get("segmented_control"), *app.number_input))
    return next(key for key in named if key.startswith(start))


def test_without_obstacles_it_says_where_to_begin(open_page: OpenPage, scan: Scan) -> None:
    assert "Benoem eerst wat in de weg staat." in _labels(open_page(PAGE, scan=scan.id))


def test_the_first_obstacle_that_is_not_weighed_stands_in_the_panel(
    open_page: OpenPage, scan: Scan, three: list[Obstacle]
) -> None:
    shown = _labels(open_page(PAGE, scan=scan.id))
    assert "3 van 3" in shown
    assert HOSTILE in shown


def test_a_judgement_in_the_panel_is_kept_at_once(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan, three: list[Obstacle]
) -> None:
    app = open_page(PAGE, scan=scan.id, obstacle=three[2].id)
    app.number_input(key=_control(app, "votes-")).set_value(9).run()
    assert _kept(at_desk, three[2].id) == Judgement(9, None, None)
    app.session_state[_control(app, "impact-")] = 3
    app.run()
    app.session_state[_control(app, "influence-")] = 5
    app.run()
    assert not app.exception
    assert _kept(at_desk, three[2].id) == Judgement(9, 3, 5)


def test_a_vote_that_someone_else_gives_meanwhile_is_shown_and_stays(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan, three: list[Obstacle]
) -> None:
    app = open_page(PAGE, scan=scan.id, obstacle=three[0].id)
    with at_desk() as desk:
        choosing.judge(desk, {three[0].id: Judgement(6, 5, 4)})
    app.session_state[_control(app, "influence-")] = 1
    app.run()
    assert _kept(at_desk, three[0].id) == Judgement(6, 5, 1)
    assert app.number_input(key=_control(app, "votes-")).value == 6


@pytest.mark.parametrize("votes", [10_000, -1])
def test_a_number_of_votes_off_the_scale_is_refused_in_a_sentence(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan, three: list[Obstacle], votes: int
) -> None:
    app = open_page(PAGE, scan=scan.id, obstacle=three[0].id)
    app.session_state[_control(app, "votes-")] = votes
    app.run()
    assert _kept(at_desk, three[0].id).votes == 2


def test_previous_and_next_walk_through_the_register(open_page: OpenPage, scan: Scan, three: list[Obstacle]) -> None:
    app = open_page(PAGE, scan=scan.id, obstacle=three[0].id)
    assert app.button(key="step--1").disabled
    app.button(key="step-1").click().run()
    assert app.query_params["obstacle"] == three[1].id


def test_an_obstacle_that_is_gone_leaves_the_panel_for_another(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan, three: list[Obstacle]
) -> None:
    app = open_page(PAGE, scan=scan.id, obstacle=three[0].id)
    with at_desk() as desk:
        naming.delete_obstacle(desk, three[0].id)
    app.run()
    assert not app.exception
    assert "2 van 2" in _labels(app)


def test_the_list_saves_only_what_was_changed_in_it(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan, three: list[Obstacle]
) -> None:
    app = open_page(PAGE, scan=scan.id)
    app.query_params["weigh"] = "list"
    app.run()
    with at_desk() as desk:
        choosing.judge(desk, {three[1].id: Judgement(8, 4, 2)})
        first = naming.obstacle_of(desk, three[0].id)
    app.number_input(key=f"votes-{first.id}-{first.version}").set_value(5)
    app.button(key="save-weights").click().run()
    assert not app.exception
    assert _kept(at_desk, three[0].id) == Judgement(5, 5, 4)
    assert _kept(at_desk, three[1].id) == Judgement(8, 4, 2)


def test_the_picture_holds_codes_and_no_word_that_people_typed(
    open_page: OpenPage, scan: Scan, three: list[Obstacle]
) -> None:
    (chart,) = open_page(PAGE, scan=scan.id).get("vega_lite_chart")
    assert three[0].title not in chart.proto.spec
    assert "Bondgenoten zoeken" in chart.proto.alt
    assert "Nu doen: B1" in chart.proto.alt


def test_a_suggested_theme_is_chosen_under_its_own_name_and_renamed(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan, three: list[Obstacle]
) -> None:
    app = open_page(PAGE, scan=scan.id)
    app.button(key="choose-safety").click().run()
    assert _focus(at_desk, scan) == [("safety", str(library().theme_by_id["safety"].name))]
    app.text_input(key="focus-safety-2").input(HOSTILE)
    app.button(key="save-focus").click().run()
    assert not app.exception
    assert _focus(at_desk, scan) == [("safety", HOSTILE)]


@pytest.mark.parametrize(("name", "sentence"), [("", "is nog leeg"), ("x" * 2001, "is te lang")])
def test_a_name_that_cannot_be_kept_is_refused_and_stays_typed(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan, three: list[Obstacle], name: str, sentence: str
) -> None:
    app = open_page(PAGE, scan=scan.id)
    app.button(key="choose-safety").click().run()
    app.text_input(key="focus-safety-2").input(name)
    app.button(key="save-focus").click().run()
    assert any(sentence in error.value for error in app.error)
    assert app.text_input(key="focus-safety-2").value == name


def test_the_order_changes_and_typed_names_come_along(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan, three: list[Obstacle]
) -> None:
    app = open_page(PAGE, scan=scan.id)
    app.button(key="choose-safety").click().run()
    app.button(key="choose-time").click().run()
    app.text_input(key="focus-time-3").input("Tijd om te leren")
    app.button(key="up-time").click().run()
    assert [id for id, _title in _focus(at_desk, scan)] == ["time", "safety"]
    assert _focus(at_desk, scan)[0][1] == "Tijd om te leren"
    app.button(key="drop-safety").click().run()
    assert [id for id, _title in _focus(at_desk, scan)] == ["time"]


def test_a_fifth_theme_is_refused_in_a_sentence(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan, three: list[Obstacle]
) -> None:
    with at_desk() as desk:
        focus = tuple(FocusTheme(id, id) for id in scan.theme_ids[2:6])
        choosing.choose_focus(desk, scan, focus)
    app = open_page(PAGE, scan=scan.id)
    free = next(id for id in ("safety", "time", "purpose") if any(b.key == f"choose-{id}" for b in app.button))
    app.button(key=f"choose-{free}").click().run()
    assert any("hoogstens 4 ontwikkelthema" in error.value for error in app.error)
    assert len(_focus(at_desk, scan)) == 4


def test_R11_two_people_choose_themes_at_once(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan, three: list[Obstacle]
) -> None:
    app = open_page(PAGE, scan=scan.id)
    with at_desk() as desk:
        choosing.choose_focus(desk, scan, (FocusTheme("time", "Van een ander"),))
    app.button(key="choose-safety").click().run()
    assert not app.exception
    assert "jij koos" in _labels(app)
    app.button(key=f"theirs-focus-{scan.id}").click().run()
    assert _focus(at_desk, scan) == [("time", "Van een ander")]


def test_R11_a_changed_preparation_is_no_conflict(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan, three: list[Obstacle]
) -> None:
    app = open_page(PAGE, scan=scan.id)
    with at_desk() as desk:
        school = preparing.school_of(desk, scan)
        preparing.save_preparation(desk, replace(scan, reason="Van een ander"), school)
    app.button(key="choose-safety").click().run()
    with at_desk() as desk:
        kept = preparing.scan_of(desk, scan.id)
    assert (kept.reason, [item.theme_id for item in kept.focus]) == ("Van een ander", ["safety"])


def test_choosing_speaks_English(open_page: OpenPage, scan: Scan, three: list[Obstacle]) -> None:
    assert "O3" in _labels(open_page(PAGE, scan=scan.id, language="en"))


@pytest.mark.parametrize(
    ("impact", "influence", "quadrant"),
    [
        (5, 4, Quadrant.NOW),
        (4, 3, Quadrant.ALLIES),
        (3, 4, Quadrant.QUICK),
        (3, 3, Quadrant.REST),
        (None, 5, None),
    ],
)
def test_a_quadrant_is_large_from_four(impact: int | None, influence: int | None, quadrant: Quadrant | None) -> None:
    obstacle = Obstacle("o", "s", 1, "time", "x", impact=impact, influence=influence)
    assert quadrant_of(obstacle) is quadrant


def test_points_with_the_same_judgement_do_not_hide_each_other_and_stay_in_their_cell() -> None:
    same = [Obstacle(f"o{n}", "s", n, "time", "x", impact=4, influence=2) for n in range(1, 8)]
    spec = json.loads(leverage_chart(same, "o3", dark=False).to_json())
    rows = next(rows for rows in spec["datasets"].values() if "code" in rows[0])
    places = {(row["x"], row["y"]) for row in rows}
    assert len(places) == 7
    assert all(abs(x - 2) < 0.5 and abs(y - 4) < 0.5 for x, y in places)
    assert [row["id"] for row in rows if row["selected"]] == ["o3"]
    assert leverage_words(same).endswith("Bondgenoten zoeken: B1, B2, B3, B4, B5, B6, B7.")
