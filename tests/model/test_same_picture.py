"""The same-picture check: what a card may hold, and what is shown of how many."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scan.errors import Conflict, InvalidInput
from scan.i18n import speaking
from scan.model.obstacles import Obstacle
from scan.model.record import ScanRecord
from scan.model.rounds import NAMED_TEAM
from scan.model.same_picture import (
    MOST_CARDS,
    WORDS,
    Picture,
    PictureCard,
    PictureCheck,
    ShownCard,
    heard,
    repeated,
    shown,
)
from scan.model.scans import Scan, School

NAMED = PictureCheck("c1", "scan", "time", None, True, date(2026, 9, 1), "", date(2026, 9, 1))
OPEN = replace(NAMED, door="ABC123", revealed_on=None)
UNNAMED = replace(NAMED, named=False)
SHUFFLE = random.Random(1).shuffle


def cards(*ratings: int) -> list[PictureCard]:
    return [PictureCard(f"Woorden {n}", rating, f"Naam {n:02}") for n, rating in enumerate(ratings)]


def picture(check: PictureCheck, *ratings: int) -> Picture:
    numbers = count()
    return shown(check, cards(*ratings), lambda: f"id-{next(numbers):03}", SHUFFLE)


def test_a_card_is_folded_to_one_line_and_keeps_a_name_only_where_it_is_asked() -> None:
    typed = PictureCard(" We beginnen\r\n op  tijd\x07 ", 4, " Noor\n V ")
    assert typed.checked(True) == PictureCard("We beginnen op tijd", 4, "Noor V")
    assert typed.checked(False) == PictureCard("We beginnen op tijd", 4)
    assert len(PictureCard("🕰" * WORDS, 1).checked(False).words) == WORDS


@pytest.mark.parametrize(
    ("card", "field"),
    [
        (PictureCard(" \n ", 3, "Noor"), "words"),
        (PictureCard("x" * (WORDS + 1), 3, "Noor"), "words"),
        (PictureCard("Tijd", 0, "Noor"), "rating"),
        (PictureCard("Tijd", 6, "Noor"), "rating"),
        (PictureCard("Tijd", 3, "  "), "name"),
        (PictureCard("Tijd", 3, "x" * 121), "name"),
    ],
)
def test_a_card_that_cannot_be_kept_names_its_field(card: PictureCard, field: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        card.checked(True)
    assert refused.value.field == field


def test_a_check_is_about_its_obstacle_or_else_its_theme_and_open_until_it_is_revealed() -> None:
    assert (NAMED.subject, replace(NAMED, obstacle_id="o1").subject) == ("time", "o1")
    assert (OPEN.open, NAMED.open) == (True, False)
    assert (NAMED.most, UNNAMED.most) == (NAMED_TEAM, MOST_CARDS)
    OPEN.refuse_revealed()
    with pytest.raises(Conflict):
        NAMED.refuse_revealed()


def test_on_name_everything_is_shown_side_by_side() -> None:
    seen = picture(NAMED, 5, 2, 3)
    assert (seen.count, seen.mean, seen.ratings, seen.apart) == (3, 3.3, (0, 1, 1, 0, 1), 3.0)
    assert [(card.name, card.words, card.rating) for card in seen.cards] == [
        ("Naam 01", "Woorden 1", 2),
        ("Naam 02", "Woorden 2", 3),
        ("Naam 00", "Woorden 0", 5),
    ]
    assert picture(NAMED, 4, 4).apart == 0.0
    for few in ([], [3]):
        with pytest.raises(InvalidInput, match="geen twee"):
            picture(NAMED, *few)


@pytest.mark.parametrize("number", range(5))
def test_P5_fewer_than_five_cards_without_names_show_nothing(number: int) -> None:
    with pytest.raises(InvalidInput, match="minder dan 5"):
        picture(UNNAMED, *[3] * number)


@settings(max_examples=200, derandomize=True, deadline=None)
@given(st.lists(st.integers(1, 5), min_size=5, max_size=MOST_CARDS))
def test_P5_P9_without_names_no_more_is_shown_than_the_floors_allow(ratings: list[int]) -> None:
    seen, many = picture(UNNAMED, *ratings), len(ratings) >= 10
    assert seen.count == len(ratings)
    assert (seen.ratings is not None) == (seen.apart is not None) == bool(seen.cards) == many
    assert not [card for card in seen.cards if card.rating is not None or card.name or card.hidden]
    assert seen.mean is not None
    if many:
        assert seen.ratings == tuple(ratings.count(point) for point in range(1, 6))
        assert seen.apart == max(ratings) - min(ratings)
        assert sorted(card.words for card in seen.cards) == sorted(f"Woorden {n}" for n in range(len(ratings)))
    else:
        # A mean of 1,0 or 5,0 would say what each of them gave.
        assert 1 < seen.mean < 5


def test_P9_words_without_names_stand_in_another_order_than_they_came() -> None:
    seen = picture(UNNAMED, *[3] * 40)
    assert [card.words for card in seen.cards] != [f"Woorden {n}" for n in range(40)]
    assert [card.id for card in seen.cards] == [f"id-{n:03}" for n in range(40)]


def test_P4_before_the_reveal_names_are_told_on_name_and_else_steps_of_five() -> None:
    seen = heard(OPEN, cards(1, 2, 3)[::-1])
    assert (seen.at_least, seen.names, seen.label) == (3, ("Naam 00", "Naam 01", "Naam 02"), "3")
    without = replace(OPEN, named=False)
    told = [heard(without, cards(*[1] * number)) for number in range(17)]
    assert [each.at_least for each in told] == [0] * 5 + [5] * 5 + [10] * 5 + [15] * 2
    assert [each.few for each in told] == [False] + [True] * 4 + [False] * 12
    assert {each.label for each in told} == {"0", "minder dan 5", "5 of meer", "10 of meer", "15 of meer"}
    assert not any(each.names for each in told)
    assert heard(OPEN, []).label == "0"


def test_the_sentences_are_there_in_english() -> None:
    with speaking("en"), pytest.raises(InvalidInput) as refused:
        PictureCard("Time", 9).checked(False)
    assert refused.value.sentence


def test_pictures_of_the_same_subject_repeat_each_other_oldest_first() -> None:
    late, early = picture(replace(NAMED, id="late", revealed_on=date(2027, 1, 9)), 4, 4), picture(NAMED, 1, 2)
    other = picture(replace(NAMED, id="o", obstacle_id="o1"), 1, 5)
    assert repeated([late, other, early]) == {"time": (early, late), "o1": (other,)}


def test_pictures_of_a_merged_obstacle_follow_it_and_those_of_a_deleted_one_stay_apart() -> None:
    scan = Scan("scan", "school", "Scan", theme_ids=("time",))
    merged = Obstacle("b2", "scan", 2, "time", "Nooit tijd", merged_into="b1")
    about = {id: Picture(replace(NAMED, id=f"c-{id}", obstacle_id=id), 2, 3.0, None, ()) for id in ("b1", "b2", "gone")}
    obstacles = (Obstacle("b1", "scan", 1, "time", "Geen uur"), merged)
    record = ScanRecord(School("school", "De Brug"), scan, obstacles=obstacles, pictures=tuple(about.values()))
    assert {id: len(found) for id, found in record.pictured().items()} == {"b1": 2, "gone": 1}
    assert record.closed().pictures == record.pictures
    assert [p.check.id for p in record.pictured()["b1"]] == ["c-b1", "c-b2"]
    assert record.pictured()["b1"][1].cards == ()


def test_a_shown_card_is_not_hidden_until_somebody_does_that() -> None:
    assert ShownCard("x", "Tijd", None) == ShownCard("x", "Tijd", None, "", False)


def test_a_picture_is_worth_a_second_look_from_eight_weeks_on() -> None:
    seen, last = picture(NAMED, 2, 4), date(2026, 10, 26)
    assert [seen.worth_repeating(day) for day in (last, last + timedelta(days=1))] == [False, True]
