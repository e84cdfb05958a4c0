"""What a whole school named in a round, the same things together, one click away from the register."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from math import ceil
from pathlib import Path

import streamlit as st

from scan.i18n import _, ngettext
from scan.model.permissions import Right, may
from scan.model.record import ScanRecord
from scan.model.rounds import Signal, SignalKind
from scan.model.voices import Voice, voices
from scan.ui import address, cache
from scan.ui.entry import at_desk, database
from scan.ui.messages import telling
from scan.ui.register import theme_chip, theme_name
from scan.ui.results import ALL
from scan.ui.results_register import to_the_register
from scan.ui.said import said
from scan.usecases import hearing, preparing, revealing
from scan.usecases.desk import Desk

PAGE = 20
"""So many things are on the screen at once."""
_ICON = {SignalKind.OBSTACLE: ":material/block:", SignalKind.STRENGTH: ":material/thumb_up:"}


class View(StrEnum):
    """The two halves of looking together, once there is something of both."""

    STATEMENTS = "statements"
    OBSTACLES = "obstacle"
    STRENGTHS = "strength"

    @property
    def label(self) -> str:
        """The half in the language of the moment."""
        return {
            View.STATEMENTS: _("Antwoorden"),
            View.OBSTACLES: _("Belemmeringen"),
            View.STRENGTHS: _("Krachten"),
        }[self]


def named_in(desk: Desk, scan_id: str) -> list[Signal]:
    """What people named in the round of a scan; nothing before its reveal, and nothing for who only reads."""
    if not may(desk.actor, Right.NAME):
        return []
    return _named(database(), scan_id, preparing.revision_of(desk, scan_id), desk)


@st.cache_resource(max_entries=32, show_spinner=False)
def _named(path: Path, scan_id: str, revision: int, _at: Desk) -> list[Signal]:
    return hearing.heard(_at, scan_id)


@st.cache_resource(max_entries=32, show_spinner=False)
def _voices(path: Path, scan_id: str, revision: int, _signals: Sequence[Signal]) -> list[Voice]:
    return voices(signal for signal in _signals if not signal.hidden)


def chosen_view() -> View:
    """The answers, or what was named; the choice stands in the address."""
    return View(address.segments("view", _("Waar kijk je naar?"), list(View), lambda id: View(id).label))


def heard(desk: Desk, record: ScanRecord, signals: Sequence[Signal], view: View) -> None:
    """What was named, most voices first, and what was taken out of sight."""
    scan_id = record.scan.id
    found = _voices(database(), scan_id, preparing.revision_of(desk, scan_id), signals)
    of_kind = _about([voice for voice in found if voice.kind == view.value])
    st.caption(_("Gehusseld en los van de antwoorden. Wat op elkaar lijkt, staat bij elkaar; kijk zelf of het klopt."))
    if not of_kind:
        st.info(_("Hierover heeft niemand iets opgeschreven."), icon=":material/chat_bubble_outline:")
    pages = max(1, ceil(len(of_kind) / PAGE))
    place = st.container()
    number = st.pagination(pages, key=f"part-{view.value}") if pages > 1 else 1
    with place:
        for voice in of_kind[(number - 1) * PAGE : number * PAGE]:
            _card(record, voice)
    _hidden(scan_id, [signal for signal in signals if signal.hidden and signal.kind == view.value])


def _about(found: Sequence[Voice]) -> list[Voice]:
    themes = {voice.theme_id: theme_name(voice.theme_id) for voice in found}
    if len(themes) < 2:
        return list(found)
    labels = {ALL: _("Alle thema's"), **themes}
    chosen = address.dropdown("topic", _("Thema"), list(labels), labels.__getitem__)
    return [voice for voice in found if chosen in (ALL, voice.theme_id)]


def _card(record: ScanRecord, voice: Voice) -> None:
    with st.container(border=True, gap="small", key=f"voice-{voice.id}"):
        with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
            theme_chip(voice.theme_id)
            times = ngettext("{count} keer genoemd", "{count} keer genoemd", voice.count).format(count=voice.count)
            st.badge(times, icon=_ICON[voice.kind], color="blue" if voice.count > 1 else "gray")
        st.markdown(f"#### {said(voice.title)}")
        statement = cache.statement_of(record, voice.statement_id)
        if statement:
            st.caption(_("Bij de stelling: {statement}").format(statement=said(str(statement.text))))
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            to_the_register(record, voice)
            _all_words(record.scan.id, voice)


def _all_words(scan_id: str, voice: Voice) -> None:
    label = ngettext("{count} zin", "{count} zinnen", voice.count).format(count=voice.count)
    with st.popover(label, icon=":material/format_list_bulleted:", type="tertiary", key=f"words-{voice.id}"):
        st.caption(_("Staat er een naam in, of doet een zin iemand pijn? Verberg hem."))
        for signal in voice.signals:
            with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"said-{signal.id}"):
                st.text(signal.text, width="stretch")
                _switch(scan_id, signal, hidden=True)


def _hidden(scan_id: str, signals: Sequence[Signal]) -> None:
    if not signals:
        return
    label = ngettext("{count} zin verborgen", "{count} zinnen verborgen", len(signals)).format(count=len(signals))
    with st.expander(label, icon=":material/visibility_off:", key="hidden-signals"):
        for signal in signals:
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                st.text(signal.text, width="stretch")
                _switch(scan_id, signal, hidden=False)


def _switch(scan_id: str, signal: Signal, *, hidden: bool) -> None:
    st.button(
        _("Verberg") if hidden else _("Toon weer"),
        icon=":material/visibility_off:" if hidden else ":material/visibility:",
        type="tertiary",
        key=f"hide-{signal.id}",
        on_click=_set_hidden,
        args=(scan_id, signal.id, hidden),
    )


def _set_hidden(scan_id: str, signal_id: str, hidden: bool) -> None:
    with telling(_("Verborgen.") if hidden else _("Weer te zien.")), at_desk() as desk:
        revealing.hide_signal(desk, scan_id, signal_id, hidden)
