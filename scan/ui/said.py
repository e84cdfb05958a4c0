"""The one way in which words that people typed reach the screen as Markdown (S1)."""

from __future__ import annotations

import re

_SPECIAL = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:^=&\"'@/])")

# Markdown makes links of bare addresses, escaped or not; an invisible joiner inside them prevents it.
_LINK = re.compile(r"(\b(?:https?|ftp|mailto|xmpp):|\bwww\b|@)", re.IGNORECASE)
_JOINER = "\u2060"

# Streamlit draws an arrow for "->" and a sign for ">=" where they stand by themselves; a joiner inside prevents it.
_SIGN = re.compile(r"(?<![^\s\ufeff])([-<>~])(->|[->=])(?![^\s\ufeff])")


def said(text: str) -> str:
    """The words as they were typed, with every character of Markdown's own made harmless.

    No link, image, colour, icon, formula or mark-up can come out of it; a new line stays a new line.
    """
    joined = _SIGN.sub(rf"\1{_JOINER}\2", _LINK.sub(rf"\1{_JOINER}", text))
    escaped = _SPECIAL.sub(r"\\\1", joined)
    return "  \n".join(escaped.split("\n"))


def said_short(text: str, most: int = 80) -> str:
    """The words on one line, cut at a word with an ellipsis when they are too many for a label."""
    line = " ".join(text.split())
    if len(line) > most:
        line = line[: most - 1].rsplit(" ", 1)[0][: most - 1] + "…"
    return said(line)
