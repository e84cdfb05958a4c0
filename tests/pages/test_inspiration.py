"""Inspiratie: stories and tips by theme and by word, and one whole story, with or without a scan."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from scan.library.reader import library
from scan.model.inspiration import Story, Tip, fitting
from scan.model.scans import FocusTheme, Scan
from scan.usecases import choosing
from tests.pages.conftest import OpenDesk, OpenPage
from tests.pages.reading import HOSTILE, plain, worded

PAGE = "pages/inspire/inspiration.py"
STORY = library().stories[0]


def _shown(app: AppTest) -> str:
    """Everything on the screen as a person reads it."""
    found = [*app.title, *app.header, *app.subheader, *app.markdown, *app.caption, *app.warning, *app.expander]
    return worded(*found, *app.get("page_link"))


def _stories(app: AppTest) -> list[str]:
    """Titles of the cards of stories, in their order."""
    titles = {str(story.title) for story in library().stories}
    return [found.value for found in app.subheader if found.value in titles]


def _tips(app: AppTest) -> set[str]:
    return {str(tip.title) for tip in library().tips if f"#### {tip.title}" in {found.value for found in app.markdown}}


def _go(app: AppTest, path: str) -> None:
    """Follow a link to another screen: it carries no theme."""
    app.switch_page(path)
    del app.query_params["theme"]
    app.run()


def _titles(pieces: list[Story] | list[Tip]) -> list[str]:
    return [str(piece.title) for piece in pieces]


def test_without_a_scan_all_stories_and_tips_are_there(open_page: OpenPage) -> None:
    app = open_page(PAGE)
    assert _stories(app) == _titles(list(library().stories))
    assert _tips(app) == {str(tip.title) for tip in library().tips}
    assert all(str(theme.why) in _shown(app) for theme in library().themes)
    assert "Benoem een belemmering hierbij" not in _shown(app)
    assert "‘De lerende organisatie’" in _shown(app)


def test_with_a_scan_an_idea_leads_to_the_obstacles(open_page: OpenPage, scan: Scan) -> None:
    app = open_page(PAGE, scan=scan.id)
    assert "Benoem een belemmering hierbij" in _shown(app)
    assert "scan" in app.query_params


def test_a_theme_in_the_address_leaves_what_is_about_it(open_page: OpenPage) -> None:
    app = open_page(PAGE, theme="safety")
    assert _stories(app) == _titles(fitting(library().stories, "safety"))
    assert _tips(app) == set(_titles(fitting(library().tips, "safety")))
    shown, theme = _shown(app), library().theme_by_id["safety"]
    assert str(theme.opening) in shown
    assert str(theme.evidence.finding) in shown
    assert all(plain(reference) in shown for reference in theme.evidence.references)


def test_a_chosen_theme_stands_in_the_address_and_all_themes_takes_it_out(open_page: OpenPage) -> None:
    app = open_page(PAGE)
    app.selectbox(key="inspiration-theme").set_value("time").run()
    assert app.query_params["theme"] == "time"
    assert _tips(app) == set(_titles(fitting(library().tips, "time")))
    app.selectbox(key="inspiration-theme").set_value("").run()
    assert "theme" not in app.query_params
    assert len(_tips(app)) == len(library().tips)


def test_an_unknown_theme_shows_everything(open_page: OpenPage) -> None:
    assert len(_tips(open_page(PAGE, theme="gone"))) == len(library().tips)


def test_the_theme_read_here_does_not_move_the_theme_that_is_being_answered(open_page: OpenPage, scan: Scan) -> None:
    app = open_page("pages/answer/statements.py", scan=scan.id, theme="safety")
    _go(app, PAGE)
    assert app.selectbox(key="inspiration-theme").value == ""
    app.selectbox(key="inspiration-theme").set_value("time").run()
    _go(app, "pages/answer/statements.py")
    assert str(library().theme_by_id["safety"].name) in app.header[0].value


@pytest.mark.parametrize("name", ["Tijd *voor* elkaar", *HOSTILE])
def test_development_themes_come_first_under_the_name_of_the_team(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan, name: str
) -> None:
    with at_desk() as desk:
        choosing.choose_focus(desk, scan, (FocusTheme("windows_out", name), FocusTheme("time", "Tijd")))
    app = open_page(PAGE, scan=scan.id)
    assert plain(app.expander[0].label).startswith(f"**{name}** · ")
    ours = [f"Ons thema: {library().theme_by_id[id].short_name}" for id in ("windows_out", "time")]
    assert app.selectbox(key="inspiration-theme").options[:3] == ["Alle thema's", *ours]
    assert _stories(app)[0] == str(fitting(library().stories, "windows_out")[0].title)


def test_a_search_leaves_what_holds_all_words_in_capitals_or_not(open_page: OpenPage) -> None:
    assert _stories(open_page(PAGE, find=f"{STORY.place.upper()} {STORY.school}")) == [str(STORY.title)]
    tip = library().tips[0]
    first, *_rest, last = str(tip.title).split()
    assert str(tip.title) in _tips(open_page(PAGE, find=f"{last} {first.upper()}"))
    assert not _tips(open_page(PAGE, find=f"{tip.title} xyzzy"))


def test_a_search_is_in_the_language_of_the_screen(open_page: OpenPage) -> None:
    assert STORY.title.en in worded(*open_page(PAGE, find=STORY.title.en, language="en").subheader)
    assert not _stories(open_page(PAGE, find=STORY.title.en))


def test_a_search_inside_a_theme_stays_inside_it(open_page: OpenPage) -> None:
    assert _tips(open_page(PAGE, theme="time", find="les")) <= set(_titles(fitting(library().tips, "time")))


@pytest.mark.parametrize("words", ["xyzzy", *HOSTILE])
def test_a_search_that_finds_nothing_says_what_to_do(open_page: OpenPage, words: str) -> None:
    app = open_page(PAGE, find=words)
    assert "Niets gevonden" in _shown(app)
    assert "kies alle thema's" in _shown(app)
    assert not _stories(app)
    assert not _tips(app)


@pytest.mark.parametrize("story", library().stories, ids=lambda story: story.id)
def test_an_address_opens_a_whole_story(open_page: OpenPage, story: Story) -> None:
    app = open_page(PAGE, story=story.id)
    shown = _shown(app)
    assert app.title[0].value == str(story.title)
    for said in (story.summary, *story.told, *story.take_away, story.question):
        assert str(said) in shown
    assert all(str(library().theme_by_id[id].short_name) in shown for id in story.themes)
    assert all(str(other.title) in shown for other in library().stories)


@pytest.mark.parametrize("id", ["story-gone", "../../etc", "<b>"])
def test_an_unknown_story_gives_the_list_with_a_sentence(open_page: OpenPage, id: str) -> None:
    app = open_page(PAGE, story=id)
    assert "Dit verhaal is er niet." in app.warning[0].value
    assert len(_stories(app)) == len(library().stories)


def test_a_story_in_english_is_english(open_page: OpenPage, scan: Scan) -> None:
    app = open_page(PAGE, scan=scan.id, story=STORY.id, language="en")
    shown = _shown(app)
    assert app.title[0].value == STORY.title.en
    assert all(paragraph.en in shown for paragraph in STORY.told)
    for words in ("What you can take from this", "A question for your own team", "Name an obstacle to this"):
        assert words in shown


def test_the_list_in_english_is_english(open_page: OpenPage) -> None:
    shown = _shown(open_page(PAGE, theme="time", language="en"))
    for words in ("Stories from schools", "Try this week", "Why this matters", "What research found"):
        assert words in shown


@pytest.mark.parametrize("find", ["vergaderen", "werkdruk", "Vergader"])
def test_a_word_that_people_search_with_finds_the_theme_that_it_belongs_to(open_page: OpenPage, find: str) -> None:
    of_time = {str(tip.title) for tip in library().tips if tip.themes[0] == "time"}
    assert _tips(open_page(PAGE, find=find)) == of_time


def test_naming_an_obstacle_from_here_brings_the_theme_along(open_page: OpenPage, scan: Scan) -> None:
    for about, expected in (("time", "time"), ("<b>", None)):
        app = open_page("pages/decide/obstacles.py", scan=scan.id, about=about)
        assert app.selectbox(key="new-obstacle-theme").value == expected
