"""Stellingen where a whole group answers on its own phones: no number fields, but the way to the round."""

from __future__ import annotations

import streamlit as st

from scan.i18n import _
from scan.model.record import ScanRecord
from scan.model.rounds import Phase
from scan.model.steps import Step
from scan.ui.menu import screen_of
from scan.ui.pieces import empty, link
from scan.ui.sheets import Sheet
from scan.usecases import inviting
from scan.usecases.desk import Desk


def invited(desk: Desk, record: ScanRecord) -> bool:
    """Whether people answer, or answered, in a round: a show of hands beside it would count them twice."""
    return bool(record.revealed) or inviting.round_of(desk, record.scan.id) is not None


def invited_instead(desk: Desk, sheet: Sheet) -> None:
    """Where to go instead of filling in numbers."""
    planned = inviting.round_of(desk, sheet.record.scan.id)
    st.header(f":material/{sheet.theme.icon}: {sheet.theme.name}", anchor=False)
    if planned is None or planned.phase is Phase.REVEALED:
        empty(
            _("Deze groep heeft zelf geantwoord"),
            _("De uitkomst staat vast. Je kijkt er samen naar bij Samen kijken."),
            "groups",
        )
        link(screen_of(Step.TOGETHER), label=_("Naar Samen kijken"), icon=":material/groups:")
        return
    empty(
        _("Deze groep antwoordt zelf"),
        _("Iedereen antwoordt op de eigen telefoon. Handen tellen kan niet ernaast: dan tellen mensen dubbel."),
        "qr_code_2",
    )
    link(screen_of(Step.INVITE), label=_("Naar Uitnodigen"), icon=":material/qr_code_2:")
