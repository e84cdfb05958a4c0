"""The server process: the screens and the participants' pages in one application (ADR 9).

`python -m scan.ui.serve PORT` listens on this machine alone. Streamlit learns that `app.py` decides the pages only from
the first `st.navigation` it runs. Until then the first visitor after a start would get "Page not found" on every
address but the first (ADR 3), so it is told beforehand.
"""

from __future__ import annotations

import signal
import sys
from types import FrameType

import streamlit as st
from streamlit.runtime.pages_manager import PagesManager

from scan.ui.application import MIDDLEWARE, ROUTES, SCRIPT, lifespan

PagesManager.uses_pages_directory = False
app = st.App(SCRIPT, routes=ROUTES, middleware=MIDDLEWARE, lifespan=lifespan)


def main(port: int) -> None:
    """Serve until a signal stops it; the exit code is 0 then."""
    # uvicorn raises a caught signal once more when it has stopped: then we leave in peace, without -15 or "Aborted!".
    for caught in (signal.SIGINT, signal.SIGTERM):
        signal.signal(caught, _leave)
    if hasattr(signal, "SIGQUIT"):
        signal.signal(signal.SIGQUIT, _stop)
    # Streamlit takes the folder of what was started for its anchor.
    sys.argv = [str(SCRIPT)]
    # Headless for Streamlit: it would open no browser for an application anyhow, `scan.ui.server` does.
    app.run(config={"server.port": port, "server.headless": True, "server.showEmailPrompt": False})


def _leave(_signal: int, _frame: FrameType | None) -> None:
    sys.exit(0)


def _stop(_signal: int, _frame: FrameType | None) -> None:
    signal.raise_signal(signal.SIGTERM)


if __name__ == "__main__":
    main(int(sys.argv[1]))
