"""What a person asked to see of the stories and tips: a theme, words to search for, and what is left."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import streamlit as st

from scan.i18n import _
from scan.model.inspiration import Piece, Story, Tip, fitting
from scan.model.library import Theme
from scan.model.record import ScanRecord
from scan.ui import cache, session
from scan.ui.pieces import search_field

CHOICE = "inspiration-theme"


@dataclass(frozen=True)
class View:
    """What the person asked to see; `focus` has the team's names of its development themes, by theme id, in order."""

    theme: Theme | None
    words: str
    focus: dict[str, str]

    def stories(self) -> list[Story]:
        """The stories about the theme that hold all the words; without a theme the team's own themes come first."""
        return self._found(cache.library().stories)

    def tips(self) -> list[Tip]:
        """The tips, chosen and ordered as the stories are."""
        return self._found(cache.library().tips)

    def empty(self) -> bool:
        """Whether no story and no tip is left."""
        return not self.stories() and not self.tips()

    def _first(self, pieces: tuple[Piece, ...]) -> list[Piece]:
        if self.theme:
            return fitting(pieces, self.theme.id)
        found: dict[Piece, None] = {}
        for theme_id in self.focus:
            found |= dict.fromkeys(fitting(pieces, theme_id))
        return list(found | dict.fromkeys(pieces))

    def _found(self, pieces: tuple[Piece, ...]) -> list[Piece]:
        """Those whose own words hold what is searched for; where none does, those of a theme that is called so."""
        asked = self._first(pieces)
        return [p for p in asked if self._holds(_words_of(p))] or [
            p for p in asked if self._holds(_words_of_theme(cache.library().theme_by_id[p.themes[0]]))
        ]

    def _holds(self, parts: Iterable[object]) -> bool:
        text = " ".join(map(str, parts)).casefold()
        return all(word in text for word in self.words.casefold().split())


def _words_of(piece: Story | Tip) -> tuple[object, ...]:
    if isinstance(piece, Tip):
        return (piece.title, piece.text, piece.try_it)
    return (piece.school, piece.place, piece.title, piece.summary, *piece.told, *piece.take_away, piece.question)


def _words_of_theme(theme: Theme) -> tuple[object, ...]:
    return (theme.name, theme.short_name, theme.keywords)


def chosen_view(record: ScanRecord | None) -> View:
    """The choice of a theme and the words to search for, both kept in the address."""
    focus = {item.theme_id: item.title for item in record.scan.focus} if record else {}
    with st.container(horizontal=True, vertical_alignment="bottom", key="inspiration-filters"):
        with st.container(width=320):
            theme = _chosen_theme(focus)
        words = search_field("find")
    return View(theme, words, focus)


def _chosen_theme(focus: dict[str, str]) -> Theme | None:
    """Not `address.dropdown`: that shares its choice with the theme of Stellingen, where people are answering."""
    themes = {theme.id: theme for theme in in_order(focus)}
    names = {"": _("Alle thema's"), **{id: _name(theme, id in focus) for id, theme in themes.items()}}
    asked = st.query_params.get("theme", "")
    session.hold(CHOICE, asked if asked in themes else "")
    st.selectbox(_("Thema"), list(names), format_func=names.__getitem__, key=CHOICE, on_change=_take_theme)
    return themes.get(asked)


def in_order(focus: dict[str, str]) -> list[Theme]:
    """Every theme of the library, the development themes first."""
    library = cache.library()
    ours = [library.theme_by_id[id] for id in focus if id in library.theme_by_id]
    return [*ours, *(theme for theme in library.themes if theme.id not in focus)]


def _name(theme: Theme, ours: bool) -> str:
    return _("Ons thema: {theme}").format(theme=theme.short_name) if ours else str(theme.short_name)


def _take_theme() -> None:
    if chosen := session.held(CHOICE):
        st.query_params["theme"] = str(chosen)
    else:
        st.query_params.pop("theme", None)
