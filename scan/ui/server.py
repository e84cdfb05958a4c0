"""Starting Streamlit's server with our settings, as a process of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
import webbrowser
from pathlib import Path
from types import FrameType
from urllib.request import urlopen

from scan.settings import ROOT

START_SECONDS = 60


def run(database: Path, port: int, headless: bool) -> int:
    """Serve the app until it is stopped; returns the server's exit code."""
    command = [sys.executable, "-m", "scan.ui.serve", str(port)]
    environment = {**os.environ, "SCAN_DATABASE": str(database.resolve())}
    # Streamlit reads .streamlit/config.toml from the folder it is started in.
    server = subprocess.Popen(command, cwd=ROOT, env=environment)
    if not headless:
        threading.Thread(target=_open_browser, args=(server, f"http://localhost:{port}"), daemon=True).start()
    return _until_stopped(server)


def _until_stopped(server: subprocess.Popen[bytes]) -> int:
    asked: list[int] = []

    def stop(caught: int, _frame: FrameType | None) -> None:
        # It shuts its doors first; whoever asks once more does not want to wait for that.
        (server.kill if asked else server.terminate)()
        asked.append(caught)

    # Set also for SIGINT: a shell that starts us in the background lets its children ignore that.
    for caught in (signal.SIGINT, signal.SIGTERM):
        signal.signal(caught, stop)
    return server.wait()


def _open_browser(server: subprocess.Popen[bytes], url: str) -> None:
    """Show the app when it answers: Streamlit opens a browser only for a script, not for an application."""
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and server.poll() is None:
        try:
            with urlopen(f"{url}/_stcore/health", timeout=2):
                webbrowser.open(url)
                return
        except OSError:
            time.sleep(0.2)
