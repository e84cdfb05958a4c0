"""Acties: per obstacle who does what to break it, with ideas that worked elsewhere."""

import streamlit as st

from scan.model.steps import Step
from scan.ui import cache
from scan.ui.action_form_list import overview
from scan.ui.action_form_open import at_obstacle, one_action
from scan.ui.entry import desk
from scan.ui.pieces import heading, onward, require_scan
from scan.ui.register_history import history
from scan.ui.top import from_the_top

heading(Step.ACTIONS)
scan_id = require_scan()
record = cache.record(desk(), scan_id)

if action_id := st.query_params.get("action"):
    one_action(desk(), record, action_id)
elif obstacle_id := st.query_params.get("obstacle"):
    at_obstacle(desk(), record, obstacle_id)
else:
    overview(desk(), record)
    st.space("small")
    history(desk(), record)

# A new action leaves the same address: start at the top again, where it stands now.
from_the_top(f"{action_id or obstacle_id} {len(record.actions)}")
onward(Step.ACTIONS)
