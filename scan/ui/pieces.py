"""Drawn pieces that more than one screen shows: heading, way onward, empty state, chips."""

from __future__ import annotations

from datetime import date

import streamlit as st
from babel.dates import format_date

from scan.i18n import _, language
from scan.model.actions import State
from scan.model.steps import Step
from scan.ui import address, session
from scan.ui.entry import desk
from scan.ui.menu import Screen, screen_of, start, steps
from scan.usecases import preparing

STATE_LOOK: dict[State, tuple[str, str]] = {
    State.NOT_STARTED: (":material/circle:", "gray"),
    State.BUSY: (":material/clock_loader_40:", "blue"),
    State.LATE: (":material/warning:", "orange"),
    State.DONE: (":material/check_circle:", "green"),
    State.STOPPED: (":material/cancel:", "gray"),
}
"""A state is a shape, a word and a colour, never colour alone."""


def heading(here: Step | Screen) -> None:
    """The title of a screen and its lead; for a step also where it stands among the others."""
    screen = screen_of(here) if isinstance(here, Step) else here
    with st.container(gap=None, key="heading"):
        if screen.step:
            st.caption(_("Stap {number} van {total}").format(number=screen.number, total=len(Step)))
        st.title(screen.title, anchor=False)
        st.markdown(screen.lead)


def onward(step: Step) -> None:
    """Links to the step before and the step after, at the foot of a screen."""
    all_steps = steps()
    here = screen_of(step).number
    st.space("medium")
    with st.container(horizontal=True, horizontal_alignment="distribute", key="onward"):
        before = all_steps[here - 2] if here > 1 else start()
        link(before, label=before.title, icon=":material/arrow_back:")
        if here < len(all_steps):
            after = all_steps[here]
            link(after, label=_("Verder: {title}").format(title=after.title), icon=":material/arrow_forward:")


def link(screen: Screen, *, label: str, icon: str, **subject: str) -> None:
    """A link to a screen of the scan at hand; `subject` names an obstacle or action in the address."""
    scan = session.scan_id()
    params = {**({"scan": scan} if scan else {}), **address.taken_along(screen.address), **subject}
    params[session.LANGUAGE_KEY] = language()
    st.page_link(screen.path, label=label, icon=icon, query_params=params)


def require_scan() -> str:
    """The id of the scan at hand; without one the person is shown the way to the start."""
    id = session.scan_id()
    if not id:
        empty(_("Nog geen scan gekozen"), _("Kies een scan op het startscherm, of begin een nieuwe."))
        link(start(), label=_("Naar het startscherm"), icon=":material/home:")
        st.stop()
    preparing.scan_of(desk(), id)
    session.open_scan(id)
    return id


def empty(title: str, what_to_do: str, icon: str = "explore") -> None:
    """An empty state: what is not there yet, and what to do about it."""
    with st.container(border=True, horizontal_alignment="center", key=f"empty-{icon}", gap="small"):
        st.markdown(f"### :material/{icon}:", text_alignment="center")
        st.subheader(title, anchor=False, text_alignment="center")
        st.markdown(what_to_do, text_alignment="center")


def state_badge(state: State) -> None:
    """A state as shape, word and colour."""
    icon, colour = STATE_LOOK[state]
    st.badge(state.label, icon=icon, color=colour)  # type: ignore[arg-type]


def day(value: date | None) -> str:
    """A date as people say it ("3 dec 2026"), or a dash."""
    return format_date(value, "d MMM yyyy", locale=language()) if value else "—"


def search_field(key: str) -> str:
    """A field to search with; what is typed stands in the address under this key and counts while typing."""
    typed = st.text_input(
        _("Zoeken"),
        key=key,
        bind="query-params",
        type="search",
        live="300ms",
        icon=":material/search:",
        placeholder=_("Een woord"),
        width=240,
    )
    return typed or ""
