"""Starting Streamlit's server with our settings, as a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from scan.settings import ROOT


def run(database: Path, port: int, headless: bool) -> int:
    """Serve the app until it is stopped; returns the server's exit code."""
    command = [sys.executable, "-m", "scan.ui.serve", "run", str(ROOT / "app.py")]
    options = {"server.port": port, "server.headless": str(headless).lower()}
    command += [f"--{name}={value}" for name, value in options.items()]
    environment = {**os.environ, "SCAN_DATABASE": str(database.resolve())}
    try:
        # Streamlit reads .streamlit/config.toml from the folder it is started in.
        return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode
    except KeyboardInterrupt:
        return 0
