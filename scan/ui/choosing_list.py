"""Weighing in a list: the same judgements as in the picture, by keyboard, ten at a time."""

from __future__ import annotations

from math import ceil

import streamlit as st

from scan.errors import Conflict
from scan.i18n import _
from scan.model.obstacles import MOST_VOTES, Obstacle, ranked
from scan.model.record import ScanRecord
from scan.ui import session
from scan.ui.card import scale
from scan.ui.choosing import WEIGHING
from scan.ui.messages import saving
from scan.ui.register import PAGE, merged_votes
from scan.ui.said import said
from scan.ui.session import Flash
from scan.usecases import choosing
from scan.usecases.choosing import Judgement, judgement_of
from scan.usecases.desk import Desk


def weighing_list(desk: Desk, record: ScanRecord) -> None:
    """One form of ten obstacles, the heaviest first; only what was changed in it is saved."""
    standing = record.standing()
    pages = ceil(len(standing) / PAGE)
    above = st.container(key="weighing")
    page = st.pagination(pages, key="part", bind="query-params", on_change=_refresh) if pages > 1 else 1
    # Pinned, so that a row does not jump to another place while its numbers are being typed.
    votes = record.votes_of()
    merged = {o.id: votes[o.id] - o.votes for o in standing}
    rows = session.pinned(WEIGHING, lambda: ranked(standing, votes)[(page - 1) * PAGE : page * PAGE])
    with above, st.form("weighing-form", border=False):
        st.caption(_("1 = klein, 5 = groot. Klik nog eens op een getal om het weg te halen."))
        given = {obstacle.id: _row(obstacle, merged.get(obstacle.id, 0)) for obstacle in rows}
        submitted = st.form_submit_button(_("Bewaren"), type="primary", icon=":material/save:", key="save-weights")
    if submitted:
        _keep(desk, given, {obstacle.id: judgement_of(obstacle) for obstacle in rows})


def _keep(desk: Desk, given: dict[str, Judgement], seen: dict[str, Judgement]) -> None:
    changed = {id: judgement for id, judgement in given.items() if judgement != seen[id]}
    with saving(_("Bewaard.")):
        try:
            choosing.judge(desk, changed, seen)
        except Conflict as conflict:
            # The rows must show what the other person gave, so the list opens again.
            session.unpin(WEIGHING)
            session.flash(Flash(conflict.sentence, failed=True))
            st.rerun()
        session.unpin(WEIGHING)


def _refresh() -> None:
    session.unpin(WEIGHING)


def _row(obstacle: Obstacle, merged: int) -> Judgement:
    key = f"{obstacle.id}-{obstacle.version}"
    with st.container(border=True, gap="small", key=f"weigh-{obstacle.id}"):
        st.markdown(f"**{obstacle.code}**  {said(obstacle.title)}")
        with st.container(horizontal=True, gap="medium", vertical_alignment="bottom"):
            votes = st.number_input(
                _("Stemmen"), 0, MOST_VOTES, obstacle.votes, key=f"votes-{key}", width=150, placeholder=_("Aantal")
            )
            merged_votes(merged)
            impact = scale(_("Effect voor leerlingen"), obstacle.impact, f"impact-{key}")
            influence = scale(_("Onze invloed"), obstacle.influence, f"influence-{key}")
    return Judgement(int(votes or 0), impact, influence)
