"""Inspiration beside the work: the right story and tips at an obstacle, and why a theme matters."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from streamlit.testing.v1 import AppTest

from scan.library.reader import library
from scan.model.inspiration import Piece, fitting
from scan.model.obstacles import Obstacle
from scan.model.scans import Scan
from scan.usecases import naming
from tests.pages.conftest import OpenDesk, OpenPage
from tests.pages.reading import plain, worded

CARD, ACTIONS = "pages/decide/obstacles.py", "pages/decide/actions.py"
TITLE = "Zo deden anderen het"


def _beside(app: AppTest) -> str:
    """What the folded section says; empty where it is not there."""
    return "".join(worded(*box.markdown, *box.caption) for box in app.expander if box.label == TITLE)


def _opened(page: str, open_page: OpenPage, at_desk: OpenDesk, scan: Scan, **of: str) -> str:
    with at_desk() as desk:
        named = naming.name_obstacle(
            desk, Obstacle("", scan.id, 0, title="Iets in de weg", **{"theme_id": "time", **of})
        )
    return _beside(open_page(page, scan=scan.id, obstacle=named.id))


def _titles(pieces: Iterable[Piece], shown: str) -> list[str]:
    """Titles in the section, in the order of the section."""
    found = [plain(str(piece.title)) for piece in pieces if f"**{plain(str(piece.title))}**" in shown]
    return sorted(found, key=shown.index)


@pytest.mark.parametrize("page", [CARD, ACTIONS])
def test_an_obstacle_at_a_statement_gets_one_story_and_two_tips_about_it(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan, page: str
) -> None:
    shown = _opened(page, open_page, at_desk, scan, statement_id="time-4")
    story = fitting(library().stories, "time", "time-4")[0]
    tips = fitting(library().tips, "time", "time-4")[:2]
    assert _titles(library().stories, shown) == [str(story.title)]
    assert _titles(library().tips, shown) == [str(tip.title) for tip in tips]
    assert all(plain(str(tip.try_it)) in shown for tip in tips)


def test_an_obstacle_without_a_statement_gets_what_is_about_its_theme(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan
) -> None:
    shown = _opened(CARD, open_page, at_desk, scan, theme_id="safety")
    assert _titles(library().stories, shown) == [str(fitting(library().stories, "safety")[0].title)]
    assert _titles(library().tips, shown) == [str(tip.title) for tip in fitting(library().tips, "safety")[:2]]


def test_a_typical_obstacle_gets_tips_about_its_own_statements_first(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan
) -> None:
    theme, typical, tip = next(
        (theme, typical, tip)
        for theme in library().themes
        for typical in theme.obstacles
        for tip in fitting(library().tips, theme.id, typical.statements[0])
        if typical.statements[0] in tip.statements and tip not in fitting(library().tips, theme.id)[:2]
    )
    shown = _opened(CARD, open_page, at_desk, scan, theme_id=theme.id, library_id=typical.id)
    assert _titles(library().tips, shown)[0] == str(tip.title)


def test_a_statement_of_the_school_itself_falls_back_on_the_theme(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan
) -> None:
    own = _opened(CARD, open_page, at_desk, scan, statement_id="own-1")
    assert own == _opened(CARD, open_page, at_desk, scan)


def test_a_theme_without_stories_and_tips_gets_no_section(open_page: OpenPage, at_desk: OpenDesk, scan: Scan) -> None:
    assert _opened(CARD, open_page, at_desk, scan, theme_id="gone") == ""


def test_it_stands_folded_so_that_it_does_not_push_the_form_down(
    open_page: OpenPage, scan: Scan, obstacle: Obstacle
) -> None:
    for page in (CARD, ACTIONS):
        (box,) = (b for b in open_page(page, scan=scan.id, obstacle=obstacle.id).expander if b.label == TITLE)
        assert not box.proto.expanded


def test_why_a_theme_matters_holds_the_opening_the_finding_and_where_to_read_it() -> None:
    def told() -> None:
        from scan.library.reader import library
        from scan.ui.inspired import about_theme

        for theme in library().themes:
            about_theme(theme)

    app = AppTest.from_function(told).run()
    assert not app.exception, app.exception
    shown = worded(*app.markdown, *app.caption)
    for theme in library().themes:
        for words in (theme.opening, theme.evidence.finding, *theme.evidence.references):
            assert plain(str(words)) in shown


def test_no_story_stands_beside_an_obstacle_that_it_is_not_about(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan
) -> None:
    shown = _opened(CARD, open_page, at_desk, scan, theme_id="time")
    assert _titles(library().stories, shown) == []
    assert len(_titles(library().tips, shown)) == 2
