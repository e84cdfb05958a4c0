"""The short versions of the attacks, and the wrong designs that they catch (P1, P4, P6, P7)."""

from __future__ import annotations

from pathlib import Path

import pytest

from scan.model.rounds import Invitation
from tests.attacks.differencing import free_filters, product, schools_exposed
from tests.attacks.peeking import answers_learnt, as_the_app_shows, exact_mean
from tests.attacks.relinking import CAUGHT, PEOPLE, agreement, control, linked
from tests.attacks.relinking import product as kept_by_us


@pytest.mark.parametrize("invitation", list(Invitation))
def test_P1_no_order_in_the_file_and_no_change_between_backups_links_anybody(
    tmp_path: Path, invitation: Invitation
) -> None:
    loot = kept_by_us(tmp_path, invitation=invitation)
    for known in (loot.sheets, loot.words, loot.slips):
        assert agreement(loot.files[-1], known) < CAUGHT
    assert linked(loot) == 0
    assert loot.journal == b""


@pytest.mark.parametrize("design", ["rowids", "moments", "growing tree"])
def test_P1_a_design_that_keeps_the_order_is_caught(tmp_path: Path, design: str) -> None:
    loot = control(tmp_path, design)
    assert agreement(loot.files[-1], loot.sheets) > CAUGHT


def test_P1_a_design_that_marks_used_slips_is_caught(tmp_path: Path) -> None:
    # The first backup shows one change that has no earlier one beside it.
    assert linked(control(tmp_path, "used flag")) >= PEOPLE - 1


def test_P6_P7_in_1_000_schools_nobody_is_found_by_subtracting() -> None:
    assert schools_exposed(product, 1_000) == 0


def test_P6_free_filters_expose_people_in_most_schools() -> None:
    assert schools_exposed(free_filters, 200) > 100


def test_P4_peeking_before_the_reveal_tells_no_answer(tmp_path: Path) -> None:
    assert answers_learnt(tmp_path, as_the_app_shows, 8) == 0


def test_P4_peeking_at_an_exact_mean_tells_most_answers(tmp_path: Path) -> None:
    assert answers_learnt(tmp_path, exact_mean, 8) > 4
