"""Strengths: what goes well already; add one, open one, take one off."""

from __future__ import annotations

from dataclasses import replace
from math import ceil

import streamlit as st

from scan.errors import InvalidInput
from scan.i18n import _, ngettext
from scan.model.events import Kind
from scan.model.record import ScanRecord
from scan.model.strengths import Strength
from scan.ui import cache, conflicts, session
from scan.ui.card_open import Place, key_of, opened
from scan.ui.conflicts import rebased, show_conflict
from scan.ui.entry import at_desk
from scan.ui.messages import saving, telling
from scan.ui.pieces import empty
from scan.ui.register import PAGE, theme_chip, theme_name
from scan.ui.said import said_short
from scan.ui.session import Flash
from scan.usecases import naming
from scan.usecases.desk import Desk

FIELDS = ("title", "theme_id", "seen_in")


def strengths(desk: Desk, record: ScanRecord) -> None:
    """The form for a new strength, and the strengths of the scan."""
    _adding(desk, record)
    found = record.strengths
    if not found:
        empty(_("Nog geen kracht"), _("Typ hierboven wat al goed gaat. Een actie kan daarop bouwen."), "star")
        return
    count = ngettext("{count} kracht", "{count} krachten", len(found)).format(count=len(found))
    st.subheader(count, anchor=False)
    rows = st.container(gap="xsmall", key="strength-rows")
    page = st.pagination(ceil(len(found) / PAGE), key="spage", bind="query-params") if len(found) > PAGE else 1
    with rows:
        for strength in found[(page - 1) * PAGE : page * PAGE]:
            _row(strength)


def _adding(desk: Desk, record: ScanRecord) -> None:
    token = session.pinned("new-strength", desk.new_id)
    with st.form("new-strength"):
        filled = _fields(record, Strength(token, record.scan.id, 0, "", ""), "new")
        if st.form_submit_button(_("Zet op de lijst"), type="primary", icon=":material/add:", key="add-strength"):
            with saving(_("Staat op de lijst.")):
                naming.name_strength(desk, _with_theme(filled))
                session.unpin("new-strength")


def _with_theme(strength: Strength) -> Strength:
    if not strength.theme_id:
        raise InvalidInput(_("Kies een thema, dan weet iedereen waar deze kracht bij hoort."), "theme_id")
    return strength


def _fields(record: ScanRecord, strength: Strength, key: str) -> Strength:
    themes = cache.themes_of(record, strength.theme_id)
    left, right = st.columns([3, 2])
    title = left.text_input(
        _("Wat gaat al goed?"),
        strength.title,
        key=f"strength-title-{strength.id}-{key}",
        placeholder=_("Bijvoorbeeld: nieuwe collega's krijgen een vaste maat"),
    )
    theme_id = right.selectbox(
        _("Thema"),
        list(themes),
        list(themes).index(strength.theme_id) if strength.theme_id in themes else None,
        format_func=lambda id: str(themes[id].name),
        placeholder=_("Kies een thema"),
        key=f"strength-theme-{strength.id}-{key}",
    )
    seen_in = st.text_area(_("Waar zie je dat?"), strength.seen_in, key=f"strength-seen-{strength.id}-{key}", height=80)
    chosen = theme_id if theme_id in themes else strength.theme_id
    return replace(strength, title=title or "", theme_id=chosen, seen_in=seen_in or "")


def _row(strength: Strength) -> None:
    with st.container(border=True, gap="xxsmall", key=f"strength-{strength.id}"):
        st.button(
            f"**{strength.code}**  {said_short(strength.title, 140)}",
            type="tertiary",
            key=f"open-{strength.id}",
            on_click=_open,
            args=(strength.id,),
            wrap=True,
        )
        if strength.seen_in:
            st.caption(said_short(strength.seen_in, 300))
        theme_chip(strength.theme_id)


def _open(id: str) -> None:
    session.unpin(key_of(Kind.STRENGTH, id))
    st.query_params["strength"] = id


def strength_card(desk: Desk, record: ScanRecord, id: str) -> None:
    """One strength, to sharpen or take off."""
    place = Place(Kind.STRENGTH, record.scan.id, id)
    st.button(_("Alle krachten"), icon=":material/arrow_back:", type="tertiary", key="back", on_click=close)
    strength = opened(desk, place, naming.strength_of)
    if strength is None:
        return
    st.subheader(f"{strength.code} · {said_short(strength.title, 140)}", anchor=False)

    def keep(at: Desk, mine: Strength) -> object:
        return naming.change_strength(at, rebased(mine, strength, naming.strength_of(at, id), FIELDS))

    with st.form(f"strength-{id}"):
        filled = _fields(record, strength, str(strength.version))
        submitted = st.form_submit_button(_("Bewaren"), type="primary", icon=":material/save:", key="save-strength")
    if submitted:
        with saving(_("Bewaard.")):
            conflicts.save(place.key, desk, filled, keep)
    labels = {"title": _("Kracht"), "seen_in": _("Waar je het ziet")}
    show_conflict(place.key, labels, {"theme_id": (_("Thema"), theme_name)}, keep)
    st.button(
        _("Verwijderen"), icon=":material/delete:", type="tertiary", key="delete-strength", on_click=_delete, args=(id,)
    )


def close() -> None:
    """Callback: back to the list of strengths."""
    st.query_params.pop("strength", None)


def _delete(id: str) -> None:
    with telling(""), at_desk() as desk:
        event = naming.delete_strength(desk, id)
        session.unpin(key_of(Kind.STRENGTH, id))
        close()
        session.flash(Flash(_("De kracht is verwijderd."), undo=event.sequence))
