"""An update in twenty seconds: a status, how far, one sentence and a name."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from scan.i18n import _
from scan.model.actions import Action, Status
from scan.model.events import Kind
from scan.model.record import ScanRecord
from scan.model.steps import Step
from scan.model.text import clean
from scan.ui import conflicts, session
from scan.ui.card_open import Place, opened
from scan.ui.conflicts import rebased, show_conflict
from scan.ui.menu import screen_of
from scan.ui.messages import saving
from scan.ui.pieces import STATE_LOOK, day, link
from scan.ui.said import said, said_short
from scan.usecases import deciding, following
from scan.usecases.desk import Desk
from scan.usecases.following import Report

FIELDS = ("status", "progress")


def update_form(desk: Desk, record: ScanRecord, id: str) -> None:
    """The form of one action, with how it went so far."""
    place = Place(Kind.ACTION, record.scan.id, id)
    action = opened(desk, place, deciding.action_of)
    if action is None:
        _close_button(id)
        return
    with st.form(f"update-{id}", border=False, enter_to_submit=False):
        report = _report(action)
        submitted = st.form_submit_button(_("Bewaren"), type="primary", icon=":material/save:", key=f"save-{id}")

    def keep(at: Desk, mine: Action) -> object:
        base = rebased(mine, action, deciding.action_of(at, id), FIELDS)
        return following.follow(at, base, report)

    if submitted:
        with saving(_("Bewaard. Mooi dat je het bijhoudt.")):
            conflicts.save(place.key, desk, replace(action, status=report.status, progress=report.progress), keep)
            # Only a name that could be kept: the log would refuse a longer one at every later save.
            session.call_me(clean(report.by))
            close()
    show_conflict(
        place.key,
        {"progress": _("Voortgang")},
        {"status": (_("Stand"), lambda status: str(status.label))},
        keep,
    )
    with st.container(horizontal=True, gap="small", key=f"around-{id}"):
        _close_button(id)
        link(screen_of(Step.ACTIONS), label=_("Open de actie"), icon=":material/bolt:", action=id)
    _history(desk, id)


def _report(action: Action) -> Report:
    key = f"{action.id}-{action.version}"
    status = st.segmented_control(
        _("Hoe staat het?"),
        list(Status),
        default=action.status,
        required=True,
        format_func=lambda one: f"{_icon(one)} {one.label}",
        key=f"status-{key}",
        wrap=True,
    )
    progress = st.slider(_("Hoe ver ben je?"), 0, 100, action.progress, step=5, format="%d %%", key=f"progress-{key}")
    note = st.text_area(
        _("Eén zin"), key=f"note-{key}", height=80, placeholder=_("Wat is er gebeurd, of waar loop je vast?")
    )
    by = st.text_input(_("Je naam"), session.my_name(), key=f"by-{key}")
    return Report(Status(status or action.status), int(progress), note or "", by or "")


def _icon(status: Status) -> str:
    return next(icon for state, (icon, _colour) in STATE_LOOK.items() if state.value == status.value)


def close() -> None:
    """Callback: fold the form away."""
    session.forget("opened-in-place")
    st.query_params.pop("action", None)


def _close_button(id: str) -> None:
    st.button(_("Sluiten"), icon=":material/close:", type="tertiary", key=f"close-{id}", on_click=close)


def _history(desk: Desk, id: str) -> None:
    updates = following.updates_of(desk, id)
    if not updates:
        return
    st.markdown("**" + _("Hoe het ging") + "**")
    for update in updates:
        by = f" · {said_short(update.made_by, 60)}" if update.made_by else ""
        st.caption(f"{day(update.made_on)} · {update.status.label}, {update.progress} %{by}")
        if update.note:
            st.markdown(said(update.note))
