"""A round and a check that people gave something to, with a backup of them, and a reveal of the round."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from scan.model.rounds import Phase
from scan.model.same_picture import PictureCard, PictureCheck
from scan.model.secret_codes import token_id
from scan.store import destroying, picture_cards, rounds, same_pictures, sheets, signals
from scan.store.backups import back_up, folder_of
from scan.store.database import opened, writing
from tests.store.examples import NOW, TODAY
from tests.store.round_examples import FULL, ROUND, SALT, SIGNAL, a_round, people

SECRETS = list(people(6))
GONE = [SALT, token_id(SALT, SECRETS[0]), b"kanarie", bytes(sheets._written(ROUND, FULL))]
PICTURE = PictureCheck("check", "scan", "time", None, False, TODAY, "CCCCCC")


def backed_up_round(path: Path) -> Path:
    """A backup of a round with six sheets, words, a slip, and a check with six cards."""
    a_round(path)
    with opened(path) as db, writing(db):
        rounds.add_tickets(db, "scan", "leaders", [token_id(SALT, SECRETS[0])])
        for secret in SECRETS:
            sheets.keep(db, ROUND, SALT, secret, FULL)
            signals.keep(db, ROUND, "leaders", SALT, secret, replace(SIGNAL, text="kanarie"))
        same_pictures.insert(db, PICTURE, SALT[::-1])
        picture_cards.make_room(db, PICTURE)
        for secret in SECRETS:
            picture_cards.keep(db, PICTURE, secret.ljust(32), PictureCard("kaartje", 3))
    return back_up(path, folder_of(path), NOW)


def reveal(path: Path, finish: bool = True) -> None:
    """End the round, and finish what that destroys unless the app is stopped in the middle."""
    with opened(path) as db:
        with writing(db):
            rounds.update(db, replace(ROUND, phase=Phase.CLOSED))
            rounds.end(db, "scan", ["leaders"])
            destroying.begin(db)
        if finish:
            destroying.finish(db)


def holds(*files: Path) -> list[bytes]:
    """What of the round the bytes of these files still hold."""
    return [canary for canary in GONE for file in files if canary in file.read_bytes()]
