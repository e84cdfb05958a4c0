"""What one browser tab remembers between runs: the only place that touches `st.session_state`.

Everything worth keeping lives in the database; a filter lives in the address. Here stay only the
scan at hand, the person's name, a message for the next run, and what a form was opened with.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar, cast

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from scan.i18n import LANGUAGES, Language

_SCAN, _NAME, _FLASH, _PINS, _PAGE, _GO = "scan-at-hand", "my-name", "flash", "pins", "page-at-hand", "go-to"
_ARRIVED = "arrived"
_CONFLICT = "conflict-"
LANGUAGE_KEY = "language"

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Flash:
    """A message for the next run; `undo` is the log sequence that a button beside it undoes."""

    sentence: str
    failed: bool = False
    undo: int | None = None


def language() -> Language | None:
    """The language in the address, else the one chosen last in this tab; None where nobody looks."""
    if get_script_run_ctx(suppress_warning=True) is None:
        return None
    asked = st.query_params.get(LANGUAGE_KEY) or remembered(LANGUAGE_KEY)
    return asked if asked in LANGUAGES else None


def scan_id() -> str | None:
    """The scan at hand: the one in the address, else the one opened last in this tab."""
    if asked := st.query_params.get("scan"):
        st.session_state[_SCAN] = asked
    return cast("str | None", st.session_state.get(_SCAN))


def open_scan(id: str | None) -> None:
    """Take a scan at hand, or put it down."""
    st.session_state[_SCAN] = id
    if id is None:
        st.query_params.pop("scan", None)
    else:
        st.query_params["scan"] = id


def my_name() -> str:
    """The name that the person gave for what they do here."""
    return str(st.session_state.get(_NAME, ""))


def call_me(name: str) -> None:
    """Remember the person's name in this tab."""
    st.session_state[_NAME] = name


def flash(message: Flash) -> None:
    """Leave a message for the next run."""
    st.session_state[_FLASH] = message


def take_flash() -> Flash | None:
    """The message left by the previous run, once."""
    return cast("Flash | None", st.session_state.pop(_FLASH, None))


def pinned(key: str, load: Callable[[], Thing]) -> Thing:
    """What a form was opened with: loaded once and kept while the form is open.

    A form must save against the version it showed. Loading afresh on every run would take the
    version of whoever saved meanwhile, and overwrite their text unseen (R11).
    """
    pins = st.session_state.setdefault(_PINS, {})
    if key not in pins:
        pins[key] = load()
    return cast("Thing", pins[key])


def unpin(key: str) -> None:
    """Let the form load afresh at its next run."""
    st.session_state.setdefault(_PINS, {}).pop(key, None)


def on_page(url_path: str) -> None:
    """Forget what forms were opened with, and conflicts that wait, when the person goes to another page."""
    st.session_state[_ARRIVED] = page() != url_path
    if arrived():
        st.session_state[_PAGE] = url_path
        st.session_state[_PINS] = {}
        for key in [key for key in st.session_state if str(key).startswith(f"kept-{_CONFLICT}")]:
            del st.session_state[key]


def page() -> str:
    """The address of the screen at hand."""
    return str(st.session_state.get(_PAGE, ""))


def arrived() -> bool:
    """Whether this run is the first of a visit to the screen at hand."""
    return bool(st.session_state.get(_ARRIVED))


def conflict_key(key: str) -> str:
    """The name under which to `remember` what someone else kept meanwhile: forgotten on another page."""
    return f"{_CONFLICT}{key}"


def remember(key: str, thing: object) -> None:
    """Keep something for the form of this name until it is forgotten."""
    st.session_state[f"kept-{key}"] = thing


def remembered(key: str) -> object | None:
    """What was kept for the form of this name."""
    return cast("object | None", st.session_state.get(f"kept-{key}"))


def forget(key: str) -> None:
    """Let go of what was kept for the form of this name."""
    st.session_state.pop(f"kept-{key}", None)


def typed(key: str) -> str:
    """What stands in the text field of this key now; for callbacks, which run before the page."""
    return str(st.session_state.get(key) or "")


def go_to(path: str) -> None:
    """Open another screen at the next run; callbacks and forms may not switch pages themselves."""
    st.session_state[_GO] = path


def take_destination() -> str | None:
    """The screen that the previous run asked for, once."""
    return cast("str | None", st.session_state.pop(_GO, None))


def held(key: str) -> object | None:
    """What the widget of this key holds now; for callbacks, which run before the page."""
    return cast("object | None", st.session_state.get(key))


def hold(key: str, value: object) -> None:
    """Let the widget of this key hold a value; before it is drawn, and only when it differs.

    Sending a value that the browser already shows could undo a click that is under way.
    """
    if st.session_state.get(key) != value:
        st.session_state[key] = value
