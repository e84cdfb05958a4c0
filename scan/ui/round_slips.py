"""Slips: personal codes made once and handed over as a file to print; the app keeps none of them."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from scan.errors import InvalidInput
from scan.i18n import _, language
from scan.model.record import ScanRecord
from scan.model.rounds import MOST_SLIPS, Round
from scan.report.invitation import PrintedSlip, build_slips
from scan.ui import session
from scan.ui.messages import saving
from scan.ui.round_links import doors
from scan.ui.round_network import Network, shut_notice
from scan.ui.round_told import how_long, occasion
from scan.ui.said import said
from scan.usecases import inviting
from scan.usecases.desk import Desk
from scan.usecases.inviting import Slip

_PIN = "slips"


def slips(desk: Desk, record: ScanRecord, planned: Round, now: Network) -> None:
    """How many slips each group has, a form to make more, and the file of those just made."""
    st.header(_("Briefjes"), anchor=False)
    st.markdown(
        _(
            "Maak voor ieder één briefje. De codes staan alleen in het bestand dat je nu krijgt: Doorbraak bewaart ze "
            "niet. Print het, knip het los en laat mensen zelf een briefje pakken."
        )
    )
    shut_notice(now)
    _just_made()
    made = inviting.slips_of(desk, record.scan.id)
    with st.form("make-slips", border=True):
        numbers = _numbers(record, planned, made)
        if st.form_submit_button(
            _("Maak de briefjes"),
            icon=":material/confirmation_number:",
            # On paper stands the address: it must be known before.
            disabled=not now.reached,
            key="mint",
        ):
            with saving(_("De briefjes zijn gemaakt. Download ze nu: dat kan maar één keer.")):
                _make(desk, record, planned, now.base, numbers)


def _numbers(record: ScanRecord, planned: Round, made: Mapping[str, int]) -> dict[str, int]:
    numbers = {}
    with st.grid(2, min_column_width=240, gap="small"):
        for group, _own in doors(record, planned):
            had = made.get(group.id, 0)
            numbers[group.id] = st.number_input(
                said(group.name),
                min_value=0,
                max_value=MOST_SLIPS,
                value=max(0, group.head_count - had),
                step=1,
                key=f"slips-{group.id}-{had}",
            )
    for group, _own in doors(record, planned):
        if had := made.get(group.id, 0):
            heads = group.head_count
            st.caption(
                _("{group}: {made} briefjes gemaakt voor {heads} mensen.").format(
                    group=said(group.name), made=had, heads=heads
                )
            )
    return numbers


def _make(desk: Desk, record: ScanRecord, planned: Round, base: str, numbers: Mapping[str, int]) -> None:
    if not any(numbers.values()):
        raise InvalidInput(_("Vul bij minstens één groep in hoeveel briefjes je nodig hebt."), "number")
    groups = {group.id: (group.name, how_long(record, group)) for group, _own in doors(record, planned)}
    new: list[Slip] = []
    for group_id, number in numbers.items():
        if number:
            new += inviting.mint_slips(desk, record.scan.id, group_id, number)
    told = [(slip.code, *groups[slip.group_id]) for slip in new]
    printed = [PrintedSlip(name, f"{base}/#{code}", code, minutes) for code, name, minutes in told]
    about = occasion(record, base, named=planned.named, closes_on=planned.closes_on)
    session.unpin(_PIN)
    # Pinned: held until the person leaves this screen, in memory alone.
    session.pinned(_PIN, lambda: build_slips(about, printed, language()))


def _just_made() -> None:
    sheet = session.pinned(_PIN, lambda: None)
    if sheet is None:
        return
    with st.container(border=True, key="slips-made"):
        st.warning(
            _("Deze briefjes zijn er alleen nu. Ga je van deze pagina af, dan zijn ze weg en maak je nieuwe."),
            icon=":material/print:",
        )
        with st.container(horizontal=True):
            st.download_button(
                _("Download de briefjes (PDF)"),
                sheet,
                _("briefjes") + ".pdf",
                "application/pdf",
                type="primary",
                icon=":material/download:",
                on_click="ignore",
                key="download-slips",
            )
            st.button(_("Gedownload, haal ze weg"), icon=":material/delete:", on_click=_forget, key="forget-slips")


def _forget() -> None:
    session.unpin(_PIN)
