"""P1, P9: who holds a backup after every card, and knows who gave one when, ties nobody to their card.

The attacks are those on a round; after the reveal, the shown words are all that is left to find an order in.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from scan.model.permissions import Actor, Role
from scan.model.same_picture import PictureCard
from scan.model.secret_codes import card_id, key_of
from scan.store import same_pictures
from scan.store.database import opened, prepare
from scan.usecases import giving, picturing
from scan.usecases.desk import Desk, fresh_id
from scan.usecases.visiting import Visit
from tests.attacks.relinking import PEOPLE, Loot, backed_up
from tests.usecases.hall import school

NOW = datetime(2026, 9, 1, 12, 0, tzinfo=UTC)


def product(folder: Path, copy: Callable[[Path], bytes] = backed_up) -> Loot:
    """A check without names as the app keeps it, with a copy after every card."""
    path, files, marks = folder / "scan.db", list[bytes](), list[bytes]()
    words = [secrets.token_hex(8).encode() for _person in range(PEOPLE)]
    prepare(path, NOW)
    with opened(path) as db:
        desk = Desk(db, Actor("Noor", Role.FACILITATOR), NOW)
        scan = school(desk)
        check = picturing.open_check(desk, scan.id, scan.theme_ids[0], named=False)
        salt = same_pictures.salt_of(db, check.id)
        for person, word in enumerate(words):
            given = PictureCard(word.decode(), 1 + person % 5)
            key = key_of(giving.give_card(Visit(db, NOW), check.door, "", given))
            assert key
            marks.append(card_id(salt, key.secret))
            files.append(copy(path))
    journal = folder / "scan.db-journal"
    kept = journal.read_bytes() if journal.exists() else b""
    return Loot([*files, path.read_bytes()], kept, [], marks, words, list(range(PEOPLE)), salt)


def in_turn() -> Callable[[], str]:
    """The wrong design: ids that count, so that words keep the order in which they were kept."""
    numbers = count()
    return lambda: f"c{next(numbers):03}"


def revealed(folder: Path, new_id: Callable[[], str] = fresh_id) -> bytes:
    """The database after the reveal of its check."""
    with opened(folder / "scan.db") as db:
        desk = Desk(db, Actor("Noor", Role.FACILITATOR), NOW, new_id)
        (check_id,) = (row[0] for row in db.execute("SELECT id FROM picture_checks").fetchall())
        picturing.reveal_check(desk, check_id)
    return (folder / "scan.db").read_bytes()
