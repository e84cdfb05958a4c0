"""Planning a round: how people get in, and whether they answer by name; neither changes afterwards."""

from __future__ import annotations

import streamlit as st

from scan.i18n import _, ngettext
from scan.model.people import Group
from scan.model.record import ScanRecord
from scan.model.rounds import NAMED_TEAM, Invitation
from scan.model.scores import SCORE_FLOOR
from scan.model.steps import Step
from scan.ui.entry import at_desk
from scan.ui.menu import screen_of
from scan.ui.messages import saving, telling
from scan.ui.pieces import empty, link
from scan.ui.round_told import told
from scan.ui.said import said
from scan.usecases import inviting
from scan.usecases.desk import Desk


def plan(desk: Desk, record: ScanRecord) -> None:
    """Choose the invitation, read what people will be told, and make the room codes."""
    groups = record.scan.groups
    if not groups:
        empty(_("Er is nog geen groep"), _("Zet bij Voorbereiden neer wie er meedoet, en met hoeveel."), "group_add")
        link(screen_of(Step.PREPARE), label=_("Naar Voorbereiden"), icon=":material/event_note:")
        return
    if any(sum(tally.counts) for tally in record.tallies):
        empty(
            _("Jullie tellen handen"),
            _("Bij Stellingen zijn al handen geteld. Daar kan geen ronde op telefoons bij: dan telt iemand dubbel."),
            "back_hand",
        )
        link(screen_of(Step.STATEMENTS), label=_("Naar de stellingen"), icon=":material/checklist:")
        return
    st.caption(
        ":material/laptop_mac: "
        + _("Antwoorden jullie liever samen op één scherm? Sla deze stap dan over en ga naar Stellingen.")
    )
    st.header(_("Hoe nodig je uit?"), anchor=False)
    _who(groups)
    kind = st.radio(
        _("Hoe komen mensen binnen?"),
        list(Invitation),
        format_func=lambda kind: kind.label,
        captions=[
            _("Eén link, QR-code en korte code per groep. Hang hem op of deel hem. Eén formulier per apparaat."),
            _("Voor ieder een geprint briefje met een eigen code. Strikt één formulier per briefje; meer werk vooraf."),
        ],
        key="invitation",
    )
    named = _by_name(groups)
    st.subheader(_("Dit lezen mensen voordat ze beginnen"), anchor=False)
    told(named=named)
    st.caption(_("Deze keuzes liggen vast zodra je de ronde opent."))
    if st.button(_("Maak de uitnodigingen"), type="primary", icon=":material/qr_code_2:", key="plan-round"):
        with saving(_("Klaar. Bekijk de uitnodigingen en open de ronde als je zover bent.")):
            inviting.plan_round(desk, record.scan.id, kind or Invitation.OPEN, named)


def _who(groups: tuple[Group, ...]) -> None:
    with st.container(horizontal=True, gap="xsmall", vertical_alignment="center"):
        for group in groups:
            heads = ngettext("{count} mens", "{count} mensen", group.head_count).format(count=group.head_count)
            st.badge(f"{said(group.name)} · {heads}", icon=":material/group:", color="gray")


def _by_name(groups: tuple[Group, ...]) -> bool:
    small = all(group.head_count <= NAMED_TEAM for group in groups)
    named = st.radio(
        _("Met of zonder naam?"),
        [False, True] if small else [False],
        format_func=lambda named: _("Op naam") if named else _("Zonder naam"),
        captions=[
            _("Niemand ziet wie wat heeft geantwoord, ook jij niet."),
            _("Iedereen vult een naam in, en het team ziet straks wie wat heeft geantwoord. Dat lezen ze vooraf."),
        ][: 2 if small else 1],
        key="named",
    )
    if not small:
        st.caption(
            _("Op naam antwoorden kan alleen in een klein team: hoogstens {most} mensen per groep.").format(
                most=NAMED_TEAM
            )
        )
    if not named and sum(group.head_count for group in groups) < SCORE_FLOOR:
        st.warning(
            _("Met minder dan {floor} mensen laat een ronde zonder naam niets zien.").format(floor=SCORE_FLOOR),
            icon=":material/visibility_off:",
        )
    return bool(named)


def take_back(scan_id: str) -> None:
    """A button that takes back a round that nobody could answer yet."""
    st.button(
        _("Toch anders uitnodigen"),
        icon=":material/undo:",
        type="tertiary",
        help=_("De codes en briefjes die je al maakte, werken dan niet meer."),
        key="cancel-round",
        on_click=_take_back,
        args=(scan_id,),
    )


def _take_back(scan_id: str) -> None:
    with telling(_("Teruggenomen. Kies opnieuw hoe je uitnodigt.")), at_desk() as desk:
        inviting.cancel_round(desk, scan_id)
