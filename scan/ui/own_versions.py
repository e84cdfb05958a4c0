"""Which version of its own statements a school is at, which one the scan asks, and earlier ones to put back."""

from __future__ import annotations

from math import ceil

import streamlit as st
from babel.dates import format_datetime

from scan.i18n import _, language, ngettext
from scan.model.own_content import ContentVersion
from scan.ui.entry import at_desk
from scan.ui.messages import telling
from scan.ui.own_lines import Layer
from scan.ui.said import said_short
from scan.usecases import adapting
from scan.usecases.desk import Desk

PAGE = 10


def standing(desk: Desk, layer: Layer) -> None:
    """For whom this counts, and the version the school is at: when, by whom."""
    st.markdown(
        _("Wat je verandert, geldt voor jullie hele school. Een scan met antwoorden verandert niet vanzelf mee.")
    )
    history = adapting.content_versions(desk, layer.school_id)
    now = _("Nog niets aangepast.") if not history else _named(history[0], "d MMMM yyyy")
    st.caption(f":material/history: {now}")


def _named(version: ContentVersion, pattern: str) -> str:
    day = format_datetime(version.made_at.astimezone(), pattern, locale=language())
    words = _("Versie {number}, {day}, door {name}").format(
        number=version.version, day=day, name=said_short(version.made_by, 60)
    )
    return f"{words} · {_lines(version.entries)}"


def _lines(count: int) -> str:
    return ngettext("{count} aanpassing", "{count} aanpassingen", count).format(count=count)


def newest_in_scan(desk: Desk, layer: Layer) -> None:
    """Where the scan at hand asks another version than the newest: that, why, and a way to the newest."""
    asked, newest = layer.record.content.version, layer.content.version
    if layer.record.content.statements == layer.content.statements:
        return
    with st.container(border=True, gap="small", key="own-newest"):
        words = _("Deze scan vraagt nog {asked}. De nieuwste is versie {newest}.")
        st.markdown(":material/info: **" + words.format(asked=_in_words(asked), newest=newest) + "**")
        if adapting.has_answers(desk, layer.record.scan.id):
            st.markdown(
                _("Er zijn al antwoorden gegeven. Daarom verandert er in deze scan niets voordat jij dat kiest.")
            )
        st.markdown(
            _(
                "Kies je de nieuwste, dan blijft elk antwoord bij zijn stelling. Zeg je een stelling anders, "
                "kijk dan of de antwoorden nog passen. Wat uit staat, telt niet meer mee."
            )
        )
        st.button(
            _("Gebruik de nieuwste ook in deze scan"),
            icon=":material/upgrade:",
            key="use-newest",
            on_click=_use_newest,
            args=(layer.record.scan.id,),
        )


def _in_words(version: int) -> str:
    return _("versie {number}").format(number=version) if version else _("de bibliotheek zonder jullie aanpassingen")


def _use_newest(scan_id: str) -> None:
    with telling(_("Deze scan vraagt nu de nieuwste versie.")), at_desk() as desk:
        adapting.use_newest(desk, scan_id)


def versions(desk: Desk, layer: Layer) -> None:
    """Every version so far, newest first, each but the newest to put back; read only when the box is open."""
    box = st.expander(_("Eerdere versies"), icon=":material/history:", key="own-versions", on_change="rerun")
    if not box.open:
        return
    with box:
        history = adapting.content_versions(desk, layer.school_id)
        if not history:
            st.markdown(_("Nog niets aangepast."))
            return
        st.caption(_("Wat je terugzet, wordt de nieuwste versie. Er gaat dus nooit iets verloren."))
        rows = st.container(gap="xxsmall", key="own-version-rows")
        page = st.pagination(ceil(len(history) / PAGE), key="own-versions-page") if len(history) > PAGE else 1
        with rows:
            for version in history[(page - 1) * PAGE : page * PAGE]:
                _row(layer, version.version, _named(version, "d MMM yyyy HH:mm"))
            if page * PAGE >= len(history):
                _row(layer, 0, _("De bibliotheek zonder jullie aanpassingen"))


def _row(layer: Layer, version: int, words: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"own-version-{version}"):
        st.markdown(words, width="stretch")
        if version == layer.content.version:
            st.badge(_("nu"), color="green", icon=":material/check:")
            return
        st.button(
            _("Zet terug"),
            icon=":material/undo:",
            type="tertiary",
            key=f"restore-{version}",
            on_click=_restore,
            args=(layer.school_id, version, layer.content.version),
        )


def _restore(school_id: str, version: int, seen: int) -> None:
    told = _("{version} staat er weer.").format(version=_in_words(version).capitalize())
    with telling(told), at_desk() as desk:
        adapting.restore_content(desk, school_id, version, seen)
