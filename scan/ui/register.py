"""The register of obstacles: add one, find one, page through them."""

from __future__ import annotations

from dataclasses import replace
from math import ceil

import streamlit as st

from scan.errors import InvalidInput
from scan.i18n import _, ngettext
from scan.model.events import Kind
from scan.model.library import Theme, TypicalObstacle
from scan.model.obstacles import Obstacle
from scan.model.record import ScanRecord
from scan.store.obstacles import ObstacleQuery
from scan.ui import address, cache, session
from scan.ui.card_open import key_of
from scan.ui.entry import at_desk
from scan.ui.messages import saving, telling
from scan.ui.pieces import empty, search_field
from scan.ui.said import said_short
from scan.usecases import naming
from scan.usecases.desk import Desk

PAGE = 10


def theme_name(id: str) -> str:
    """The short name of a theme, also of one that left the library."""
    theme = cache.library().theme_by_id.get(id)
    return str(theme.short_name) if theme else _("Ander thema")


def theme_chip(id: str) -> None:
    """A theme as a chip."""
    theme = cache.library().theme_by_id.get(id)
    st.badge(theme_name(id), icon=f":material/{theme.icon}:" if theme else None, color="gray")


def open_card(id: str) -> None:
    """Callback: open the card of an obstacle, loaded afresh."""
    session.unpin(key_of(Kind.OBSTACLE, id))
    st.query_params["obstacle"] = id


def adding(desk: Desk, record: ScanRecord) -> None:
    """Name an obstacle freely; the form stays open for the next one."""
    themes = cache.themes_of(record)
    token = session.pinned("new-obstacle", desk.new_id)
    # Whoever comes from Inspiratie brings the theme along.
    about = st.query_params.get("about", "")
    with st.form("new-obstacle", enter_to_submit=True):
        left, right = st.columns([3, 2])
        title = left.text_input(
            _("Wat staat in de weg?"),
            key=f"new-obstacle-{token}",
            placeholder=_("Bijvoorbeeld: ons overleg gaat op aan mededelingen"),
        )
        theme_id = right.selectbox(
            _("Thema"),
            list(themes),
            list(themes).index(about) if about in themes else None,
            format_func=lambda id: str(themes[id].name),
            placeholder=_("Kies een thema"),
            key="new-obstacle-theme",
        )
        if st.form_submit_button(_("Zet op de lijst"), type="primary", icon=":material/add:", key="add-obstacle"):
            with saving(_("Staat op de lijst.")):
                _name(desk, Obstacle("", record.scan.id, 0, theme_id or "", title or ""), themes)
                session.unpin("new-obstacle")
    _just_named(desk, record.scan.id)


def _name(desk: Desk, obstacle: Obstacle, themes: dict[str, Theme]) -> None:
    if obstacle.theme_id not in themes:
        raise InvalidInput(_("Kies een thema, dan weet iedereen waar deze belemmering bij hoort."), "theme_id")
    session.remember("just-named", naming.name_obstacle(desk, obstacle))


def _just_named(desk: Desk, scan_id: str) -> None:
    named = session.remembered("just-named")
    session.forget("just-named")
    if not isinstance(named, Obstacle) or named.scan_id != scan_id:
        return
    alike = naming.similar_to(desk, scan_id, named.title, named.id)
    with st.container(horizontal=True, vertical_alignment="center", key="just-named"):
        st.markdown(f":material/check_circle: **{named.code}** {said_short(named.title)}")
        st.button(
            _("Maak de kaart scherp"), icon=":material/edit:", key="sharpen", on_click=open_card, args=(named.id,)
        )
    for other in alike:
        st.caption(_("Lijkt op {code}: {title}").format(code=other.code, title=said_short(other.title)))


def from_library(record: ScanRecord) -> None:
    """Obstacles that many schools meet, ready to put on the list."""
    box = st.expander(
        _("Kies uit wat veel scholen noemen"), icon=":material/library_books:", key="library", on_change="rerun"
    )
    if not box.open:
        return
    themes = cache.themes_of(record)
    used = {obstacle.library_id for obstacle in record.obstacles}
    with box:
        theme_id = st.pills(
            _("Thema"),
            list(themes),
            default=next(iter(themes), None),
            required=True,
            format_func=lambda id: str(themes[id].short_name),
            key="library-theme",
            label_visibility="collapsed",
        )
        if theme_id in themes:
            for typical in themes[theme_id].obstacles:
                _typical(record.scan.id, theme_id, typical, listed=typical.id in used)


def _typical(scan_id: str, theme_id: str, typical: TypicalObstacle, *, listed: bool) -> None:
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        with st.container(width=560, gap=None):
            st.markdown(f"**{typical.title}**")
            st.caption(str(typical.shows))
        if listed:
            st.badge(_("Staat op de lijst"), icon=":material/check:", color="green")
        else:
            st.button(
                _("Zet op de lijst"),
                icon=":material/add:",
                key=f"take-{typical.id}",
                on_click=_take,
                args=(scan_id, theme_id, typical),
            )


def _take(scan_id: str, theme_id: str, typical: TypicalObstacle) -> None:
    taken = Obstacle.from_typical(typical, scan_id, theme_id)
    with telling(_("Staat op de lijst.")), at_desk() as desk:
        session.remember("just-named", naming.name_obstacle(desk, taken))


def listing(desk: Desk, record: ScanRecord) -> None:
    """The obstacles that the filters leave, ten at a time."""
    standing, without_action = naming.counts(desk, record.scan.id)
    if not standing:
        empty(_("Nog geen belemmering"), _("Typ hierboven wat in de weg staat, of kies uit de voorbeelden."), "block")
        return
    st.subheader(_("Op de lijst"), anchor=False)
    st.caption(_count_sentence(standing, without_action))
    query = _filters(record)
    rows = st.container(gap="xsmall", key="register-rows")
    found = naming.register_page(desk, record.scan.id, query)
    page = st.pagination(ceil(found.total / PAGE), key="page", bind="query-params") if found.total > PAGE else 1
    if page > 1:
        found = naming.register_page(desk, record.scan.id, replace(query, offset=(page - 1) * PAGE))
    with rows:
        for obstacle in found.obstacles:
            _row(obstacle, found.votes[obstacle.id], found.action_counts.get(obstacle.id, 0))
        if not found.total:
            st.markdown(_("Niets gevonden. Haal een filter weg of zoek een ander woord."))


def _count_sentence(standing: int, without_action: int) -> str:
    count = ngettext("{count} belemmering", "{count} belemmeringen", standing).format(count=standing)
    if not without_action:
        return _("{count}, allemaal met een actie.").format(count=count)
    return _("{count}, waarvan {open} nog zonder actie.").format(count=count, open=without_action)


def _filters(record: ScanRecord) -> ObstacleQuery:
    themes = cache.themes_of(record, *(obstacle.theme_id for obstacle in record.obstacles))
    with st.container(horizontal=True, vertical_alignment="bottom", key="register-filters"):
        search = search_field("q")
        with st.container(width=220):
            names = {"": _("Alle thema's"), **{id: str(theme.short_name) for id, theme in themes.items()}}
            theme_id = address.dropdown("within", _("Thema"), list(names), names.__getitem__)
        with st.container(width=170):
            sorts = {"votes": _("Meeste stemmen"), "number": _("Nummer")}
            sort = address.dropdown("order", _("Volgorde"), list(sorts), sorts.__getitem__)
        todo = st.toggle(_("Zonder actie"), key="todo", bind="query-params")
    return ObstacleQuery(search or "", theme_id or None, todo, "number" if sort == "number" else "votes", PAGE)


def _row(obstacle: Obstacle, votes: int, actions: int) -> None:
    with st.container(border=True, gap="xxsmall", key=f"row-{obstacle.id}"):
        st.button(
            f"**{obstacle.code}**  {said_short(obstacle.title, 140)}",
            type="tertiary",
            key=f"open-{obstacle.id}",
            on_click=open_card,
            args=(obstacle.id,),
            wrap=True,
        )
        with st.container(horizontal=True, gap="xsmall", vertical_alignment="center"):
            theme_chip(obstacle.theme_id)
            _decider(obstacle)
            votes_badge(votes)
            actions_badge(actions)


def votes_badge(votes: int) -> None:
    """How many votes an obstacle got, if any."""
    if votes:
        count = ngettext("{count} stem", "{count} stemmen", votes).format(count=votes)
        st.badge(count, icon=":material/how_to_vote:", color="gray")


def merged_votes(more: int) -> None:
    """How many votes came with what was merged into an obstacle, if any: its own stand beside it."""
    if more:
        st.caption(_("plus {count} van wat is samengevoegd").format(count=more), width="content")


def _decider(obstacle: Obstacle) -> None:
    if obstacle.decider:
        st.badge(obstacle.decider.label, icon=":material/gavel:", color="gray")


def actions_badge(actions: int) -> None:
    """How many actions break an obstacle, or that there is none yet."""
    if actions:
        count = ngettext("{count} actie", "{count} acties", actions).format(count=actions)
        st.badge(count, icon=":material/bolt:", color="green")
    else:
        st.badge(_("nog geen actie"), icon=":material/bolt:", color="orange")
