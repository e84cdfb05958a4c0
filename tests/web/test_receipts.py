"""The receipt page: what became of what a group wrote down, never before the reveal and never of a person."""

from __future__ import annotations

import re

from scan.library.reader import library
from scan.model.actions import Action
from scan.model.obstacles import Obstacle
from scan.model.secret_codes import grouped
from scan.store.database import writing
from scan.usecases import deciding, inviting, naming, revealing
from tests.web.school import SchoolDay, sheet_of
from tests.web.visitor import Answer

WORDS = "Het rooster laat geen overleg toe"


def answered_by(day: SchoolDay, people: int) -> None:
    for number in range(people):
        visitor = day.inside()
        assert visitor.page
        visitor.post("/mee/thema/1", sheet_of(visitor.page) | {"text": WORDS if number == 0 else "", "go": "next"})


def revealed(day: SchoolDay) -> None:
    with day.desk() as desk:
        inviting.close_round(desk, day.scan_id)
        revealing.reveal(desk, library(), day.scan_id)


def asked_for(day: SchoolDay, code: str) -> Answer:
    visitor = day.visitor()
    visitor.get("/mee/bericht")
    page = visitor.post("/mee/bericht", {"code": code})
    assert code not in " ".join(visitor.asked)
    return page


def test_before_the_reveal_a_receipt_shows_nothing(school_day: SchoolDay) -> None:
    answered_by(school_day, 5)
    page = asked_for(school_day, grouped(school_day.group().receipt))
    assert page.status == 200
    assert "nog niet besproken" in page.words
    assert WORDS not in page.words


def test_after_it_a_group_of_five_sees_obstacle_and_action_and_a_smaller_one_sees_nothing(
    school_day: SchoolDay,
) -> None:
    answered_by(school_day, 10)
    receipts = [school_day.group(place).receipt for place in range(3)]
    revealed(school_day)
    page = asked_for(school_day, receipts[1].lower())
    assert "Het staat nog niet in de lijst" in page.words
    with school_day.desk() as desk:
        named = naming.name_obstacle(desk, Obstacle("", school_day.scan_id, 0, "purpose", "Rooster <b>zit vast"))
        with writing(desk.db):
            desk.db.execute("UPDATE signals SET obstacle_id = ?", [named.id])
        deciding.decide_action(desk, Action("", school_day.scan_id, 0, "Vaste overleguren", (named.id,)))
    page = asked_for(school_day, receipts[1])
    assert page.status == 200
    assert "nog niet" not in page.words
    for said in ("Doel en waarom", "Rooster <b>zit vast", "Vaste overleguren", "Niet gestart"):
        assert said in page.words
    assert WORDS not in page.words
    assert "te weinig" in asked_for(school_day, receipts[0]).words


def test_where_something_is_on_the_list_and_something_is_not_it_says_not_everything(school_day: SchoolDay) -> None:
    for kind in ("obstacle", "strength", "obstacle"):
        visitor = school_day.inside()
        assert visitor.page
        visitor.post("/mee/thema/1", sheet_of(visitor.page) | {"text": f"{WORDS} {kind}", "kind": kind, "go": "next"})
    answered_by(school_day, 8)
    receipt = school_day.group().receipt
    revealed(school_day)
    assert asked_for(school_day, receipt).words.count("Het staat nog niet in de lijst") == 1
    with school_day.desk() as desk:
        named = naming.name_obstacle(desk, Obstacle("", school_day.scan_id, 0, "purpose", "Het rooster zit vast"))
        with writing(desk.db):
            desk.db.execute("UPDATE signals SET obstacle_id = ? WHERE text = ?", [named.id, WORDS])
    words = asked_for(school_day, receipt).words
    assert "Het staat nog niet in de lijst" not in words
    assert words.count("Van wat jullie opschreven staat nog niet alles op de lijst.") == 1
    assert words.index("Het rooster zit vast") < words.index("Van wat jullie opschreven")


def test_on_paper_it_says_of_which_day_it_is_and_leaves_out_what_only_a_screen_can_do(school_day: SchoolDay) -> None:
    answered_by(school_day, 5)
    page = asked_for(school_day, school_day.group().receipt)
    assert "Zo stond het op dinsdag 1 september." in page.words
    (linked,) = re.findall('href="([^"]+paper.css)" media="print"', page.text)
    style = school_day.visitor().get(linked)
    assert (style.status, "color-scheme: light" in style.text, ".screen" in style.text) == (200, True, True)
    assert '<p class="screen">' in page.text
