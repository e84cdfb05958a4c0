"""What a form was opened with, also when someone deleted it meanwhile, and how to bring it back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

import streamlit as st

from scan.errors import NotFound
from scan.i18n import _
from scan.model.actions import Action
from scan.model.events import Kind
from scan.model.obstacles import Obstacle
from scan.model.strengths import Strength
from scan.ui import messages, session
from scan.ui.said import said
from scan.usecases import undoing
from scan.usecases.desk import Desk

Card = TypeVar("Card", Obstacle, Action, Strength)


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
    deletion = undoing.deletion_of(desk, place.kind, place.id)
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
            args=(deletion,),
        )
