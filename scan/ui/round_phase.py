"""Where a round stands, and how it moves: open, close, another last day, and open again until the reveal."""

from __future__ import annotations

from datetime import timedelta

import streamlit as st

from scan.i18n import _
from scan.model.rounds import Phase, Round
from scan.ui import cache
from scan.ui.entry import at_desk
from scan.ui.messages import saving, telling
from scan.ui.pieces import day
from scan.usecases import inviting
from scan.usecases.desk import Desk

_LOOK: dict[Phase, tuple[str, str]] = {
    Phase.PREPARING: (":material/edit_calendar:", "gray"),
    Phase.OPEN: (":material/lock_open:", "green"),
    Phase.CLOSED: (":material/lock:", "orange"),
    Phase.REVEALED: (":material/visibility:", "blue"),
}


def standing(desk: Desk, planned: Round) -> None:
    """The phase, the invitation and the last day, as badges."""
    icon, colour = _LOOK[planned.phase]
    late = planned.phase is Phase.OPEN and not planned.answering(desk.today)
    with st.container(horizontal=True, gap="xsmall", vertical_alignment="center"):
        st.badge(planned.phase.label, icon=icon, color=colour)  # type: ignore[arg-type]
        st.badge(planned.invitation.label, icon=":material/qr_code_2:", color="gray")
        st.badge(_("Op naam") if planned.named else _("Zonder naam"), icon=":material/shield_person:", color="gray")
        if planned.closes_on and planned.phase in (Phase.PREPARING, Phase.OPEN):
            st.badge(
                _("Tot en met {day}").format(day=day(planned.closes_on)),
                icon=":material/event:",
                color="orange" if late else "gray",
            )
    if late:
        st.warning(
            _("De laatste dag is voorbij: niemand kan nog antwoorden. Kies een nieuwe laatste dag, of sluit de ronde."),
            icon=":material/event_busy:",
        )


def opening(scan_id: str) -> None:
    """The button that lets people in."""
    st.markdown(_("Open de ronde als je zover bent. Vanaf dan ligt vast welke stellingen mensen krijgen."))
    st.button(
        _("Open de ronde"),
        type="primary",
        icon=":material/lock_open:",
        key="open-round",
        on_click=_move,
        args=(scan_id, Phase.PREPARING),
    )


def moving(desk: Desk, planned: Round) -> None:
    """Close, open again, or set another last day."""
    st.header(_("Sluiten of verlengen"), anchor=False)
    if planned.phase is Phase.CLOSED:
        st.markdown(_("Niemand kan nu antwoorden. Tot de onthulling kun je de ronde weer openen."))
        reopen_button(planned)
        return
    st.markdown(_("Na het sluiten kan niemand nog iets invullen. Wat er al is, blijft."))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        close_button(planned)
    _last_day(desk, planned)


def close_button(planned: Round) -> None:
    """The button that closes an open round, after one question."""
    with st.popover(_("Sluit de ronde"), icon=":material/lock:", key="close-round-ask"):
        st.markdown(_("Niemand kan dan nog antwoorden. Tot de onthulling kun je de ronde weer openen."))
        _button(planned, _("Ja, sluit de ronde"), "lock", "close-round")


def reopen_button(planned: Round) -> None:
    """The button that opens a closed round again."""
    _button(planned, _("Open opnieuw"), "lock_open", "reopen-round")


def _button(planned: Round, label: str, icon: str, key: str) -> None:
    st.button(label, icon=f":material/{icon}:", key=key, on_click=_move, args=(planned.scan_id, planned.phase))


def _last_day(desk: Desk, planned: Round) -> None:
    with st.form(f"extend-{planned.closes_on}", border=False):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            chosen = st.date_input(
                _("Laatste dag"),
                value=planned.closes_on,
                # What is kept may be past already; a field refuses to show what it would not take.
                min_value=min(desk.today, planned.closes_on or desk.today),
                max_value=desk.today + timedelta(days=366),
                format="DD-MM-YYYY",
                width=220,
                key=f"closes-on-{planned.closes_on}",
            )
            submitted = st.form_submit_button(_("Bewaar de laatste dag"), icon=":material/event:", key="extend-round")
        st.caption(_("Laat de dag leeg om zelf te sluiten."))
    if submitted:
        with saving(_("Bewaard.")):
            inviting.extend_round(desk, planned.scan_id, chosen)


def _move(scan_id: str, before: Phase) -> None:
    """Callback: from the phase that was on the screen to the next one."""
    done = {
        Phase.PREPARING: _("De ronde is open. Mensen kunnen antwoorden."),
        Phase.OPEN: _("De ronde is gesloten."),
        Phase.CLOSED: _("De ronde is weer open."),
    }
    with telling(done[before]), at_desk() as desk:
        if before is Phase.PREPARING:
            inviting.open_round(desk, cache.library(), scan_id)
        elif before is Phase.OPEN:
            inviting.close_round(desk, scan_id)
        else:
            inviting.reopen_round(desk, cache.library(), scan_id)
