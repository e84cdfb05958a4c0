"""The server process: Streamlit's own command line, told beforehand that `app.py` decides the pages.

Streamlit learns that only from the first `st.navigation` it runs. Until then the first visitor after
a start gets "Page not found" on every address but the first (ADR 3).
"""

from __future__ import annotations

import signal
import sys
from types import FrameType

from streamlit.runtime.pages_manager import PagesManager
from streamlit.web.cli import main

PagesManager.uses_pages_directory = False


def _leave(_signal: int, _frame: FrameType | None) -> None:
    sys.exit(0)


def _stop(_signal: int, _frame: FrameType | None) -> None:
    signal.raise_signal(signal.SIGTERM)


if __name__ == "__main__":
    # uvicorn raises a caught signal once more when it has stopped: then we leave in peace, without -15 or "Aborted!".
    for caught in (signal.SIGINT, signal.SIGTERM):
        signal.signal(caught, _leave)
    if hasattr(signal, "SIGQUIT"):
        signal.signal(signal.SIGQUIT, _stop)
    sys.exit(main())
