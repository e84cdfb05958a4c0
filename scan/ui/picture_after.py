"""After the talk about a picture: the way on, doing the check again, taking words out of sight, and deleting it."""

from __future__ import annotations

import streamlit as st

from scan.i18n import _
from scan.model.permissions import Right, may
from scan.model.record import ScanRecord
from scan.model.same_picture import Picture, ShownCard
from scan.model.steps import Step
from scan.ui.entry import at_desk
from scan.ui.menu import screen_of
from scan.ui.messages import telling
from scan.ui.picture_choose import choose_again
from scan.ui.picture_words import about
from scan.ui.pieces import link
from scan.usecases import picturing
from scan.usecases.desk import Desk


def way_on(record: ScanRecord, picture: Picture) -> None:
    """From the picture to the work: name what stands in the way, or sharpen the card."""
    subject = about(record, picture.check)
    st.header(_("En nu?"), anchor=False)
    obstacles = screen_of(Step.OBSTACLES)
    if subject.obstacle:
        st.markdown(_("Zet op de kaart wat jullie hier samen mee bedoelen. Dan leest iedereen straks hetzelfde."))
        label = _("Naar de kaart van {code}").format(code=subject.obstacle.code)
        link(obstacles, label=label, icon=":material/edit:", obstacle=subject.obstacle.id)
    else:
        st.markdown(_("Hoorde je iets dat in de weg staat? Zet het meteen op de lijst."))
        link(obstacles, label=_("Benoem een belemmering"), icon=":material/add_comment:", about=subject.theme_id)


def choices(desk: Desk, picture: Picture, *, last: bool) -> None:
    """Back, again, and for the facilitator the words to hide and the button to delete."""
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key="picture-choices"):
        _back(_("Alle checks"), "arrow_back", "picture-back", "")
        if last:
            _back(_("Doe deze check opnieuw"), "replay", "picture-again", picture.check.subject)
        if may(desk.actor, Right.ADMINISTER):
            _delete(picture)
    if picture.cards and may(desk.actor, Right.NAME):
        _hiding(picture)


def _back(label: str, icon: str, key: str, subject: str) -> None:
    st.button(label, icon=f":material/{icon}:", key=key, on_click=choose_again, args=(subject,))


def _hiding(picture: Picture) -> None:
    with st.expander(_("Woorden verbergen"), icon=":material/visibility_off:", type="compact", key="picture-hiding"):
        st.caption(_("Doet een kaartje iemand pijn, of herken je er een ander in? Verberg de woorden."))
        for card in picture.cards:
            with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"hide-row-{card.id}"):
                st.text(f"{card.name}: {card.words}" if card.name else card.words, width="stretch")
                _switch(picture, card)


def _switch(picture: Picture, card: ShownCard) -> None:
    st.button(
        _("Toon weer") if card.hidden else _("Verberg"),
        icon=":material/visibility:" if card.hidden else ":material/visibility_off:",
        type="tertiary",
        key=f"hide-card-{card.id}",
        on_click=_hide,
        args=(picture.check.id, card.id, not card.hidden),
    )


def _hide(check_id: str, card_id: str, hidden: bool) -> None:
    with telling(_("Verborgen.") if hidden else _("Weer te zien.")), at_desk() as desk:
        picturing.hide_card(desk, check_id, card_id, hidden)


def _delete(picture: Picture) -> None:
    with st.popover(_("Verwijder dit beeld"), icon=":material/delete:", type="tertiary", key="delete-picture-ask"):
        st.markdown(_("Alle kaartjes en cijfers van deze check verdwijnen. Dit is niet terug te draaien."))
        st.button(_("Ja, verwijder"), key="delete-picture", on_click=_deleted, args=(picture.check.id,))


def _deleted(check_id: str) -> None:
    with telling(_("Verwijderd.")), at_desk() as desk:
        picturing.delete_picture(desk, check_id)
        choose_again("")
