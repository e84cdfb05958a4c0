"""Two people saved the same thing: both texts side by side, and the person chooses (R11)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

import streamlit as st

from scan.errors import Conflict
from scan.i18n import _
from scan.model.actions import Action
from scan.model.message import Message
from scan.model.obstacles import Obstacle
from scan.model.scans import Scan
from scan.model.strengths import Strength
from scan.ui import session
from scan.ui.entry import at_desk
from scan.ui.messages import telling
from scan.ui.own_lines import Edit
from scan.ui.said import said
from scan.usecases.desk import Desk

Versioned = TypeVar("Versioned", Obstacle, Action, Strength, Scan, Edit, Message)
Save = Callable[[Desk, Versioned], object]
Names = Mapping[str, tuple[str, Callable[[Any], str]]]
"""Per field that holds an id: its label, and how to say its value in words."""


def rebased(mine: Versioned, seen: Versioned, kept: Versioned, fields: tuple[str, ...]) -> Versioned:
    """My fields on top of what is kept now.

    Only where someone else touched one of the fields of this form the version stays the one I saw,
    so that the save is refused; a vote or a status that changed meanwhile is no conflict.
    """
    same = all(getattr(kept, field) == getattr(seen, field) for field in fields)
    version = kept.version if same else mine.version
    return replace(kept, version=version, **{field: getattr(mine, field) for field in fields})


def save(key: str, desk: Desk, mine: Versioned, keep: Save[Versioned]) -> None:
    """Save, and let the form of this name load afresh; on a conflict both versions are remembered."""
    try:
        keep(desk, mine)
    except Conflict as conflict:
        if isinstance(conflict.current, type(mine)):
            session.remember(session.conflict_key(key), (mine, conflict.current))
        raise
    _theirs(key)


def show_conflict(key: str, labels: Mapping[str, str], names: Names, keep: Save[Versioned]) -> None:
    """The two versions of a form: choices by name first, then the texts with the buttons to choose."""
    waiting = session.remembered(session.conflict_key(key))
    if not isinstance(waiting, tuple):
        return
    mine, theirs = waiting
    for field, (label, say) in names.items():
        if getattr(mine, field) != getattr(theirs, field):
            st.caption(
                _("{field}: jij koos {mine}, de ander koos {theirs}.").format(
                    field=label, mine=said(say(getattr(mine, field))), theirs=said(say(getattr(theirs, field)))
                )
            )
    with st.container(border=True, key=f"conflict-{key}"):
        st.subheader(_("Twee versies"), icon=":material/call_split:")
        st.write(_("Iemand anders bewaarde dit terwijl jij typte. Kies welke tekst blijft; er gaat niets verloren."))
        for field, label in labels.items():
            if getattr(mine, field) != getattr(theirs, field):
                _both(label, getattr(mine, field), getattr(theirs, field))
        with st.container(horizontal=True):
            st.button(
                _("Mijn tekst bewaren"), type="primary", key=f"mine-{key}", on_click=_mine, args=(key, waiting, keep)
            )
            st.button(_("De andere tekst houden"), key=f"theirs-{key}", on_click=_theirs, args=(key,))


def _both(label: str, mine: object, theirs: object) -> None:
    left, right = st.columns(2)
    with left:
        st.caption(_("{field}: jouw tekst").format(field=label))
        st.text(_plain(mine))
    with right:
        st.caption(_("{field}: de andere tekst").format(field=label))
        st.text(_plain(theirs))


def _plain(value: object) -> str:
    return "—" if value in (None, "") else str(getattr(value, "label", value))


def _mine(key: str, waiting: tuple[Versioned, Versioned], keep: Save[Versioned]) -> None:
    mine, theirs = waiting
    # `save` remembers what a third person kept in between, so that the next press is about that version.
    with telling(_("Jouw tekst is bewaard.")), at_desk() as desk:
        save(key, desk, replace(mine, version=theirs.version), keep)


def _theirs(key: str) -> None:
    session.forget(session.conflict_key(key))
    session.unpin(key)
