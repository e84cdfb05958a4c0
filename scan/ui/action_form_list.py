"""Every obstacle with the actions that break it: development themes first, then the heaviest."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from math import ceil

import streamlit as st

from scan.i18n import _
from scan.model.actions import Action
from scan.model.events import Kind
from scan.model.obstacles import Obstacle, ranked
from scan.model.record import ScanRecord
from scan.model.steps import Step
from scan.ui import session
from scan.ui.card_open import key_of
from scan.ui.menu import screen_of
from scan.ui.pieces import day, empty, link, state_badge
from scan.ui.register import PAGE, theme_chip
from scan.ui.said import said, said_short
from scan.usecases.desk import Desk


def open_action(id: str) -> None:
    """Callback: open an action, loaded afresh."""
    session.unpin(key_of(Kind.ACTION, id))
    st.query_params.pop("obstacle", None)
    st.query_params["action"] = id


def open_obstacle(id: str) -> None:
    """Callback: open an obstacle to agree on an action, loaded afresh."""
    session.unpin(key_of(Kind.OBSTACLE, id))
    st.query_params["obstacle"] = id


def overview(desk: Desk, record: ScanRecord) -> None:
    """The obstacles with their actions, ten at a time."""
    standing, served = record.standing(), record.served()
    if not standing:
        _without_obstacle(record, served, desk.today)
        empty(_("Nog niets om te doorbreken"), _("Benoem eerst wat in de weg staat."), "bolt")
        link(screen_of(Step.OBSTACLES), label=_("Naar Belemmeringen"), icon=":material/arrow_back:")
        return
    st.markdown(
        _("{with_action} van de {all} belemmeringen hebben een actie.").format(
            with_action=len(served), all=len(standing)
        )
    )
    todo = st.toggle(_("Alleen zonder actie"), key="bare", bind="query-params")
    shown = [o for o in _in_order(record, standing) if not (todo and o.id in served)]
    rows = st.container(gap="small", key="obstacle-rows")
    page = st.pagination(ceil(len(shown) / PAGE), key="sheet", bind="query-params") if len(shown) > PAGE else 1
    with rows:
        for obstacle in shown[(page - 1) * PAGE : page * PAGE]:
            _obstacle(obstacle, served.get(obstacle.id, ()), desk.today)
        if not shown:
            st.success(_("Elke belemmering heeft een actie."), icon=":material/check_circle:")
    _without_obstacle(record, served, desk.today)


def _in_order(record: ScanRecord, standing: Sequence[Obstacle]) -> list[Obstacle]:
    focus = [item.theme_id for item in record.scan.focus]
    heaviest = ranked(standing, record.votes_of())
    return sorted(heaviest, key=lambda o: focus.index(o.theme_id) if o.theme_id in focus else len(focus))


def _obstacle(obstacle: Obstacle, actions: Sequence[Action], today: date) -> None:
    with st.container(border=True, gap="xsmall", key=f"with-actions-{obstacle.id}"):
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", gap="small"):
            with st.container(width=520, gap="xxsmall"):
                st.markdown(f"**{obstacle.code}**  {said(obstacle.title)}")
                theme_chip(obstacle.theme_id)
            st.button(
                _("Actie afspreken"),
                icon=":material/add:",
                key=f"new-{obstacle.id}",
                on_click=open_obstacle,
                args=(obstacle.id,),
            )
        for action in actions:
            action_line(action, today, at=obstacle.id)


def action_line(action: Action, today: date, at: str = "") -> None:
    """An action on one line: its state, its title to open it, who and when."""
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", key=f"line-{at}-{action.id}"):
        state_badge(action.state(today))
        st.button(
            f"**{action.code}**  {said_short(action.title, 110)}",
            type="tertiary",
            key=f"open-{at}-{action.id}",
            on_click=open_action,
            args=(action.id,),
            wrap=True,
        )
        owner = said_short(action.owner_name, 40) if action.owner_name else _("nog geen eigenaar")
        when = day(action.deadline) if action.deadline else _("nog geen deadline")
        st.caption(f"{owner} · {when}")


def _without_obstacle(record: ScanRecord, served: dict[str, list[Action]], today: date) -> None:
    at_work = {action.id for actions in served.values() for action in actions}
    left = [action for action in record.actions if action.id not in at_work]
    if left:
        st.subheader(_("Zonder belemmering"), anchor=False)
        st.caption(_("De belemmering van deze acties is verwijderd. Open ze en kies een andere."))
        rows = st.container(gap="xsmall", key="loose-actions")
        page = st.pagination(ceil(len(left) / PAGE), key="loose-page") if len(left) > PAGE else 1
        with rows:
            for action in left[(page - 1) * PAGE : page * PAGE]:
                action_line(action, today)
