"""Pieces of the start screen: welcome, scans, a new scan, a file to bring in, what was put away."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from scan.i18n import _, language, ngettext
from scan.model.scans import ScanSummary, School
from scan.model.steps import Step
from scan.ui import cache, menu, session
from scan.ui.entry import at_desk
from scan.ui.messages import saving, telling
from scan.ui.pieces import day
from scan.ui.said import said, said_short
from scan.ui.session import Flash
from scan.usecases import preparing, sharing
from scan.usecases.desk import Desk
from scan.usecases.preparing import NewScan

_NEW_SCHOOL = ""


def welcome(empty: bool) -> None:
    """What Doorbraak is, and the way into the demonstration school."""
    with st.container(key="welcome", gap="small"):
        st.title(_("Breek door wat je school tegenhoudt"), anchor=False)
        st.markdown(menu.start().lead)
        if empty:
            _in_three_words()
        label, icon = _("Bekijk de voorbeeldschool"), ":material/school:"
        st.button(label, icon=icon, type="primary" if empty else "secondary", key="demo", on_click=_open_demo)


def _in_three_words() -> None:
    words = (
        ("visibility", _("Kijken"), _("Ieder zegt wat hij ziet. De verschillen bespreek je samen.")),
        (
            "block",
            _("Benoemen"),
            _("Alles wat in de weg staat krijgt een kaart: wat houdt het tegen, wat houdt het in stand?"),
        ),
        ("bolt", _("Doorbreken"), _("Per kaart een actie, een eigenaar en een eerste stap binnen twee weken.")),
    )
    with st.grid(3, min_column_width=220):
        for icon, title, body in words:
            st.markdown(f"**:material/{icon}: {title}**  \n{body}")


def _open_demo() -> None:
    with telling(_("Dit is een verzonnen school. Probeer alles uit; je kunt niets stukmaken.")), at_desk() as desk:
        session.open_scan(sharing.open_demonstration(desk, cache.library(), language()))
        session.go_to(menu.screen_of(Step.TOGETHER).path)


def scan_list(scans: Sequence[ScanSummary]) -> None:
    """The scans in use as cards, newest first."""
    if not scans:
        return
    st.subheader(_("Scans"), anchor=False)
    with st.grid(2, min_column_width=320):
        for scan in scans:
            _card(scan)


def _card(scan: ScanSummary) -> None:
    with st.container(border=True, height="stretch", gap="small", key=f"scan-{scan.id}"):
        st.caption(said_short(scan.school))
        st.markdown(f"#### {said_short(scan.title)}")
        with st.container(horizontal=True, gap="small"):
            _figures(scan)
        st.space("stretch")
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            st.button(_("Openen"), icon=":material/arrow_forward:", key=f"open-{scan.id}", on_click=_open, args=(scan,))
            st.button(
                _("Wegleggen"),
                icon=":material/archive:",
                type="tertiary",
                key=f"away-{scan.id}",
                on_click=_put_away,
                args=(scan.id,),
            )


def _figures(scan: ScanSummary) -> None:
    obstacles = ngettext("{count} belemmering", "{count} belemmeringen", scan.obstacles).format(count=scan.obstacles)
    actions = ngettext("{count} actie", "{count} acties", scan.actions).format(count=scan.actions)
    st.badge(obstacles, color="gray")
    st.badge(actions, color="gray")
    if scan.done:
        st.badge(_("{count} klaar").format(count=scan.done), icon=":material/check_circle:", color="green")
    if scan.late:
        st.badge(_("{count} te laat").format(count=scan.late), icon=":material/warning:", color="orange")
    adopted = _("plan {number} vastgesteld").format(number=scan.plan_version)
    started = _("begonnen op {day}").format(day=day(scan.created_on))
    st.caption(adopted if scan.plan_version else started)


def _open(scan: ScanSummary) -> None:
    session.open_scan(scan.id)
    step = Step.PROGRESS if scan.plan_version else Step.ACTIONS if scan.actions else Step.PREPARE
    session.go_to(menu.screen_of(step).path)


def _put_away(scan_id: str) -> None:
    with telling(""), at_desk() as desk:
        event = preparing.delete_scan(desk, scan_id)
        if session.scan_id() == scan_id:
            session.open_scan(None)
        session.flash(Flash(_("De scan is weggelegd."), undo=event.sequence))


def new_scan(desk: Desk, schools: Sequence[School]) -> None:
    """The form that starts a scan: which school, and what the scan is called."""
    st.subheader(_("Nieuwe scan"), anchor=False)
    names = {_NEW_SCHOOL: _("Een andere school"), **{school.id: school.name for school in schools}}
    school_id = _NEW_SCHOOL
    if schools:
        options = [*(school.id for school in schools), _NEW_SCHOOL]
        school_id = st.selectbox(_("School"), options, format_func=names.__getitem__, key="new-school")
    with st.form("new-scan", border=False):
        name, board = ("", "") if school_id else _school_fields()
        example = _("Bijvoorbeeld: Organisatiescan 2027")
        title = st.text_input(_("Naam van de scan"), placeholder=example, key="new-title")
        if st.form_submit_button(_("Scan beginnen"), icon=":material/add:"):
            new = NewScan(title or "", school_id or "", name, board)
            with saving(_("De scan is begonnen. Vertel eerst waarom je hem doet en wie meedoet.")):
                session.open_scan(preparing.start_scan(desk, cache.library(), new).id)
                session.go_to(menu.screen_of(Step.PREPARE).path)


def _school_fields() -> tuple[str, str]:
    left, right = st.columns(2)
    name = left.text_input(_("Naam van de school"), key="new-school-name")
    board = right.text_input(_("Bestuur (mag leeg blijven)"), key="new-school-board")
    return name or "", board or ""


def bring_in(desk: Desk) -> None:
    """Take in a scan that was saved as a file."""
    with st.expander(_("Een bewaarde scan terughalen"), icon=":material/upload_file:"):
        st.markdown(
            _(
                "Kies het JSON-bestand dat je eerder op het scherm Plan hebt bewaard: daar staat alles in. "
                "Heb je alleen de PDF van het plan? Dan komt alles terug behalve de antwoorden."
            )
        )
        file = st.file_uploader(_("Bestand"), type=["json", "pdf"], key="import", label_visibility="collapsed")
        if file is not None and st.button(_("Terughalen"), key="import-now"):
            with saving(""):
                content = file.getvalue()
                scan_id = sharing.import_scan(desk, content).scan.id
                session.open_scan(scan_id)
                session.go_to(menu.screen_of(Step.PREPARE).path)
                told = (
                    _("De scan is teruggehaald."),
                    sharing.about_file(content),
                    sharing.about_statements(desk, scan_id),
                )
                session.flash(Flash(" ".join(filter(None, told))))


def put_away(scans: Sequence[ScanSummary]) -> None:
    """Scans that were put away: bring back, or destroy for good."""
    if not scans:
        return
    with st.expander(_("Weggelegd ({count})").format(count=len(scans)), icon=":material/archive:"):
        for scan in scans:
            with st.container(horizontal=True, vertical_alignment="center", key=f"gone-{scan.id}"):
                st.markdown(f"**{said_short(scan.title)}**  \n{said_short(scan.school)}")
                st.button(
                    _("Terugzetten"),
                    icon=":material/undo:",
                    key=f"back-{scan.id}",
                    on_click=_bring_back,
                    args=(scan.id,),
                )
                with st.popover(_("Voorgoed verwijderen"), icon=":material/delete_forever:"):
                    _purge_form(scan)


def _bring_back(scan_id: str) -> None:
    with telling(_("De scan is terug.")), at_desk() as desk:
        preparing.restore_scan(desk, scan_id)


def _purge_form(scan: ScanSummary) -> None:
    st.markdown(_("Antwoorden, belemmeringen, acties en plannen verdwijnen. Je kunt dit niet terugdraaien."))
    st.markdown(_("Typ de naam van de scan om door te gaan: {title}").format(title=f"**{said(scan.title)}**"))
    st.text_input(_("Naam van de scan"), key=f"purge-title-{scan.id}")
    st.button(_("Verwijder voorgoed"), key=f"purge-{scan.id}", on_click=_purge, args=(scan.id,))


def _purge(scan_id: str) -> None:
    with telling(_("De scan is voorgoed verwijderd.")), at_desk() as desk:
        preparing.purge_scan(desk, scan_id, session.typed(f"purge-title-{scan_id}"))
