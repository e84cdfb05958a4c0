"""A timer for the room: it runs in the browser, so that nothing is asked of the server while people answer.

Its end stands in the address, so that it goes on after a refresh.
"""

from __future__ import annotations

from datetime import datetime, timedelta

import streamlit as st

from scan.i18n import _
from scan.ui import session

DEFAULT, MOST = 10, 120
"""Minutes that it starts with, and the most that it can run."""
OVER = timedelta(hours=1)
"""So long it says that the time is up: an address that was kept may be opened days later."""
_KEY, _LENGTH, _SIZE, _WALL_SIZE = "until", "timer-minutes", "4rem", "clamp(5rem, 13vw, 16rem)"

# What is left is sent, not the moment: the clock of the laptop at the beamer may be wrong.
_SCRIPT = """export default function({ data, parentElement }) {
  const face = parentElement.querySelector("[role=timer]");
  const end = performance.now() + data.left * 1000;
  clearInterval(parentElement.ticking);
  face.style.setProperty("--size", data.size);
  const show = () => {
    const left = Math.max(0, Math.ceil((end - performance.now()) / 1000));
    face.classList.toggle("over", !left);
    face.textContent = left ? `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}` : data.over;
  };
  show();
  parentElement.ticking = setInterval(show, 250);
  return () => clearInterval(parentElement.ticking);
}"""
_STYLE = """p { margin: 0; font: 700 var(--size, 4rem)/1.1 var(--st-heading-font); color: var(--st-text-color);
  font-variant-numeric: tabular-nums; }
.over { font-size: clamp(2rem, calc(var(--size) / 2), 8rem); }"""
_component = st.components.v2.component(
    "doorbraak_timer", html='<p role="timer" aria-live="off"></p>', css=_STYLE, js=_SCRIPT
)


def timer(now: datetime, *, wall: bool = False) -> None:
    """Start and stop, and what is left; on a `wall` it is the largest thing there."""
    end = _end(now)
    if end is not None:
        left, size = max(0.0, end - now.timestamp()), _WALL_SIZE if wall else _SIZE
        _component(key="clock", data={"left": left, "over": _("De tijd is om"), "size": size})
        st.button(_("Stop de tijd"), icon=":material/timer_off:", key="stop-timer", on_click=_stop)
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.number_input(_("Minuten"), min_value=1, max_value=MOST, value=DEFAULT, step=1, width=140, key=_LENGTH)
        st.button(_("Start de tijd"), icon=":material/timer:", key="start-timer", on_click=_start, args=(now,))


def _start(now: datetime) -> None:
    # A click comes a moment after the page was drawn; the field and the clock are read then.
    length = session.held(_LENGTH)
    if not isinstance(length, int):
        return
    _keep(int((datetime.now(now.tzinfo) + timedelta(minutes=length)).timestamp()))


def _stop() -> None:
    session.forget(_KEY)
    st.query_params.pop(_KEY, None)


def _end(now: datetime) -> int | None:
    """When the time is up, in seconds of the epoch; an address that says nonsense starts nothing."""
    for asked in (st.query_params.get(_KEY), session.remembered(_KEY)):
        text = str(asked)
        if not (text.isascii() and text.isdecimal() and len(text) <= 12):
            continue
        if -OVER.total_seconds() <= int(text) - now.timestamp() <= MOST * 60:
            _keep(int(text))
            return int(text)
    return None


def _keep(end: int) -> None:
    # In this tab as well: the links to other screens leave it out of the address.
    session.remember(_KEY, end)
    if st.query_params.get(_KEY) != str(end):
        st.query_params[_KEY] = str(end)
