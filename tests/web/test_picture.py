"""The same-picture check on a phone: both ways, what is kept, what is refused, and what comes too late."""

from __future__ import annotations

import re

import pytest

from scan.errors import NotSaved
from scan.library.reader import library
from scan.model.same_picture import WORDS, PictureCard
from scan.model.text import NAME
from scan.usecases import giving, picturing
from tests.web.check import CARD, cards, given, open_check, path_of, reveal
from tests.web.school import SchoolDay
from tests.web.test_entering import WRONG

OVER = "Deze check is klaar"


def test_the_page_says_which_school_what_it_is_about_and_what_is_asked(school_day: SchoolDay) -> None:
    theme = library().themes[0]
    page = school_day.visitor().get(path_of(open_check(school_day)))
    for said in ("De Brug · Thema", f"Wat betekent ‘{theme.name}’ voor jou, hier op school?", "1 : zwak", "5 : sterk",
                 "Schrijf op wat je dan ziet gebeuren.", "Hoe sterk zijn we hier nu in?", "Hoogstens 400"):  # fmt: skip
        assert said in page.words
    assert page.text.count('type="radio" name="rating"') == 5


def test_an_obstacle_is_asked_in_its_own_words(school_day: SchoolDay) -> None:
    page = school_day.visitor().get(path_of(open_check(school_day, obstacle="Te veel <b>overleg")))
    for said in ("Belemmering", "Wat bedoelen we met ‘Te veel <b>overleg’?", "Schrijf op wat jij ervan merkt.",
                 "Hoe erg staat dit nu in de weg?", "nauwelijks", "heel erg"):  # fmt: skip
        assert said in page.words
    assert "<b>" not in page.text


def test_P11_a_check_on_name_says_that_everybody_sees_who_wrote_what(school_day: SchoolDay) -> None:
    page = school_day.visitor().get(path_of(open_check(school_day)))
    assert "Iedereen in het team ziet je naam, je woorden en je cijfer naast die van de anderen." in page.words
    assert "Wat je opschrijft, lezen anderen letterlijk." in page.words
    assert "anoniem" not in page.words
    assert '<input id="name"' in page.text


def test_P11_a_check_without_names_says_what_is_shown_of_how_many_cards_and_what_is_not_hidden(
    school_day: SchoolDay,
) -> None:
    check = open_check(school_day, named=False)
    page = school_day.visitor().get(path_of(check))
    for said in ("Zijn er minder dan vijf kaartjes? Dan laat Doorbraak er niets van zien.",
                 "Bij vijf tot en met negen kaartjes zien jullie alleen het gemiddelde cijfer.",
                 "Vanaf tien kaartjes zien jullie ook hoe vaak elk cijfer is gekozen",
                 "lezen anderen letterlijk", "Wie de server beheert en meekijkt", "zien niet wie wat heeft geantwoord",
                 "begint met http", "kan je kaartje zien"):  # fmt: skip
        assert said in page.words
    assert "je lijst zien" not in page.words
    assert 'name="name"' not in page.text
    assert "begint met http" not in school_day.visitor(scheme="https").get(path_of(check)).words


@pytest.mark.parametrize(
    ("named", "said"),
    [
        (True, ("Op naam: iedereen in het team ziet je naam, je woorden en je cijfer.",)),
        (
            False,
            (
                "Zonder naam: Doorbraak laat niemand zien wie wat schreef.",
                "Wie de server beheert en meekijkt, kan dat wel zien.",
                "Je woorden kunnen anderen letterlijk lezen.",
            ),
        ),
    ],
)
def test_P11_the_question_comes_first_and_what_nobody_may_miss_stands_outside_the_fold(
    school_day: SchoolDay, named: bool, said: tuple[str, ...]
) -> None:
    text = school_day.visitor().get(path_of(open_check(school_day, named))).text
    before, fold, after = text.partition('<details class="card promise">')
    assert fold
    assert before.index("Wat betekent") < before.index(said[0])
    assert all(sentence in before for sentence in said)
    assert after.index("</details>") < after.index("<textarea")


@pytest.mark.parametrize("named", [True, False])
def test_a_card_is_kept_shown_again_and_changed_until_the_reveal(school_day: SchoolDay, named: bool) -> None:
    check, visitor = open_check(school_day, named), school_day.visitor()
    page = given(visitor, check)
    assert "Je kaartje is bewaard. Je kunt het veranderen tot jullie samen kijken." in page.words
    assert "We helpen elkaar.</textarea>" in page.text
    assert 'value="4" checked' in page.text
    given(visitor, check, words="Iets\n  anders", rating="2")
    assert cards(school_day, check) == [PictureCard("Iets anders", 2, "Noor" if named else "")]


def test_P2_a_card_that_is_sent_twice_before_its_key_arrived_is_one_card(school_day: SchoolDay) -> None:
    check, visitor = open_check(school_day, named=False), school_day.visitor()
    token = {"token": visitor.get(path_of(check)).token}
    for rating in ("1", "5"):
        assert visitor.post(path_of(check), CARD | token | {"rating": rating}).status == 303
        visitor.cookies.pop("mee_beeld")
    assert [card.rating for card in cards(school_day, check)] == [5]
    given(school_day.visitor(client="10.0.0.10"), check)
    assert len(cards(school_day, check)) == 2


def test_the_next_person_at_a_device_begins_with_an_empty_card(school_day: SchoolDay) -> None:
    check, visitor = open_check(school_day), school_day.visitor()
    given(visitor, check)
    old = visitor.cookies["mee_form"]
    page = visitor.follow(visitor.post(path_of(check), {"go": "forget"}))
    assert "We helpen elkaar." not in page.text
    assert "mee_beeld" not in visitor.cookies
    assert visitor.cookies["mee_form"] != old
    given(visitor, check, name="Sam", words="Ieder voor zich.")
    assert [card.name for card in cards(school_day, check)] == ["Sam", "Noor"]


@pytest.mark.parametrize(
    ("field", "wrong", "said"),
    [
        ("name", " ", "Je naam is nog leeg."),
        ("name", "x" * (NAME + 1), "te lang"),
        ("words", "\n", "Wat je opschrijft is nog leeg."),
        ("words", "y" * (WORDS + 1), "te lang"),
        ("rating", "", "Kies een cijfer van 1 tot en met 5."),
        ("rating", "6", "Kies een cijfer"),
        ("rating", "⁴", "Kies een cijfer"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost(
    school_day: SchoolDay, field: str, wrong: str, said: str
) -> None:
    check, visitor = open_check(school_day), school_day.visitor()
    visitor.get(path_of(check))
    refused = visitor.post(path_of(check), CARD | {field: wrong})
    assert refused.status == 422
    assert said in refused.words
    assert refused.text.index('id="problem"') < refused.text.index(f'name="{field}"')
    flagged = re.findall(r'<(?:input|textarea)[^>]* name="(\w+)"[^>]*aria-describedby="[^"]*problem"', refused.text)
    assert set(flagged) == {field}
    for name, value in (CARD | {field: wrong}).items():
        there = f'value="{value}" checked' if name == "rating" else f"\n{value}</" if name == "words" else f'="{value}"'
        assert there in refused.text or (name, field) == ("rating", "rating")
    assert not cards(school_day, check)
    assert visitor.post(path_of(check), CARD).status == 303


def test_R10_what_the_disk_does_not_take_is_said_and_stays_in_its_fields(
    school_day: SchoolDay, monkeypatch: pytest.MonkeyPatch
) -> None:
    check, visitor = open_check(school_day), school_day.visitor()
    visitor.get(path_of(check))

    def full(*_given: object) -> None:
        raise NotSaved("De schijf is vol. Dit is niet bewaard.")

    with monkeypatch.context() as patched:
        patched.setattr(giving, "give_card", full)
        refused = visitor.post(path_of(check), CARD)
    assert refused.status == 503
    assert "niet bewaard" in refused.words
    assert "We helpen elkaar.</textarea>" in refused.text


@pytest.mark.parametrize("reveals", [True, False])
def test_after_the_reveal_or_discard_the_page_sends_people_to_the_screen_and_the_cookie_goes(
    school_day: SchoolDay, reveals: bool
) -> None:
    check, visitor, writing = open_check(school_day), school_day.visitor(), school_day.visitor(client="10.0.0.10")
    given(visitor, check)
    writing.get(path_of(check))
    with school_day.desk() as desk:
        picturing.add_card(desk, check.id, PictureCard("Op de laptop", 3, "Bo"))
        (picturing.reveal_check if reveals else picturing.discard_check)(desk, check.id)
    for page in (visitor.follow(visitor.get(path_of(check))), visitor.get("/mee/b/klaar")):
        assert page.status == 200
        assert f"{OVER} Kijk samen op het scherm." in page.words
        assert "mee_beeld" not in visitor.cookies
    late = writing.post(path_of(check), CARD | {"words": "Net te <b>laat"})
    assert late.status == 404
    assert OVER in late.words
    assert "Net te <b>laat" in late.words
    assert WRONG in school_day.visitor().get(path_of(check)).words


def test_late_words_of_somebody_who_changes_a_card_are_shown_too(school_day: SchoolDay) -> None:
    check, visitor = open_check(school_day), school_day.visitor()
    given(visitor, check)
    reveal(school_day, check, more=1)
    late = visitor.post(path_of(check), CARD | {"words": "Nog iets"})
    assert "Nog iets" in late.words
    assert "mee_beeld" not in visitor.cookies


def test_an_old_key_gives_a_new_card_in_the_next_check(school_day: SchoolDay) -> None:
    check, visitor = open_check(school_day), school_day.visitor()
    given(visitor, check)
    reveal(school_day, check, more=1)
    again = open_check(school_day, named=False)
    key = visitor.cookies["mee_beeld"]
    assert "We helpen elkaar." not in visitor.get(path_of(again)).text
    given(visitor, again)
    assert visitor.cookies["mee_beeld"] != key
    assert len(cards(school_day, again)) == 1


def test_a_check_and_a_round_on_one_device_leave_each_other_alone(school_day: SchoolDay) -> None:
    check, visitor = open_check(school_day), school_day.inside()
    before = dict(visitor.cookies)
    given(visitor, check)
    assert {name: visitor.cookies[name] for name in before} == before
    assert visitor.get("/mee/thema/1").status == 200


def test_a_device_that_forgets_who_answered_forgets_the_card_too(school_day: SchoolDay) -> None:
    check, visitor = open_check(school_day), school_day.inside()
    given(visitor, check)
    visitor.get("/mee/weg")
    visitor.post("/mee/weg", {})
    assert not {"mee", "mee_beeld"} & set(visitor.cookies)
