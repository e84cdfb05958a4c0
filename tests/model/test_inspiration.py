"""Stories and tips beside an obstacle: those about its statement first, then those about its theme."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from scan.library.reader import library
from scan.model.inspiration import Tip, best_fitting, fitting, really_about
from tests.model.samples import text

THEMES, STATEMENTS = ("time", "safety", "purpose"), ("time-1", "time-2", "safety-1")


def tip(id: str, themes: tuple[str, ...], statements: tuple[str, ...] = ()) -> Tip:
    """A tip about nothing in particular."""
    words = text(id)
    return Tip(id, words, words, words, themes, statements, ("L1",))


def ids(tips: list[Tip]) -> list[str]:
    return [each.id for each in tips]


@st.composite
def many_tips(draw: st.DrawFn) -> list[Tip]:
    """Tips with any themes, in any order, about any statements."""
    themes = st.lists(st.sampled_from(THEMES), unique=True, min_size=1).map(tuple)
    statements = st.lists(st.sampled_from(STATEMENTS), unique=True).map(tuple)
    drawn = draw(st.lists(st.tuples(themes, statements), max_size=8))
    return [tip(f"tip-{place}", *of) for place, of in enumerate(drawn)]


def test_what_is_about_the_statement_comes_before_what_is_about_its_theme() -> None:
    tips = [tip("theme", ("time",)), tip("statement", ("safety", "time"), ("time-1",))]
    assert ids(fitting(tips, "time", "time-1")) == ["statement", "theme"]


def test_a_theme_named_first_comes_before_one_named_in_passing() -> None:
    tips = [tip("third", ("purpose", "safety", "time")), tip("second", ("safety", "time")), tip("first", ("time",))]
    assert ids(fitting(tips, "time")) == ["first", "second", "third"]


def test_what_is_about_the_statement_fits_also_under_another_theme() -> None:
    assert ids(fitting([tip("elsewhere", ("safety",), ("time-1",))], "time", "time-1")) == ["elsewhere"]


def test_what_is_about_neither_does_not_fit() -> None:
    assert fitting([tip("other", ("safety",), ("safety-1",))], "time", "time-1") == []


def test_an_unknown_theme_fits_nothing() -> None:
    assert fitting(library().tips, "gone") == []


@given(many_tips(), st.sampled_from(THEMES), st.none() | st.sampled_from(STATEMENTS))
def test_everything_that_fits_is_there_once_and_nothing_else(
    tips: list[Tip], theme_id: str, statement_id: str | None
) -> None:
    wanted = [each.id for each in tips if theme_id in each.themes or statement_id in each.statements]
    assert sorted(ids(fitting(tips, theme_id, statement_id))) == wanted


@given(many_tips(), st.sampled_from(THEMES), st.sampled_from(STATEMENTS))
def test_no_tip_about_the_statement_stands_below_one_that_is_not(
    tips: list[Tip], theme_id: str, statement_id: str
) -> None:
    about = [statement_id in each.statements for each in fitting(tips, theme_id, statement_id)]
    assert about == sorted(about, reverse=True)


@given(many_tips(), st.sampled_from(THEMES))
def test_tips_that_fit_equally_well_keep_the_order_of_the_library(tips: list[Tip], theme_id: str) -> None:
    found = [(each.themes.index(theme_id), int(each.id.removeprefix("tip-"))) for each in fitting(tips, theme_id)]
    assert found == sorted(found)


def test_every_theme_and_every_statement_of_the_library_has_a_tip_or_a_story() -> None:
    pieces = [*library().tips, *library().stories]
    named = {id for piece in pieces for id in (*piece.themes, *piece.statements)}
    assert {*library().theme_by_id, *library().statement_by_id} <= named


def test_the_best_are_about_one_statement_after_the_other_and_then_about_the_theme() -> None:
    tips = [
        tip("theme", ("time",)),
        tip("second", ("safety",), ("time-2",)),
        tip("first", ("purpose",), ("time-1", "time-2")),
        tip("other", ("safety",)),
    ]
    assert ids(best_fitting(tips, "time", ("time-1", "time-2"))) == ["first", "second", "theme"]
    assert ids(best_fitting(tips, "time", ())) == ["theme"]


def test_a_story_is_about_its_first_two_themes_and_its_statements_only() -> None:
    story = next(story for story in library().stories if len(story.themes) > 2)
    assert [really_about(story, theme, ()) for theme in story.themes[:3]] == [True, True, False]
    assert really_about(story, story.themes[2], story.statements[-1:]) == bool(story.statements)
