"""The server process: Streamlit's own command line, told beforehand that `app.py` decides the pages.

Streamlit learns that only from the first `st.navigation` it runs. Until then the first visitor after
a start gets "Page not found" on every address but the first (ADR 3).
"""

from __future__ import annotations

import sys

from streamlit.runtime.pages_manager import PagesManager
from streamlit.web.cli import main

PagesManager.uses_pages_directory = False

if __name__ == "__main__":
    sys.exit(main())
