"""Revealing: once, for good, with nothing left to find anybody by; and what a receipt shows of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from scan.errors import Conflict, InvalidInput, NotFound, NotSaved, StorageError
from scan.exports.archive import from_json, to_json
from scan.library.reader import library
from scan.model.answers import Answer, Aspect, SharedAnswer, Tally
from scan.model.planning import results_of
from scan.model.rounds import Phase
from scan.store import destroying, rounds, sheets
from scan.usecases import adopting, answering, inviting, participating, preparing, revealing
from scan.usecases.adopting import Adoption
from scan.usecases.desk import Desk
from tests.usecases.conftest import Naming
from tests.usecases.hall import Hall

FULL = {"mt": 6, "teachers": 20, "pupils": 3}


@pytest.fixture
def hall(desk: Desk) -> Hall:
    return Hall.opened(desk)


def test_a_round_is_revealed_once_and_only_when_it_is_closed_and_answered(hall: Hall, desk: Desk) -> None:
    with pytest.raises(Conflict):
        revealing.reveal(desk, library(), hall.scan_id)
    with pytest.raises(InvalidInput, match="niemand"):
        hall.reveal()
    inviting.reopen_round(desk, library(), hall.scan_id)
    list(hall.crowd(FULL))
    assert hall.reveal().phase is Phase.REVEALED
    for again in (
        lambda: revealing.reveal(desk, library(), hall.scan_id),
        lambda: inviting.reopen_round(desk, library(), hall.scan_id),
        lambda: inviting.extend_round(desk, hall.scan_id, None),
        lambda: inviting.plan_round(desk, hall.scan_id),
    ):
        with pytest.raises(Conflict):
            again()
    assert inviting.response(desk, hall.scan_id) == []


def test_the_reveal_counts_exactly_and_shows_small_groups_together(hall: Hall, desk: Desk) -> None:
    list(hall.crowd(FULL))
    hall.reveal()
    first = next(r for r in preparing.record_of(desk, hall.scan_id).revealed if r.statement_id == "purpose-1")
    assert first.everyone is not None
    # 29 people answered 1 to 5 in turn; three pupils are too few, so they join six managers.
    assert first.everyone.counts == (7, 6, 6, 5, 5)
    assert {group.group_ids: group.spread.n for group in first.groups} == {("mt", "pupils"): 9, ("teachers",): 20}
    assert first.wanted is not None
    assert first.wanted.n == 6


def test_what_was_revealed_is_what_every_screen_and_document_shows(hall: Hall, desk: Desk) -> None:
    list(hall.crowd(FULL))
    answering.record_shared(desk, hall.scan_id, [SharedAnswer("purpose-1", Aspect.NOW, Answer.TWO)])
    hall.reveal()
    record = preparing.record_of(desk, hall.scan_id)
    theme = record.asked(library()).themes[0]
    shown = results_of(record, theme)
    told = {r.statement_id: r for r in preparing.record_of(desk, hall.scan_id).revealed}
    assert shown[0] == replace(told["purpose-1"], shared=2)
    assert shown[1:] == [told[s.id] for s in theme.statements[1:]]
    plan = adopting.current_plan(desk, library(), hall.scan_id)
    assert plan.themes[0].statements[0].n == 29
    assert {group.id: group.answered for group in plan.groups} == {"mt": True, "teachers": True, "pupils": True}
    back = from_json(to_json(record).encode())
    assert back == record
    assert back.revealed == record.revealed


def test_a_statement_that_left_the_library_since_is_left_out(hall: Hall, desk: Desk) -> None:
    list(hall.crowd({"teachers": 6}))
    first = library().themes[0]
    smaller = replace(library(), themes=(replace(first, statements=first.statements[1:]), *library().themes[1:]))
    inviting.close_round(desk, hall.scan_id)
    revealing.reveal(desk, smaller, hall.scan_id)
    assert "purpose-1" not in {r.statement_id for r in preparing.record_of(desk, hall.scan_id).revealed}


def test_P1_P10_after_the_reveal_no_key_fits_and_the_bytes_are_gone(hall: Hall, desk: Desk, database: Path) -> None:
    keys = list(hall.crowd(FULL))
    hall.name(keys[0], "Ingetrokken kanarie")
    participating.withdraw_signal(hall.visit, keys[0], "0")
    assert b"Ingetrokken kanarie" not in database.read_bytes()
    salt, before = rounds.salt_of(desk.db, hall.scan_id), database.read_bytes()
    ids = [bytes(row[0]) for row in desk.db.execute("SELECT response_id FROM sheets WHERE response_id <> zeroblob(32)")]
    assert len(ids) == 29
    assert all(id in before for id in (salt, *ids))
    hall.reveal()
    after = database.read_bytes()
    assert not [id for id in (salt, *ids) if id in after]
    assert sheets.all_of(desk.db, hall.round) == []
    for attempt in (
        lambda: participating.enter(hall.visit, keys[0]),
        lambda: participating.answer(hall.visit, library(), keys[0], []),
        lambda: participating.door_of(hall.visit, hall.door()),
    ):
        with pytest.raises(NotFound):
            attempt()


def test_an_interrupted_reveal_changes_nothing(hall: Hall, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    list(hall.crowd(FULL))

    def interrupted(*_arguments: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as then:
        then.setattr(rounds, "end", interrupted)
        with pytest.raises(KeyboardInterrupt):
            hall.reveal()
    assert hall.round.phase is Phase.CLOSED
    assert len(sheets.all_of(desk.db, hall.round)) == 29
    assert preparing.record_of(desk, hall.scan_id).revealed == ()
    revealing.reveal(desk, library(), hall.scan_id)


def test_a_disk_too_full_to_compact_is_told_and_the_round_is_revealed_all_the_same(
    hall: Hall, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    list(hall.crowd(FULL))

    def full(_db: object) -> None:
        raise StorageError("vol")

    with monkeypatch.context() as then:
        then.setattr(destroying, "write_anew", full)
        with pytest.raises(StorageError):
            hall.reveal()
    assert hall.round.phase is Phase.REVEALED


def test_P9_words_are_shuffled_loose_from_people_and_can_be_hidden(hall: Hall, desk: Desk) -> None:
    texts = [f"Zin {place:02}" for place in range(29)]
    for key, text in zip(hall.crowd(FULL), texts, strict=True):
        hall.name(key, text)
    assert revealing.signals_of(desk, hall.scan_id) == []
    hall.reveal()
    found = revealing.signals_of(desk, hall.scan_id)
    assert sorted(signal.text for signal in found) == texts != [signal.text for signal in found]
    assert not hasattr(found[0], "group_id")
    revealing.hide_signal(desk, hall.scan_id, found[0].id)
    assert [signal.hidden for signal in revealing.signals_of(desk, hall.scan_id)][:2] == [True, False]
    revealing.hide_signal(desk, hall.scan_id, found[0].id, hidden=False)
    assert revealing.signals_of(desk, hall.scan_id) == found


@pytest.mark.parametrize(("people", "kept"), [(9, 0), (10, 10)])
def test_P5_the_words_of_nine_people_are_not_kept(hall: Hall, desk: Desk, people: int, kept: int) -> None:
    for key in hall.crowd({"teachers": people}):
        hall.name(key, "Te druk")
    hall.reveal()
    assert len(revealing.signals_of(desk, hall.scan_id)) == kept


def test_hands_are_refused_after_the_reveal_too_and_the_plan_can_be_adopted(hall: Hall, desk: Desk) -> None:
    list(hall.crowd(FULL))
    hall.reveal()
    hand = Tally("purpose-1", "teachers", Aspect.NOW, (1, *(0,) * 6))
    with pytest.raises((InvalidInput, NotSaved)):
        answering.record_tallies(desk, hall.scan_id, [hand])
    scan = preparing.scan_of(desk, hall.scan_id)
    Naming(desk, scan).action()
    seen = preparing.revision_of(desk, hall.scan_id)
    adopted = adopting.adopt(desk, library(), Adoption(hall.scan_id, "MT", "", seen))
    assert adopted.themes[0].statements[0].n == 29


def test_a_round_by_name_tells_who_answered_what_and_every_other_round_does_not(hall: Hall, desk: Desk) -> None:
    list(hall.crowd({"teachers": 6}))
    hall.reveal()
    assert revealing.named_answers(desk, hall.scan_id) == ()
    named = Hall(desk, preparing.start_scan(desk, library(), preparing.NewScan("MT", school_name="De Brug")).id)
    door = inviting.plan_round(desk, named.scan_id, named=True).groups[0].door
    inviting.open_round(desk, library(), named.scan_id)
    for name, answer in (("Noor", "5"), ("Bas", "1")):
        key = participating.join(named.visit, door, name)
        named.fill(key, answer)
        named.name(key, f"Van {name}")
    named.reveal()
    told = {(a.name, a.answer) for a in revealing.named_answers(desk, named.scan_id)}
    assert told == {("Noor", Answer.FIVE), ("Bas", Answer.ONE)}
    assert len(revealing.signals_of(desk, named.scan_id)) == 2
    assert {r.everyone for r in preparing.record_of(desk, named.scan_id).revealed} == {None}
