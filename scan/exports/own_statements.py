"""A school's own statements as named cells: the one shape behind the YAML and the xlsx that people edit."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from scan.i18n import LANGUAGES
from scan.model.own_content import OwnStatement
from scan.model.people import GroupKind
from scan.model.text import Text

LEVELS = ("low", "middle", "high")
TEXTS = tuple(f"text.{language}" for language in LANGUAGES)
LEVEL_TEXTS = tuple(f"levels.{level}.{language}" for level in LEVELS for language in LANGUAGES)
WORDING_TEXTS = tuple(f"wordings.{kind.value}.{language}" for kind in GroupKind for language in LANGUAGES)
LEADER = "about_leader"
KEYS = ("id", "theme", "on", "short_form", "reverse", LEADER, *TEXTS, *LEVEL_TEXTS, *WORDING_TEXTS)
"""The cells of one statement by name, in the order in which a file shows them."""
LATER = frozenset({LEADER})
"""The cells that files from earlier versions of the app do not have."""
LIBRARY, LIBRARY_SHORT = "library", "library.short_form"
"""What a workbook shows of the library itself; the second tells later whether the library or a person changed it."""
VERSION = "version"
"""What a file calls the version of the layer that it was made from."""
LONGEST_NUMBER = 9
"""Most digits in the number of a version."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What a file says of one statement, unchecked; `at` words where a cell of it stands.

    `listed` is for files that list the whole library: what equals the library there is no entry of the school.
    """

    cells: Mapping[str, str]
    at: Callable[[str], str]
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Drafts:
    """What a file says of statements, and the version of the layer that it was made from; None where it is silent."""

    statements: Sequence[Draft]
    version: int | None = None


def version_in(words: str) -> int | None:
    """The number of a version as a file holds it; None where that is no such number."""
    return int(words) if words.isascii() and words.isdigit() and len(words) <= LONGEST_NUMBER else None


def texts_of(entry: OwnStatement) -> dict[str, str]:
    """Every text that the school wrote in an entry, by the name of its cell; without those left empty."""
    return {key: words for key, words in _texts(entry) if words}


def _texts(entry: OwnStatement) -> Iterator[tuple[str, str]]:
    if entry.text:
        yield from _named("text", entry.text)
    if entry.levels:
        for level in LEVELS:
            yield from _named(f"levels.{level}", getattr(entry.levels, level))
    for kind, text in sorted(entry.wordings.items(), key=lambda pair: [*GroupKind].index(pair[0])):
        yield from _named(f"wordings.{kind.value}", text)


def _named(name: str, text: Text) -> Iterator[tuple[str, str]]:
    for language in LANGUAGES:
        yield f"{name}.{language}", getattr(text, language)
