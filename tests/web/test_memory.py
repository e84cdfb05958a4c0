"""What pages remember between requests: never out of date, and never anything of somebody else."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from scan.library.reader import library
from scan.model.own_content import OwnContent, OwnStatement
from scan.model.people import GroupKind
from scan.model.text import Text
from scan.store import own_contents, scans
from scan.store.backups import back_up, folder_of
from scan.store.database import opened, writing
from scan.store.restoring import restore
from scan.usecases import inviting, preparing, revealing
from scan.web.theme import piece
from tests.web.conftest import OpenRound
from tests.web.school import NOW, SchoolDay, sheet_of

FIRST = library().themes[0].statements[0]


def ticked(text: str) -> set[str]:
    return set(re.findall(r'type="radio" name="[a-z]+\.[^"]+" value="([^"]+)" checked', text))


def worded(day: SchoolDay, text: str, version: int) -> None:
    """The school words the first statement anew, and this scan asks that."""
    own = OwnStatement(FIRST.id, library().themes[0].id, text=Text(text, text))
    with opened(day.path) as db, writing(db):
        school = scans.school_of(db, day.scan_id)
        own_contents.insert(db, school.id, OwnContent(version, (own,)), NOW, "Noor")
        own_contents.use(db, day.scan_id, version)


def test_own_words_are_on_the_page_as_soon_as_the_scan_asks_them(school_day: SchoolDay) -> None:
    visitor = school_day.inside()
    for version, text in enumerate(("Onze eerste zin.", "Onze tweede zin."), 1):
        worded(school_day, text, version)
        assert text in visitor.get("/mee/thema/1").words
    assert "Onze eerste zin." not in visitor.get("/mee/thema/1").words


def test_the_minutes_count_own_statements_also_before_the_round_opens(open_round: OpenRound) -> None:
    day = open_round(opened=False)
    path = f"/mee/d/{day.group().door}"
    before = day.visitor().get(path).words
    long = Text("woord " * 33, "word " * 33)
    own = tuple(OwnStatement(s.id, theme.id, text=long) for theme in library().themes for s in theme.statements)
    with opened(day.path) as db, writing(db):
        own_contents.insert(db, scans.school_of(db, day.scan_id).id, OwnContent(1, own), NOW, "Noor")
        own_contents.use(db, day.scan_id, 1)
    after = day.visitor().get(path).words
    figures = [int(found) for text in (before, after) for found in re.findall(r"ongeveer (\d+) minuten", text)]
    assert len(figures) == 2
    assert figures[1] > figures[0] + 3


def test_each_language_has_its_own_page_also_when_they_take_turns(school_day: SchoolDay) -> None:
    visitor, other = school_day.inside(), school_day.inside()
    said = FIRST.worded_for(GroupKind.TEACHERS)
    for _twice in range(2):
        dutch_page = visitor.get("/mee/thema/1?language=nl").words
        english_page = other.get("/mee/thema/1?language=en").words
        for dutch in (said.nl, "klopt helemaal niet", "Bewaar en ga verder"):
            assert (dutch in dutch_page, dutch in english_page) == (True, False)
        assert (said.en in dutch_page, said.en in english_page) == (False, True)


def test_a_school_that_changes_its_name_or_shuts_its_round_is_seen_at_once(school_day: SchoolDay) -> None:
    visitor, path = school_day.inside(), f"/mee/d/{school_day.group().door}"
    assert "De Brug" in visitor.get(path).words
    with school_day.desk() as desk:
        scan = scans.get(desk.db, school_day.scan_id)
        school = replace(preparing.school_of(desk, scan), name="De Nieuwe Brug")
        preparing.save_preparation(desk, scan, school)
    assert "De Nieuwe Brug" in visitor.get(path).words
    with school_day.desk() as desk:
        inviting.close_round(desk, school_day.scan_id)
    assert "deze ronde is nu niet open" in visitor.get("/mee/thema/1").words.lower()
    with school_day.desk() as desk:
        inviting.reopen_round(desk, library(), school_day.scan_id)
    assert "deze ronde is nu niet open" not in visitor.get("/mee/thema/1").words.lower()


def test_after_the_reveal_no_key_opens_a_page_that_was_remembered(school_day: SchoolDay) -> None:
    visitor = school_day.inside()
    assert visitor.page
    visitor.post("/mee/thema/1", sheet_of(visitor.page))
    assert visitor.get("/mee/thema/1").status == 200
    with school_day.desk() as desk:
        inviting.close_round(desk, school_day.scan_id)
        revealing.reveal(desk, library(), school_day.scan_id)
    assert visitor.get("/mee/thema/1").status == 404


def test_R13_after_a_restore_pages_show_what_the_backup_holds(school_day: SchoolDay) -> None:
    visitor = school_day.inside()
    assert visitor.page
    backup = back_up(school_day.path, folder_of(school_day.path), NOW)
    worded(school_day, "Dit stond er na de kopie.", 1)
    visitor.post("/mee/thema/1", sheet_of(visitor.page))
    assert ticked(visitor.get("/mee/thema/1").text) == {"4"}
    restore(backup, school_day.path, NOW + timedelta(minutes=1))
    page = visitor.get("/mee/thema/1")
    assert "Dit stond er na de kopie." not in page.words
    assert not ticked(page.text)


def test_P1_two_people_who_take_turns_see_their_own_answers_only(school_day: SchoolDay) -> None:
    people = {value: school_day.inside() for value in ("1", "2", "5")}
    silent = school_day.inside()
    for value, person in people.items():
        assert person.page
        form = {name: value if "." in name else given for name, given in sheet_of(person.page).items()}
        assert person.post("/mee/thema/1", {**form, "text": f"Zin van {value}", "go": "name"}).status == 303
    for _twice in range(2):
        for value, person in people.items():
            page = person.get("/mee/thema/1")
            assert ticked(page.text) == {value}
            assert [f"Zin van {other}" in page.words for other in people] == [other == value for other in people]
        assert not ticked(silent.get("/mee/thema/1").text)


def test_what_somebody_typed_is_not_kept_to_draw_from(school_day: SchoolDay) -> None:
    visitor = school_day.inside()
    assert visitor.page
    form = sheet_of(visitor.page)
    piece.cache_clear()
    names = [name for name in form if "." in name]
    pieces = []
    for typed in ("kanarie-1", "kanarie-2"):
        refused = visitor.post("/mee/thema/1", form | dict.fromkeys(names, typed) | {"about": typed, "text": typed})
        assert refused.status == 422
        pieces.append(piece.cache_info().currsize)
    assert pieces[0] == pieces[1]
    assert "kanarie-2" in refused.text
