"""Naming at a statement: obstacles and strengths, typical ones with one click, likenesses mentioned."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from scan.library.reader import library
from scan.model.obstacles import Obstacle, Source
from scan.model.scans import Scan
from scan.ui.findings import Finding
from scan.usecases import naming, preparing
from tests.pages.conftest import OpenDesk, OpenPage
from tests.pages.reading import HOSTILE

PAGE = "pages/answer/statements.py"
THEME = library().theme_by_id["safety"]
FIRST = THEME.statements[0].id


def _name(app: AppTest, title: str, *, kind: Finding = Finding.OBSTACLE, statement: str = FIRST) -> None:
    next(f for f in app.text_input if str(f.key).startswith(f"title-{statement}-")).input(title)
    next(c for c in app.segmented_control if str(c.key).startswith(f"kind-{statement}-")).set_value(kind)
    app.button(key=f"add-{statement}").click().run()


def test_an_obstacle_and_a_strength_are_named_at_the_statement(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan
) -> None:
    app = open_page(PAGE, scan=scan.id, theme="safety")
    _name(app, "Niemand durft iets te vragen")
    _name(app, "De maandagopening", kind=Finding.STRENGTH)
    with at_desk() as desk:
        (obstacle,), (strength,) = naming.all_obstacles(desk, scan.id), preparing.record_of(desk, scan.id).strengths
    assert (obstacle.statement_id, obstacle.theme_id, obstacle.source) == (FIRST, "safety", Source.STATEMENT)
    assert (strength.statement_id, strength.theme_id, strength.source) == (FIRST, "safety", Source.STATEMENT)
    assert {"Niemand durft iets te vragen", "De maandagopening"} <= {text.value for text in app.text}
    assert next(f for f in app.text_input if str(f.key).startswith(f"title-{FIRST}-")).value == ""


def test_a_typical_obstacle_is_one_click_and_then_listed(open_page: OpenPage, at_desk: OpenDesk, scan: Scan) -> None:
    typical = next(o for o in THEME.obstacles if FIRST in o.statements)
    app = open_page(PAGE, scan=scan.id, theme="safety")
    app.button(key=f"take-{FIRST}-{typical.id}").click().run()
    with at_desk() as desk:
        (taken,) = naming.all_obstacles(desk, scan.id)
    assert (taken.library_id, taken.source, taken.statement_id) == (typical.id, Source.LIBRARY, FIRST)
    assert (taken.blocks, taken.kept_by, taken.decider) == (
        str(typical.shows),
        str(typical.kept_by),
        typical.decider,
    )
    assert app.button(key=f"take-{FIRST}-{typical.id}").disabled


def test_an_obstacle_that_looks_alike_is_mentioned(open_page: OpenPage, at_desk: OpenDesk, scan: Scan) -> None:
    with at_desk() as desk:
        naming.name_obstacle(desk, Obstacle("", scan.id, 0, "time", "Te weinig tijd voor *overleg* in de week"))
    app = open_page(PAGE, scan=scan.id, theme="safety")
    _name(app, "Te weinig tijd voor overleg in de week")
    assert "B2 lijkt op B1" in app.info[0].value
    assert r"\*overleg\*" in app.info[0].value


@pytest.mark.parametrize("text", HOSTILE)
def test_S1_hostile_text_is_kept_and_shown_as_typed(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan, text: str
) -> None:
    app = open_page(PAGE, scan=scan.id, theme="safety")
    _name(app, text)
    with at_desk() as desk:
        assert [o.title for o in naming.all_obstacles(desk, scan.id)] == [text]
    assert text in [element.value for element in app.text]
    assert text not in [element.value for element in [*app.markdown, *app.caption]]


@pytest.mark.parametrize(
    ("title", "refusal"), [("", "leeg"), (" \n ", "leeg"), ("\x00", "leeg"), ("x" * 2_001, "2001")]
)
def test_a_title_that_cannot_be_kept_is_refused_and_stays(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan, title: str, refusal: str
) -> None:
    app = open_page(PAGE, scan=scan.id, theme="safety")
    _name(app, title)
    assert refusal in app.error[0].value
    assert next(f for f in app.text_input if str(f.key).startswith(f"title-{FIRST}-")).value == title
    with at_desk() as desk:
        assert naming.all_obstacles(desk, scan.id) == []
