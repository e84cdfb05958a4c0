"""One obstacle with its actions and room for a new one, and one action opened to change."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import streamlit as st

from scan.i18n import _
from scan.model.actions import FIRST_STEP_DAYS, Action
from scan.model.events import Kind
from scan.model.library import SuggestedAction
from scan.model.obstacles import Obstacle
from scan.model.record import ScanRecord
from scan.model.steps import Step
from scan.ui import action_form, cache, conflicts, inspired, session
from scan.ui.action_form_list import action_line
from scan.ui.card_open import Place, key_of, opened
from scan.ui.conflicts import Names, rebased, show_conflict
from scan.ui.entry import at_desk
from scan.ui.menu import screen_of
from scan.ui.messages import saving, telling
from scan.ui.pieces import day, link, state_badge
from scan.ui.register import theme_chip
from scan.ui.said import said
from scan.ui.session import Flash
from scan.usecases import deciding, naming
from scan.usecases.desk import Desk


def at_obstacle(desk: Desk, record: ScanRecord, id: str) -> None:
    """An obstacle, what breaks it already, and the form for a new action."""
    _way_back()
    obstacle = opened(desk, Place(Kind.OBSTACLE, record.scan.id, id), naming.obstacle_of)
    if obstacle is None:
        return
    _about(obstacle)
    inspired.beside(obstacle)
    actions = deciding.actions_against(desk, id)
    for action in actions:
        action_line(action, desk.today)
    st.subheader(_("Nog een actie") if actions else _("Nieuwe actie"), anchor=False)
    _new(desk, record, obstacle)


def _way_back() -> None:
    st.button(_("Alle acties"), icon=":material/arrow_back:", type="tertiary", key="back", on_click=close)


def close() -> None:
    """Callback: back to all obstacles with their actions."""
    st.query_params.pop("obstacle", None)
    st.query_params.pop("action", None)


def _about(obstacle: Obstacle) -> None:
    st.subheader(f"{obstacle.code} · {said(obstacle.title)}", anchor=False)
    with st.container(horizontal=True, gap="xsmall", vertical_alignment="center"):
        theme_chip(obstacle.theme_id)
        if obstacle.decider:
            st.badge(obstacle.decider.label, icon=":material/gavel:", color="gray")
        link(screen_of(Step.OBSTACLES), label=_("Open de kaart"), icon=":material/edit:", obstacle=obstacle.id)
    if obstacle.kept_by:
        st.caption(_("Wat houdt het in stand?"))
        st.text(obstacle.kept_by)


def _new(desk: Desk, record: ScanRecord, obstacle: Obstacle) -> None:
    key = f"new-action-{obstacle.id}"
    first_step_on = desk.today + timedelta(days=FIRST_STEP_DAYS)
    draft = session.pinned(
        key, lambda: Action(desk.new_id(), record.scan.id, 0, "", (obstacle.id,), first_step_on=first_step_on)
    )
    with st.form(key, enter_to_submit=False):
        taken = _ideas(record, obstacle)
        filled = action_form.fields(record, draft)
        submitted = st.form_submit_button(
            _("Actie afspreken"), type="primary", icon=":material/add:", key="decide-action"
        )
    if taken:
        session.unpin(key)
        session.pinned(key, lambda: _with_idea(filled, draft, taken, desk.new_id()))
        st.rerun()
    if submitted:
        with saving(_("De actie is bewaard.")):
            deciding.decide_action(desk, filled)
            session.unpin(key)


def _ideas(record: ScanRecord, obstacle: Obstacle) -> SuggestedAction | None:
    used = {action.library_id for action in record.actions}
    ideas = deciding.ideas_for(obstacle, cache.library(), used)
    taken = None
    if ideas:
        with st.expander(_("Ideeën die elders werkten"), icon=":material/lightbulb:", key="ideas"):
            for idea in ideas:
                with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
                    st.markdown(f"**{idea.title}**  \n:small[{idea.first_step}]", width=560)
                    if st.form_submit_button(_("Neem over"), icon=":material/south:", key=f"idea-{idea.id}"):
                        taken = idea
    return taken


def _with_idea(filled: Action, draft: Action, idea: SuggestedAction, id: str) -> Action:
    """The idea in the form; a field that the person typed in keeps their words."""
    words = {
        "title": str(idea.title),
        "first_step": str(idea.first_step),
        "pupil_gain": str(idea.pupil_gain),
        "success_sign": str(idea.success_sign),
    }
    untouched = {f: text for f, text in words.items() if getattr(filled, f) in ("", getattr(draft, f))}
    return replace(filled, id=id, library_id=idea.id, **untouched)  # type: ignore[arg-type]


def one_action(desk: Desk, record: ScanRecord, id: str) -> None:
    """One action, to change or to drop."""
    _way_back()
    place = Place(Kind.ACTION, record.scan.id, id)
    action = opened(desk, place, deciding.action_of)
    if action is None:
        return
    st.subheader(f"{action.code} · {said(action.title)}", anchor=False)
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        state_badge(action.state(desk.today))
        st.caption(_("Deadline: {day}").format(day=day(action.deadline)))
        link(screen_of(Step.PROGRESS), label=_("Meld de voortgang"), icon=":material/trending_up:", action=id)

    def keep(at: Desk, mine: Action) -> object:
        return deciding.change_action(at, rebased(mine, action, deciding.action_of(at, id), action_form.FIELDS))

    with st.form(f"action-form-{id}", border=False, enter_to_submit=False):
        filled = action_form.fields(record, action)
        submitted = st.form_submit_button(_("Bewaren"), type="primary", icon=":material/save:", key="save-action")
    if submitted:
        with saving(_("Bewaard.")):
            conflicts.save(place.key, desk, filled, keep)
    labels = {field: label.rstrip("?") for field, label in action_form.labels().items()}
    show_conflict(place.key, labels, _names(record, action), keep)
    st.button(
        _("Actie verwijderen"),
        icon=":material/delete:",
        type="tertiary",
        key="delete",
        on_click=_delete,
        args=(action,),
    )


def _names(record: ScanRecord, action: Action) -> Names:
    obstacles = action_form.obstacle_names(record, action)
    strengths = {s.id: f"{s.code} {s.title}" for s in record.strengths}
    return {
        "obstacle_ids": (_("Belemmeringen"), lambda ids: ", ".join(obstacles.get(id, "—") for id in ids)),
        "strength_id": (_("Kracht"), lambda id: strengths.get(id, "—")),
    }


def _delete(action: Action) -> None:
    with telling(""), at_desk() as desk:
        event = deciding.delete_action(desk, action.id)
        session.unpin(key_of(Kind.ACTION, action.id))
        close()
        session.flash(Flash(_("{code} is verwijderd.").format(code=action.code), undo=event.sequence))
