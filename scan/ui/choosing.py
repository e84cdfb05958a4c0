"""Weighing one obstacle at a time: the chart to read and to click, and a panel to change it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, cast

import streamlit as st

from scan.charts.leverage import MOST_POINTS, PICK, by_quadrant, leverage_chart, leverage_words, quadrant_of
from scan.i18n import Language, _, language
from scan.model.obstacles import MOST_VOTES, Obstacle
from scan.model.record import ScanRecord
from scan.model.steps import Step
from scan.ui import session
from scan.ui.card import scale
from scan.ui.entry import database
from scan.ui.menu import screen_of
from scan.ui.messages import telling
from scan.ui.pieces import link
from scan.ui.register import merged_votes, theme_chip
from scan.ui.said import said, said_short
from scan.usecases import choosing, preparing
from scan.usecases.choosing import Judgement, judgement_of
from scan.usecases.desk import Desk

WEIGHING = "weighing"
"""The name under which the list keeps its rows while they are being typed in."""


def picture(desk: Desk, record: ScanRecord) -> None:
    """The chart beside the panel of the selected obstacle."""
    standing = record.standing()
    selected = _selected(standing)
    # What is judged here must stand in the list when the person goes back to it.
    session.unpin(WEIGHING)
    left, right = st.columns([3, 2], gap="medium")
    with left:
        _chart(desk, record, selected)
    with right:
        _panel(desk, record, selected)


def _selected(standing: list[Obstacle]) -> Obstacle:
    asked = st.query_params.get("obstacle")
    found = next((o for o in standing if o.id == asked), None)
    unjudged = next((o for o in standing if o.leverage is None), standing[0])
    return found or unjudged


def _chart(desk: Desk, record: ScanRecord, selected: Obstacle) -> None:
    standing = record.standing()
    votes = record.votes_of()
    judged = [replace(o, votes=votes[o.id]) for o in standing if o.leverage is not None]
    if not judged:
        st.info(
            _("Geef de eerste belemmering een effect en een invloed. Dan verschijnt ze in het beeld."),
            icon=":material/scatter_plot:",
        )
        return
    drawn = _Drawn(record.scan.id, preparing.revision_of(desk, record.scan.id), selected.id)
    spec = _spec(database(), drawn, language(), judged, dark=st.context.theme.type == "dark")
    # A new key per selection empties the chart's own: a second click on a point counts again.
    event = st.vega_lite_chart(
        spec, on_select="rerun", selection_mode=[PICK], key=f"leverage-{selected.id}", alt=leverage_words(judged)
    )
    _follow_click(event, standing, selected)
    with st.container(gap="xxsmall", key="quadrants"):
        for quadrant, own in by_quadrant(judged).items():
            if own:
                st.caption(f"**{quadrant.label}** {', '.join(o.code for o in own)}")
    if len(judged) > MOST_POINTS:
        st.caption(_("In beeld staan de {most} zwaarste. De lijst toont ze allemaal.").format(most=MOST_POINTS))


@dataclass(frozen=True, slots=True)
class _Drawn:
    """What a drawn chart depends on, beside the language and the colours."""

    scan_id: str
    revision: int
    selected: str


@st.cache_data(max_entries=64, show_spinner=False)
def _spec(path: Path, drawn: _Drawn, spoken: Language, _judged: list[Obstacle], *, dark: bool) -> dict[str, Any]:
    # Drawing costs ten times what sending does.
    return leverage_chart(_judged, drawn.selected, dark=dark).to_dict()


def _follow_click(event: object, standing: list[Obstacle], selected: Obstacle) -> None:
    picked = getattr(event, "selection", {}).get(PICK) or []
    id = picked[0].get("id") if picked else None
    if id != selected.id and any(o.id == id for o in standing):
        select(str(id))
        st.rerun()


def select(id: str) -> None:
    """Callback: put an obstacle in the panel."""
    session.unpin(f"panel-{id}")
    st.query_params["obstacle"] = id


def _panel(desk: Desk, record: ScanRecord, selected: Obstacle) -> None:
    standing = record.standing()
    place = standing.index(selected)
    with st.container(border=True, key="panel"):
        st.caption(_("{here} van {all}").format(here=place + 1, all=len(standing)))
        st.markdown(f"#### {selected.code} · {said(selected.title)}")
        with st.container(horizontal=True, gap="xsmall"):
            theme_chip(selected.theme_id)
            if quadrant := quadrant_of(selected):
                st.badge(quadrant.label, icon=":material/near_me:", color="gray")
        if selected.blocks:
            st.caption(said_short(selected.blocks, 240))
        _controls(desk, selected)
        merged_votes(record.votes_of()[selected.id] - selected.votes)
        link(screen_of(Step.OBSTACLES), label=_("Open de kaart"), icon=":material/edit:", obstacle=selected.id)
        _steps(standing, place)


def _controls(desk: Desk, selected: Obstacle) -> None:
    # The keys hold while the panel is open, so that quick clicks are never lost to a redrawn control.
    token = session.pinned(f"panel-{selected.id}", desk.new_id)
    impact = scale(_("Effect voor leerlingen"), selected.impact, f"impact-{token}")
    influence = scale(_("Onze invloed"), selected.influence, f"influence-{token}")
    votes = st.number_input(
        _("Stemmen"), 0, MOST_VOTES, selected.votes, key=f"votes-{token}", width=180, placeholder=_("Aantal")
    )
    given, kept = Judgement(int(votes or 0), impact, influence), judgement_of(selected)
    before = _shown_before(selected.id, token) or kept
    session.remember(f"judged-{selected.id}", (token, given))
    if given == kept:
        return
    if given == before:
        # It was not kept, or someone else judged it meanwhile: show what is kept now.
        session.unpin(f"panel-{selected.id}")
    else:
        # Weighing the first of those that were not weighed yet must not put the next one in its place.
        st.query_params["obstacle"] = selected.id
        with telling(""):
            choosing.judge(desk, {selected.id: given}, {selected.id: before})
    st.rerun()


def _shown_before(id: str, token: str) -> Judgement | None:
    remembered = session.remembered(f"judged-{id}")
    if isinstance(remembered, tuple) and remembered[0] == token:
        return cast("Judgement", remembered[1])
    return None


def _steps(standing: list[Obstacle], place: int) -> None:
    with st.container(horizontal=True, horizontal_alignment="distribute", key="panel-steps"):
        for label, step, icon in ((_("Vorige"), -1, "chevron_left"), (_("Volgende"), 1, "chevron_right")):
            there = 0 <= place + step < len(standing)
            st.button(
                label,
                icon=f":material/{icon}:",
                icon_position="left" if step < 0 else "right",
                key=f"step-{step}",
                disabled=not there,
                on_click=select,
                args=(standing[place + step].id if there else "",),
            )
