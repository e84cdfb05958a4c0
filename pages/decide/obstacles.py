"""Belemmeringen: the register of what stands in the way and of what goes well, one card at a time."""

import streamlit as st

from scan.i18n import _
from scan.model.steps import Step
from scan.ui import address, cache
from scan.ui.card import card
from scan.ui.entry import desk
from scan.ui.pieces import heading, onward, require_scan
from scan.ui.register import adding, from_library, listing
from scan.ui.register_history import history
from scan.ui.register_strengths import strength_card, strengths
from scan.ui.register_twins import twins

heading(Step.OBSTACLES)
scan_id = require_scan()
record = cache.record(desk(), scan_id)

if obstacle_id := st.query_params.get("obstacle"):
    card(desk(), record, obstacle_id)
elif strength_id := st.query_params.get("strength"):
    strength_card(desk(), record, strength_id)
else:
    views = {"obstacles": _("Wat in de weg staat"), "strengths": _("Wat al goed gaat")}
    if address.segments("list", _("Lijst"), list(views), views.__getitem__) == "strengths":
        strengths(desk(), record)
    else:
        adding(desk(), record)
        from_library(record)
        twins(desk(), record)
        listing(desk(), record)
    st.space("small")
    history(desk(), record)

onward(Step.OBSTACLES)
