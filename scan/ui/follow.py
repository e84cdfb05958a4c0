"""Following up: what was broken, how the actions stand, and the actions that a filter leaves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from math import ceil

import streamlit as st

from scan.i18n import _, ngettext
from scan.model.actions import Action, ActionUpdate, State
from scan.model.events import Kind
from scan.model.planning import is_broken
from scan.model.record import ScanRecord
from scan.model.steps import Step
from scan.ui import session
from scan.ui.card_open import key_of
from scan.ui.follow_update import update_form
from scan.ui.menu import screen_of
from scan.ui.pieces import day, empty, link, state_badge
from scan.ui.register import PAGE, theme_name
from scan.ui.said import said, said_short
from scan.usecases.desk import Desk

_URGENCY = (State.LATE, State.BUSY, State.NOT_STARTED, State.DONE, State.STOPPED)


def sunny(record: ScanRecord) -> None:
    """The obstacles that are broken, celebrated by name with who did it."""
    served = record.served()
    broken = [(o, served[o.id]) for o in record.standing() if is_broken(served.get(o.id, ()))]
    if not broken:
        return
    lines = []
    for obstacle, actions in broken:
        people = dict.fromkeys(said_short(a.owner_name, 40) for a in actions if a.owner_name)
        thanks = _("Met dank aan {people}.").format(people=", ".join(people)) if people else ""
        lines.append(f"- **{obstacle.code}** {said(obstacle.title)}. {thanks}")
    title = ngettext("In de zon: {count} doorbraak", "In de zon: {count} doorbraken", len(broken))
    st.success("\n".join(lines), icon=":material/sunny:", title=title.format(count=len(broken)))


def figures(record: ScanRecord, today: date) -> None:
    """How many actions are done, busy and late."""
    states = Counter(action.state(today) for action in record.actions)
    with st.grid(3, min_column_width=96, gap="small"):
        st.metric(_("Klaar"), f"{states[State.DONE]}/{len(record.actions)}", border=True)
        st.metric(_("Bezig"), states[State.BUSY], border=True)
        st.metric(_("Te laat"), states[State.LATE], border=True)


def following(desk: Desk, record: ScanRecord) -> None:
    """The filters and the actions, the late ones first; one at a time is open to update."""
    open_id = st.query_params.get("action", "")
    if open_id and all(action.id != open_id for action in record.actions):
        update_form(desk, record, open_id)
    if not record.actions:
        empty(_("Nog geen acties"), _("Spreek eerst af wat je gaat doen."), "trending_up")
        link(screen_of(Step.ACTIONS), label=_("Naar Acties"), icon=":material/arrow_back:")
        return
    figures(record, desk.today)
    shown = _filtered(record, desk.today)
    rows = st.container(gap="small", key="follow-rows")
    page = _page(shown, open_id)
    updates = {update.action_id: update for update in record.updates}
    with rows:
        for action in shown[(page - 1) * PAGE : page * PAGE]:
            _action(desk, record, action, updates.get(action.id))
        if not shown:
            st.markdown(_("Geen acties gevonden. Haal een filter weg."))


def _page(shown: Sequence[Action], open_id: str) -> int:
    if len(shown) <= PAGE:
        return 1
    # A link to an action opens on the page where that action stands.
    place = next((place for place, action in enumerate(shown) if action.id == open_id), 0)
    return st.pagination(ceil(len(shown) / PAGE), default=place // PAGE + 1, key="leaf")


def _filtered(record: ScanRecord, today: date) -> list[Action]:
    theme_of = {o.id: o.theme_id for o in record.obstacles}
    owners = sorted({a.owner_name for a in record.actions if a.owner_name}, key=str.casefold)
    themes = list(dict.fromkeys(theme_of.values()))
    with st.grid(3, min_column_width=150, gap="small"):
        owner = st.selectbox(_("Van wie?"), owners, None, placeholder=_("Iedereen"), key="owner", bind="query-params")
        state = st.selectbox(
            _("Stand"),
            list(State),
            None,
            format_func=lambda one: one.label,
            placeholder=_("Elke stand"),
            key="state",
            bind="query-params",
        )
        theme = st.selectbox(
            _("Thema"),
            themes,
            None,
            format_func=theme_name,
            placeholder=_("Alle thema's"),
            key="area",
            bind="query-params",
        )
    found = [
        action
        for action in record.actions
        if (owner is None or action.owner_name == owner)
        and (state is None or action.state(today) is state)
        and (theme is None or theme in {theme_of.get(id) for id in action.obstacle_ids})
    ]
    return sorted(found, key=lambda a: (_URGENCY.index(a.state(today)), a.deadline or date.max, a.number))


def _action(desk: Desk, record: ScanRecord, action: Action, last: ActionUpdate | None) -> None:
    opened = st.query_params.get("action") == action.id
    with st.container(border=True, gap="xsmall", key=f"follow-{action.id}"):
        with st.container(horizontal=True, gap="xsmall", vertical_alignment="center"):
            state_badge(action.state(desk.today))
            _deadline(action, desk.today)
        st.markdown(f"**{action.code}**  {said(action.title)}")
        st.caption(_about(record, action))
        if 0 < action.progress < 100:
            st.progress(action.progress, text=f"{action.progress} %")
        if last and last.note:
            st.caption(f"{day(last.made_on)} · {said_short(last.note, 200)}")
        if opened:
            update_form(desk, record, action.id)
        else:
            st.button(
                _("Bijwerken"),
                icon=":material/edit_note:",
                key=f"update-{action.id}",
                on_click=_open,
                args=(action.id,),
            )


def _deadline(action: Action, today: date) -> None:
    if action.state(today) is State.LATE and action.deadline:
        days = (today - action.deadline).days
        late = ngettext("{count} dag over tijd", "{count} dagen over tijd", days).format(count=days)
        st.caption(f"**{late}** · {day(action.deadline)}")
    elif action.deadline:
        st.caption(_("Klaar op {day}").format(day=day(action.deadline)))
    else:
        st.caption(_("Nog geen deadline"))


def _about(record: ScanRecord, action: Action) -> str:
    owner = said_short(action.owner_name, 60) if action.owner_name else _("Nog geen eigenaar")
    role = f", {said_short(action.owner_role, 60)}" if action.owner_role else ""
    codes = ", ".join(o.code for o in record.obstacles if o.id in action.obstacle_ids)
    return f"{owner}{role} · {_('doorbreekt {codes}').format(codes=codes)}" if codes else f"{owner}{role}"


def _open(id: str) -> None:
    session.unpin(key_of(Kind.ACTION, id))
    st.query_params["action"] = id
