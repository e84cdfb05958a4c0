"""A card typed on the facilitator's laptop, for somebody in the room without a phone."""

from __future__ import annotations

import streamlit as st

from scan.i18n import _
from scan.model.same_picture import SCALE, WORDS, PictureCard, PictureCheck
from scan.model.same_picture_words import ends, scale_question
from scan.model.text import NAME
from scan.ui import session
from scan.ui.messages import saving
from scan.usecases import picturing
from scan.usecases.desk import Desk

_FORM = "picture-card"


def typing(desk: Desk, check: PictureCheck) -> None:
    """A form that is empty again after each card, so that the next person reads nothing of the one before."""
    with st.expander(
        _("Typ een kaartje voor wie geen telefoon heeft"), icon=":material/keyboard:", key="picture-typing"
    ):
        st.caption(
            ":material/visibility_off: "
            + _("Zet de beamer even op zwart: wat iemand hier typt, is te lezen. Daarna is het veld weer leeg.")
        )
        _form(desk, check)


def _form(desk: Desk, check: PictureCheck) -> None:
    token = session.pinned(_FORM, desk.new_id)
    on_obstacle = check.obstacle_id is not None
    low, high = ends(obstacle=on_obstacle)
    labels = {SCALE[0]: f"1 · {low}", SCALE[-1]: f"5 · {high}"}
    with st.form(_FORM, border=False, enter_to_submit=False):
        name = st.text_input(_("Je naam"), max_chars=NAME, key=f"card-name-{token}") if check.named else ""
        words = st.text_area(_("Wat je opschrijft"), max_chars=WORDS, key=f"card-words-{token}")
        rating = st.segmented_control(
            scale_question(obstacle=on_obstacle),
            list(SCALE),
            format_func=lambda figure: labels.get(figure, str(figure)),
            key=f"card-rating-{token}",
            wrap=True,
        )
        submitted = st.form_submit_button(_("Bewaar dit kaartje"), icon=":material/save:", key="keep-card")
    if submitted:
        with saving(_("Bewaard. Het veld is leeg voor de volgende.")):
            picturing.add_card(desk, check.id, PictureCard(words or "", rating or 0, name or ""))
            session.unpin(_FORM)
