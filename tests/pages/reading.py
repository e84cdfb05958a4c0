"""What the tests of all screens share: words that could do harm, and how words on a screen are read."""

from __future__ import annotations

from typing import Any

HOSTILE = ["emoji 🎓👩🏽‍🏫", "مدرسة للجميع", "<b>vet</b>", "![x](http://x)", "=1+1", "`code` $x$ :red[x]"]


def plain(markdown: str) -> str:
    """Markdown as a person reads it: without escapes and the joiners that keep an address from being a link."""
    return markdown.replace("\\", "").replace("\u2060", "")


def worded(*elements: Any) -> str:
    """The labels (of what has one) or values of elements, as a person reads them."""
    return plain("\n".join(str(getattr(element, "label", None) or element.value) for element in elements))
