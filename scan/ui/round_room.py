"""What hangs on the wall: how to join, how far each group is, and in the end the reveal."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from scan.errors import InvalidInput, ScanError
from scan.i18n import _
from scan.model.people import Group
from scan.model.publication import COMMENT_FLOOR
from scan.model.record import ScanRecord
from scan.model.rounds import Heard, Invitation, Phase, Round, RoundGroup
from scan.model.scores import SCORE_FLOOR
from scan.model.steps import Step
from scan.report.invitation import spaced
from scan.settings import ROOT
from scan.ui import address, cache, session
from scan.ui.entry import at_desk
from scan.ui.menu import screen_of
from scan.ui.messages import saving
from scan.ui.round_links import doors, link_of, qr
from scan.ui.round_network import Network, shut_notice
from scan.ui.round_phase import close_button, reopen_button
from scan.ui.round_response import more_than_expected, response
from scan.ui.round_wall import qr_width
from scan.ui.said import said
from scan.usecases import inviting, revealing
from scan.usecases.desk import Desk

STYLE = ROOT / "scan" / "ui" / "round.css"
SECONDS = 5
"""How often the stand is read again while people answer."""


def large_letters() -> None:
    """The style of this screen."""
    st.html(STYLE)


def joining(record: ScanRecord, planned: Round, now: Network, *, wide: bool = False) -> None:
    """The address, and a code and a QR for who comes in late; `wide` on the wall."""
    st.header(_("Zo doe je mee"), anchor=False)
    if not now.reached:
        shut_notice(now)
        return
    with st.container(key="room-address", gap="xsmall"):
        st.markdown(_("Ga op je telefoon naar"))
        st.markdown(f"## {said(now.base.removeprefix('http://'))}")
    if planned.invitation is Invitation.SLIPS:
        st.markdown(_("Scan de code op je briefje, of typ hem daar in. Geen briefje? Vraag er een."))
        return
    st.markdown(_("en typ de code van je groep, of scan de QR-code."))
    left, right = st.columns(2, gap="medium")
    found = doors(record, planned)
    with left:
        _one_qr(found, now, qr_width(wide=wide))
    with right:
        for group, own in found:
            with st.container(key=f"room-code-{group.id}", gap=None):
                st.markdown(said(group.name))
                st.markdown(f"## {spaced(own.door)}")


def _one_qr(found: Sequence[tuple[Group, RoundGroup]], now: Network, width: int) -> None:
    by_id = {group.id: (group, own) for group, own in found}
    if not by_id:
        return
    chosen = next(iter(by_id))
    if len(by_id) > 1:
        chosen = address.dropdown("for", _("QR-code van"), list(by_id), lambda id: by_id[id][0].name)
    group, own = by_id[chosen]
    with st.container(key="room-only"):
        st.markdown(_("Alleen voor: {group}").format(group=said(group.name)))
    qr(link_of(now.base, own.door), group.name, width)


def live(scan_id: str, planned: Round) -> None:
    """The stand per group. While people answer it reads itself again.

    A fragment may here, unlike elsewhere (ADR 4): nothing in it can be clicked or typed, so that a restart of the
    server can lose nothing; the whole screen is drawn afresh when it is back.
    """
    every = SECONDS if planned.phase is Phase.OPEN else None
    st.fragment(_stand, run_every=every)(scan_id, planned.phase)


def _stand(scan_id: str, drawn: Phase) -> None:
    try:
        with at_desk() as desk:
            planned, heard = inviting.round_of(desk, scan_id), inviting.response(desk, scan_id)
    except ScanError as error:
        # The frame, which tells of errors elsewhere, does not run with a fragment.
        st.error(said(error.sentence), icon=":material/error:")
        return
    if planned is None or planned.phase is not drawn:
        st.rerun()
    response(heard, large=True)


def revealing_part(desk: Desk, scan_id: str, planned: Round) -> None:
    """Close first; then the reveal, which asks once whether it is meant."""
    st.header(_("Onthullen"), anchor=False)
    if planned.phase is Phase.OPEN:
        st.markdown(_("Is iedereen klaar? Sluit de ronde. Daarna kun je de uitkomst onthullen."))
        close_button(planned)
        return
    heard = inviting.response(desk, scan_id)
    st.markdown("\n".join(f"- {sentence}" for sentence in _what_it_does(planned)))
    for one in heard:
        if one.more_than_expected:
            st.warning(more_than_expected(one), icon=":material/flag:")
    if sentence := _too_few(planned, heard):
        st.warning(sentence, icon=":material/warning:")
    _form(desk, scan_id, heard)
    reopen_button(planned)


def _too_few(planned: Round, heard: Sequence[Heard]) -> str:
    """What is lost where fewer than five people answered; only what the steps per group tell already (P4)."""
    few = sum(one.few for one in heard)
    if planned.named or not 0 < few < SCORE_FLOOR or any(one.at_least for one in heard):
        return ""
    if few == 1:
        words = _("Er zijn minder dan {floor} mensen. Als je nu onthult, zie je niets en is alles weg.")
    else:
        words = _("Misschien zijn er minder dan {floor} mensen. Als je dan onthult, zie je niets en is alles weg.")
    return words.format(floor=SCORE_FLOOR)


def _what_it_does(planned: Round) -> tuple[str, ...]:
    words = _("Wat mensen opschreven, blijft: gehusseld, zonder naam en los van hun antwoorden.")
    if planned.named:
        return (
            _("De antwoorden gaan met de namen erbij naar Samen kijken, en liggen dan vast."),
            words,
            _("Alle codes en briefjes worden vernietigd. Niemand kan daarna nog iets veranderen."),
            _("Dit kan één keer en is niet terug te draaien."),
        )
    return (
        _("De antwoorden worden opgeteld. De uitkomst ligt dan vast."),
        _("Alle losse antwoorden, codes en briefjes worden vernietigd. Niemand kan ze terughalen, ook wij niet."),
        words + " " + _("Deden er minder dan {floor} mensen mee? Dan verdwijnt het ook.").format(floor=COMMENT_FLOOR),
        _("Dit kan één keer en is niet terug te draaien."),
    )


def _form(desk: Desk, scan_id: str, heard: Sequence[Heard]) -> None:
    with st.form("reveal", border=True, enter_to_submit=False):
        sure = st.checkbox(_("Ik weet dat dit niet terug te draaien is"), key="sure")
        submitted = st.form_submit_button(
            _("Onthul de uitkomst"), type="primary", icon=":material/visibility:", key="reveal-round"
        )
    if submitted:
        with saving(_("Onthuld. Kijk nu samen wat je ziet.")):
            if not sure:
                raise InvalidInput(_("Vink eerst aan dat je weet wat onthullen doet."), "sure")
            revealing.reveal(desk, cache.library(), scan_id)
            session.go_to(screen_of(Step.TOGETHER).path)
