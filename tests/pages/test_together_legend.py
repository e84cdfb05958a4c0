"""Samen kijken: the words above the chart explain what stands in it, and nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scan.library.reader import library
from scan.model.answers import Answer, Aspect, SharedAnswer, Tally
from scan.model.scans import Scan
from scan.usecases import answering, preparing
from tests.pages.conftest import OpenDesk, OpenPage
from tests.pages.rounds import PUPILS, TEACHERS, words

PAGE = "pages/answer/together.py"
STATEMENT = library().theme_by_id["safety"].statements[0].id
NOW = "Van 1 (zwak) tot 5 (sterk). Stip = nu."
WISH, BAND, NO_BAND = "Ruit = gewenst.", "Hoe breder de band", "Geen band: minder dan 10 antwoorden."


@pytest.mark.parametrize(
    ("counts", "wish", "told"),
    [((2, 2, 2, 0, 0), None, {NO_BAND}), ((4, 4, 4, 4, 0), None, {BAND}), ((4, 4, 4, 4, 0), "5", {BAND, WISH})],
)
def test_only_what_is_in_the_chart_is_explained(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan, counts: tuple[int, ...], wish: str | None, told: set[str]
) -> None:
    with at_desk() as desk:
        grouped = replace(scan, groups=(*scan.groups, TEACHERS, PUPILS))
        preparing.save_preparation(desk, grouped, preparing.school_of(desk, scan))
        answering.record_tallies(desk, scan.id, [Tally(STATEMENT, TEACHERS.id, Aspect.NOW, (*counts, 0, 0))])
        if wish:
            answering.record_shared(desk, scan.id, [SharedAnswer(STATEMENT, Aspect.WANTED, Answer(wish))])
    said = words(open_page(PAGE, scan=scan.id))
    assert NOW in said
    assert {words for words in (WISH, BAND, NO_BAND) if words in said} == told
