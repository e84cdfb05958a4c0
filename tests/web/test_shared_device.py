"""A device that goes from hand to hand: nobody reads or overwrites the card or the list of who had it before."""

from __future__ import annotations

import pytest

from scan.errors import NotFound
from scan.library.reader import library
from scan.model.rounds import Invitation
from scan.usecases import giving, inviting, revealing
from tests.web.check import cards, given, open_check, path_of, reveal
from tests.web.conftest import OpenRound
from tests.web.school import SchoolDay, sheet_of
from tests.web.visitor import Visitor

SECRET = "Dit schreef de eerste."
GONE = "Hier staat geen lijst en geen kaartje van jou meer. Wat je bewaarde, telt gewoon mee."
BOTH = "Ook de lijst met stellingen die op dit apparaat begon, gaat eraf."


def somebody_new(day: SchoolDay, visitor: Visitor) -> None:
    """The next person at the device begins with a list of their own."""
    path = f"/mee/d/{day.group().door}"
    visitor.get(path)
    visitor.follow(visitor.post(path, {"anew": "1"}))


@pytest.mark.parametrize("begun", [True, False])
def test_who_begins_a_list_anew_does_not_meet_the_card_of_who_sat_there(school_day: SchoolDay, begun: bool) -> None:
    check = open_check(school_day, named=False)
    visitor = school_day.inside() if begun else school_day.visitor()
    given(visitor, check, words=SECRET)
    somebody_new(school_day, visitor)
    assert "mee_beeld" not in visitor.cookies
    assert SECRET not in visitor.get(path_of(check)).text
    given(visitor, check, words="Dit schreef de tweede.")
    assert [card.words for card in cards(school_day, check)] == [SECRET, "Dit schreef de tweede."]


def test_who_types_a_slip_does_not_meet_the_card_of_who_sat_there(open_round: OpenRound) -> None:
    day = open_round(Invitation.SLIPS)
    check, visitor = open_check(day, named=False), day.visitor()
    first, second = day.slip(), day.slip()
    for slip, seen in ((first, False), (first, True), (second, False)):
        visitor.get("/mee/")
        visitor.follow(visitor.post("/mee/", {"code": slip}))
        assert (SECRET in visitor.get(path_of(check)).text) == seen
        given(visitor, check, words=SECRET)


def test_who_goes_on_with_their_own_list_keeps_their_card(school_day: SchoolDay) -> None:
    check, visitor = open_check(school_day, named=False), school_day.inside()
    given(visitor, check, words=SECRET)
    path = f"/mee/d/{school_day.group().door}"
    visitor.get(path)
    visitor.post(path, {})
    assert SECRET in visitor.get(path_of(check)).text


def test_the_end_of_a_round_takes_no_card_away(school_day: SchoolDay) -> None:
    check, visitor = open_check(school_day, named=False), school_day.inside()
    visitor.post("/mee/thema/1", sheet_of(visitor.get("/mee/thema/1")))
    given(visitor, check, words=SECRET)
    with school_day.desk() as desk:
        inviting.close_round(desk, school_day.scan_id)
        revealing.reveal(desk, library(), school_day.scan_id)
    old = visitor.cookies["mee"]
    assert visitor.get("/mee/thema/1").status == 404
    assert "mee" not in visitor.cookies
    assert SECRET in visitor.get(path_of(check)).text
    late = school_day.visitor()
    late.cookies["mee"] = old
    assert GONE in late.get("/mee/weg").words
    assert "mee" not in late.cookies


@pytest.mark.parametrize("invitation", Invitation)
def test_who_takes_their_card_off_a_device_takes_their_list_off_too_and_reads_that_first(
    open_round: OpenRound, invitation: Invitation
) -> None:
    day = open_round(invitation)
    check, visitor = open_check(day, named=False), day.visitor()
    if invitation is Invitation.SLIPS:
        visitor.get("/mee/")
        visitor.follow(visitor.post("/mee/", {"code": day.slip()}))
    else:
        somebody_new(day, visitor)
    page = given(visitor, check)
    assert BOTH in page.words
    assert ("Met de code op je briefje" in page.words) == (invitation is Invitation.SLIPS)
    assert ("niemand weet nog welke lijst van jou is" in page.words) == (invitation is Invitation.OPEN)
    visitor.post(path_of(check), {"go": "forget"})
    assert not {"mee", "mee_beeld"} & set(visitor.cookies)
    assert visitor.get("/mee/thema/1").status == 404


def test_who_has_only_a_card_reads_nothing_of_a_list(school_day: SchoolDay) -> None:
    page = given(school_day.visitor(), open_check(school_day))
    assert BOTH not in page.words
    assert "Je kaartje telt gewoon mee." in page.words


def test_a_device_with_only_a_card_forgets_it_at_the_page_that_says_so(school_day: SchoolDay) -> None:
    check, visitor = open_check(school_day), school_day.visitor()
    given(visitor, check, words=SECRET)
    form = visitor.cookies["mee_form"]
    page = visitor.get("/mee/weg")
    assert GONE in page.words
    assert "data-forget" in page.text
    assert "mee_beeld" not in visitor.cookies
    assert visitor.cookies["mee_form"] != form
    assert SECRET not in visitor.get(path_of(check)).text
    assert len(cards(school_day, check)) == 1


def test_a_device_where_nobody_was_keeps_its_open_forms(school_day: SchoolDay) -> None:
    check, visitor = open_check(school_day), school_day.visitor()
    visitor.get(path_of(check))
    before = dict(visitor.cookies)
    assert GONE in visitor.get("/mee/weg").words
    assert visitor.cookies == before


def test_a_list_and_a_card_are_asked_for_and_go_together(school_day: SchoolDay) -> None:
    check, visitor = open_check(school_day), school_day.inside()
    assert "Ook je kaartje" not in visitor.get("/mee/weg").words
    given(visitor, check)
    assert "Ook je kaartje van een check gaat van dit apparaat." in visitor.get("/mee/weg").words
    assert {"mee", "mee_beeld"} <= set(visitor.cookies)
    assert GONE in visitor.follow(visitor.post("/mee/weg", {})).words
    assert not {"mee", "mee_beeld"} & set(visitor.cookies)


def test_S5_a_wrong_code_or_that_of_a_round_is_refused_at_a_post_as_it_is_at_a_look(school_day: SchoolDay) -> None:
    check, visitor = open_check(school_day), school_day.visitor()
    given(visitor, check)
    for code in ("ABCDEF", "x", school_day.group().door):
        looked = visitor.get(f"/mee/b/{code}")
        visitor.get(path_of(check))
        posted = visitor.post(f"/mee/b/{code}", {"words": SECRET, "rating": "3"})
        assert (posted.status, posted.words) == (404, looked.words)
        assert "Deze check is klaar" not in posted.words
        assert "mee_beeld" in visitor.cookies


def test_a_card_that_comes_while_the_check_is_revealed_is_late_whatever_its_form(
    school_day: SchoolDay, monkeypatch: pytest.MonkeyPatch
) -> None:
    check, visitor = open_check(school_day), school_day.visitor()
    visitor.get(path_of(check))

    def revealed_meanwhile(*_given: object) -> None:
        raise NotFound("Deze code werkt niet.")

    monkeypatch.setattr(giving, "give_card", revealed_meanwhile)
    late = visitor.post(path_of(check), {"words": SECRET, "rating": "3", "check": ""})
    assert "Deze check is klaar" in late.words
    assert SECRET in late.words


def test_who_gave_a_card_before_is_late_whatever_the_form(school_day: SchoolDay) -> None:
    check, visitor = open_check(school_day), school_day.visitor()
    given(visitor, check)
    reveal(school_day, check, more=1)
    assert "Deze check is klaar" in visitor.post(path_of(check), {"words": SECRET, "rating": "3", "check": ""}).words


def test_a_form_of_one_check_is_no_proof_of_another(school_day: SchoolDay) -> None:
    check, visitor = open_check(school_day), school_day.visitor(client="10.0.0.10")
    visitor.get(path_of(check))
    reveal(school_day, check, more=2)
    late = visitor.post(path_of(check), {"words": SECRET, "rating": "3", "check": "é"})
    assert "Deze check is klaar" not in late.words
    again = open_check(school_day)
    visitor.get(path_of(again))
    assert "Deze check is klaar" not in visitor.post(path_of(check), {"words": SECRET, "rating": "3"}).words
