"""Answers: points on the scale, and shows of hands that fit their group."""

from __future__ import annotations

import pytest

from scan.errors import InvalidInput
from scan.i18n import speaking
from scan.model.answers import ANSWERS, SCALE, Answer, Aspect, Tally
from tests.model.samples import group


def tally(*counts: int) -> Tally:
    return Tally("purpose-1", "team", Aspect.NOW, counts)


def test_the_scale_runs_from_one_to_five() -> None:
    assert [answer.point for answer in SCALE] == [1, 2, 3, 4, 5]


def test_not_knowing_and_not_applicable_are_no_points() -> None:
    assert [answer for answer in ANSWERS if answer.point is None] == [Answer.DONT_KNOW, Answer.NOT_APPLICABLE]


def test_every_answer_has_a_label_of_its_own_in_both_languages() -> None:
    assert len({answer.label for answer in Answer}) == 7
    with speaking("en"):
        assert len({answer.label for answer in Answer}) == 7
        assert Answer.DONT_KNOW.label != "Weet ik niet"


def test_as_many_hands_as_people_are_kept() -> None:
    assert tally(1, 2, 3, 1, 1, 2, 2).checked(group(heads=12)).points == (1, 2, 3, 1, 1)


def test_one_hand_more_than_people_is_refused_with_both_numbers() -> None:
    with pytest.raises(InvalidInput, match="12 mensen, maar je vulde 13 antwoorden"):
        tally(1, 2, 3, 1, 1, 2, 3).checked(group(heads=12))


@pytest.mark.parametrize("counts", [(), (1,) * 6, (1,) * 8, (1, -1, 0, 0, 0, 0, 0)])
def test_a_tally_that_is_not_seven_counts_of_zero_or_more_is_refused(counts: tuple[int, ...]) -> None:
    with pytest.raises(InvalidInput, match="0 of meer"):
        tally(*counts).checked(group())


def test_a_tally_without_a_single_hand_is_allowed() -> None:
    assert tally(*(0,) * 7).checked(group()).points == (0, 0, 0, 0, 0)
