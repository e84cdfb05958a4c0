"""How much of each group was heard, in steps that give nobody away (P4), and who was not heard at all."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from scan.i18n import _, ngettext
from scan.model.rounds import Heard
from scan.model.scores import SCORE_FLOOR
from scan.ui.said import said


def response(heard: Sequence[Heard], *, large: bool = False) -> None:
    """A bar per group; `large` for who sits at the back of the room."""
    _silent(heard)
    key = "response-large" if large else "response"
    with st.container(gap="xsmall" if large else "small", key=key):
        for one in heard:
            _group(one, large=large)
    if any(one.names for one in heard):
        return
    st.caption(
        _("Tot de onthulling tellen we in stappen van vijf. Zo kan niemand uit de stand afleiden wie net antwoordde.")
    )


def _silent(heard: Sequence[Heard]) -> None:
    silent = [one.group.name for one in heard if not one.at_least and not one.few]
    if silent and len(silent) < len(heard):
        st.info(
            _("Nog niets gehoord van: {groups}.").format(groups=said(", ".join(silent))),
            icon=":material/hourglass_empty:",
        )
    elif silent:
        st.info(_("Nog niemand heeft iets bewaard."), icon=":material/hourglass_empty:")


def _group(one: Heard, *, large: bool) -> None:
    heads = one.group.head_count
    expected = ngettext("van {count} mens", "van {count} mensen", heads).format(count=heads)
    # "Fewer than five of one person" tells nothing, and sounds as if it did.
    heard = _("er is iets binnen") if one.few and heads < SCORE_FLOOR else f"{one.label} {expected}"
    words = f"**{said(one.group.name)}**  ·  {heard}"
    share = min(1.0, one.at_least / heads)
    if large:
        # A progress bar takes no heading; a flag about one group is not for the wall.
        st.markdown(f"### {words}")
        st.progress(share)
        return
    st.progress(share, text=words)
    if one.more_than_expected:
        st.warning(more_than_expected(one), icon=":material/flag:")
    if one.names:
        st.caption(_("Gehoord: {names}").format(names=said(", ".join(one.names))))
    if heads < SCORE_FLOOR and not one.names:
        st.caption(_("Deze groep is te klein om apart te laten zien. De antwoorden tellen mee met een andere groep."))


def more_than_expected(one: Heard) -> str:
    """The flag that more sheets came than a group has people."""
    return _(
        "{group}: er kwamen meer formulieren dan er mensen zijn. Klopt het aantal bij Voorbereiden? "
        "Misschien kwam iemand met de code van een andere groep binnen, of twee keer."
    ).format(group=said(one.group.name))
