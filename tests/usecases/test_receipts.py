"""Receipts: a group's code shows what became of what it named, and leads to nobody."""

from __future__ import annotations

import pytest

from scan.errors import Conflict, NotFound
from scan.model.actions import State
from scan.model.rounds import SignalKind
from scan.usecases import naming, participating, preparing, receipts, revealing
from scan.usecases.desk import Desk
from tests.usecases.conftest import Naming
from tests.usecases.hall import Hall

FULL = {"mt": 6, "teachers": 20, "pupils": 3}


@pytest.fixture
def hall(desk: Desk) -> Hall:
    return Hall.opened(desk)


@pytest.fixture
def told(hall: Hall, desk: Desk) -> Hall:
    """A revealed round in which teachers and pupils named one thing each, many times."""
    for key in hall.crowd(FULL):
        group = participating.enter(hall.visit, key).group.id
        hall.name(key, f"Te druk, zeggen {group}", SignalKind.STRENGTH if group == "mt" else SignalKind.OBSTACLE)
    hall.reveal()
    return hall


def test_a_receipt_shows_what_became_of_what_the_group_named(told: Hall, desk: Desk) -> None:
    register = Naming(desk, preparing.scan_of(desk, told.scan_id))
    named = [s for s in revealing.signals_of(desk, told.scan_id) if s.text == "Te druk, zeggen teachers"]
    before = receipts.became(told.visit, told.receipt("teachers").lower())
    assert (before.group, before.sentence, [trace.title for trace in before.traces]) == ("teachers", "", [""])
    obstacle, other = register.obstacle("Te veel tegelijk"), register.obstacle("Dubbel")
    register.action(obstacle, title="Eén ding tegelijk")
    revealing.trace_signals(desk, told.scan_id, [s.id for s in named], obstacle_id=other.id)
    naming.merge_obstacles(desk, obstacle.id, other.id)
    assert [signal.obstacle_id for signal in revealing.signals_of(desk, told.scan_id)].count(other.id) == 20
    (trace,) = receipts.became(told.visit, told.receipt("teachers")).traces
    assert (trace.title, trace.code) == ("Te veel tegelijk", "B1")
    assert [(action.title, action.state) for action in trace.actions] == [("Eén ding tegelijk", State.NOT_STARTED)]


def test_a_receipt_names_a_strength_and_forgets_what_was_untied(told: Hall, desk: Desk) -> None:
    strength = Naming(desk, preparing.scan_of(desk, told.scan_id)).strength("Korte lijnen")
    named = [s.id for s in revealing.signals_of(desk, told.scan_id) if s.kind is SignalKind.STRENGTH]
    revealing.trace_signals(desk, told.scan_id, named, strength_id=strength.id)
    (trace,) = receipts.became(told.visit, told.receipt("mt")).traces
    assert (trace.kind, trace.title) == (SignalKind.STRENGTH, "Korte lijnen")
    revealing.trace_signals(desk, told.scan_id, named)
    assert receipts.became(told.visit, told.receipt("mt")).traces[0].title == ""


def test_P5_a_receipt_of_three_people_shows_nothing_and_their_words_carry_no_group(told: Hall, desk: Desk) -> None:
    seen = receipts.became(told.visit, told.receipt("pupils"))
    assert "te weinig om iets te laten zien" in seen.sentence
    assert seen.traces == ()
    groups = desk.db.execute("SELECT text, group_id FROM signals").fetchall()
    assert {group for text, group in groups if text.endswith("pupils")} == {None}
    assert {group for text, group in groups if text.endswith("teachers")} == {"teachers"}


def test_a_receipt_before_the_reveal_asks_for_patience_and_a_wrong_one_sounds_like_any_wrong_code(hall: Hall) -> None:
    assert "nog niet besproken" in receipts.became(hall.visit, hall.receipt()).sentence
    for wrong in ("", "0" * 12, hall.door(), "x" * 1_000):
        with pytest.raises(NotFound, match="Deze code werkt niet"):
            receipts.became(hall.visit, wrong)


def test_signals_become_something_of_their_own_scan_only(told: Hall, desk: Desk) -> None:
    elsewhere = Naming(desk, preparing.scan_of(desk, Hall.opened(desk).scan_id)).obstacle()
    signal = revealing.signals_of(desk, told.scan_id)[0]
    with pytest.raises(Conflict):
        revealing.trace_signals(desk, told.scan_id, [signal.id], obstacle_id=elsewhere.id)
    with pytest.raises(NotFound):
        revealing.trace_signals(desk, told.scan_id, ["gone"])
