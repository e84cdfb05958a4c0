"""Two people with one name, where people answer by name: the second hears it and keeps what they typed."""

from __future__ import annotations

from scan.model.people import Group, GroupKind
from scan.model.rounds import Invitation
from scan.usecases import inviting
from tests.web.check import CARD, cards, given, open_check, path_of
from tests.web.conftest import OpenRound
from tests.web.school import SchoolDay, sheet_of

TEAM = (Group("", "Team onderbouw", GroupKind.TEACHERS, 6),)
TAKEN = "Zet er een letter of je achternaam bij."


def test_a_second_card_of_the_same_name_is_refused_at_the_name(school_day: SchoolDay) -> None:
    check, other = open_check(school_day), school_day.visitor(client="10.0.0.10")
    first = school_day.visitor()
    given(first, check)
    other.get(path_of(check))
    refused = other.post(path_of(check), CARD | {"name": "noor ", "words": "Heel <i>anders"})
    assert refused.status == 422
    assert f"Er is al een kaartje van ‘noor’. {TAKEN}" in refused.words
    assert refused.text.index('id="problem"') < refused.text.index('name="name"')
    assert "Heel &lt;i&gt;anders</textarea>" in refused.text
    assert other.post(path_of(check), CARD | {"name": "Noor B."}).status == 303
    given(first, check, rating="1")
    assert sorted((card.name, card.rating) for card in cards(school_day, check)) == [("Noor", 1), ("Noor B.", 4)]


def test_a_second_person_of_the_same_name_is_refused_at_the_door(open_round: OpenRound) -> None:
    day = open_round(named=True, groups=TEAM)
    path = f"/mee/d/{day.group(0).door}"
    first, other = day.visitor(), day.visitor(client="10.0.0.10")
    for visitor in (first, other):
        visitor.get(path)
    first.post(path, {"name": "Noor"})
    refused = other.post(path, {"name": "NOOR"})
    assert refused.status == 422
    assert f"Er doet al iemand mee die ‘NOOR’ heet. {TAKEN}" in refused.words
    assert 'value="NOOR"' in refused.text
    assert "mee" not in other.cookies
    assert other.post(path, {"name": "Noor B."}).status == 303


def test_who_sends_their_name_again_because_the_answer_was_lost_is_one_person(open_round: OpenRound) -> None:
    day = open_round(named=True, groups=TEAM)
    visitor, path = day.visitor(), f"/mee/d/{day.group(0).door}"
    token, before = visitor.get(path).token, dict(visitor.cookies)
    visitor.post(path, {"name": "Noor", "token": token})
    visitor.cookies = before
    page = visitor.follow(visitor.post(path, {"name": "Noor", "token": token}))
    visitor.post("/mee/thema/1", sheet_of(page))
    with day.desk() as desk:
        assert inviting.response(desk, day.scan_id)[0].names == ("Noor",)
    visitor.get(path)
    assert visitor.post(path, {"name": "Noor", "anew": "1"}).status == 422
    assert visitor.post(path, {"name": "Sam", "anew": "1"}).status == 303


def test_the_holder_of_a_slip_keeps_the_name_on_every_device(open_round: OpenRound) -> None:
    day = open_round(Invitation.SLIPS, named=True, groups=TEAM)
    slip = day.slip(0)
    for device, client in enumerate(("10.0.0.9", "10.0.0.10")):
        visitor = day.visitor(client=client)
        visitor.get("/mee/")
        page = visitor.follow(visitor.post("/mee/", {"code": slip}))
        assert ("Met dit briefje is al begonnen." in page.words) == bool(device)
        assert ("Je naam: Noor" in page.words) == bool(device)
        if not device:
            visitor.post("/mee/welkom", {"name": "Noor"})
    other = day.visitor(client="10.0.0.11")
    other.get("/mee/")
    other.follow(other.post("/mee/", {"code": day.slip(0)}))
    assert TAKEN in other.post("/mee/welkom", {"name": "noor"}).words


def test_who_comes_in_while_the_round_closes_reads_one_sentence_about_it(open_round: OpenRound) -> None:
    day = open_round(named=True, groups=TEAM)
    visitor, path = day.visitor(), f"/mee/d/{day.group(0).door}"
    visitor.get(path)
    with day.desk() as desk:
        inviting.close_round(desk, day.scan_id)
    refused = visitor.post(path, {"name": "Noor"})
    assert refused.status == 422
    assert refused.words.count("ronde is n") == 1
    assert "Deze ronde is nu niet open." in refused.words
