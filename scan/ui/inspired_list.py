"""The stories and tips that are left of a view, as cards, and per theme why it matters."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal, TypeVar

import streamlit as st

from scan.i18n import _, ngettext
from scan.model.inspiration import Story, Tip
from scan.model.library import Theme
from scan.ui import cache
from scan.ui.inspired import name_an_obstacle, opening_and_evidence, source_note, story_link
from scan.ui.inspired_view import View, in_order
from scan.ui.pieces import empty
from scan.ui.said import said_short

Item = TypeVar("Item")


def nothing_found() -> None:
    """What to do when no story and no tip holds the words."""
    empty(_("Niets gevonden"), _("Zoek een ander woord of kies alle thema's."), "search_off")


def stories(view: View) -> None:
    """The stories as cards; nothing where none is left."""
    found = view.stories()
    if found:
        st.header(_("Praktijkverhalen"), anchor=False)
        back = {"theme": view.theme.id} if view.theme else {}
        _grid(found, min(3, max(2, len(found))), lambda story: _story(story, back), gap="small")
        source_note()


def _story(story: Story, back: dict[str, str]) -> None:
    with st.container(border=True, height="stretch", gap="small", key=f"card-{story.id}"):
        st.caption(f"{story.school} · {story.place}")
        st.subheader(str(story.title), anchor=False)
        st.markdown(str(story.summary))
        st.space("stretch")
        story_link(story, **back)


def tips(view: View) -> None:
    """The tips as cards; nothing where none is left."""
    if found := view.tips():
        st.header(_("Tips"), anchor=False)
        _tips(found)


def _tips(found: Sequence[Tip]) -> None:
    _grid(found, 2, _tip)
    name_an_obstacle(found[0].themes[0])


def _tip(tip: Tip) -> None:
    with st.container(height="stretch", gap="xsmall", key=f"card-{tip.id}"):
        st.markdown(f"#### {tip.title}")
        st.markdown(str(tip.text))
        st.space("stretch")
        with st.container(gap=None, key=f"try-{tip.id}"):
            st.caption(_("Probeer deze week"))
            st.markdown(str(tip.try_it))


def why(view: View) -> None:
    """Why the chosen theme matters, for the conversation about it."""
    if view.theme:
        st.header(_("Waarom dit telt"), anchor=False)
        with st.container(key=f"why-{view.theme.id}"):
            _why(view.theme)


def _why(theme: Theme) -> None:
    st.markdown(str(theme.why))
    opening_and_evidence(theme)


def by_theme(view: View) -> None:
    """Per theme, folded away, its tips and why it matters; the team's own themes stand apart."""
    st.header(_("Tips per thema"), anchor=False)
    themes = in_order(view.focus)
    ours = [theme for theme in themes if theme.id in view.focus]
    with st.container(gap="xsmall", key="by-theme"):
        if ours:
            st.caption(_("Jullie ontwikkelthema's"))
            _folded(ours, view.focus)
            st.caption(_("Andere thema's"))
        _folded(themes[len(ours) :], {})


def _folded(themes: Sequence[Theme], names: dict[str, str]) -> None:
    for theme in themes:
        own = [tip for tip in cache.library().tips if tip.themes[0] == theme.id]
        count = ngettext("{count} tip", "{count} tips", len(own)).format(count=len(own))
        name = said_short(names[theme.id]) if theme.id in names else str(theme.short_name)
        with st.expander(f"**{name}** · {count}", icon=f":material/{theme.icon}:", key=f"theme-{theme.id}"):
            _tips(own)
            with st.container(key=f"why-{theme.id}"):
                st.markdown("#### " + _("Waarom dit telt"))
                _why(theme)


def _grid(
    items: Sequence[Item], wide: int, draw: Callable[[Item], None], gap: Literal["small", "medium"] = "medium"
) -> None:
    """The items row by row, so that a phone shows them in the same order."""
    for start in range(0, len(items), wide):
        for column, item in zip(st.columns(wide, gap=gap), items[start : start + wide], strict=False):
            with column:
                draw(item)
