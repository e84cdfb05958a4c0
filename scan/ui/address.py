"""A choice that lives in the address under an id, the same in both languages.

Streamlit's own `bind` writes the label into the address: that changes with the language, with the
progress shown in it, and with the name of a group. An id stays, so a link keeps its meaning.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from scan.ui import session

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
    now = chosen(name, options)
    choose(name, now)
    session.hold(_key(name), now)
    return now


def _chosen(name: str) -> None:
    option = session.held(_key(name))
    if isinstance(option, str):
        choose(name, option)


def _key(name: str) -> str:
    return f"{name}-choice"
