"""The invitation of each group: its link, its QR code, its room code in large letters, and all of it on paper."""

from __future__ import annotations

from collections.abc import Callable

import segno
import streamlit as st

from scan.i18n import _, language
from scan.model.people import Group
from scan.model.record import ScanRecord
from scan.model.rounds import Phase, Round, RoundGroup
from scan.report.invitation import Invited, build_invitation, spaced
from scan.ui.round_network import Network, shut_notice
from scan.ui.round_told import how_long, occasion
from scan.ui.said import said


def link_of(base: str, door: str) -> str:
    """Where a group's QR code leads: a room code is no secret, so it may stand in an address."""
    return f"{base}/d/{door}"


def doors(record: ScanRecord, planned: Round) -> list[tuple[Group, RoundGroup]]:
    """The groups that take part, with their codes, in the order of the scan."""
    codes = {own.group_id: own for own in planned.groups}
    return [(group, codes[group.id]) for group in record.scan.groups if group.id in codes]


def links(record: ScanRecord, planned: Round, now: Network) -> None:
    """A card per group, and the sheet to print."""
    st.header(_("De uitnodiging van elke groep"), anchor=False)
    st.markdown(_("De code is niet geheim: hij wijst alleen de groep aan. Geef elke groep haar eigen code."))
    shut_notice(now)
    if planned.phase is Phase.PREPARING:
        st.caption(_("De links en codes werken zodra je de ronde opent."))
    with st.grid(2, min_column_width=300, gap="small"):
        for group, own in doors(record, planned):
            _card(group, own, now, looking=planned.phase is Phase.OPEN)
    _later(record, planned)
    st.download_button(
        _("Print de uitnodigingen (PDF)"),
        _sheets(record, planned, now.base),
        _("uitnodiging") + ".pdf",
        "application/pdf",
        icon=":material/print:",
        on_click="ignore",
        disabled=not now.reached,
        help=None if now.reached else _("Zet eerst de schakelaar bij ‘Wie kan erbij?’ om: dan staat het adres vast."),
        key="print-invitations",
    )


def _card(group: Group, own: RoundGroup, now: Network, *, looking: bool) -> None:
    with st.container(border=True, gap="small", key=f"door-{group.id}", height="stretch"):
        st.markdown(f"### {said(group.name)}")
        with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
            if now.reached:
                qr(link_of(now.base, own.door), group.name, 168)
            with st.container(gap="xsmall", width="content"):
                st.caption(_("Code"))
                st.markdown(f"# {spaced(own.door)}")
        if now.reached:
            st.code(link_of(now.base, own.door), language=None, wrap_lines=True)
        if looking:
            st.link_button(
                _("Bekijk als deelnemer"),
                link_of(now.here, own.door),
                type="tertiary",
                icon=":material/open_in_new:",
                key=f"look-{group.id}",
            )


def _later(record: ScanRecord, planned: Round) -> None:
    known = {own.group_id for own in planned.groups}
    late = [group.name for group in record.scan.groups if group.id not in known]
    if late:
        st.info(
            _("Later toegevoegd: {groups}. Die krijgen een code zodra je de ronde (opnieuw) opent.").format(
                groups=said(", ".join(late))
            ),
            icon=":material/group_add:",
        )


def qr(link: str, group: str, width: int) -> None:
    """A QR code that any phone reads, also from a dark screen."""
    st.image(_svg(link), width=width, alt=_("QR-code voor {group}").format(group=group))


@st.cache_data(max_entries=200, show_spinner=False)
def _svg(link: str) -> str:
    return segno.make(link, error="m", micro=False).svg_inline(scale=8, border=2, dark="#13212E", light="#FFFFFF")


def _sheets(record: ScanRecord, planned: Round, base: str) -> Callable[[], bytes]:
    # Made on the click, in a thread of its own, which knows no viewer: the language goes along.
    chosen, about = language(), occasion(record, base, named=planned.named, closes_on=planned.closes_on)
    invited = [
        Invited(group.name, link_of(base, own.door), own.door, how_long(record, group))
        for group, own in doors(record, planned)
    ]
    return lambda: build_invitation(about, invited, chosen)
