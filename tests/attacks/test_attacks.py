"""The short versions of the attacks, and the wrong designs that they catch (P1, P4, P6, P7)."""

from __future__ import annotations

from pathlib import Path

import pytest

from scan.model.rounds import Invitation
from tests.attacks.backups import TIED, differences, left_in_backups, plain_copy, reveal, tied, words_alone
from tests.attacks.differencing import floor_of_five, free_filters, product, schools_exposed
from tests.attacks.peeking import answers_learnt, as_the_app_shows, exact_mean
from tests.attacks.relinking import CAUGHT, PEOPLE, Loot, agreement, control, linked
from tests.attacks.relinking import product as kept_by_us


@pytest.fixture(scope="module")
def backups(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Loot]:
    """Sixty people and a backup after each of them."""
    folder = tmp_path_factory.mktemp("backups")
    return folder, kept_by_us(folder)


def test_P1_no_order_in_the_file_and_no_change_between_backups_links_who_has_a_slip(
    backups: tuple[Path, Loot],
) -> None:
    _nobody_is_linked(backups[1])


def test_P1_nor_who_came_in_by_a_room_code(tmp_path: Path) -> None:
    _nobody_is_linked(kept_by_us(tmp_path, invitation=Invitation.OPEN))


def _nobody_is_linked(loot: Loot) -> None:
    for known in (loot.sheets, loot.words, loot.slips):
        assert agreement(loot.files[-1], known) < CAUGHT
    assert linked(loot) == 0
    assert loot.journal == b""


def test_P4_backups_differ_by_no_sheet_or_by_five_or_more(backups: tuple[Path, Loot]) -> None:
    seen = differences(backups[1])
    assert len(seen) == PEOPLE
    assert sum(seen) == PEOPLE
    assert {0} < set(seen) <= {0, *range(5, PEOPLE)}
    assert words_alone(backups[1]) == 0


def test_P4_plain_copies_show_every_single_answer(tmp_path: Path) -> None:
    loot = kept_by_us(tmp_path, copy=plain_copy)
    assert differences(loot) == [1] * PEOPLE
    assert words_alone(loot) == tied(loot) == PEOPLE


def test_P1_who_came_between_two_backups_is_tied_to_a_sheet_by_chance_only(backups: tuple[Path, Loot]) -> None:
    assert tied(backups[1]) < TIED
    assert linked(backups[1]) == 0


def test_P1_after_the_reveal_no_backup_holds_a_sheet_a_word_a_slip_or_the_salt(tmp_path: Path) -> None:
    loot = kept_by_us(tmp_path, 20)
    # Sixteen backups hold at least five sheets, their words, twenty slips and the salt.
    assert left_in_backups(tmp_path, loot) > 16 * (5 + 5 + 20 + 1)
    reveal(tmp_path)
    assert left_in_backups(tmp_path, loot) == 0


@pytest.mark.parametrize("design", ["rowids", "moments", "growing tree"])
def test_P1_a_design_that_keeps_the_order_is_caught(tmp_path: Path, design: str) -> None:
    loot = control(tmp_path, design)
    assert agreement(loot.files[-1], loot.sheets) > CAUGHT


def test_P1_a_design_that_marks_used_slips_is_caught(tmp_path: Path) -> None:
    # The first backup shows one change that has no earlier one beside it.
    assert linked(control(tmp_path, "used flag")) >= PEOPLE - 1


def test_P5_P6_P7_in_1_000_schools_nobody_is_found_by_subtracting() -> None:
    assert schools_exposed(product, 1_000) == 0


def test_P6_free_filters_expose_people_in_most_schools() -> None:
    assert schools_exposed(free_filters, 200) > 100


def test_P5_a_floor_of_five_for_statements_about_a_leader_exposes_people_in_most_schools() -> None:
    assert schools_exposed(floor_of_five, 200) > 100


def test_P4_peeking_before_the_reveal_tells_no_answer(tmp_path: Path) -> None:
    assert answers_learnt(tmp_path, as_the_app_shows, 8) == 0


def test_P4_peeking_at_an_exact_mean_tells_most_answers(tmp_path: Path) -> None:
    assert answers_learnt(tmp_path, exact_mean, 8) > 4
