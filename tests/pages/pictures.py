"""What the tests of the same-picture check share: checks that people gave cards in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from scan.model.same_picture import PictureCard, PictureCheck
from scan.model.scans import Scan
from scan.usecases import picturing
from scan.usecases.desk import Desk

PAGE = "pages/answer/same_picture.py"
FIVE = (("Aart", 1), ("Bea", 2), ("Cor", 4), ("Dirk", 5), ("Els", 5))


def opened(desk: Desk, scan: Scan, obstacle_id: str | None = None, *, named: bool = True) -> PictureCheck:
    """An open check about the first theme of a scan, or about an obstacle."""
    return picturing.open_check(desk, scan.id, scan.theme_ids[0], obstacle_id, named)


def given(desk: Desk, check: PictureCheck, cards: Iterable[tuple[str, int]] = FIVE) -> None:
    """A card of each of these people, with words that hold their name."""
    for name, rating in cards:
        picturing.add_card(desk, check.id, PictureCard(f"Dit zegt {name}", rating, name))


def pictured(
    desk: Desk,
    scan: Scan,
    cards: Iterable[tuple[str, int]] = FIVE,
    obstacle_id: str | None = None,
    *,
    named: bool = True,
    weeks: int = 0,
) -> PictureCheck:
    """A check that was revealed so many weeks ago."""
    then = replace(desk, now=desk.now - timedelta(weeks=weeks))
    check = opened(then, scan, obstacle_id, named=named)
    given(then, check, cards)
    return picturing.reveal_check(then, check.id).check
