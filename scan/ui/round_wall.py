"""Groot scherm: nothing but what the room must read, without menu and title; the choice stands in the address."""

from __future__ import annotations

import streamlit as st

from scan.i18n import _
from scan.settings import ROOT

STYLE = ROOT / "scan" / "ui" / "round_wall.css"
_KEY = "wall"


def on_the_wall() -> bool:
    """Whether the address asks for it; then its style is on the page."""
    wide = _KEY in st.query_params
    if wide:
        st.html(STYLE)
    return wide


def wall_button(*, wide: bool) -> None:
    """The way in, or the way out."""
    st.button(
        _("Terug uit groot scherm") if wide else _("Groot scherm"),
        icon=":material/fullscreen_exit:" if wide else ":material/fullscreen:",
        type="tertiary" if wide else "secondary",
        key="wall-out" if wide else "wall-in",
        on_click=_turn,
        args=(not wide,),
    )


def _turn(wide: bool) -> None:
    if wide:
        st.query_params[_KEY] = "1"
    else:
        st.query_params.pop(_KEY, None)


def qr_width(*, wide: bool) -> int:
    """How wide a QR code is, in pixels: on the wall it is read from the back row."""
    return 360 if wide else 240
