"""How many gave each rating: a column for each of the five, also where nobody gave it, on a scale of choice."""

from __future__ import annotations

from typing import Any

from scan.charts.ratings import ratings_chart, ratings_spec
from scan.i18n import speaking

COUNTS = (3, 0, 1, 4, 2)
ENDS = ("zwak", "sterk")


def _data(spec: dict[str, Any]) -> list[dict[str, Any]]:
    return list(next(iter(spec["datasets"].values())))


def test_every_rating_has_a_column_with_its_number_and_the_ends_have_their_word() -> None:
    labels = [column["label"] for column in _data(ratings_chart(COUNTS, ENDS).to_dict())]
    assert labels == ["1 zwak|3 ×", "2|–", "3|1 ×", "4|4 ×", "5 sterk|2 ×"]


def test_a_column_says_its_figures_in_the_language_of_the_moment() -> None:
    with speaking("nl"):
        assert _data(ratings_spec(COUNTS, ENDS))[3]["words"] == "4 keer een 4"


def test_the_scale_reaches_as_far_as_the_chart_beside_it() -> None:
    tops = [ratings_spec(COUNTS, ENDS, most)["encoding"]["y"]["scale"]["domain"] for most in (0, 9)]
    assert tops == [[0, 4], [0, 9]]
