"""What many people named: what says the same stands together, each signal once, and nothing chains."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from scan.model.rounds import Signal, SignalKind
from scan.model.voices import Voice, listed_as, voices
from tests.model.samples import a_record, a_strength, an_obstacle

MEETINGS = "Ons overleg gaat op aan mededelingen"


def _signals(*texts: str, kind: SignalKind = SignalKind.OBSTACLE, theme: str = "time") -> list[Signal]:
    return [Signal(f"{theme}-{kind}-{place}", kind, theme, text) for place, text in enumerate(texts)]


def test_words_that_say_the_same_stand_together_most_voices_first() -> None:
    found = voices(_signals("Korte lijnen", MEETINGS, "Overleg gaat op aan mededelingen", MEETINGS))
    assert [(voice.title, voice.count) for voice in found] == [(MEETINGS, 3), ("Korte lijnen", 1)]
    assert found[0].others == ("Overleg gaat op aan mededelingen",)


def test_an_obstacle_and_a_strength_stay_apart_and_so_do_themes() -> None:
    same = [*_signals(MEETINGS), *_signals(MEETINGS, kind=SignalKind.STRENGTH), *_signals(MEETINGS, theme="safety")]
    assert [voice.count for voice in voices(same)] == [1, 1, 1]


def test_what_became_something_stays_with_what_became_the_same() -> None:
    fresh, taken = _signals(MEETINGS, MEETINGS)
    taken = Signal(taken.id, taken.kind, taken.theme_id, taken.text, obstacle_id="b1")
    assert sorted(voice.signals[0].obstacle_id or "" for voice in voices([fresh, taken])) == ["", "b1"]


def test_words_without_letters_stand_alone() -> None:
    assert [voice.count for voice in voices(_signals("!!!", "???", "👍"))] == [1, 1, 1]


def test_a_statement_is_told_only_where_all_were_named_at_it() -> None:
    here, there = (Signal(id, SignalKind.OBSTACLE, "time", MEETINGS, id) for id in ("time-1", "time-2"))
    assert Voice((here,)).statement_id == "time-1"
    assert Voice((here, there)).statement_id is None


@given(st.lists(st.sampled_from(["te druk", "te druk!", "heel druk", "rooster", "rooster knelt", "…"]), max_size=30))
def test_every_signal_is_counted_once_in_whatever_order_they_came(texts: list[str]) -> None:
    signals = _signals(*texts)
    found = voices(signals)
    assert sorted(id for voice in found for id in voice.ids) == sorted(signal.id for signal in signals)
    assert [(v.title, v.count) for v in found] == [(v.title, v.count) for v in voices(reversed(signals))]


def test_the_same_words_on_the_register_are_found_on_the_card_they_were_merged_into() -> None:
    kept, merged = an_obstacle(1, title="Anders gezegd"), an_obstacle(2, title=f"{MEETINGS.upper()}!", merged_into="b1")
    (voice,) = voices(_signals(MEETINGS))
    assert listed_as(a_record(obstacles=[kept, merged]), voice) == "b1"
    assert listed_as(a_record(obstacles=[merged]), voice) is None
    assert listed_as(a_record(obstacles=[kept]), voice) is None


def test_a_strength_is_looked_for_among_the_strengths_alone() -> None:
    (voice,) = voices(_signals(MEETINGS, kind=SignalKind.STRENGTH))
    assert listed_as(a_record(obstacles=[an_obstacle(title=MEETINGS)]), voice) is None
    assert listed_as(a_record(strengths=[a_strength(1), a_strength(2, title=MEETINGS)]), voice) == "k2"
