"""Beside a round: no hands, no group that leaves, no statement that changes under people's fingers."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from scan.errors import InvalidInput
from scan.library.reader import library
from scan.model.answers import Aspect, Tally
from scan.model.own_content import OwnContent, OwnStatement
from scan.model.steps import Step, step_states
from scan.store.verify import check
from scan.usecases import adapting, answering, preparing
from scan.usecases.desk import Desk
from tests.usecases.hall import Hall


@pytest.fixture
def hall(desk: Desk) -> Hall:
    return Hall.opened(desk)


def test_P4_hands_are_refused_with_a_sentence_before_and_after_the_reveal(hall: Hall, desk: Desk) -> None:
    hand = Tally("purpose-1", "teachers", Aspect.NOW, (1, *(0,) * 6))
    list(hall.crowd({"teachers": 6}))
    for _phase in range(2):
        with pytest.raises(InvalidInput, match="Handen tellen"):
            answering.record_tallies(desk, hall.scan_id, [hand])
        if not hall.desk.db.execute("SELECT 1 FROM revealed").fetchone():
            hall.reveal()


def test_a_group_cannot_leave_while_it_answers_nor_after_the_reveal(hall: Hall, desk: Desk) -> None:
    list(hall.crowd({"teachers": 6}))
    for _phase in range(2):
        scan = preparing.scan_of(desk, hall.scan_id)
        with pytest.raises(InvalidInput, match="doet mee aan de ronde"):
            preparing.save_preparation(desk, replace(scan, groups=scan.groups[:1]), preparing.school_of(desk, scan))
        if not hall.desk.db.execute("SELECT 1 FROM revealed").fetchone():
            hall.reveal()


def test_new_wordings_wait_until_the_reveal(hall: Hall, desk: Desk) -> None:
    school_id = preparing.scan_of(desk, hall.scan_id).school_id
    off = OwnContent(0, (OwnStatement("purpose-1", "purpose", on=False),))
    adapting.keep_content(desk, library(), school_id, off)
    assert preparing.record_of(desk, hall.scan_id).content.version == 0
    with pytest.raises(InvalidInput, match="onthuld"):
        adapting.use_newest(desk, hall.scan_id)
    list(hall.crowd({"teachers": 6}))
    hall.reveal()
    assert adapting.use_newest(desk, hall.scan_id).version == 1


def test_a_revealed_statement_counts_as_answered_and_its_damage_is_found(
    hall: Hall, desk: Desk, database: Path
) -> None:
    list(hall.crowd({"teachers": 6}))
    asked = hall.round.asked
    assert step_states(preparing.record_of(desk, hall.scan_id), asked)[Step.STATEMENTS].made == 0
    hall.reveal()
    assert step_states(preparing.record_of(desk, hall.scan_id), asked)[Step.STATEMENTS].done
    assert check(database) == []
    desk.db.execute("DROP TRIGGER revealed_no_update")
    desk.db.execute("UPDATE revealed SET named = '[ ]'")
    assert ["beschadigd" in sentence for sentence in check(database)] == [True]
