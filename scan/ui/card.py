"""The breakthrough card: one obstacle, what it blocks, what keeps it there, and what breaks it."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st
from babel.lists import format_list
from babel.numbers import format_decimal

from scan.i18n import _, language
from scan.model.events import Kind
from scan.model.library import Decider
from scan.model.obstacles import SCALE_ENDS, Obstacle
from scan.model.planning import result_of
from scan.model.record import ScanRecord
from scan.model.steps import Step
from scan.ui import cache, conflicts, inspired, session
from scan.ui.card_merged import merged_away, merged_in, merged_into
from scan.ui.card_open import Place, key_of, opened
from scan.ui.entry import at_desk
from scan.ui.menu import screen_of
from scan.ui.messages import saving, telling
from scan.ui.picture_ways import from_card
from scan.ui.pieces import link, state_badge
from scan.ui.register import merged_votes, open_card, theme_chip, theme_name, votes_badge
from scan.ui.said import said
from scan.ui.session import Flash
from scan.usecases import deciding, naming
from scan.usecases.desk import Desk

FIELDS = ("title", "theme_id", "blocks", "kept_by", "decider", "influence", "impact")


def card(desk: Desk, record: ScanRecord, id: str) -> None:
    """The card of one obstacle, with the way to its neighbours."""
    _neighbours(record, id)
    obstacle = opened(desk, Place(Kind.OBSTACLE, record.scan.id, id), naming.obstacle_of)
    if obstacle is None:
        return
    st.subheader(f"{obstacle.code} · {said(obstacle.title)}", anchor=False)
    with st.container(horizontal=True, gap="xsmall"):
        theme_chip(obstacle.theme_id)
        st.badge(obstacle.source.label, color="gray")
        _votes(record, obstacle.id)
    merged_away(record, obstacle)
    left, right = st.columns([3, 2], gap="large")
    with left:
        _form(desk, record, obstacle)
    with right:
        _actions(desk, record, obstacle)
        _named_at(record, obstacle)
        inspired.beside(obstacle)
        merged_in(record, obstacle)
        st.button(
            _("Belemmering verwijderen"),
            icon=":material/delete:",
            type="tertiary",
            key="delete",
            on_click=_delete,
            args=(obstacle, merged_into(record, obstacle)),
        )


def _votes(record: ScanRecord, id: str) -> None:
    own = next((one.votes for one in record.standing() if one.id == id), 0)
    votes_badge(own)
    merged_votes(record.votes_of().get(id, own) - own)


def _neighbours(record: ScanRecord, id: str) -> None:
    ids = [obstacle.id for obstacle in record.standing()]
    here = ids.index(id) if id in ids else None
    with st.container(horizontal=True, horizontal_alignment="distribute", key="card-way"):
        st.button(_("Alle belemmeringen"), icon=":material/arrow_back:", type="tertiary", key="back", on_click=close)
        with st.container(horizontal=True, width="content", gap="xsmall"):
            for label, step, icon in ((_("Vorige"), -1, "chevron_left"), (_("Volgende"), 1, "chevron_right")):
                there = here is not None and 0 <= here + step < len(ids)
                st.button(
                    label,
                    icon=f":material/{icon}:",
                    icon_position="left" if step < 0 else "right",
                    key=f"neighbour-{step}",
                    disabled=not there,
                    on_click=open_card,
                    args=(ids[(here or 0) + step] if there else "",),
                )


def close() -> None:
    """Callback: back to the whole register."""
    st.query_params.pop("obstacle", None)


def _form(desk: Desk, record: ScanRecord, obstacle: Obstacle) -> None:
    key = key_of(Kind.OBSTACLE, obstacle.id)

    def keep(at: Desk, mine: Obstacle) -> object:
        return naming.change_obstacle(
            at, conflicts.rebased(mine, obstacle, naming.obstacle_of(at, obstacle.id), FIELDS)
        )

    with st.form(f"card-{obstacle.id}", border=False):
        filled = _judged(_worded(record, obstacle))
        submitted = st.form_submit_button(_("Bewaren"), type="primary", icon=":material/save:", key="save-card")
    if submitted:
        with saving(_("Bewaard.")):
            conflicts.save(key, desk, filled, keep)
    labels = {field: label.rstrip("?") for field, label in _labels().items()}
    conflicts.show_conflict(key, labels, {"theme_id": (_("Thema"), theme_name)}, keep)


def _labels() -> dict[str, str]:
    return {
        "title": _("Belemmering"),
        "blocks": _("Wat houdt het tegen?"),
        "kept_by": _("Wat houdt het in stand?"),
        "decider": _("Wie mag beslissen?"),
        "influence": _("Onze invloed"),
        "impact": _("Effect voor leerlingen"),
    }


def _worded(record: ScanRecord, obstacle: Obstacle) -> Obstacle:
    labels, key, themes = _labels(), f"{obstacle.id}-{obstacle.version}", cache.themes_of(record, obstacle.theme_id)
    title = st.text_input(labels["title"], obstacle.title, key=f"title-{key}")
    blocks = st.text_area(
        labels["blocks"],
        obstacle.blocks,
        key=f"blocks-{key}",
        placeholder=_("Wat lukt er niet, en wat merken leerlingen daarvan?"),
    )
    kept_by = st.text_area(
        labels["kept_by"],
        obstacle.kept_by,
        key=f"kept-by-{key}",
        placeholder=_("Een gewoonte, een regel, een belang, een zorg?"),
    )
    left, right = st.columns(2)
    ids = list(themes)
    theme_id = left.selectbox(
        _("Thema"),
        ids,
        ids.index(obstacle.theme_id) if obstacle.theme_id in ids else None,
        format_func=lambda id: str(themes[id].name),
        placeholder=_("Kies een thema"),
        key=f"theme-{key}",
    )
    deciders = list(Decider)
    decider = right.selectbox(
        labels["decider"],
        deciders,
        deciders.index(obstacle.decider) if obstacle.decider else None,
        format_func=lambda one: one.label,
        placeholder=_("Nog niet duidelijk"),
        key=f"decider-{key}",
    )
    return replace(
        obstacle,
        title=title or "",
        blocks=blocks or "",
        kept_by=kept_by or "",
        theme_id=theme_id if theme_id in themes else obstacle.theme_id,
        decider=decider if decider in deciders else None,
    )


def _judged(obstacle: Obstacle) -> Obstacle:
    labels, key = _labels(), f"{obstacle.id}-{obstacle.version}"
    st.caption(_("1 = klein, 5 = groot."))
    with st.container(horizontal=True, gap="medium"):
        influence = scale(labels["influence"], obstacle.influence, f"influence-{key}")
        impact = scale(labels["impact"], obstacle.impact, f"impact-{key}")
    return replace(obstacle, influence=influence, impact=impact)


def scale(label: str, value: int | None, key: str) -> int | None:
    """A judgement from 1 to 5; clicking the chosen number again takes it back."""
    return st.segmented_control(label, list(SCALE_ENDS), default=value, key=key, wrap=False)


def _actions(desk: Desk, record: ScanRecord, obstacle: Obstacle) -> None:
    st.markdown("**" + _("Wat doorbreekt het?") + "**")
    actions = deciding.actions_against(desk, obstacle.id)
    for action in actions:
        with st.container(gap="xxsmall", key=f"act-{action.id}"):
            with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
                state_badge(action.state(desk.today))
                # A link does not wrap, so the title stands below it.
                link(screen_of(Step.ACTIONS), label=action.code, icon=":material/bolt:", action=action.id)
            st.text(action.title)
    if not actions:
        st.markdown(_("Nog geen actie."))
    if obstacle.merged_into is None:
        link(screen_of(Step.ACTIONS), label=_("Actie afspreken"), icon=":material/add:", obstacle=obstacle.id)
    from_card(obstacle)


def _named_at(record: ScanRecord, obstacle: Obstacle) -> None:
    statement = cache.statement_of(record, obstacle.statement_id)
    if statement is None:
        return
    result = result_of(record, statement)
    st.markdown("**" + _("Benoemd bij deze stelling") + "**")
    st.markdown(f"> {said(str(statement.text))}")
    if result.score is not None:
        score = _("Score {score} van 5").format(score=_decimal(result.score))
        wish = _("gewenst {wish}").format(wish=_decimal(result.wish)) if result.wish is not None else ""
        st.caption(" · ".join(filter(None, (score, wish))))


def _decimal(value: float) -> str:
    return str(format_decimal(round(value, 1), format="0.0", locale=language()))


def _delete(obstacle: Obstacle, merged: list[Obstacle]) -> None:
    sentence = _("{code} is verwijderd.").format(code=obstacle.code)
    if merged:
        codes = format_list([one.code for one in merged], locale=language())
        sentence = _("{code} is verwijderd, met {merged}.").format(code=obstacle.code, merged=codes)
    with telling(""), at_desk() as desk:
        event = naming.delete_obstacle(desk, obstacle.id)
        session.unpin(key_of(Kind.OBSTACLE, obstacle.id))
        close()
        session.flash(Flash(sentence, undo=event.sequence))
