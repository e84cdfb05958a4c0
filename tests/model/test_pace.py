"""How long the statements take a group, and that the short form fits in ten minutes."""

from __future__ import annotations

from dataclasses import replace
from math import ceil

import pytest

from scan.i18n import LANGUAGES, Language
from scan.library.reader import library
from scan.model.library import Library, Statement
from scan.model.pace import FEWEST_MINUTES, minutes, needed
from scan.model.people import GroupKind
from scan.model.text import Text
from tests.model.samples import statement

SHORT_FORM_MINUTES = 10


def asked(content: Library, kind: GroupKind) -> list[Statement]:
    return [s for theme in content.themes for s in theme.for_group(kind).statements]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", GroupKind)
def test_the_short_form_takes_a_group_at_most_ten_minutes(kind: GroupKind, language: Language) -> None:
    content = library()
    short = minutes(asked(content.shortened(), kind), kind, language)
    whole = minutes(asked(content, kind), kind, language)
    assert 0 < short <= SHORT_FORM_MINUTES, f"{short:.1f} minutes; the whole list takes {whole:.1f}"
    assert short < whole


def test_a_group_reads_its_own_wording() -> None:
    long = Text("een " * 90, "a " * 45)
    own = replace(statement("time-1"), wordings={GroupKind.PUPILS: long})
    assert minutes([own], GroupKind.PUPILS, "nl") == pytest.approx(90 / 180 + 0.1)
    assert minutes([own], GroupKind.PUPILS, "en") == pytest.approx(45 / 180 + 0.1)
    assert minutes([own], GroupKind.TEACHERS, "nl") == pytest.approx(2 / 180 + 0.1)


def test_statements_add_up_and_none_take_no_time() -> None:
    one, two = (minutes([statement("time-1")] * times, GroupKind.TEACHERS, "nl") for times in (1, 2))
    assert two == pytest.approx(2 * one)
    assert minutes([], GroupKind.BOARD, "en") == 0


def test_people_are_told_whole_minutes_and_the_management_says_twice_as_much() -> None:
    themes, kind = library().themes, GroupKind.TEACHERS
    assert needed(themes, kind, "nl") == ceil(minutes(asked(library(), kind), kind, "nl"))
    assert needed(themes, GroupKind.MANAGEMENT, "nl") > needed(themes, kind, "nl")
    assert needed((), kind, "nl") == FEWEST_MINUTES
