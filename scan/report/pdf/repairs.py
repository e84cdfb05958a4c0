"""Repairs of reportlab: its character map is malformed above U+FFFF (emoji), its streams a quarter too large."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab import rl_config
from reportlab.pdfbase import ttfonts

_original = ttfonts.makeToUnicodeCMap


def unicode_map(name: str, subset: Sequence[int]) -> str:
    """As reportlab's own, with emoji as the two halves (UTF-16) that PDF asks for."""
    made: str = _original(name, subset)
    for code, character in enumerate(subset):
        if character > 0xFFFF:
            pair = chr(character).encode("utf-16-be").hex().upper()
            made = made.replace(f"<{code:02X}> <{character:04X}>", f"<{code:02X}> <{pair}>")
    return made


def repair() -> None:
    """Put them in the place of reportlab's own; doing it again changes nothing."""
    rl_config.useA85 = 0
    ttfonts.makeToUnicodeCMap = unicode_map
