"""A timer for the room: it runs in the browser, so that nothing is asked of the server while people answer."""

from __future__ import annotations

from datetime import datetime, timedelta

import streamlit as st

from scan.i18n import _
from scan.ui import session

DEFAULT, MOST = 10, 120
"""Minutes that it starts with, and the most that it can run."""
_KEY = "timer"

# What is left is sent, not the moment: the clock of the laptop at the beamer may be wrong.
_SCRIPT = """export default function({ data, parentElement }) {
  const face = parentElement.querySelector("[role=timer]");
  const end = performance.now() + data.left * 1000;
  clearInterval(parentElement.ticking);
  const show = () => {
    const left = Math.max(0, Math.ceil((end - performance.now()) / 1000));
    face.textContent = left ? `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}` : data.over;
  };
  show();
  parentElement.ticking = setInterval(show, 250);
  return () => clearInterval(parentElement.ticking);
}"""
_STYLE = """p { margin: 0; font: 700 4rem/1.1 var(--st-heading-font); color: var(--st-text-color);
  font-variant-numeric: tabular-nums; }"""
_component = st.components.v2.component(
    "doorbraak_timer", html='<p role="timer" aria-live="off"></p>', css=_STYLE, js=_SCRIPT
)


def timer(now: datetime) -> None:
    """Start and stop, and what is left; it lives in this tab."""
    end = session.remembered(_KEY)
    if isinstance(end, datetime):
        _component(key="clock", data={"left": max(0.0, (end - now).total_seconds()), "over": _("De tijd is om")})
        st.button(_("Stop de tijd"), icon=":material/timer_off:", key="stop-timer", on_click=_stop)
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        length = st.number_input(
            _("Minuten"), min_value=1, max_value=MOST, value=DEFAULT, step=1, width=140, key="timer-minutes"
        )
        st.button(_("Start de tijd"), icon=":material/timer:", key="start-timer", on_click=_start, args=(now, length))


def _start(now: datetime, length: int) -> None:
    # A click comes a moment after the page was drawn; the clock is read then.
    session.remember(_KEY, datetime.now(now.tzinfo) + timedelta(minutes=length))


def _stop() -> None:
    session.forget(_KEY)
