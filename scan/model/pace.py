"""How long answering takes: reading every statement with attention, and choosing."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil

from scan.i18n import Language
from scan.model.library import Statement, Theme
from scan.model.people import GroupKind
from scan.model.rounds import aspects_for

WORDS_PER_MINUTE = 180
"""Careful on purpose: people read Dutch in silence at about 230 words a minute (Brysbaert, 2019)."""
SECONDS_TO_CHOOSE = 6
"""For one statement: think of an example at school and choose an answer."""
FEWEST_MINUTES = 2
"""Nobody comes in, reads what is promised and answers in less."""


def minutes(statements: Iterable[Statement], kind: GroupKind, language: Language) -> float:
    """How many minutes a group of this kind needs for these statements, in the wording that it reads.

    Which statements the group is asked is the caller's choice: `Theme.for_group`.
    """
    read = [statement.worded_for(kind).said_in(language) for statement in statements]
    words = sum(len(text.split()) for text in read)
    return words / WORDS_PER_MINUTE + len(read) * SECONDS_TO_CHOOSE / 60


def needed(themes: Iterable[Theme], kind: GroupKind, language: Language) -> int:
    """How long a group is told that its themes take: whole minutes, two at least, and for the management twice.

    It says of each statement also what it wants.
    """
    asked = [statement for theme in themes for statement in theme.for_group(kind).statements]
    return max(FEWEST_MINUTES, ceil(len(aspects_for(kind)) * minutes(asked, kind, language)))
