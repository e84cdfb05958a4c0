"""The attacks on the cards of one check, and the wrong designs that they catch (P1, P4, P9)."""

from __future__ import annotations

import random
import secrets
from pathlib import Path

import pytest

from tests.attacks.backups import TIED, differences, plain_copy, tied, words_alone
from tests.attacks.cards import in_turn, product, revealed
from tests.attacks.relinking import CAUGHT, PEOPLE, agreement


def test_P1_P4_P9_no_file_backup_or_picture_ties_a_card_to_who_gave_it_when(tmp_path: Path) -> None:
    loot = product(tmp_path)
    for known in (loot.sheets, loot.words):
        assert agreement(loot.files[-1], known) < CAUGHT
    assert loot.journal == b""
    seen = differences(loot)
    assert sum(seen) == PEOPLE
    assert {0} < set(seen) <= {0, *range(5, PEOPLE)}
    assert (words_alone(loot), tied(loot) < TIED) == (0, True)
    assert agreement(revealed(tmp_path), loot.words) < CAUGHT


def test_P1_plain_copies_tie_every_card(tmp_path: Path) -> None:
    loot = product(tmp_path, plain_copy)
    assert differences(loot) == [1] * PEOPLE
    assert tied(loot) == PEOPLE


def test_P1_P9_cards_in_the_first_free_row_and_words_without_shuffling_are_caught(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(secrets, "choice", lambda free: free[0])
    loot = product(tmp_path, lambda _path: b"")
    assert agreement(loot.files[-1], loot.sheets) > CAUGHT
    monkeypatch.setattr(random.SystemRandom, "shuffle", lambda *_arguments: None)
    assert agreement(revealed(tmp_path, in_turn()), loot.words) > CAUGHT
