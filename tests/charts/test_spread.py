"""The spread in pictures and in words: the same figures, in both languages, and nothing else."""

from __future__ import annotations

import json
from typing import Any

from scan.charts.spread import (
    Row,
    described,
    described_counts,
    distribution_chart,
    number,
    spread_chart,
    spread_spec,
)
from scan.i18n import speaking

ROWS = (Row("Docenten", 2.25, 1.5, 4.5, 12), Row("Ouders", 4.8, 0.6, None, 6))


def _data(spec: dict[str, Any]) -> list[dict[str, Any]]:
    return list(next(iter(spec["datasets"].values())))


def test_a_score_has_one_decimal_in_the_language_of_the_moment() -> None:
    with speaking("nl"):
        assert number(2.25) == "2,2"
    with speaking("en"):
        assert number(3.96) == "4.0"


def test_the_description_tells_every_row_with_what_is_known_of_it() -> None:
    with speaking("nl"):
        assert described(ROWS) == ("Docenten: nu 2,2, gewenst 4,5, spreiding 1,5; Ouders: nu 4,8, spreiding 0,6")


def test_a_row_of_one_shared_answer_tells_no_spread() -> None:
    with speaking("nl"):
        assert Row("Samen", 3.0, None, 5.0).sentence == "Samen: nu 3,0, gewenst 5,0"


def test_the_band_never_leaves_the_scale() -> None:
    data = _data(spread_chart(ROWS).to_dict())
    assert [(row["low"], row["high"]) for row in data] == [(1.0, 3.8), (4.2, 5.0)]


def test_P5_a_row_without_a_spread_is_a_dot_without_a_band_and_says_nothing_of_it() -> None:
    row = Row("Ouders", 3.8, None, None, 7)
    (drawn,) = _data(spread_chart([row]).to_dict())
    assert drawn["low"] == drawn["mean"] == drawn["high"]
    with speaking("nl"):
        assert row.figures == "nu 3,8"


def test_where_nothing_is_wanted_there_is_no_empty_layer() -> None:
    marks = [layer["mark"] for layer in spread_spec((Row("Tijd", 3.0, 1.0, None, 12),))["layer"]]
    assert [mark["type"] for mark in marks] == ["bar", "circle"]


def test_P7_the_specification_of_a_chart_holds_one_decimal() -> None:
    for row in _data(spread_chart([Row("Allen", 10 / 3, 0.987, 14 / 3, 12)]).to_dict()):
        assert {row[name] for name in ("mean", "wanted", "low", "high")} == {3.3, 4.7, 2.3, 4.3}


def test_rows_of_the_same_name_stay_apart() -> None:
    data = _data(spread_chart([Row("Iedereen", 3.0), Row("Iedereen", 3.0)]).to_dict())
    assert len({row["label"] for row in data}) == 2


def test_a_long_name_is_cut_and_keeps_its_score() -> None:
    with speaking("nl"):
        label = _data(spread_chart([Row("Een groep met een heel lange naam", 3.1)]).to_dict())[0]["label"]
    assert label == "Een groep met een he…  3,1"


def test_a_hostile_name_is_data_and_never_part_of_an_expression() -> None:
    name = "'+alert(1)+'<b>"
    spec = spread_spec((Row(name, 3.0, 1.0, None, 9),))
    assert _data(spec)[0]["label"].startswith(name)
    assert "alert" not in json.dumps({key: value for key, value in spec.items() if key != "datasets"})


def test_the_distribution_is_one_bar_of_parts_that_fit_together() -> None:
    with speaking("nl"):
        parts = _data(distribution_chart((2, 0, 5, 3, 0)).to_dict())
    assert [(part["score"], part["start"], part["end"]) for part in parts] == [(1, 0, 2), (3, 2, 7), (4, 7, 10)]
    assert parts[1]["words"] == "5 keer een 3"


def test_a_part_without_room_has_no_score_in_it() -> None:
    parts = _data(distribution_chart((1, 0, 0, 0, 39)).to_dict())
    assert [part["label"] for part in parts] == ["", "5"]


def test_the_distribution_in_words_leaves_out_what_nobody_chose() -> None:
    with speaking("nl"):
        assert described_counts((2, 0, 5, 3, 0)) == "2 keer een 1, 5 keer een 3, 3 keer een 4"
    with speaking("en"):
        assert described_counts((0, 1, 0, 0, 0)) == "1 gave a 2"
