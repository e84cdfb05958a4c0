"""The page of the same-picture check keeps codes, keys and hostile words in their place, and stays small."""

from __future__ import annotations

import re

import pytest

from scan.i18n import LANGUAGES, Language
from scan.model.same_picture import WORDS
from scan.model.secret_codes import key_of
from scan.model.text import NAME, clean
from scan.web.static_files import VERSION
from tests.web.check import CARD, cards, given, open_check, path_of, reveal
from tests.web.school import SchoolDay
from tests.web.test_hostile_texts import EVERY, interpreted
from tests.web.test_pages import MOST_BYTES, STATIC


@pytest.mark.parametrize("way", ["/mee/", "/mee/d/"])
def test_S5_the_code_of_a_check_leads_there_from_every_place_and_is_never_charged(
    school_day: SchoolDay, way: str
) -> None:
    check, visitor = open_check(school_day), school_day.visitor()
    for _person in range(130):
        if way == "/mee/":
            visitor.get(way)
            page = visitor.post(way, {"code": f" {check.door[:3].lower()}-{check.door[3:]}"})
        else:
            page = visitor.get(way + check.door)
        assert page.header("location") == path_of(check)
    assert visitor.get(path_of(check).lower()).status == 200


def test_S5_wrong_codes_are_charged_and_sound_alike(school_day: SchoolDay) -> None:
    check, said = open_check(school_day), set()
    for code in ("ABCDEF", "x", "0" * 26, "é", "<b>", "A" * 300, school_day.group().door):
        page = school_day.visitor().get(f"/mee/b/{code}")
        assert page.status == 404
        said.add(page.words)
    assert len(said) == 1
    assert said == {school_day.visitor().get("/mee/d/ABCDEF").words}
    guesser = school_day.visitor(client="10.0.0.66")
    answers = [guesser.get(f"/mee/b/{number:06d}").status for number in range(200)]
    assert answers.count(404) < 125
    assert answers[-1] == 429
    assert guesser.get(path_of(check)).status == 429
    assert school_day.visitor().get(path_of(check)).status == 200


def test_the_key_of_a_card_is_a_cookie_that_scripts_cannot_read_and_stands_nowhere_else(
    school_day: SchoolDay, caplog: pytest.LogCaptureFixture
) -> None:
    check, visitor = open_check(school_day), school_day.visitor(scheme="https")
    visitor.get(path_of(check))
    kept = visitor.post(path_of(check), CARD).header("set-cookie")
    for part in ("mee_beeld=", "HttpOnly", "Path=/mee", "SameSite=lax", "Secure"):
        assert part in kept
    page, key = visitor.get(path_of(check)), visitor.cookies["mee_beeld"]
    for told in (page.text, " ".join(visitor.asked), caplog.text):
        assert key not in told
        assert key[6:32] not in told


def test_S8_a_post_that_no_page_of_ours_made_is_refused(school_day: SchoolDay) -> None:
    check, visitor = open_check(school_day), school_day.visitor()
    visitor.get(path_of(check))
    assert visitor.post(path_of(check), CARD | {"token": "0" * 64}).status == 403
    assert visitor.post(path_of(check), CARD, sec_fetch_site="cross-site").status == 403
    assert not cards(school_day, check)


@pytest.mark.parametrize("text", EVERY, ids=range(len(EVERY)))
def test_S1_hostile_words_are_kept_as_they_are_or_refused(school_day: SchoolDay, text: str) -> None:
    check, visitor = open_check(school_day), school_day.visitor()
    sent = text.encode("utf-8", "replace").decode()
    visitor.get(path_of(check))
    answer = visitor.post(path_of(check), {"name": sent, "words": sent, "rating": "3"})
    assert answer.status in (303, 422)
    shown = visitor.follow(answer) if answer.status == 303 else answer
    assert not interpreted(re.sub(r' value="[^"]*"', "", shown.text))
    if answer.status == 303:
        assert [card.words for card in cards(school_day, check)] == [" ".join(clean(sent).split())]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("named", [True, False])
def test_the_page_is_small_sound_and_in_one_language(school_day: SchoolDay, language: Language, named: bool) -> None:
    check, visitor = open_check(school_day, named, obstacle="" if named else "Q" * 200), school_day.visitor()
    visitor.get(f"{path_of(check)}?language={language}")
    page = given(visitor, check, words="z" * WORDS, name="z" * NAME)
    beside = sum(len(visitor.get(f"/mee/static/{VERSION}/{name}").body) for name in STATIC)
    assert len(page.body) + beside <= MOST_BYTES
    assert f'<html lang="{language}">' in page.text
    assert page.text.count("<h1") == 1
    assert page.text.count("<fieldset") == page.text.count("<legend")
    assert not re.search(r"<style|<script>|\sstyle=|\son[a-z]+=|<iframe|https?:", page.text)
    theirs = page.words.replace("Nederlands", "").replace("De Brug", "")
    assert bool(re.search(r"\b(je|jouw|niet|het|een|deze|wordt|van)\b", theirs)) == (language == "nl")


def test_P1_a_browser_has_another_key_for_every_check(school_day: SchoolDay) -> None:
    visitor, keys = school_day.visitor(), []
    for _check in range(2):
        check = open_check(school_day)
        given(visitor, check)
        keys.append(key_of(visitor.cookies["mee_beeld"]))
        reveal(school_day, check, more=1)
    assert keys[0]
    assert keys[1]
    assert keys[0].secret != keys[1].secret
