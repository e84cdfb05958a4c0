"""What a form was opened with, also when someone deleted it meanwhile, and how to bring it back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

import streamlit as st

from scan.errors import NotFound
from scan.i18n import _
from scan.model.actions import Action
from scan.model.events import Kind, Verb
from scan.model.obstacles import Obstacle
from scan.model.scans import Scan
from scan.model.strengths import Strength
from scan.ui import conflicts, messages, session
from scan.ui.conflicts import Save
from scan.ui.said import said
from scan.usecases import undoing
from scan.usecases.desk import Desk

Card = TypeVar("Card", Obstacle, Action, Strength)
Versioned = TypeVar("Versioned", Obstacle, Action, Strength, Scan)
Names = Mapping[str, tuple[str, Callable[[Any], str]]]
"""Per field that holds an id: its label, and how to say its value in words."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a card lies: what it is, in which scan, and its id."""

    kind: Kind
    scan_id: str
    id: str

    @property
    def key(self) -> str:
        """The name of the form of this card."""
        return key_of(self.kind, self.id)


def key_of(kind: Kind, id: str) -> str:
    """The name of the form of one card."""
    return f"{kind.value}-{id}"


def opened(desk: Desk, place: Place, load: Callable[[Desk, str], Card]) -> Card | None:
    """The card as its form was opened with it; None when it was gone before that.

    A card that was deleted while its form is open is still returned, so that what was typed stays.
    """

    def loaded() -> Card:
        card = load(desk, place.id)
        if card.scan_id != place.scan_id:
            raise NotFound(_("Dit hoort niet bij deze scan. Kies iets uit de lijst."))
        return card

    try:
        loaded()
    except NotFound as error:
        _gone(desk, place, error)
    try:
        return session.pinned(place.key, loaded)
    except NotFound:
        return None


def _gone(desk: Desk, place: Place, error: NotFound) -> None:
    deletion = next(
        (
            event
            for event, undoable in undoing.history(desk, place.scan_id, 1_000)
            if undoable and event.verb is Verb.DELETED and (event.kind, event.subject_id) == (place.kind, place.id)
        ),
        None,
    )
    if deletion is None:
        st.warning(said(error.sentence), icon=":material/search_off:")
        return
    with st.container(horizontal=True, vertical_alignment="center", key=f"gone-{place.id}"):
        st.warning(
            _("Dit is intussen verwijderd. Wat hier staat, is niet weg: zet het terug en bewaar opnieuw."),
            icon=":material/delete:",
        )
        st.button(
            _("Terugzetten"),
            icon=":material/undo:",
            key=f"restore-{place.id}",
            on_click=messages.undo,
            args=(deletion.sequence,),
        )


def rebased(mine: Versioned, seen: Versioned, kept: Versioned, fields: tuple[str, ...]) -> Versioned:
    """My fields on top of what is kept now.

    Only where someone else touched one of the fields of this form the version stays the one I saw,
    so that the save is refused; a vote or a status that changed meanwhile is no conflict.
    """
    same = all(getattr(kept, field) == getattr(seen, field) for field in fields)
    version = kept.version if same else mine.version
    return replace(kept, version=version, **{field: getattr(mine, field) for field in fields})


def show_conflict(key: str, labels: Mapping[str, str], names: Names, keep: Save[Versioned]) -> None:
    """The two versions of a form: choices by name first, then the texts with the buttons to choose."""
    waiting = session.remembered(key)
    if isinstance(waiting, tuple):
        mine, theirs = waiting
        for field, (label, say) in names.items():
            if getattr(mine, field) != getattr(theirs, field):
                st.caption(
                    _("{field}: jij koos {mine}, de ander koos {theirs}.").format(
                        field=label, mine=said(say(getattr(mine, field))), theirs=said(say(getattr(theirs, field)))
                    )
                )
    conflicts.show(key, labels, keep)
