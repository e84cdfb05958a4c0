"""The screens of a round, which stand beside the steps, and the way to them."""

from __future__ import annotations

import streamlit as st
from streamlit.errors import StreamlitPageNotFoundError

from scan.i18n import _
from scan.model.steps import Step
from scan.ui.menu import Screen, screen_of
from scan.ui.pieces import link


def invite() -> Screen:
    """Where the facilitator invites people and sees who was heard."""
    return screen_of(Step.INVITE)


def room() -> Screen:
    """What hangs on the wall while people answer."""
    return Screen(
        "pages/answer/room.py",
        "room",
        "cast_for_education",
        _("In de zaal"),
        _("Voor op het scherm in de zaal: zo doe je mee, en zo ver zijn we."),
    )


def screens() -> tuple[Screen, ...]:
    """The screens beside the steps."""
    return (room(),)


def way_to(screen: Screen, label: str) -> None:
    """A link to a screen of a round; as long as the app does not list it, its name alone."""
    try:
        link(screen, label=label, icon=f":material/{screen.icon}:")
    except StreamlitPageNotFoundError:
        st.caption(label)
