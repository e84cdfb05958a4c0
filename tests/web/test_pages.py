"""Every page in both languages: how it is built, how large it is, and what stands in its headers."""

from __future__ import annotations

import re
from collections import Counter
from urllib.parse import urlsplit

import pytest

from scan.i18n import Language
from scan.library.reader import library
from scan.model.people import Group, GroupKind
from scan.model.rounds import MOST_SIGNALS
from scan.web.static_files import VERSION
from tests.web.conftest import OpenRound
from tests.web.school import SchoolDay, sheet_of
from tests.web.visitor import Answer, Visitor

MOST_BYTES = 30 * 1024
STATIC = ("page.css", "page.js", "mark.svg")
CSP = {"default-src 'none'", "script-src 'self'", "style-src 'self'", "form-action 'self'", "frame-ancestors 'none'"}
both_languages = pytest.mark.parametrize("language", ["nl", "en"])


def every_page(day: SchoolDay) -> dict[str, Answer]:
    """Each page once, as somebody of the management meets it who wrote down as much as one may."""
    new, inside = day.visitor(), day.inside(0)
    pages = {path: new.get(path) for path in ("/mee/", f"/mee/d/{day.group(0).door}", "/mee/bericht", "/mee/weg")}
    pages |= {path: new.get(path) for path in ("/mee/rol", "/mee/rol/teacher", "/mee/rol/none", "/mee/nothing")}
    for number in range(MOST_SIGNALS):
        text = f"{number} " + "Overleg dat nergens over gaat en te lang duurt. " * 4
        theme = inside.get("/mee/thema/1")
        inside.post("/mee/thema/1", sheet_of(theme) | {"text": text[:200].strip(), "go": "name"})
    for place in range(1, len(library().themes) + 1):
        pages[f"/mee/thema/{place}"] = inside.get(f"/mee/thema/{place}")
    return pages | {path: inside.get(path) for path in ("/mee/klaar", "/mee/welkom")}


@pytest.fixture
def pages(school_day: SchoolDay) -> dict[str, Answer]:
    return every_page(school_day)


def test_every_page_has_one_heading_a_title_and_a_name_for_every_field(pages: dict[str, Answer]) -> None:
    for path, page in pages.items():
        assert page.text.count("<h1") == 1, path
        assert re.search(r"<title>.+ · Doorbraak</title>", page.text), path
        ids = re.findall(r' id="([^"]+)"', page.text)
        assert not [id for id, times in Counter(ids).items() if times > 1], path
        for field in re.findall(r"<(?:input(?! type)|select)[^>]*>", page.text):
            id = re.search(r' id="([^"]+)"', field)
            assert id, (path, field)
            assert f'<label for="{id[1]}"' in page.text, (path, field)
        assert page.text.count("<fieldset") == page.text.count("<legend"), path


def test_every_page_is_at_most_30_kilobytes(pages: dict[str, Answer], school_day: SchoolDay) -> None:
    """Also where somebody wrote down as much as one may; the longest sheet fits with its style and script as well."""
    assert max(len(page.body) for page in pages.values()) <= MOST_BYTES
    visitor = school_day.inside(0)
    beside = sum(len(visitor.get(f"/mee/static/{VERSION}/{name}").body) for name in STATIC)
    sizes = [len(visitor.get(f"/mee/thema/{place}").body) + beside for place in range(1, len(library().themes) + 1)]
    assert max(sizes) <= MOST_BYTES


def test_no_page_refers_to_another_machine_or_holds_script_or_style(pages: dict[str, Answer]) -> None:
    for path, page in pages.items():
        for address in re.findall(r'(?:href|src|action)="([^"]*)"', page.text):
            assert address.startswith(("/mee/", "#")), (path, address)
        assert not re.search(r"<style|<script>|\sstyle=|\son[a-z]+=|<iframe|https?:", page.text), path


def test_every_answer_carries_the_headers_that_protect_it(pages: dict[str, Answer]) -> None:
    for path, page in pages.items():
        assert {part.strip() for part in page.header("content-security-policy").split(";")} >= CSP, path
        assert page.header("x-content-type-options") == "nosniff", path
        assert page.header("referrer-policy") == "same-origin", path  # no-referrer would post forms with Origin: null
        assert page.header("cache-control") == "no-store", path
        assert "unsafe" not in page.header("content-security-policy"), path


@both_languages
def test_every_page_speaks_the_chosen_language_and_keeps_it(school_day: SchoolDay, language: Language) -> None:
    visitor = school_day.inside()
    for path in ("/mee/", "/mee/thema/1", "/mee/klaar", "/mee/rol/teacher", "/mee/bericht", "/mee/weg", "/mee/nothing"):
        page = visitor.get(f"{path}?language={language}")
        assert f'<html lang="{language}">' in page.text
        again = visitor.get(path)
        assert f'<html lang="{language}">' in again.text
        assert ("Naar de inhoud" in again.words) == (language == "nl"), path
    theme = library().themes[0]
    assert theme.name.said_in(language) in visitor.get("/mee/thema/1").words


def test_no_dutch_is_left_on_an_english_page(school_day: SchoolDay) -> None:
    visitor = school_day.inside(0)
    for path in ("/mee/", "/mee/welkom", "/mee/thema/2", "/mee/klaar", "/mee/rol/director", "/mee/weg", "/mee/bericht"):
        words = visitor.get(f"{path}?language=en").words.replace("Nederlands", "").replace("Docenten", "")
        words = words.replace("We willen weten wat ons tegenhoudt.", "")
        assert not re.search(r"\b(je|jouw|niet|het|een|deze|wordt|van)\b", words), (path, words)


def test_static_files_are_kept_by_browsers_under_their_version_and_nothing_else_is_served(
    school_day: SchoolDay,
) -> None:
    visitor = school_day.visitor()
    for name in (*STATIC, "Inter.woff2"):
        file = visitor.get(f"/mee/static/{VERSION}/{name}")
        assert file.status == 200
        assert file.header("cache-control") == "public, max-age=31536000, immutable"
        assert file.header("x-content-type-options") == "nosniff"
        assert not file.header("set-cookie")
        assert visitor.get(f"/mee/static/old/{name}").header("cache-control") == "no-cache"
    for path in ("..%2fguard.py", "../guard.py", "none.css", "", "page.css/"):
        assert visitor.get(f"/mee/static/{VERSION}/{path}").status == 404


def test_the_own_role_page_holds_no_form_and_sets_nothing_but_the_cookie_of_every_page(school_day: SchoolDay) -> None:
    visitor = school_day.visitor()
    for role in library().roles:
        page = visitor.get(f"/mee/rol/{role.id}")
        assert "<form" not in page.text
        assert "<button" not in page.text
        assert page.text.count('type="radio"') == 4 * len(role.questions)
    assert visitor.post("/mee/rol/teacher", {"teacher-q1": "seldom"}).status == 404


def test_a_group_that_is_asked_nothing_still_gets_its_pages(open_round: OpenRound) -> None:
    day = open_round(groups=(Group("", "Ouders", GroupKind.PARENTS, 9),), theme_ids=("people_policy",))
    visitor = day.inside(0)
    page: Answer = visitor.get("/mee/thema/1")
    assert page.status in (200, 303)
    assert visitor.get("/mee/klaar").status == 200


def test_a_page_before_the_round_opens_says_so(open_round: OpenRound) -> None:
    day = open_round(opened=False)
    visitor: Visitor = day.visitor()
    page = visitor.get(f"/mee/d/{day.group().door}")
    assert page.status == 200
    assert "Deze ronde is nu niet open" in page.words
    assert "<form" not in page.text
    assert not urlsplit(page.header("location")).path
