"""Samen kijken at a statement about one leader: nothing under eight answers, and the screen says why (P5)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scan.model.answers import Aspect, Tally
from scan.model.people import Group, GroupKind
from scan.model.scans import Scan
from scan.usecases import answering, preparing
from tests.pages.conftest import OpenDesk, OpenPage

STAFF = Group("g-staff", "Ondersteuning", GroupKind.SUPPORT_STAFF, 9)
WHY = "Minder dan 8 antwoorden: deze stelling gaat over één leidinggevende"


@pytest.mark.parametrize(("number", "shown"), [(7, False), (8, True)])
def test_P5_of_a_statement_about_one_leader_seven_answers_show_nothing_and_it_says_why(
    open_page: OpenPage, at_desk: OpenDesk, scan: Scan, number: int, shown: bool
) -> None:
    with at_desk() as desk:
        planned = replace(scan, theme_ids=("leaders_learn",), groups=(*scan.groups, STAFF))
        preparing.save_preparation(desk, planned, preparing.school_of(desk, scan))
        hands = Tally("leaders_learn-1", STAFF.id, Aspect.NOW, (0, 0, number, 0, 0, 0, 0))
        answering.record_tallies(desk, scan.id, [hands])
    app = open_page("pages/answer/together.py", scan=scan.id)
    assert any(WHY in m.value for m in app.markdown) is not shown
    assert bool(app.get("vega_lite_chart")) is shown
    assert any("leidinggevende, dan zijn er 8 nodig" in caption.value for caption in app.caption)
