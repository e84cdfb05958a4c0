"""Same-picture checks in the file of a scan: any that could be shown comes back, and no other is taken in."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from datetime import date
from itertools import count
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scan.exports.archive import from_json, to_json
from scan.model.same_picture import MOST_CARDS, WORDS, Picture, PictureCard, PictureCheck, shown
from tests.exports.samples import a_pictured_record, a_record
from tests.exports.test_import_refusals import refusal, signed

PICTURES = ("record", "pictures")


def a_file() -> dict[str, Any]:
    file: dict[str, Any] = json.loads(to_json(a_pictured_record()))
    return file


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ((0, "check", "scan_id"), "other"),
        ((0, "check", "id"), "p2"),
        ((0, "check", "id"), "../p"),
        ((0, "check", "theme_id"), "a b"),
        ((1, "check", "obstacle_id"), "'; DROP TABLE"),
        ((0, "check", "door"), "ABC123"),
        ((0, "check", "revealed_on"), None),
        ((0, "check", "opened_on"), "2026-02-30"),
        ((0, "check", "opened_on"), "2026-07-02"),
        ((0, "check", "revealed_on"), "1900-01-01"),
        ((0, "check", "named"), False),
        ((0, "check", "salt"), "x"),
        ((0, "count"), 3),
        ((0, "count"), 0),
        ((0, "mean"), 3.6),
        ((0, "mean"), None),
        ((0, "ratings"), None),
        ((0, "ratings"), [0, 1, 0, 1, 0]),
        ((0, "cards", 0, "rating"), 6),
        ((0, "cards", 0, "rating"), None),
        ((0, "cards", 0, "rating"), 3),
        ((0, "cards", 0, "name"), " "),
        ((0, "cards", 0, "name"), "x" * 121),
        ((0, "cards", 0, "words"), ""),
        ((0, "cards", 0, "words"), "x" * (WORDS + 1)),
        ((0, "cards", 0, "id"), "c2"),
        ((0, "cards", 0, "id"), "d01"),
        ((0, "cards"), []),
        ((1, "check", "named"), True),
        ((1, "ratings"), None),
        ((1, "ratings"), [11]),
        ((1, "ratings"), [1, 2, 4, 3, 2]),
        ((1, "mean"), 3.2),
        ((2, "mean"), 5.5),
        ((2, "mean"), 4.66),
        ((2, "extra"), 1),
    ],
)
def test_R14_a_picture_that_cannot_have_been_shown_is_refused(place: tuple[str | int, ...], value: object) -> None:
    file = a_file()
    target: Any = file["record"]["pictures"]
    for step in place[:-1]:
        target = target[step]
    target[place[-1]] = value
    refusal(signed(file))


@pytest.mark.parametrize(
    ("place", "changes"),
    [
        (2, {"count": 4}),
        (2, {"ratings": [0, 0, 0, 2, 5]}),
        (2, {"cards": [{"id": "x1", "words": "Zin", "rating": None, "name": "", "hidden": False}]}),
        (1, {"count": 9, "ratings": [1, 2, 2, 3, 1]}),
        (1, {"cards": []}),
        (0, {"count": 1, "mean": 2.0, "ratings": [0, 1, 0, 0, 0], "cards": 1}),
    ],
)
def test_P5_a_picture_that_shows_too_few_people_is_refused(place: int, changes: dict[str, Any]) -> None:
    file = a_file()
    picture = file["record"]["pictures"][place]
    if changes.get("cards") == 1:
        changes = {**changes, "cards": picture["cards"][:1]}
    picture |= changes
    refusal(signed(file))


@pytest.mark.parametrize(("place", "ratings"), [(0, [13, 0, 0, 0, 0]), (1, [61, 0, 0, 0, 0]), (1, [0, 12, -1, 0, 0])])
def test_R14_a_picture_of_more_cards_than_a_check_takes_or_fewer_than_none_is_refused(
    place: int, ratings: list[int]
) -> None:
    file = a_file()
    picture, number = file["record"]["pictures"][place], sum(ratings)
    total = sum(points * people for points, people in enumerate(ratings, 1))
    given = [{**picture["cards"][0], "id": f"x{n}", "rating": None if place else 1} for n in range(number)]
    picture |= {"count": number, "ratings": ratings, "mean": round(total / number, 1), "cards": given}
    refusal(signed(file))


def test_P9_hidden_words_stay_behind_and_the_others_go_along() -> None:
    record = a_pictured_record()
    named, many, few = record.pictures
    cards = (replace(many.cards[0], words="Kanarie", hidden=True), *many.cards[1:])
    text = to_json(replace(record, pictures=(named, replace(many, cards=cards), few)))
    assert "Kanarie" not in text
    back = from_json(text.encode()).pictures[1].cards
    assert (back[0].words, back[0].hidden, back[1:]) == ("…", True, many.cards[1:])


@pytest.mark.parametrize(("key", "value"), [("rating", 3), ("name", "Noor")])
def test_P9_words_without_names_that_still_say_whose_they_are_are_refused(key: str, value: object) -> None:
    file = a_file()
    file["record"]["pictures"][1]["cards"][0][key] = value
    refusal(signed(file))


CHECKS = st.builds(
    PictureCheck,
    id=st.just("c"),
    scan_id=st.just("scan"),
    theme_id=st.sampled_from(["time", "theme-of-later"]),
    obstacle_id=st.sampled_from([None, "b1", "b2", "deleted-since"]),
    named=st.booleans(),
    opened_on=st.dates(min_value=date(2026, 1, 1), max_value=date(2026, 12, 31)),
    revealed_on=st.dates(min_value=date(2026, 12, 31)),
)
CARDS = st.builds(
    PictureCard,
    words=st.text(min_size=1, max_size=60).filter(lambda typed: bool(" ".join(typed.split()).strip("\0"))),
    rating=st.integers(1, 5),
    name=st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=30),
)


@st.composite
def pictures(draw: st.DrawFn) -> Picture:
    """Anything that a check can have shown."""
    check = draw(CHECKS)
    many = st.lists(st.integers(1, 5), min_size=2 if check.named else 5, max_size=12 if check.named else MOST_CARDS)
    one, numbers = draw(CARDS), count()
    given = [replace(one, rating=rating) for rating in draw(many)]
    typed = [replace(card, words=f"{card.words} {n}").checked(check.named) for n, card in enumerate(given)]
    return shown(check, typed, lambda: f"card-{next(numbers):02}", random.Random(1).shuffle)


@settings(max_examples=150, derandomize=True, deadline=None)
@given(pictures())
def test_R14_any_picture_that_was_shown_comes_back_as_it_went(picture: Picture) -> None:
    record = replace(a_record(), pictures=(picture,))
    text = to_json(record)
    assert from_json(text.encode()) == record
    assert to_json(from_json(text.encode())) == text
