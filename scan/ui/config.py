"""The Streamlit settings that safety and speed rest on, asserted at every start (S9)."""

from __future__ import annotations

from functools import cache

import streamlit as st

from scan.errors import StorageError
from scan.i18n import _

REQUIRED: dict[str, object] = {
    "client.showErrorDetails": "none",
    "browser.gatherUsageStats": False,
    "server.maxUploadSize": 5,
    "server.fileWatcherType": "none",
    "server.enableAgentApi": False,
    "runner.postScriptGC": False,
}
"""Option and value; `.streamlit/config.toml` sets them and nothing may loosen them."""


def loosened() -> list[str]:
    """The options that do not have the value they must have."""
    return [option for option, value in REQUIRED.items() if st.get_option(option) != value]


@cache
def require_safe() -> None:
    """Refuse to serve a screen with loosened settings; checked once per process."""
    if wrong := loosened():
        raise StorageError(
            _("Doorbraak start niet met onveilige instellingen: {options}. Start met `make run`.").format(
                options=", ".join(wrong)
            )
        )
