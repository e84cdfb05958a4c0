"""What people type, cleaned and bounded, and what the library says in two languages."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from scan.errors import InvalidInput
from scan.i18n import Language, _, language

TITLE = 200
"""Most characters in something that is shown on one line."""
BODY = 2_000
"""Most characters in an explanation (S2)."""
NAME = 120
"""Most characters in the name of a person, role, group, school or board."""

_KEPT_CONTROLS = "\n\t"


@dataclass(frozen=True, slots=True)
class Text:
    """A sentence of the library in both languages; `str()` gives the language of the moment.

    A school may write its own sentence in one language: the other is empty then, and reads the same.
    """

    nl: str
    en: str

    def __str__(self) -> str:
        return self.said_in(language())

    def said_in(self, chosen: Language) -> str:
        """The sentence in a given language."""
        return (self.nl or self.en) if chosen == "nl" else (self.en or self.nl)


def clean(typed: str) -> str:
    """Trimmed, in composed form (NFC), one kind of line end, and without control characters.

    Right-to-left text, emoji and mark-up characters stay as typed: showing them safely is the
    work of the screen and the renderers.
    """
    one_kind = typed.replace("\r\n", "\n").replace("\r", "\n")
    # Cs: a lone surrogate cannot be written as UTF-8.
    kept = (c for c in one_kind if c in _KEPT_CONTROLS or unicodedata.category(c) not in ("Cc", "Cs"))
    return unicodedata.normalize("NFC", "".join(kept)).strip()


def optional(typed: str, label: str, limit: int = BODY) -> str:
    """The cleaned text, possibly empty; too long is refused, never cut."""
    text = clean(typed)
    if len(text) > limit:
        raise InvalidInput(
            _("{label} is te lang: {length} tekens. Maak er hoogstens {limit} van.").format(
                label=label, length=len(text), limit=limit
            ),
            label,
        )
    return text


def required(typed: str, label: str, limit: int = TITLE) -> str:
    """The cleaned text; empty or too long is refused."""
    text = optional(typed, label, limit)
    if not text:
        raise InvalidInput(_("{label} is nog leeg. Vul het in en bewaar opnieuw.").format(label=label), label)
    return text


def one_line(typed: str, label: str, limit: int = TITLE) -> str:
    """The cleaned text with every run of white space folded into one space; not empty."""
    return required(" ".join(clean(typed).split()), label, limit)
