"""One practice story from beginning to end, with what a school can take from it."""

from __future__ import annotations

import streamlit as st

from scan.i18n import _
from scan.model.inspiration import Story
from scan.ui import cache
from scan.ui.inspired import name_an_obstacle, source_note, story_link
from scan.ui.menu import inspiration
from scan.ui.pieces import link


def asked_story() -> Story | None:
    """The story that the address names, if it is there."""
    asked = st.query_params.get("story")
    return next((story for story in cache.library().stories if story.id == asked), None)


def unknown_story() -> None:
    """Says so where the address names a story that is not there."""
    if st.query_params.get("story"):
        st.warning(_("Dit verhaal is er niet. Hieronder staat wat er wel is."), icon=":material/search_off:")


def whole_story(story: Story) -> None:
    """The story as an article, what to take from it beside it, and the way back and onward."""
    asked = st.query_params.get("theme")
    back = {"theme": asked} if asked in cache.library().theme_by_id else {}
    link(inspiration(), label=_("Alle verhalen en tips"), icon=":material/arrow_back:", **back)
    with st.container(gap="small", key="story-head"):
        st.caption(f"{story.school} · {story.place}")
        st.title(str(story.title), anchor=False)
        st.markdown(str(story.summary))
    text, beside = st.columns([8, 5], gap="large")
    with text, st.container(gap="small", key="story-text"):
        for paragraph in story.told:
            st.markdown(str(paragraph))
        source_note()
    with beside:
        _take_away(story)
        _question(story)
        _themes(story)
    _others(story, back)


def _take_away(story: Story) -> None:
    with st.container(border=True, key="take-away"):
        st.subheader(_("Wat je hiervan kunt meenemen"), anchor=False)
        st.markdown("\n".join(f"- {lesson}" for lesson in story.take_away))
        name_an_obstacle(story.themes[0])


def _question(story: Story) -> None:
    with st.container(gap="xsmall", key="story-question"):
        st.caption(_("Vraag voor je eigen team"))
        st.markdown(str(story.question))


def _themes(story: Story) -> None:
    st.caption(_("Dit verhaal gaat over"))
    with st.container(horizontal=True, gap="small", key="story-themes"):
        for theme_id in story.themes:
            theme = cache.library().theme_by_id[theme_id]
            link(inspiration(), label=str(theme.short_name), icon=f":material/{theme.icon}:", theme=theme_id)


def _others(story: Story, back: dict[str, str]) -> None:
    st.space("medium")
    st.subheader(_("Lees ook"), anchor=False)
    with st.container(gap="small", key="story-others"):
        for other in cache.library().stories:
            if other.id != story.id:
                story_link(other, f"{other.title} ({other.school})", **back)
