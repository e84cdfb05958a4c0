"""P1, P10: whatever destroys something writes the file anew and scrubs the backups, at once or at the next start."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from scan.library.reader import library
from scan.store import destroying
from scan.store.backups import back_up, folder_of, restore
from scan.store.database import Database, opened, prepare
from scan.usecases import inviting, picturing, preparing, revealing, sharing
from scan.usecases.desk import Desk
from tests.usecases.conftest import NOW, OpenDesk
from tests.usecases.hall import Hall, cards_given, school

Act = Callable[[Desk], None]


def opened_check(desk: Desk, cards: int = 12) -> tuple[str, str]:
    """The scan and the id of an open check without names that so many cards were given to."""
    scan = school(desk)
    check = picturing.open_check(desk, scan.id, scan.theme_ids[0], named=False)
    for card in cards_given(cards):
        picturing.add_card(desk, check.id, card)
    return scan.id, check.id


def reveal_check(desk: Desk) -> Act:
    _scan_id, id = opened_check(desk)
    return lambda desk: picturing.reveal_check(desk, id) and None


def discard_check(desk: Desk) -> Act:
    _scan_id, id = opened_check(desk)
    return lambda desk: picturing.discard_check(desk, id)


def purge_scan(desk: Desk) -> Act:
    scan_id, _id = opened_check(desk)
    preparing.delete_scan(desk, scan_id)
    return lambda desk: preparing.purge_scan(desk, scan_id, "Scan 2026")


def delete_picture(desk: Desk) -> Act:
    _scan_id, id = opened_check(desk)
    picturing.reveal_check(desk, id)
    return lambda desk: picturing.delete_picture(desk, id)


def reveal(desk: Desk) -> Act:
    hall = Hall.opened(desk)
    hall.fill(hall.join())
    inviting.close_round(desk, hall.scan_id)
    return lambda desk: revealing.reveal(desk, library(), hall.scan_id) and None


ALL = [reveal_check, discard_check, purge_scan, delete_picture, reveal]


@pytest.mark.parametrize("stopped", [False, True])
@pytest.mark.parametrize("prepared", ALL)
def test_P10_the_file_is_written_anew_once_at_once_or_at_the_next_start(
    open_desk: OpenDesk, database: Path, prepared: Callable[[Desk], Act], stopped: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    times, compact = [0], destroying.write_anew

    def counted(db: Database) -> None:
        compact(db)
        times[0] += 1

    with open_desk() as desk:
        act = prepared(desk)
        monkeypatch.setattr(destroying, "write_anew", counted)
        with monkeypatch.context() as then:
            if stopped:
                then.setattr(destroying, "finish", lambda _db: None)
            act(desk)
    assert times == [0 if stopped else 1]
    prepare(database, NOW)
    prepare(database, NOW)
    assert times == [1]


@pytest.mark.parametrize("prepared", [reveal_check, discard_check, purge_scan])
def test_P1_cards_leave_the_backups_at_once_and_do_not_come_back(
    open_desk: OpenDesk, database: Path, prepared: Callable[[Desk], Act]
) -> None:
    with open_desk() as desk:
        act = prepared(desk)
        backup = back_up(database, folder_of(database), NOW)
        assert b"Kanarie 7" in backup.read_bytes()
        act(desk)
        assert b"Kanarie 7" not in backup.read_bytes()
    restore(backup, database, NOW + timedelta(minutes=1))
    with opened(database) as db:
        assert not db.execute("SELECT 1 FROM picture_cards").fetchone()


def test_P9_the_file_of_a_scan_leaves_hidden_words_out(desk: Desk) -> None:
    scan_id, id = opened_check(desk)
    card = picturing.reveal_check(desk, id).cards[0]
    assert card.words.encode() in sharing.export_scan(desk, scan_id).encode()
    picturing.hide_card(desk, id, card.id)
    told = sharing.export_scan(desk, scan_id)
    assert f'"{card.words}"' not in told
    assert '"words": "…"' in told
