"""R14, S4: a file that cannot be taken in is refused with a sentence that says why."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from typing import Any

import pytest

from scan.errors import ImportRefused
from scan.exports.archive import LARGEST_FILE, from_json, plan_from_json, to_json
from scan.exports.strict_json import canonical
from tests.exports.samples import a_revealed_record, an_adapted_record

Change = Callable[[dict[str, Any]], Any]


def signed(file: dict[str, Any]) -> bytes:
    """The file with a hash that fits, as somebody who knows how would make it."""
    content = {key: value for key, value in file.items() if key != "sha256"}
    return json.dumps({**content, "sha256": hashlib.sha256(canonical(content).encode()).hexdigest()}).encode()


def refusal(data: bytes) -> str:
    with pytest.raises(ImportRefused) as refused:
        from_json(data)
    sentence = refused.value.sentence
    assert sentence.endswith(".")
    assert len(sentence) < 300
    return sentence


def a_file() -> dict[str, Any]:
    file: dict[str, Any] = json.loads(to_json(an_adapted_record()))
    return file


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "geen geldige JSON"),
        (b"PK\x03\x04 not json", "geen geldige JSON"),
        (b"\xff\xfe{}", "geen geldige JSON"),
        (b"[1, 2]", "komt niet uit Doorbraak"),
        (b'{"format": "other", "schema": 1}', "komt niet uit Doorbraak"),
        (b'{"format": "doorbraak-scan", "schema": true}', "komt niet uit Doorbraak"),
        (b'{"format": "doorbraak-scan", "schema": 6, "future": {}}', "nieuwere versie"),
        (b'{"a": NaN}', "NaN"),
        (b'{"a": [Infinity]}', "Infinity"),
        (b'{"a": -Infinity}', "-Infinity"),
        (b'{"a": 1e999}', "te groot"),
        (b'{"a": 9007199254740993}', "te groot"),
        (b'{"a": -9007199254740993}', "te groot"),
        (b'{"a": ' + b"9" * 100_000 + b"}", "te groot"),
        (b'{"a": 1, "b": 2, "a": 3}', "“a” twee keer"),
        (b"[" * 21 + b"]" * 21, "te veel lagen"),
        (b"[" * 100_000, "te veel lagen"),
        (b'{"a":' * 30 + b"1" + b"}" * 30, "te veel lagen"),
        (b'{"a": "\\ud83d"}', "kapot teken"),
        (b'{"\\udc00": 1}', "kapot teken"),
        (b"{" + b" " * LARGEST_FILE + b"}", "groter dan 5 MB"),
    ],
)
def test_R14_what_is_no_scan_is_refused_with_a_sentence(data: bytes, said: str) -> None:
    assert said in refusal(data)


def test_twenty_deep_is_not_too_deep() -> None:
    assert "komt niet uit Doorbraak" in refusal(b"[" * 20 + b"]" * 20)


def test_R14_one_changed_letter_is_noticed() -> None:
    assert "veranderd of beschadigd" in refusal(
        to_json(an_adapted_record()).replace("Nooit tijd", "Nooit geld").encode()
    )


def test_R14_a_file_without_a_hash_is_refused() -> None:
    file = a_file()
    del file["sha256"]
    assert "veranderd of beschadigd" in refusal(json.dumps(file).encode())


def _set(*place: str | int, value: Any) -> Change:
    def change(file: dict[str, Any]) -> None:
        target: Any = file
        for step in place[:-1]:
            target = target[step]
        target[place[-1]] = value

    return change


@pytest.mark.parametrize(
    "change",
    [
        _set("schema", value=0),
        _set("extra", value=1),
        _set("record", value=[]),
        _set("record", "extra", value=1),
        _set("record", "scan", "extra", value=1),
        _set("record", "scan", "title", value="  "),
        _set("record", "scan", "title", value=3),
        _set("record", "scan", "title", value="x" * 201),
        _set("record", "scan", "reason", value="x" * 2001),
        _set("record", "scan", "theme_ids", value=[]),
        _set("record", "scan", "theme_ids", value=["time", "time"]),
        _set("record", "scan", "theme_ids", value=["../time"]),
        _set("record", "scan", "school_id", value="other"),
        _set("record", "scan", "starts_on", value="2026-13-01"),
        _set("record", "scan", "starts_on", value=20260601),
        _set("record", "scan", "closes_on", value="2020-01-01"),
        _set("record", "scan", "focus", value=[{"theme_id": f"t{n}", "title": "x"} for n in range(5)]),
        _set("record", "scan", "groups", 0, "head_count", value=0),
        _set("record", "scan", "groups", 0, "head_count", value="34"),
        _set("record", "scan", "groups", 1, "id", value="g"),
        _set("record", "scan", "groups", 1, "name", value="docenten"),
        _set("record", "scan", "groups", 1, "kind", value="aliens"),
        _set("record", "school", "name", value=""),
        _set("record", "shared", 1, "aspect", value="now"),
        _set("record", "shared", 0, "answer", value="6"),
        _set("record", "tallies", 0, "group_id", value="nobody"),
        _set("record", "tallies", 0, "counts", value=[1, 2, 3]),
        _set("record", "tallies", 0, "counts", value=[1, 2, 3, 4, 5, 6, -1]),
        _set("record", "tallies", 0, "counts", value=[5001, 0, 0, 0, 0, 0, 0]),
        _set("record", "obstacles", 1, "id", value="b1"),
        _set("record", "obstacles", 1, "number", value=1),
        _set("record", "obstacles", 1, "number", value=0),
        _set("record", "obstacles", 1, "scan_id", value="other"),
        _set("record", "obstacles", 1, "merged_into", value="gone"),
        _set("record", "obstacles", 1, "merged_into", value="b2"),
        _set("record", "obstacles", 0, "merged_into", value="b2"),
        _set("record", "obstacles", 0, "impact", value=6),
        _set("record", "obstacles", 0, "votes", value=10_000),
        _set("record", "obstacles", 0, "version", value=0),
        _set("record", "obstacles", 0, "decider", value="king"),
        _set("record", "obstacles", 0, "statement_id", value="'; DROP TABLE"),
        _set("record", "strengths", 0, "title", value=""),
        _set("record", "actions", 0, "obstacle_ids", value=["b9"]),
        _set("record", "actions", 0, "strength_id", value="k9"),
        _set("record", "actions", 0, "progress", value=101),
        _set("record", "actions", 0, "progress", value=40.0),
        _set("record", "actions", 0, "status", value="late"),
        _set("record", "updates", 0, "action_id", value="a9"),
        _set("record", "updates", 0, "progress", value=101),
        _set("record", "scan", "short_form", value=1),
        _set("record", "content", "version", value=0),
        _set("record", "content", "version", value=1_000_001),
        _set("record", "content", "extra", value=1),
        _set("record", "content", "statements", 1, "id", value="time-1"),
        _set("record", "content", "statements", 1, "id", value="../own"),
        _set("record", "content", "statements", 1, "theme_id", value="a b"),
        _set("record", "content", "statements", 1, "text", value=None),
        _set("record", "content", "statements", 1, "text", value={"nl": "", "en": " "}),
        _set("record", "content", "statements", 0, "text", "nl", value="x" * 201),
        _set("record", "content", "statements", 0, "text", "de", value="x"),
        _set("record", "content", "statements", 0, "levels", "low", value={"nl": "", "en": ""}),
        _set("record", "content", "statements", 0, "wordings", "pupils", "nl", value="x" * 201),
        _set("record", "content", "statements", 0, "wordings", "aliens", value={"nl": "x", "en": ""}),
        _set("record", "content", "statements", value=[{"id": f"time-{n}", "theme_id": "time"} for n in range(201)]),
        _set("record", "adopted", 0, "plan", value="{}"),
        _set("record", "adopted", 0, "plan", value="not json"),
        _set("record", "adopted", 0, "number", value=2),
        _set("record", "adopted", 0, "adopted_by", value=" "),
        _set("record", "adopted", 0, "adopted_at", value="2026-08-01T15:30:00"),
    ],
)
def test_R14_a_file_that_does_not_hang_together_is_refused_even_when_its_hash_fits(change: Change) -> None:
    file = a_file()
    assert from_json(signed(file)) == an_adapted_record()
    change(file)
    refusal(signed(file))


@pytest.mark.parametrize(
    "change",
    [
        _set(
            "record", "tallies", value=[{"statement_id": "time-1", "group_id": "g", "aspect": "now", "counts": [1] * 7}]
        ),
        _set("record", "revealed", 1, "statement_id", value="time-1"),
        _set("record", "revealed", 0, "shared", value=4),
        _set("record", "revealed", 0, "everyone", "n", value=30),
        _set("record", "revealed", 0, "everyone", "mean", value=5.5),
        _set("record", "revealed", 0, "everyone", "counts", value=[29]),
        _set("record", "revealed", 0, "wanted", "n", value=4),
        _set("record", "revealed", 0, "wanted", "deviation", value=0.5),
        _set("record", "revealed", 0, "groups", 0, "group_ids", value=["nobody"]),
        _set("record", "revealed", 0, "groups", 0, "group_ids", value=["h"]),
        _set("record", "revealed", 0, "groups", 0, "group_ids", value=[]),
        _set("record", "revealed", 0, "groups", 1, "spread", "n", value=1),
    ],
)
def test_P5_a_file_that_shows_too_few_people_is_refused_even_when_its_hash_fits(change: Change) -> None:
    file: dict[str, Any] = json.loads(to_json(a_revealed_record()))
    assert from_json(signed(file)) == a_revealed_record()
    change(file)
    refusal(signed(file))


def test_a_very_long_chain_of_merges_is_followed_quickly_and_a_long_circle_is_refused() -> None:
    file = a_file()
    first = file["record"]["obstacles"][0]
    chain = [{**first, "id": f"c{n}", "number": n, "merged_into": f"c{n + 1}"} for n in range(1, 3_001)]
    file["record"]["obstacles"] = [*chain, {**first, "id": "c3001", "number": 3001}]
    file["record"]["actions"] = file["record"]["updates"] = []
    assert len(from_json(signed(file)).obstacles) == 3_001
    file["record"]["obstacles"][-1]["merged_into"] = "c2"
    refusal(signed(file))


@pytest.mark.parametrize("text", ["", "{}", '{"school": NaN}', "\ud800"])
def test_a_plan_that_cannot_be_read_is_refused(text: str) -> None:
    with pytest.raises(ImportRefused):
        plan_from_json(text)
