"""What stands around every screen: settings, language, who is here, the way through a scan."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from scan import i18n
from scan.errors import NotFound, ScanError
from scan.i18n import LANGUAGES, _
from scan.model.steps import Step, StepState
from scan.settings import ROOT
from scan.ui import address, cache, config, document_language, entry, menu, messages, session
from scan.ui.pieces import link
from scan.ui.said import said, said_short
from scan.usecases.desk import Desk

STYLE = ROOT / "scan" / "ui" / "style.css"
LOGO, LOGO_DARK, MARK = (str(ROOT / "static" / name) for name in ("logo.svg", "logo-dark.svg", "mark.svg"))


def run() -> None:
    """One run of the app: the frame, then the screen that the address names."""
    i18n.set_resolver(session.language)
    st.set_page_config(page_title="Doorbraak", page_icon=MARK, layout="wide", initial_sidebar_state="auto")
    st.html(STYLE)
    with st.sidebar:
        _language_switch()
        document_language.declare()
    page = st.navigation([screen.page() for screen in menu.screens()], position="hidden")
    session.on_page(page.url_path)
    if destination := session.take_destination():
        st.switch_page(destination)
    try:
        config.require_safe()
        with entry.run_at_desk() as desk:
            _sidebar(desk)
            _health_notice()
            messages.show_flash()
            page.run()
    except ScanError as error:
        _tell(error)


def _language_switch() -> None:
    st.logo(LOGO_DARK if st.context.theme.type == "dark" else LOGO, icon_image=MARK, size="large")
    names = {"nl": "Nederlands", "en": "English"}
    address.segments(session.LANGUAGE_KEY, "Taal / Language", LANGUAGES, names.__getitem__)


def _sidebar(desk: Desk) -> None:
    with st.sidebar:
        home = menu.start()
        link(home, label=home.title, icon=f":material/{home.icon}:")
        scan_id = session.scan_id()
        if scan_id:
            try:
                _way_through(desk, scan_id)
            except NotFound:
                session.open_scan(None)
                raise
        _aside(menu.aside(scan=bool(scan_id)))


def _aside(screens: Sequence[menu.Screen]) -> None:
    with st.container(gap="xxsmall", key="aside"):
        st.space("xxsmall")
        for screen in screens:
            link(screen, label=screen.title, icon=f":material/{screen.icon}:")


def _way_through(desk: Desk, scan_id: str) -> None:
    record = cache.record(desk, scan_id)
    states = cache.states(desk, scan_id)
    st.caption(f"{said_short(record.school.name, 40)}  \n**{said_short(record.scan.title, 60)}**")
    with st.container(gap="xxsmall", key="steps"):
        for screen in menu.steps():
            assert screen.step is not None
            link(screen, label=_label(screen, states[screen.step]), icon=_icon(states[screen.step], screen.icon))


def _icon(state: StepState, own: str) -> str:
    return ":material/check_circle:" if state.done else f":material/{own}:"


def _label(screen: menu.Screen, state: StepState) -> str:
    counted = screen.step in (Step.STATEMENTS, Step.ACTIONS, Step.PROGRESS) and state.total and state.started
    return f"{screen.title} · {state.made}/{state.total}" if counted else screen.title


def _health_notice() -> None:
    health = entry.health(entry.database())
    if health.read_only:
        st.error(said(health.sentence), icon=":material/lock:")


def _tell(error: ScanError) -> None:
    st.error(said(error.sentence), icon=":material/error:")
    home = menu.start()
    link(home, label=_("Naar het startscherm"), icon=":material/home:")
