"""What people call things: a letter and a number that never changes."""

from __future__ import annotations

from scan.i18n import _


def obstacle_code(number: int) -> str:
    """B (belemmering) in Dutch, O (obstacle) in English: "B7"."""
    return _("B{number}").format(number=number)


def strength_code(number: int) -> str:
    """K (kracht) in Dutch, S (strength) in English: "K3"."""
    return _("K{number}").format(number=number)


def action_code(number: int) -> str:
    """A in both languages: "A12"."""
    return f"A{number}"
