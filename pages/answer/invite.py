"""Uitnodigen: a round in which everybody answers on their own phone, from the invitation to the last sheet."""

import streamlit as st

from scan.i18n import _
from scan.model.rounds import Invitation, Phase
from scan.model.steps import Step
from scan.ui import cache
from scan.ui.entry import desk
from scan.ui.menu import room, screen_of
from scan.ui.pieces import empty, heading, link, onward, require_scan
from scan.ui.round_links import links
from scan.ui.round_network import network
from scan.ui.round_phase import moving, opening, standing
from scan.ui.round_plan import plan, take_back
from scan.ui.round_response import response
from scan.ui.round_slips import slips
from scan.ui.round_told import told_again
from scan.usecases import inviting

heading(Step.INVITE)
scan_id = require_scan()
here = desk()
record = cache.record(here, scan_id)
planned = inviting.round_of(here, scan_id)

if planned is None and record.revealed:
    empty(_("Deze ronde is onthuld"), _("De uitkomst staat vast."), "visibility")
elif planned is None:
    plan(here, record)
else:
    standing(here, planned)
    if planned.phase is Phase.REVEALED:
        empty(_("Deze ronde is onthuld"), _("De uitkomst staat vast."), "visibility")
    elif planned.phase is Phase.PREPARING:
        with st.container(horizontal=True, vertical_alignment="center"):
            opening(scan_id)
            take_back(scan_id)
    else:
        st.header(_("Wie hebben we gehoord?"), anchor=False)
        response(inviting.response(here, scan_id))
        link(room(), label=_("Naar het scherm voor in de zaal"), icon=":material/cast_for_education:")

if record.revealed:
    link(screen_of(Step.TOGETHER), label=_("Naar Samen kijken"), icon=":material/groups:")
if planned and planned.phase is not Phase.REVEALED:
    now = network()
    if planned.invitation is Invitation.SLIPS:
        slips(here, record, planned, now)
    else:
        links(record, planned, now)
    if planned.phase is not Phase.PREPARING:
        moving(here, planned)
    told_again(named=planned.named)

onward(Step.INVITE)
