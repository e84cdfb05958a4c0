"""Saying how it went: once, in a sentence, where the person looks."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from scan.errors import InvalidInput, ScanError
from scan.i18n import _
from scan.ui import session
from scan.ui.entry import at_desk
from scan.ui.said import said
from scan.ui.session import Flash
from scan.usecases import undoing


def show_flash() -> None:
    """The message of the previous run, with a button to undo where that is possible."""
    message = session.take_flash()
    if message is None:
        return
    if message.failed:
        st.error(said(message.sentence), icon=":material/error:")
        return
    if message.undo is None:
        st.toast(said(message.sentence), icon=":material/check_circle:")
        return
    with st.container(horizontal=True, vertical_alignment="center", key="flash"):
        st.success(said(message.sentence), icon=":material/check_circle:")
        st.button(_("Ongedaan maken"), icon=":material/undo:", on_click=undo, args=(message.undo,), key="undo")


def undo(sequence: int) -> None:
    """Callback: bring back what an event took away."""
    with telling(_("Teruggezet.")), at_desk() as desk:
        undoing.undo(desk, sequence)


@contextmanager
def telling(sentence: str) -> Iterator[None]:
    """For a callback: what goes well or wrong inside is told at the top of the next run."""
    try:
        yield
    except ScanError as error:
        session.flash(Flash(error.sentence, failed=True))
    else:
        if sentence:
            session.flash(Flash(sentence))


@contextmanager
def saving(sentence: str) -> Iterator[None]:
    """For a submitted form: kept means told and drawn afresh; refused means told here, words kept.

    Only `InvalidInput` and storage errors end here; a `Conflict` needs `conflicts.save` around it. Without a sentence
    the one that was flashed inside is told.
    """
    try:
        yield
    except InvalidInput as error:
        st.error(said(error.sentence), icon=":material/edit:")
    except ScanError as error:
        st.error(said(error.sentence), icon=":material/error:")
    else:
        if sentence:
            session.flash(Flash(sentence))
        st.rerun()
