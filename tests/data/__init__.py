"""What others made for testing: the 515 strings of the Big List of Naughty Strings, each in base64.

As letters they would upset an editor, a terminal or a check of our own; `naughty_strings.LICENSE` is theirs.
"""

from __future__ import annotations

import json
from base64 import b64decode
from pathlib import Path

BIG_LIST: tuple[str, ...] = tuple(
    b64decode(line).decode() for line in json.loads(Path(__file__).with_name("naughty_strings.json").read_text())
)
"""In their order; four stand in it twice, and one is empty."""
