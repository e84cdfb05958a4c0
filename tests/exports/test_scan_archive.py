"""R14: one scan as one JSON, and back without losing a letter."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from scan.exports.archive import SCHEMA, from_json, plan_from_json, plan_to_json, to_json
from scan.model.actions import Action, ActionUpdate, Status
from scan.model.answers import Answer, Aspect, SharedAnswer, Tally
from scan.model.library import Decider
from scan.model.message import LINE, Message
from scan.model.obstacles import Obstacle, Source
from scan.model.own_content import OwnContent, OwnStatement
from scan.model.people import Group, GroupKind
from scan.model.record import ScanRecord
from scan.model.scans import FocusTheme, Scan, School
from scan.model.strengths import Strength
from scan.model.text import clean
from tests.exports.layers import layers
from tests.exports.samples import (
    GOLDEN,
    a_ledger,
    a_pictured_record,
    a_plan,
    a_record,
    a_revealed_record,
    a_worded_record,
    an_adapted_record,
)


def test_R14_the_present_schema_reads_and_writes_letter_for_letter() -> None:
    golden = (GOLDEN / "scan_schema_5.json").read_bytes()
    assert from_json(golden) == a_worded_record()
    assert to_json(a_worded_record()).encode() == golden


def test_R14_a_file_of_the_fourth_schema_reads_as_a_scan_whose_message_is_computed() -> None:
    record = from_json((GOLDEN / "scan_schema_4.json").read_bytes())
    assert record == a_pictured_record()
    assert record.message == Message()


def test_R14_a_file_of_the_third_schema_reads_as_a_scan_without_pictures() -> None:
    record = from_json((GOLDEN / "scan_schema_3.json").read_bytes())
    assert record == a_revealed_record()
    assert record.pictures == ()


def test_R14_a_file_of_the_second_schema_reads_as_a_scan_without_a_round() -> None:
    record = from_json((GOLDEN / "scan_schema_2.json").read_bytes())
    assert record == an_adapted_record()
    assert record.revealed == ()


def test_R14_a_file_of_the_first_schema_reads_as_a_scan_that_asks_the_whole_library() -> None:
    record = from_json((GOLDEN / "scan_schema_1.json").read_bytes())
    assert record == a_record()
    assert (record.scan.short_form, record.content) == (False, OwnContent())


def test_R14_every_kept_schema_version_imports() -> None:
    paths = sorted(GOLDEN.glob("scan_schema_*.json"))
    assert len(paths) == SCHEMA
    for path in paths:
        assert from_json(path.read_bytes()).scan.title == "Scan najaar"


def test_R14_the_text_is_canonical_and_readable() -> None:
    text = to_json(a_record())
    assert text == json.dumps(json.loads(text), sort_keys=True, ensure_ascii=False, indent=1) + "\n"
    assert "🕰" in text
    assert json.loads(text)["schema"] == 5


def test_a_byte_order_mark_does_no_harm() -> None:
    assert from_json(b"\xef\xbb\xbf" + to_json(a_record()).encode()) == a_record()


def test_a_link_to_something_deleted_is_left_out_so_that_the_file_can_be_read_back() -> None:
    record = a_record()
    action = replace(record.actions[0], obstacle_ids=("gone", "b1"), strength_id="gone")
    lonely = replace(record.actions[0], id="a2", number=2, obstacle_ids=("gone",))
    back = from_json(to_json(replace(record, actions=(action, lonely))).encode())
    assert (back.actions[0].obstacle_ids, back.actions[0].strength_id) == (("b1",), None)
    assert back.actions[1].obstacle_ids == ()


def test_a_group_that_was_made_smaller_later_is_no_reason_to_refuse() -> None:
    record = a_record()
    smaller = replace(record.scan, groups=(replace(record.scan.groups[0], head_count=3), record.scan.groups[1]))
    assert from_json(to_json(replace(record, scan=smaller)).encode()).scan.groups[0].head_count == 3


def test_R14_a_theme_or_statement_that_the_library_here_lacks_is_no_reason_to_refuse() -> None:
    layer = OwnContent(1, (OwnStatement("theme-of-later-1", "theme-of-later", on=False),))
    record = replace(a_record(), content=layer)
    assert from_json(to_json(record).encode()) == record


def test_a_plan_survives_as_text() -> None:
    plan = a_plan(message=("Wij kiezen voor tijd.",), promised=a_ledger())
    assert plan_from_json(plan_to_json(plan)) == plan
    assert plan_to_json(plan_from_json(plan_to_json(plan))) == plan_to_json(plan)


words = st.text(min_size=1, max_size=40).map(clean)
titles = words.map(lambda typed: " ".join(typed.split())).filter(bool)
days = st.none() | st.dates()
ids = st.from_regex(r"[a-z][a-z0-9_-]{0,11}", fullmatch=True)
written = st.text(max_size=40).map(lambda typed: " ".join(clean(typed).split())[:LINE])
messages = st.builds(Message, written, written, written, st.just("time 2.2; 1"), st.integers(1, 99)).map(
    Message.checked
)
judgements = st.none() | st.integers(1, 5)


@st.composite
def records(draw: st.DrawFn) -> ScanRecord:
    """Any scan that could have been kept."""
    themes = tuple(draw(st.lists(ids, min_size=1, max_size=3, unique=True)))
    groups = tuple(
        Group(
            f"g{n}", f"{n} {draw(titles)}"[:120].strip(), draw(st.sampled_from(GroupKind)), draw(st.integers(60, 5000))
        )
        for n in range(draw(st.integers(1, 3)))
    )
    count = draw(st.integers(0, 4))
    obstacles = tuple(_obstacle(draw, n, themes) for n in range(1, count + 1))
    strengths = tuple(
        Strength(f"k{n}", "scan", n, themes[0], draw(titles), draw(st.sampled_from(Source)), seen_in=draw(words))
        for n in range(1, draw(st.integers(0, 2)) + 1)
    )
    actions = tuple(_action(draw, n, obstacles, strengths) for n in range(1, 4 if obstacles else 1))
    tally = st.tuples(*[st.integers(0, 8)] * 7)
    return ScanRecord(
        School("school", draw(titles), draw(titles | st.just(""))),
        Scan(
            "scan", "school", draw(titles), draw(words), themes, groups, draw(days),
            focus=(FocusTheme(themes[0], draw(titles)),), version=draw(st.integers(1, 99)),
            short_form=draw(st.booleans()),
        ),
        tuple(SharedAnswer("s-1", aspect, draw(st.sampled_from(Answer))) for aspect in Aspect),
        tuple(Tally("s-1", group.id, Aspect.NOW, draw(tally)) for group in groups),
        obstacles,
        strengths,
        actions,
        tuple(_update(draw, action) for action in actions),
        content=draw(st.just(OwnContent()) | layers()),
        message=draw(st.just(Message()) | messages),
    )  # fmt: skip


def _obstacle(draw: st.DrawFn, number: int, themes: tuple[str, ...]) -> Obstacle:
    return Obstacle(
        f"b{number}", "scan", number, draw(st.sampled_from(themes)), draw(titles), draw(st.sampled_from(Source)),
        draw(st.none() | ids), draw(st.none() | ids), draw(words), draw(words),
        draw(st.none() | st.sampled_from(Decider)), draw(judgements), draw(judgements), draw(st.integers(0, 9999)),
        # Only into a lower number, so never in a circle.
        f"b{draw(st.integers(1, number - 1))}" if number > 1 and draw(st.booleans()) else None,
    )  # fmt: skip


def _action(draw: st.DrawFn, number: int, obstacles: tuple[Obstacle, ...], strengths: tuple[Strength, ...]) -> Action:
    broken = draw(st.lists(st.sampled_from([o.id for o in obstacles]), min_size=1, unique=True))
    return Action(
        f"a{number}", "scan", number, draw(titles), tuple(broken),
        draw(st.sampled_from([None, *(s.id for s in strengths)])), draw(st.none() | ids), draw(words), draw(days),
        draw(titles | st.just("")), draw(titles | st.just("")), draw(days), draw(words), draw(words), draw(words),
        draw(words), draw(st.sampled_from(Status)), draw(st.integers(0, 100)), draw(st.integers(1, 99)),
    )  # fmt: skip


def _update(draw: st.DrawFn, action: Action) -> ActionUpdate:
    made_on = draw(st.dates(min_value=date(2000, 1, 1)))
    return ActionUpdate(
        f"u{action.number}", action.id, made_on, draw(words), draw(st.sampled_from(Status)), 50, draw(words)
    ).checked()


@settings(max_examples=60, derandomize=True, deadline=None)
@given(records())
def test_R14_any_scan_comes_back_as_it_went(record: ScanRecord) -> None:
    text = to_json(record)
    assert from_json(text.encode()) == record
    assert to_json(from_json(text.encode())) == text


@settings(max_examples=30, derandomize=True, deadline=None)
@given(st.datetimes(timezones=st.just(UTC)), st.floats(1, 5, allow_nan=False))
def test_any_moment_and_any_mean_survive_in_a_plan(moment: datetime, mean: float) -> None:
    plan = a_plan(as_of=moment)
    scored = replace(plan.themes[0], score=replace(plan.themes[0].score, mean=mean))  # type: ignore[type-var]
    plan = replace(plan, themes=(scored,))
    assert plan_from_json(plan_to_json(plan)) == plan
