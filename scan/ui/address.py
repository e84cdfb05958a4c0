"""A choice that lives in the address under an id, the same in both languages.

Streamlit's own `bind` writes the label into the address: that changes with the language, with the
progress shown in it, and with the name of a group. An id stays, so a link keeps its meaning.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from scan.ui import session

_NAMES = "choices-on-"
ROW = 50
"""Most characters that fit a row of segments on a phone; on two rows they look broken."""


def chosen(name: str, options: Sequence[str]) -> str:
    """The option that the address names, else the one chosen last in this tab, else the first."""
    for asked in (st.query_params.get(name), session.remembered(name)):
        if isinstance(asked, str) and asked in options:
            return asked
    return options[0]


def choose(name: str, option: str) -> None:
    """Write a choice in the address; it comes back when the person does."""
    session.remember(name, option)
    if st.query_params.get(name) != option:
        st.query_params[name] = option


def at_hand(name: str, options: Sequence[str]) -> str:
    """The choice as this screen draws it; an address that does not name it means the first option.

    So drawing a screen adds nothing to the address, and one press of the browser's back button leaves it. Only a
    choice made earlier in this tab is written there, for whoever came by an address without it.
    """
    drawn = _drawn_on(session.page())
    if name not in st.query_params and not _comes_back(name) and session.remembered(name) != drawn.get(name):
        session.forget(name)
    now = chosen(name, options)
    session.remember(name, now)
    session.remember(_NAMES + session.page(), {**drawn, name: options[0]})
    if now != st.query_params.get(name, options[0]):
        choose(name, now)
    return now


def _comes_back(name: str) -> bool:
    # On a screen where the person is already, only the back button takes a choice out of the address.
    return session.arrived() or name == session.LANGUAGE_KEY


def taken_along(page: str) -> dict[str, str]:
    """What a link to a screen names: the choices made there, so that arriving writes nothing in the address."""
    found = {
        name: session.remembered(name) for name, first in _drawn_on(page).items() if session.remembered(name) != first
    }
    return {name: option for name, option in found.items() if isinstance(option, str)}


def _drawn_on(page: str) -> dict[str, str]:
    """The choices that a screen drew in this tab, each with its first option."""
    drawn = session.remembered(_NAMES + page)
    return drawn if isinstance(drawn, dict) else {}


def segments(name: str, label: str, options: Sequence[str], words: Callable[[str], str]) -> str:
    """A choice among a few, all visible; more than a row of segments becomes loose pills."""
    now = _aligned(name, options)
    control = st.segmented_control if sum(len(words(option)) for option in options) <= ROW else st.pills
    control(
        label, options, format_func=words, key=_key(name), required=True, on_change=_chosen, args=(name,), wrap=True
    )
    return now


def dropdown(name: str, label: str, options: Sequence[str], words: Callable[[str], str]) -> str:
    """A choice among many."""
    now = _aligned(name, options)
    st.selectbox(label, options, format_func=words, key=_key(name), on_change=_chosen, args=(name,), placeholder=label)
    return now


def _aligned(name: str, options: Sequence[str]) -> str:
    now = at_hand(name, options)
    session.hold(_key(name), now)
    return now


def _chosen(name: str) -> None:
    option = session.held(_key(name))
    if isinstance(option, str):
        choose(name, option)


def _key(name: str) -> str:
    return f"{name}-choice"
