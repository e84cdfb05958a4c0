"""Answering: a sheet is kept as a whole, and can be kept again."""

from __future__ import annotations

import pytest

from scan.errors import Conflict, InvalidInput, NotFound, NotSaved
from scan.library.reader import library
from scan.model.answers import Answer, Aspect, SharedAnswer, Tally
from scan.model.own_content import OwnContent, OwnStatement
from scan.model.scans import Scan
from scan.model.text import Text
from scan.usecases import adapting, answering, preparing
from scan.usecases.desk import Desk
from tests.usecases.conftest import dump

FOUR = SharedAnswer("time-1", Aspect.NOW, Answer.FOUR)
FIVE = SharedAnswer("time-1", Aspect.WANTED, Answer.FIVE)


def tally(scan: Scan, *counts: int, statement: str = "time-1") -> Tally:
    return Tally(statement, scan.groups[0].id, Aspect.NOW, counts or (0, 1, 2, 3, 0, 0, 0))


def test_shared_answers_are_kept_and_replaced(desk: Desk, scan: Scan) -> None:
    answering.record_shared(desk, scan.id, [FOUR, FIVE])
    two = SharedAnswer("time-1", Aspect.NOW, Answer.TWO)
    answering.record_shared(desk, scan.id, [two])
    answering.record_shared(desk, scan.id, [two])
    assert preparing.record_of(desk, scan.id).shared == (two, FIVE)


def test_a_shared_answer_is_taken_back_and_taking_it_back_again_does_nothing(desk: Desk, scan: Scan) -> None:
    answering.record_shared(desk, scan.id, [FOUR, FIVE])
    answering.clear_shared(desk, scan.id, [FOUR])
    answering.clear_shared(desk, scan.id, [FOUR])
    assert preparing.record_of(desk, scan.id).shared == (FIVE,)


def test_a_show_of_hands_is_kept_and_replaced(desk: Desk, scan: Scan) -> None:
    answering.record_tallies(desk, scan.id, [tally(scan)])
    last = tally(scan, 6, 0, 0, 0, 0, 0, 0)
    answering.record_tallies(desk, scan.id, [last])
    assert answering.tallies_of(desk, scan.id) == [last]


def test_a_statement_whose_hands_were_set_back_to_zero_is_not_answered(desk: Desk, scan: Scan) -> None:
    answering.record_tallies(desk, scan.id, [tally(scan)])
    answering.record_tallies(desk, scan.id, [tally(scan, *(0,) * 7)])
    assert not adapting.has_answers(desk, scan.id)


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [((7, 0, 0, 0, 0, 0, 0), "telt 6 mensen"), ((-1, *(0,) * 6), "0 of meer"), ((1, 1), "0 of meer")],
)
def test_R4_one_wrong_tally_keeps_the_whole_sheet_out(
    desk: Desk, scan: Scan, counts: tuple[int, ...], sentence: str
) -> None:
    before = dump(desk)
    sheet = [tally(scan, statement="time-1"), tally(scan, *counts, statement="time-2"), tally(scan, statement="time-3")]
    with pytest.raises(InvalidInput, match=sentence):
        answering.record_tallies(desk, scan.id, sheet)
    assert dump(desk) == before


def test_R4_one_wrong_shared_answer_keeps_the_whole_sheet_out(desk: Desk, scan: Scan) -> None:
    before = dump(desk)
    with pytest.raises(NotSaved):
        answering.record_shared(desk, scan.id, [FOUR, SharedAnswer("", Aspect.NOW, Answer.ONE)])
    assert dump(desk) == before


def test_hands_of_a_group_that_was_removed_meanwhile_are_refused(desk: Desk, scan: Scan) -> None:
    with pytest.raises(NotFound, match="groep is intussen verwijderd"):
        answering.record_tallies(desk, scan.id, [Tally("time-1", "gone", Aspect.NOW, (1, *(0,) * 6))])


def test_answers_to_a_scan_that_was_put_away_are_refused(desk: Desk, scan: Scan) -> None:
    answering.record_shared(desk, scan.id, [FOUR])
    preparing.delete_scan(desk, scan.id)
    before = dump(desk)
    with pytest.raises(NotFound):
        answering.record_shared(desk, scan.id, [FIVE])
    with pytest.raises(NotFound):
        answering.clear_shared(desk, scan.id, [FOUR])
    with pytest.raises(NotFound):
        answering.record_tallies(desk, scan.id, [tally(scan)])
    assert dump(desk) == before


def test_R11_a_shared_answer_that_someone_else_changed_unseen_is_neither_replaced_nor_taken_back(
    two_desks: tuple[Desk, Desk], scan: Scan
) -> None:
    mine, theirs = two_desks
    unseen = {("time-1", Aspect.NOW): (None,)}
    answering.record_shared(theirs, scan.id, [FOUR], unseen)
    with pytest.raises(Conflict):
        answering.record_shared(mine, scan.id, [SharedAnswer("time-1", Aspect.NOW, Answer.ONE)], unseen)
    with pytest.raises(Conflict):
        answering.clear_shared(mine, scan.id, [FOUR], unseen)
    assert preparing.record_of(mine, scan.id).shared == (FOUR,)
    answering.clear_shared(mine, scan.id, [FOUR], {("time-1", Aspect.NOW): (Answer.FOUR,)})
    assert preparing.record_of(mine, scan.id).shared == ()


def test_R11_hands_that_someone_else_filled_in_unseen_are_not_replaced_and_are_told(
    two_desks: tuple[Desk, Desk], scan: Scan
) -> None:
    mine, theirs = two_desks
    first, second = tally(scan, 1, 0, 0, 0, 0, 0, 0), tally(scan, 2, 0, 0, 0, 0, 0, 0)
    answering.record_tallies(theirs, scan.id, [first], [])
    with pytest.raises(Conflict) as refused:
        answering.record_tallies(mine, scan.id, [second], [])
    assert refused.value.current == (first,)
    assert answering.tallies_of(mine, scan.id) == [first]
    answering.record_tallies(mine, scan.id, [second], [first])
    assert answering.tallies_of(mine, scan.id) == [second]


def test_R11_the_same_hands_twice_or_on_a_row_of_zeros_are_no_conflict(desk: Desk, scan: Scan) -> None:
    zeros, counted = tally(scan, *(0,) * 7), tally(scan, 1, 0, 0, 0, 0, 0, 0)
    answering.record_tallies(desk, scan.id, [zeros], [])
    answering.record_tallies(desk, scan.id, [counted], [])
    answering.record_tallies(desk, scan.id, [counted], [])
    assert answering.tallies_of(desk, scan.id) == [counted]


def test_R11_an_answer_to_words_that_the_school_changed_meanwhile_is_not_kept(
    two_desks: tuple[Desk, Desk], scan: Scan
) -> None:
    mine, theirs = two_desks
    turned = OwnStatement("time-1", "time", reverse=True, text=Text("Vergaderen kost alle tijd.", ""))
    kept = adapting.keep_content(theirs, library(), scan.school_id, OwnContent(0, (turned,)))
    for record in (
        lambda: answering.record_shared(mine, scan.id, [FOUR], content=0),
        lambda: answering.record_tallies(mine, scan.id, [tally(scan)], [], content=0),
    ):
        with pytest.raises(Conflict, match="stellingen zijn intussen aangepast") as refused:
            record()
        assert refused.value.current == kept
    assert (preparing.record_of(mine, scan.id).shared, answering.tallies_of(mine, scan.id)) == ((), [])
    answering.record_shared(mine, scan.id, [FOUR], content=kept.version)
    answering.record_tallies(mine, scan.id, [tally(scan)], [], content=kept.version)
    assert adapting.has_answers(mine, scan.id)
