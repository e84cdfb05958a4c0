"""Words that people typed reach the screen as they were typed (S1)."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from scan.ui.said import said, said_short
from tests.data import BIG_LIST
from tests.web.naughty import NAUGHTY

SIGNS = ("->", "<-", "<->", "--", ">=", "<=", "~=")
# As in Streamlit's own frontend, which turns these into arrows and signs after the escapes are gone.
MARKDOWN = re.compile(r"[`*_\[\]()<>#!|~$:\\&]|https?:|www\.")
TYPOGRAPHY = re.compile(r"(^|[\s\ufeff])(<->|->|<-|--|>=|<=|~=)([\s\ufeff]|$)")


def _drawn(markdown: str) -> str:
    return re.sub(r"\\(.)", r"\1", markdown)


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("words", ["a {} b", "{}", "a {}\n{} b", "\ufeff{} b", "{} {} {}"])
def test_S1_arrows_and_signs_stay_as_they_were_typed(sign: str, words: str) -> None:
    typed = words.replace("{}", sign)
    assert TYPOGRAPHY.search(typed)
    drawn = _drawn(said(typed))
    assert not TYPOGRAPHY.search(drawn)
    assert drawn.replace("\u2060", "").replace("  \n", "\n") == typed


@pytest.mark.parametrize("typed", ["a->b", "-----", "5 > 4", "x = y", "a - b"])
def test_words_that_are_drawn_as_typed_get_nothing_in_between(typed: str) -> None:
    assert _drawn(said(typed)) == typed


@pytest.mark.parametrize("drawn", [said, said_short])
def test_S1_no_naughty_string_leaves_a_sign_that_markdown_reads(drawn: Callable[[str], str]) -> None:
    for typed in (*BIG_LIST, *NAUGHTY):
        assert not MARKDOWN.search(re.sub(r"\\.", "", drawn(typed))), typed
    assert MARKDOWN.search("**x**")


def test_S1_naughty_strings_are_drawn_as_they_were_typed() -> None:
    for typed in (*BIG_LIST, *NAUGHTY):
        assert _drawn(said(typed)).replace("\u2060", "").replace("  \n", "\n") == typed.replace("\u2060", ""), typed
