"""What the last plan promised, on Voortgang: counts in a line, what asks for a decision, the rest on a click."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from scan.i18n import _, ngettext
from scan.model.codes import action_code
from scan.model.ledger import Ledger, Outcome, Promise
from scan.ui.pieces import day
from scan.ui.said import said, said_short

SHOWN = 3
"""Most promises that are shown without a click."""
MOST = 20
"""Most that a click shows; a screen of hundreds would be slow, and the document has them all."""
_LOOKS: dict[Outcome, tuple[str, str]] = {
    Outcome.NOT_BEGUN: (":material/report:", "orange"),
    Outcome.LATE: (":material/warning:", "orange"),
    Outcome.STOPPED: (":material/cancel:", "gray"),
    Outcome.GONE: (":material/delete:", "gray"),
    Outcome.UNDER_WAY: (":material/clock_loader_40:", "blue"),
    Outcome.AHEAD: (":material/circle:", "gray"),
    Outcome.KEPT: (":material/check_circle:", "green"),
}


def kept_promises(ledger: Ledger | None, scan_id: str) -> None:
    """The ledger of the plan before this one; nothing where there is none."""
    if ledger is None:
        return
    # Who came for one action finds it close by; the rest is a click away.
    most = 0 if st.query_params.get("action") else SHOWN
    first = [promise for promise in ledger.promises if promise.outcome.open][:most]
    with st.container(border=True, gap="xsmall", key="promised"):
        st.markdown("**" + _("Wat het vorige plan beloofde") + "**")
        about = _("Versie {version} van ‘{title}’, vastgesteld op {day}.")
        st.caption(
            about.format(version=ledger.version, title=said_short(ledger.scan_title), day=day(ledger.adopted_at.date()))
        )
        st.markdown(ledger.counted())
        same = ledger.scan_id == scan_id
        _rows(first, same)
        rest = [promise for promise in ledger.promises if promise not in first]
        if rest:
            label = ngettext("Nog {count} belofte", "Nog {count} beloften", len(rest)).format(count=len(rest))
            with st.expander(label, type="compact", key="promised-rest"):
                _rows(rest[:MOST], same)
                if len(rest) > MOST:
                    more = _("De andere {count} staan in de bijlage van de PDF en in Excel.")
                    st.caption(more.format(count=len(rest) - MOST))


def _rows(promises: Iterable[Promise], same_scan: bool) -> None:
    for promise in promises:
        icon, colour = _LOOKS[promise.outcome]
        with st.container(gap=None, key=f"promise-{promise.id}"):
            st.badge(promise.outcome.label, icon=icon, color=colour)  # type: ignore[arg-type]
            # A number of another scan would be taken for one of this plan.
            code = f"**{action_code(promise.number)}** " if same_scan else ""
            st.markdown(code + said(promise.title))
            st.caption(_details(promise))


def _details(promise: Promise) -> str:
    parts = [said_short(promise.owner_name, 60) if promise.owner_name else _("Nog geen eigenaar")]
    if promise.deadline:
        parts.append(_("afgesproken voor {day}").format(day=day(promise.deadline)))
    if promise.moved_to:
        parts.append(_("verzet naar {day}").format(day=day(promise.moved_to)))
    if promise.outcome is Outcome.STOPPED:
        parts.append(_("Waarom: {why}").format(why=said_short(promise.said, 200) or _("nog niet benoemd")))
    elif promise.said:
        parts.append(said_short(promise.said, 200))
    return " · ".join(parts)
