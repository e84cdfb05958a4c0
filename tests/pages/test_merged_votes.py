"""Votes of what was merged: counted where they are shown, and never mixed with the own votes."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from scan.model.obstacles import Obstacle
from scan.model.scans import Scan
from scan.usecases import naming
from tests.pages.conftest import OpenDesk, OpenPage
from tests.pages.reading import plain

REGISTER = "pages/decide/obstacles.py"
CHOOSE = "pages/decide/choose.py"


def _merged(at_desk: OpenDesk, scan: Scan) -> Obstacle:
    """An obstacle with 5 votes, into which one with 7 was merged."""
    with at_desk() as desk:
        kept, merged = (
            naming.name_obstacle(desk, Obstacle("", scan.id, 0, "time", title, votes=votes))
            for title, votes in (("Te weinig tijd", 5), ("Het rooster staat vast", 7))
        )
        naming.merge_obstacles(desk, kept.id, merged.id)
    return kept


def _shown(app: AppTest) -> str:
    words = [str(element.value) for element in (*app.markdown, *app.caption)]
    return plain("\n".join(words))


def test_the_register_shows_all_votes_and_the_card_tells_them_apart(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan
) -> None:
    kept = _merged(at_desk, scan)
    assert "12 stemmen" in _shown(open_page(REGISTER, scan=scan.id))
    card = _shown(open_page(REGISTER, scan=scan.id, obstacle=kept.id))
    assert "5 stemmen" in card
    assert "plus 7 van wat is samengevoegd" in card


@pytest.mark.parametrize("view", ["picture", "list"])
def test_merged_votes_stand_beside_the_own_votes_that_can_be_changed(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan, view: str
) -> None:
    kept = _merged(at_desk, scan)
    app = open_page(CHOOSE, scan=scan.id, weigh=view, obstacle=kept.id)
    assert next(field for field in app.number_input if str(field.key).startswith("votes-")).value == 5
    assert "plus 7 van wat is samengevoegd" in _shown(app)
