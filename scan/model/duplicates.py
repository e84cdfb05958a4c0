"""Findings that say the same in other words: suggested, never merged by themselves."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process, utils

ALIKE = 72.0
"""From this score (0-100, words in any order) on two titles are shown side by side; tried on the
demonstration school: lower shows pairs that merely share "te weinig tijd"."""
MOST_PAIRS = 20


@dataclass(frozen=True, slots=True)
class Pair:
    """Two titles that look alike; `first` is the one with the lower number."""

    first: str
    second: str
    score: float


def same_words(one: str, other: str) -> bool:
    """Whether two titles say it in the same words, in the same order; capitals and marks make no other sentence."""
    return _words(one) == _words(other)


def _words(title: str) -> list[str]:
    # A title of marks alone is compared as it is.
    return re.findall(r"\w+", title.casefold()) or [title]


def alike_to(title: str, titles: dict[str, str], most: int = 3) -> list[str]:
    """Ids whose title looks like this one, best first."""
    if not utils.default_process(title):
        return []
    found = process.extract(
        title, titles, scorer=fuzz.token_sort_ratio, processor=utils.default_process, score_cutoff=ALIKE, limit=most
    )
    return [id for _title, _score, id in found]


def alike_pairs(titles: Sequence[tuple[str, str]]) -> list[Pair]:
    """The pairs of (id, title) that look alike, best first, at most twenty."""
    ids = [id for id, _title in titles]
    words = [utils.default_process(title) for _id, title in titles]
    scores = process.cdist(words, words, scorer=fuzz.token_sort_ratio, score_cutoff=ALIKE)
    rows, columns = scores.nonzero()
    pairs = [
        Pair(ids[i], ids[j], float(scores[i, j]))
        for i, j in zip(rows.tolist(), columns.tolist(), strict=True)
        # A title of marks or emoji alone has no words to compare.
        if i < j and words[i]
    ]
    return sorted(pairs, key=lambda pair: (-pair.score, pair.first, pair.second))[:MOST_PAIRS]
