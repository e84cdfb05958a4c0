"""What people are told before they answer, and how long it takes: on screen and on paper the same."""

from __future__ import annotations

from datetime import date

import streamlit as st

from scan.i18n import _, language
from scan.model.pace import needed
from scan.model.people import Group
from scan.model.promise import promise
from scan.model.record import ScanRecord
from scan.report.invitation import Occasion
from scan.ui import cache


def told(*, named: bool, encrypted: bool = False) -> None:
    """The promise and its limits, sentence by sentence."""
    said = promise(named=named, encrypted=encrypted)
    with st.container(border=True, gap="small", key="told"):
        for title, sentences in ((said.title, said.kept), (said.limits_title, said.limits)):
            if sentences:
                st.markdown("\n".join([f"**{title}**", "", *(f"- {sentence}" for sentence in sentences)]))


def told_again(*, named: bool) -> None:
    """The promise of a round that was planned, behind a click."""
    with st.expander(_("Dit lezen mensen voordat ze beginnen"), icon=":material/shield_person:", key="told-again"):
        told(named=named)


def occasion(record: ScanRecord, address: str, *, named: bool, closes_on: date | None) -> Occasion:
    """What the paper says of this round; `address` is what people type."""
    scan = record.scan
    return Occasion(
        school=record.school.name,
        title=scan.title,
        reason=scan.reason,
        address=address,
        promise=promise(named=named, encrypted=address.startswith("https:")),
        closes_on=closes_on,
    )


def how_long(record: ScanRecord, group: Group) -> int:
    """Whole minutes that this group needs for what it is asked."""
    return needed(cache.themes_of(record).values(), group.kind, language())
