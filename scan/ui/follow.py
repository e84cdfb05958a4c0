"""Following up: what was broken, how the actions stand, and the actions that a filter leaves."""

from __future__ import annotations

from collections import Counter
from datetime import date
from math import ceil

import streamlit as st

from scan.i18n import _, ngettext
from scan.model.actions import Action, ActionUpdate, State
from scan.model.events import Kind
from scan.model.planning import is_broken
from scan.model.record import ScanRecord
from scan.model.steps import Step
from scan.ui import address, session
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
    linked = _linked(desk, record, open_id)
    if not record.actions:
        empty(_("Nog geen acties"), _("Spreek eerst af wat je gaat doen."), "trending_up")
        link(screen_of(Step.ACTIONS), label=_("Naar Acties"), icon=":material/arrow_back:")
        return
    figures(record, desk.today)
    shown = [action for action in _filtered(record, desk.today) if action.id != linked]
    rows = st.container(gap="small", key="follow-rows")
    page = st.pagination(ceil(len(shown) / PAGE), key="leaf", bind="query-params") if len(shown) > PAGE else 1
    updates = _last_updates(record)
    with rows:
        for action in shown[(page - 1) * PAGE : page * PAGE]:
            _action(desk, record, action, updates.get(action.id))
        if not shown:
            st.markdown(_("Geen acties gevonden. Haal een filter weg."))


def _linked(desk: Desk, record: ScanRecord, open_id: str) -> str:
    """The action that a link opens stands on top; one that is opened in the list stays in its place."""
    action = next((action for action in record.actions if action.id == open_id), None)
    if action is None and open_id:
        update_form(desk, record, open_id)
    if action is None or session.remembered("opened-in-place") == open_id:
        return ""
    _action(desk, record, action, _last_updates(record).get(open_id))
    return open_id


def _last_updates(record: ScanRecord) -> dict[str, ActionUpdate]:
    return {update.action_id: update for update in record.updates}


def _filtered(record: ScanRecord, today: date) -> list[Action]:
    theme_of = {o.id: o.theme_id for o in record.obstacles}
    owners = sorted({a.owner_name for a in record.actions if a.owner_name}, key=str.casefold)
    themes = {"": _("Alle thema's"), **{id: theme_name(id) for id in theme_of.values()}}
    states = {"": _("Elke stand"), **{state.value: state.label for state in State}}
    with st.grid(3, min_column_width=150, gap="small"):
        owner = st.selectbox(_("Van wie?"), owners, None, placeholder=_("Iedereen"), key="owner", bind="query-params")
        state = address.dropdown("state", _("Stand"), list(states), states.__getitem__)
        theme = address.dropdown("area", _("Thema"), list(themes), themes.__getitem__)
    found = [
        action
        for action in record.actions
        if (owner is None or action.owner_name == owner)
        and state in ("", action.state(today).value)
        and (not theme or theme in {theme_of.get(id) for id in action.obstacle_ids})
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
        st.caption(_("Deadline: {day}").format(day=day(action.deadline)))
    else:
        st.caption(_("Nog geen deadline"))


def _about(record: ScanRecord, action: Action) -> str:
    owner = said_short(action.owner_name, 60) if action.owner_name else _("Nog geen eigenaar")
    role = f", {said_short(action.owner_role, 60)}" if action.owner_role else ""
    codes = ", ".join(o.code for o in record.obstacles if o.id in action.obstacle_ids)
    breaks = _("doorbreekt {codes}").format(codes=codes) if codes else ""
    return " · ".join(filter(None, (owner + role, breaks)))


def _open(id: str) -> None:
    session.unpin(key_of(Kind.ACTION, id))
    session.remember("opened-in-place", id)
    st.query_params["action"] = id
