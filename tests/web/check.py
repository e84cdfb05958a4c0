"""A same-picture check that is open in a school day, and somebody who gives a card to it."""

from __future__ import annotations

from scan.library.reader import library
from scan.model.obstacles import Obstacle
from scan.model.same_picture import PictureCard, PictureCheck
from scan.store import picture_cards
from scan.usecases import naming, picturing
from tests.web.school import SchoolDay
from tests.web.visitor import Answer, Visitor

CARD = {"name": "Noor", "words": "We helpen elkaar.", "rating": "4"}


def open_check(day: SchoolDay, named: bool = True, obstacle: str = "") -> PictureCheck:
    """A check about the first theme, or about an obstacle with this title."""
    theme = library().themes[0].id
    with day.desk() as desk:
        about = None
        if obstacle:
            about = naming.name_obstacle(desk, Obstacle("", day.scan_id, 0, theme, obstacle)).id
        return picturing.open_check(desk, day.scan_id, theme, about, named)


def path_of(check: PictureCheck) -> str:
    return f"/mee/b/{check.door}"


def given(visitor: Visitor, check: PictureCheck, **card: str) -> Answer:
    """The page after a card was given."""
    visitor.get(path_of(check))
    return visitor.follow(visitor.post(path_of(check), CARD | card))


def cards(day: SchoolDay, check: PictureCheck) -> list[PictureCard]:
    """What is kept, by words."""
    with day.desk() as desk:
        return sorted(picture_cards.all_of(desk.db, check), key=lambda card: card.words)


def reveal(day: SchoolDay, check: PictureCheck, more: int = 0) -> None:
    """Everybody looks, after so many more cards from the laptop."""
    with day.desk() as desk:
        for number in range(more):
            picturing.add_card(desk, check.id, PictureCard("Op de laptop", 3, f"Naam {number}"))
        picturing.reveal_check(desk, check.id)
