"""The language of a phone: followed until somebody chooses one, and Dutch when we do not speak it."""

from __future__ import annotations

import pytest

from scan.web.languages import asked_for
from tests.web.school import SchoolDay


@pytest.mark.parametrize(
    ("header", "spoken"),
    [
        ("", "nl"),
        ("en", "en"),
        ("EN-gb", "en"),
        ("nl-BE,nl;q=0.9,en;q=0.8", "nl"),
        ("en-GB,en;q=0.9,nl;q=0.8", "en"),
        ("nl;q=0.3, en;q=0.4", "en"),
        ("de-DE, de;q=0.9, en;q=0.1", "en"),
        ("fr, nl;q=0.2, en;q=0.1", "nl"),
        ("en;q=0, de", "nl"),
        ("tr", "nl"),
        ("*", "nl"),
        ("english", "nl"),
        ("en;q=nan, en;q=7, en;q=-1, en;q=x, en;q=", "nl"),
        ('en;q="0.5", nl;q=0.4', "en"),
        (',;,=;"";q', "nl"),
        ("é;q=1, ü", "nl"),
        ("x," * 500 + "en", "nl"),
    ],
)
def test_a_browser_gets_the_language_that_it_likes_best_of_ours(header: str, spoken: str) -> None:
    assert asked_for(header) == spoken


def test_a_page_follows_the_phone_until_a_language_is_chosen(school_day: SchoolDay) -> None:
    visitor, english = school_day.visitor(), {"accept_language": "en-GB,en;q=0.9"}
    page = visitor.get("/mee/", **english)
    assert '<html lang="en">' in page.text
    assert "Accept-Language" in page.header("vary")
    assert "mee_language" not in visitor.cookies
    assert '<html lang="nl">' in visitor.get("/mee/").text
    assert '<html lang="nl">' in visitor.get("/mee/?language=nl", **english).text
    assert '<html lang="nl">' in visitor.get("/mee/", **english).text
    assert '<html lang="en">' in school_day.visitor().get(f"/mee/d/{school_day.group().door}", **english).text
