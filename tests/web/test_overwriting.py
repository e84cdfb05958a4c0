"""Two tabs, or two devices with one slip: the newest counts, and who overwrote something hears it."""

from __future__ import annotations

import re

import pytest

from tests.web.school import SchoolDay, sheet_of
from tests.web.test_answering import answers, ticked
from tests.web.visitor import Answer, Visitor

SAID = "Op dit apparaat of met dit briefje was intussen iets anders bewaard. Dit is wat nu telt."


def filled(page: Answer, value: str) -> dict[str, str]:
    """A theme's form with one answer everywhere, as it was drawn on this page."""
    drawn = re.search('name="drawn" value="([0-9a-f]{16})"', page.text)
    assert drawn
    return {name: value if "." in name else given for name, given in sheet_of(page).items()} | {"drawn": drawn[1]}


def at(visitor: Visitor, place: int = 1) -> Answer:
    return visitor.get(f"/mee/thema/{place}")


@pytest.mark.parametrize("go", ["next", "previous", "3", "name", "withdraw:0"])
def test_the_second_tab_overwrites_the_first_and_says_so_whatever_the_button(school_day: SchoolDay, go: str) -> None:
    visitor = school_day.inside()
    first, second = filled(at(visitor), "5"), filled(at(visitor), "1") | {"text": "Te druk", "go": go}
    assert SAID not in visitor.follow(visitor.post("/mee/thema/1", first)).words
    page = visitor.follow(visitor.post("/mee/thema/1", second))
    assert "Thema 1 van" in page.words
    assert SAID in page.words
    assert set(ticked(page.text).values()) == {"1"}
    assert {answer.value for answer in answers(school_day, visitor).values()} == {"1"}
    assert SAID not in at(visitor).words
    assert SAID not in visitor.follow(visitor.post("/mee/thema/1", filled(at(visitor), "2"))).words


def test_the_same_page_twice_another_theme_and_a_page_without_its_mark_say_nothing(school_day: SchoolDay) -> None:
    visitor = school_day.inside()
    form, other = filled(at(visitor), "5"), filled(at(visitor, 2), "3")
    for place, sent in ((1, form), (1, form), (2, other), (1, filled(at(visitor), "4") | {"drawn": ""})):
        assert SAID not in visitor.follow(visitor.post(f"/mee/thema/{place}", sent)).words


def test_answers_to_other_statements_stay_beside_each_other(school_day: SchoolDay) -> None:
    visitor = school_day.inside()
    drawn = filled(at(visitor), "5")
    first, second, *_others = (name for name in drawn if "." in name)
    for name in (first, second):
        page = visitor.post("/mee/thema/1", {field: drawn[field] for field in ("theme", "drawn", name)})
    page = visitor.follow(page)
    assert SAID in page.words
    assert set(ticked(page.text)) == {first, second}
