"""Whatever people type is shown as they typed it, and becomes neither mark-up nor an error (S1)."""

from __future__ import annotations

import re

import pytest

from scan.model.text import clean
from tests.journeys.hostile import HOSTILE
from tests.report.test_hostile import TEXTS
from tests.web.conftest import OpenRound
from tests.web.school import SchoolDay, sheet_of

EVERY = (
    *dict.fromkeys(
        [*HOSTILE, *TEXTS.values(), "' OR 1=1 --", "{{ 7*7 }}", "</script><svg onload=x>", "\ud83d", "\u202e"]
    ),
)


def interpreted(page: str) -> str | None:
    """An element or attribute that our templates never write, if there is one."""
    found = re.search(
        r"<(?:b|para|svg|script(?! src=./mee/)|img src=x|a href=['\"]?(?:http|java))[ >]|<[^>]+ on[a-z]+=", page
    )
    return found[0] if found else None


@pytest.mark.parametrize("text", EVERY, ids=range(len(EVERY)))
def test_S1_a_hostile_sentence_is_kept_as_it_is_or_refused_with_a_sentence(school_day: SchoolDay, text: str) -> None:
    visitor = school_day.inside()
    assert visitor.page
    sent = text.encode("utf-8", "replace").decode()
    for path, field in (("/mee/", "code"), ("/mee/bericht", "code"), ("/mee/thema/1", "text")):
        page = visitor.get(path)
        form = sheet_of(page) | {"go": "name"} if field == "text" else {}
        answer = visitor.post(path, form | {field: sent})
        assert answer.status in (303, 404, 422), answer.words
        shown = visitor.follow(answer) if answer.status == 303 else answer
        assert not interpreted(re.sub(r' value="[^"]*"', "", shown.text))
        if answer.status == 303:
            assert " ".join(clean(sent).split()).split(" ")[0] in shown.words


def test_S1_a_school_with_hostile_names_gets_sound_pages(open_round: OpenRound) -> None:
    image = "<img src=x onerror=alert(1)>"
    day = open_round(school=image, title=image, reason="\n".join(HOSTILE)[:1900])
    visitor = day.visitor()
    page = visitor.get(f"/mee/d/{day.group().door}")
    assert "<img src=x" not in page.text
    assert image in page.words or "onerror" in page.words
    assert "<b>vet" not in page.text


def test_S1_every_other_field_and_the_address_are_text_too(school_day: SchoolDay) -> None:
    visitor = school_day.inside()
    evil = '"><script>alert(1)</script>'
    for path in (f"/mee/{evil}", f"/mee/d/{evil}", f"/mee/rol/{evil}", f"/mee/thema/1?bewaard={evil}"):
        assert "<script>alert" not in visitor.get(path).text
    form = {"theme": evil, "kind": evil, "about": evil, "go": evil, evil: evil, f"now.{evil}": evil, "text": evil}
    visitor.get("/mee/thema/1")
    answer = visitor.post("/mee/thema/1", form)
    assert answer.status == 422
    assert "<script>alert" not in answer.text
    visitor.cookies |= {"mee_language": "xx", "mee_form": "y" * 300}
    assert visitor.get("/mee/").status == 200


@pytest.mark.parametrize("text", ["<b>x</b>", "<svg onload=x>", "<img src=x onerror=alert(1)>", "<p onclick=a>"])
def test_S1_what_would_be_interpreted_is_seen(text: str) -> None:
    assert interpreted(f"<p>{text}</p>")
