"""Kiezen: how heavy each obstacle weighs, in a picture or a list, and at most four development themes."""

import streamlit as st

from scan.i18n import _
from scan.model.steps import Step
from scan.ui import address, cache
from scan.ui.choosing import picture
from scan.ui.choosing_list import weighing_list
from scan.ui.choosing_themes import development_themes
from scan.ui.entry import desk
from scan.ui.menu import screen_of
from scan.ui.pieces import empty, heading, link, onward, require_scan

heading(Step.CHOOSE)
scan_id = require_scan()
record = cache.record(desk(), scan_id)

if record.standing():
    st.subheader(_("Wegen"), anchor=False)
    views = {"picture": _("In beeld"), "list": _("In een lijst")}
    view = address.segments("weigh", _("Weergave"), list(views), views.__getitem__)
    (weighing_list if view == "list" else picture)(desk(), record)
    st.space("medium")
    development_themes(desk(), record)
else:
    empty(_("Nog niets om te kiezen"), _("Benoem eerst wat in de weg staat."), "how_to_vote")
    link(screen_of(Step.OBSTACLES), label=_("Naar Belemmeringen"), icon=":material/arrow_back:")

onward(Step.CHOOSE)
