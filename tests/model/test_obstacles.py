"""Obstacles and strengths: cleaned, ranked, and followed to the end of a chain of merges."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scan.errors import InvalidInput
from scan.i18n import LANGUAGES, speaking
from scan.library.reader import library
from scan.model.library import Decider
from scan.model.obstacles import Obstacle, Source, ranked, survivors
from tests.model.samples import a_strength, an_obstacle


def test_an_obstacle_is_cleaned() -> None:
    messy = an_obstacle(title=" Te \n veel ", blocks=" a\r\nb ", kept_by="\x00gewoonte")
    clean = messy.checked()
    assert (clean.title, clean.blocks, clean.kept_by) == ("Te veel", "a\nb", "gewoonte")
    assert replace(clean, title=messy.title, blocks=messy.blocks, kept_by=messy.kept_by) == messy


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": ""},
        {"title": "x" * 201},
        {"blocks": "x" * 2_001},
        {"kept_by": "x" * 2_001},
        {"influence": 0},
        {"influence": 6},
        {"impact": 0},
        {"impact": -3},
        {"votes": -1},
        {"votes": 10_000},
    ],
)
def test_an_obstacle_that_cannot_be_kept_as_typed_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(InvalidInput):
        an_obstacle(**wrong).checked()


@pytest.mark.parametrize("fine", [{"votes": 0}, {"votes": 9_999}, {"impact": 1}, {"impact": 5}, {"influence": None}])
def test_judgements_at_the_ends_of_the_scale_are_kept(fine: dict[str, Any]) -> None:
    an_obstacle(**fine).checked()


def test_a_strength_is_cleaned_and_an_empty_one_is_refused() -> None:
    clean = a_strength(title=" Korte \n lijnen", seen_in=" in de gang ").checked()
    assert (clean.title, clean.seen_in) == ("Korte lijnen", "in de gang")
    for wrong in (a_strength(title=" "), a_strength(title="x" * 201), a_strength(seen_in="x" * 2_001)):
        with pytest.raises(InvalidInput):
            wrong.checked()


def test_codes_follow_the_language_of_the_moment() -> None:
    assert (an_obstacle(7).code, a_strength(3).code) == ("B7", "K3")
    with speaking("en"):
        assert (an_obstacle(7).code, a_strength(3).code) == ("O7", "S3")


@pytest.mark.parametrize("kind", [Source, Decider])
def test_every_source_and_decider_has_a_label_of_its_own(kind: type[Source] | type[Decider]) -> None:
    for language in LANGUAGES:
        with speaking(language):
            assert len({item.label for item in kind}) == len(kind)


@pytest.mark.parametrize(
    ("impact", "influence", "leverage"), [(1, 1, 1), (5, 5, 25), (2, 3, 6), (None, 5, None), (5, None, None)]
)
def test_leverage_is_impact_times_influence(impact: int | None, influence: int | None, leverage: int | None) -> None:
    assert an_obstacle(impact=impact, influence=influence).leverage == leverage


def test_most_votes_come_first_then_most_leverage_then_the_order_of_naming() -> None:
    obstacles = [
        an_obstacle(1),
        an_obstacle(2),
        an_obstacle(3, impact=1, influence=1),
        an_obstacle(4, impact=5, influence=5),
        an_obstacle(5, votes=1),
        an_obstacle(6, votes=9, impact=1, influence=1),
        an_obstacle(7, votes=9, impact=2, influence=2),
    ]
    expected = [7, 6, 5, 4, 3, 1, 2]
    assert [o.number for o in ranked(obstacles)] == expected
    assert [o.number for o in ranked(reversed(obstacles))] == expected


def test_an_obstacle_that_stands_survives_as_itself() -> None:
    assert survivors([an_obstacle(1), an_obstacle(2)]) == {"b1": "b1", "b2": "b2"}


def test_a_chain_of_merges_is_followed_to_its_end() -> None:
    chain = [an_obstacle(n, merged_into=f"b{n + 1}") for n in range(1, 200)] + [an_obstacle(200)]
    assert set(survivors(chain).values()) == {"b200"}


def test_a_chain_that_ends_outside_what_is_known_names_that_end() -> None:
    assert survivors([an_obstacle(1, merged_into="gone")]) == {"b1": "gone"}


@pytest.mark.parametrize("ring", [["b1"], ["b2", "b1"], ["b2", "b3", "b1"]])
def test_a_ring_of_merges_does_not_hang(ring: list[str]) -> None:
    obstacles = [an_obstacle(place, merged_into=into) for place, into in enumerate(ring, 1)]
    assert set(survivors(obstacles)) == {o.id for o in obstacles}


@settings(derandomize=True, max_examples=300, deadline=None, database=None)
@given(st.lists(st.one_of(st.none(), st.integers(1, 12)), min_size=1, max_size=12))
def test_merges_of_any_shape_end_at_an_obstacle_that_stands_unless_they_run_in_a_ring(into: list[int | None]) -> None:
    obstacles = [an_obstacle(n, merged_into=f"b{to}" if to else None) for n, to in enumerate(into, 1)]
    merged = {o.id: o.merged_into for o in obstacles}
    for id, end in survivors(obstacles).items():
        walked, at = {id}, merged[id]
        while at is not None and at in merged and at not in walked:
            walked.add(at)
            at = merged[at]
        runs_round = at in walked
        assert runs_round or merged.get(end) is None


def test_a_typical_obstacle_becomes_a_card_with_all_that_the_library_knows() -> None:
    theme = library().themes[0]
    typical = theme.obstacles[0]
    card = Obstacle.from_typical(typical, "scan", theme.id, "s1")
    assert (card.title, card.blocks, card.kept_by) == (str(typical.title), str(typical.shows), str(typical.kept_by))
    assert (card.source, card.library_id, card.decider) == (Source.LIBRARY, typical.id, typical.decider)
    assert (card.scan_id, card.theme_id, card.statement_id) == ("scan", theme.id, "s1")
