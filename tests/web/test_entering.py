"""Coming in: codes and slips, one message for whatever does not fit, and what a device remembers."""

from __future__ import annotations

import logging

import pytest

from scan.i18n import LANGUAGES, Language, speaking
from scan.library.reader import library
from scan.model.people import Group, GroupKind
from scan.model.promise import promise
from scan.model.rounds import Invitation
from scan.usecases import inviting
from scan.web.limits import Limit
from tests.web.conftest import OpenRound
from tests.web.school import SchoolDay, sheet_of
from tests.web.visitor import Visitor

TEAM = (Group("", "Team onderbouw", GroupKind.TEACHERS, 6),)
WRONG = "Deze code werkt niet. Kijk of je hem goed hebt overgenomen, of vraag het aan wie je uitnodigde."


def typed(visitor: Visitor, code: str, path: str = "/mee/") -> str:
    visitor.get(path)
    return visitor.post(path, {"code": code}).words


def test_a_room_code_leads_to_its_welcome_however_it_is_typed(school_day: SchoolDay) -> None:
    door = school_day.group().door
    for code in (door, door.lower(), f" {door[:3]} - {door[3:]} "):
        visitor = school_day.visitor()
        visitor.get("/mee/")
        page = visitor.follow(visitor.post("/mee/", {"code": code}))
        for said in ("De Brug", "Scan 2026", "Docenten", "We willen weten wat ons tegenhoudt.", "21 september"):
            assert said in page.words


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("encrypted", [False, True])
@pytest.mark.parametrize("named", [False, True])
def test_P11_the_welcome_says_what_the_paper_says_word_for_word(
    open_round: OpenRound, language: Language, named: bool, encrypted: bool
) -> None:
    day = open_round(named=named, groups=TEAM)
    visitor = day.visitor(scheme="https" if encrypted else "http")
    page = visitor.get(f"/mee/d/{day.group(0).door}?language={language}")
    with speaking(language):
        said = promise(named=named, encrypted=encrypted)
    for sentence in (said.title, *said.kept, said.limits_title, *said.limits):
        assert sentence in page.words
    if (language, named, encrypted) == ("nl", False, False):
        assert "Wie de server beheert en meekijkt terwijl jij antwoordt, kan zien wat jij invult." in page.words
        assert "zien niet wie wat heeft geantwoord" in page.words


def test_P11_the_warning_about_the_padlock_stands_only_where_there_is_none(school_day: SchoolDay) -> None:
    path = f"/mee/d/{school_day.group().door}"
    assert "begint met http" in school_day.visitor().get(path).words
    assert "begint met http" not in school_day.visitor(scheme="https").get(path).words


def test_S5_whatever_is_wrong_with_a_code_the_message_is_the_same(open_round: OpenRound) -> None:
    day = open_round(Invitation.SLIPS)
    said = set()
    for code in ("", "x", "ABCDEF", "0" * 26, "0" * 45, "Z" * 26, day.slip()[:-1], "é" * 26, "<b>", "A" * 300):
        page = typed(day.visitor(), code)
        assert WRONG in page
        said.add(page)
    assert len(said) == 1
    assert typed(day.visitor(), "0" * 12, "/mee/bericht").count(WRONG) == 1
    assert WRONG in day.visitor().get("/mee/d/ABCDEF").words


def test_what_was_typed_stays_in_the_field(school_day: SchoolDay) -> None:
    visitor = school_day.visitor()
    visitor.get("/mee/")
    assert 'value="abc &#34;d"' in visitor.post("/mee/", {"code": 'abc "d'}).text


def test_S5_of_a_thousand_guesses_few_are_looked_at_and_good_codes_never_count(school_day: SchoolDay) -> None:
    door, now = school_day.group().door, [0.0]
    school_day.house.guesses.of_address = Limit(120, 0.5, clock=lambda: now[0])
    building = school_day.visitor()
    for _person in range(300):
        assert building.get(f"/mee/d/{door}").status == 200
    answers = [building.get(f"/mee/d/{number:06d}").status for number in range(1000)]
    assert answers.count(404) < 120
    assert answers[-1] == 429
    refused = building.get(f"/mee/d/{door}")
    assert refused.status == 429
    assert "Wacht een minuut" in refused.words
    assert school_day.visitor(client="10.0.0.10").get(f"/mee/d/{door}").status == 200
    now[0] += 60
    assert building.get(f"/mee/d/{door}").status == 200


def test_S5_who_is_inside_is_not_stopped_by_a_neighbour_who_guesses(school_day: SchoolDay) -> None:
    inside, guesser = school_day.inside(), school_day.visitor()
    for number in range(200):
        guesser.get(f"/mee/d/{number:06d}")
    page = inside.get("/mee/thema/1")
    assert page.status == 200
    assert inside.post("/mee/thema/1", sheet_of(page)).status == 303


def test_P3_no_code_of_a_person_stands_in_an_address_a_page_or_a_log(
    open_round: OpenRound, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    day = open_round(Invitation.SLIPS)
    slip, visitor = day.slip(), day.visitor()
    visitor.get("/mee/")
    pages = [visitor.follow(visitor.post("/mee/", {"code": slip}))]
    pages.append(visitor.follow(visitor.post("/mee/welkom", {})))
    pages.append(visitor.follow(visitor.post("/mee/thema/1", sheet_of(pages[-1]))))
    pages += [visitor.get(path) for path in ("/mee/klaar", "/mee/weg", "/mee/welkom", "/mee/")]
    bare = slip.replace("-", "")
    for code in (slip, bare, bare.lower(), visitor.cookies["mee"]):
        assert code not in " ".join(visitor.asked)
        assert code not in "".join(page.text for page in pages)
        assert code not in caplog.text
    assert visitor.cookies["mee"] == bare


def test_the_key_is_a_cookie_that_scripts_and_other_pages_cannot_read(school_day: SchoolDay) -> None:
    visitor = school_day.visitor(scheme="https")
    path = f"/mee/d/{school_day.group().door}"
    visitor.get(path)
    kept = visitor.post(path, {}).header("set-cookie")
    for part in ("mee=", "HttpOnly", "Path=/mee", "SameSite=lax", "Secure"):
        assert part in kept
    plain = school_day.visitor()
    assert "Secure" not in plain.get(path).header("set-cookie")


def test_beginning_twice_on_a_device_goes_on_with_the_same_list(school_day: SchoolDay) -> None:
    visitor, path = school_day.inside(), f"/mee/d/{school_day.group().door}"
    key = visitor.cookies["mee"]
    page = visitor.get(path)
    assert "Ga verder met jouw lijst" in page.words
    visitor.post(path, {})
    assert visitor.cookies["mee"] == key
    visitor.get(path)
    visitor.post(path, {"anew": "1"})
    assert visitor.cookies["mee"] != key


def test_a_device_forgets_who_answered_on_it(school_day: SchoolDay) -> None:
    visitor = school_day.inside()
    before = dict(visitor.cookies)
    visitor.get("/mee/weg")
    page = visitor.follow(visitor.post("/mee/weg", {}))
    assert "Dit apparaat is jou vergeten" in page.words
    assert "data-forget" in page.text
    assert "mee" not in visitor.cookies
    assert visitor.cookies["mee_form"] != before["mee_form"]
    assert visitor.get("/mee/thema/1").status == 404


def test_a_round_by_name_says_so_asks_the_name_and_keeps_what_was_typed(open_round: OpenRound) -> None:
    day = open_round(named=True, groups=TEAM)
    visitor, path = day.visitor(), f"/mee/d/{day.group(0).door}"
    page = visitor.get(path)
    assert "Deze ronde is op naam" in page.words
    assert "anoniem" not in page.words
    refused = visitor.post(path, {"name": "x" * 200})
    assert refused.status == 422
    assert "te lang" in refused.words
    assert "x" * 200 in refused.text
    page = visitor.follow(visitor.post(path, {"name": "Noor <b>"}))
    visitor.post("/mee/thema/1", sheet_of(page))
    assert "Noor <b>" in visitor.get("/mee/welkom").words


def test_a_slip_in_a_round_by_name_asks_the_name_at_its_welcome(open_round: OpenRound) -> None:
    day = open_round(Invitation.SLIPS, named=True, groups=TEAM)
    visitor = day.visitor()
    visitor.get("/mee/")
    visitor.follow(visitor.post("/mee/", {"code": day.slip(0)}))
    assert visitor.post("/mee/welkom", {"name": ""}).status == 422
    page = visitor.follow(visitor.post("/mee/welkom", {"name": "Sam"}))
    visitor.post("/mee/thema/1", sheet_of(page))
    with day.desk() as desk:
        assert inviting.response(desk, day.scan_id)[0].names == ("Sam",)


def test_a_room_code_does_not_open_a_round_with_slips(open_round: OpenRound) -> None:
    day = open_round(Invitation.SLIPS)
    visitor, path = day.visitor(), f"/mee/d/{day.group().door}"
    page = visitor.get(path)
    assert "briefje met een eigen code" in page.words
    assert "<form" not in page.text
    token = day.visitor().get("/mee/").token
    assert visitor.post(path, {"token": token}).status == 403
    visitor.get("/mee/")
    assert visitor.post(path, {}).status == 422
    assert "mee" not in visitor.cookies


def test_the_time_it_takes_is_told_before_somebody_begins(open_round: OpenRound) -> None:
    short = open_round(theme_ids=(library().themes[0].id,))
    assert "ongeveer 2 minuten" in short.visitor().get(f"/mee/d/{short.group().door}").words
