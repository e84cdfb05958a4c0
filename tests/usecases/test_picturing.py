"""The facilitator's side of a same-picture check: opened once, revealed once, and nothing told before."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain, count
from pathlib import Path

import pytest

from scan.errors import Conflict, InvalidInput, NotFound, StorageError
from scan.exports.archive import from_json, to_json
from scan.library.reader import library
from scan.model.events import Kind, Verb
from scan.model.obstacles import Obstacle
from scan.model.people import Group, GroupKind
from scan.model.same_picture import PictureCard
from scan.model.scans import Scan
from scan.model.secret_codes import ALPHABET, BITS, SALT_BYTES, NewSecret
from scan.store import picture_cards, same_pictures
from scan.usecases import giving, inviting, naming, picturing, preparing, undoing
from scan.usecases.desk import Desk
from scan.usecases.participating import Visit
from tests.usecases.conftest import Naming, OpenDesk, dump
from tests.usecases.hall import cards_given


def test_a_check_is_opened_about_a_theme_or_a_standing_obstacle(desk: Desk, scan: Scan, named: Naming) -> None:
    about = named.obstacle("Te druk")
    check = picturing.open_check(desk, scan.id, "", about.id)
    assert (check.theme_id, check.subject, check.named, check.opened_on) == ("time", about.id, True, desk.today)
    assert len(check.door) == 6
    assert picturing.open_check_of(desk, scan.id) == check
    with pytest.raises(Conflict, match="al een check open"):
        picturing.open_check(desk, scan.id, "time")
    picturing.discard_check(desk, check.id)
    assert picturing.open_check_of(desk, scan.id) is None
    assert picturing.open_check(desk, scan.id, "time", named=False).subject == "time"


def test_what_is_not_in_the_scan_cannot_be_asked(desk: Desk, scan: Scan, named: Naming) -> None:
    other = preparing.start_scan(desk, library(), preparing.NewScan("Elders", school_name="Elders"))
    strange = naming.name_obstacle(desk, Obstacle("", other.id, 0, "time", "Elders"))
    one, two = named.obstacle("Een"), named.obstacle("Twee")
    naming.merge_obstacles(desk, one.id, two.id)
    for obstacle_id in (strange.id, two.id):
        with pytest.raises(InvalidInput) as refused:
            picturing.open_check(desk, scan.id, "time", obstacle_id)
        assert refused.value.field == "obstacle_id"
    with pytest.raises(InvalidInput, match="thema"):
        picturing.open_check(desk, scan.id, "nowhere")
    with pytest.raises(NotFound):
        picturing.open_check(desk, "nowhere", "time")
    assert picturing.open_check_of(desk, scan.id) is None


def test_a_room_code_of_a_check_is_none_of_a_round_and_the_other_way_round(desk: Desk, scan: Scan) -> None:
    def source(*first: str) -> NewSecret:
        """Room codes in this order, and then others; the salt is only as random as it must be."""
        numbers = chain((decoded(code) for code in first), range(1, 200))
        return lambda size: bytes(size) if size == SALT_BYTES else next(numbers).to_bytes(size, "big")

    def decoded(code: str) -> int:
        return sum(ALPHABET.index(sign) << BITS * place for place, sign in enumerate(reversed(code)))

    preparing.save_preparation(
        desk, replace(scan, groups=(Group("mt", "MT", GroupKind.MANAGEMENT, 6),)), preparing.school_of(desk, scan)
    )
    check = picturing.open_check(desk, scan.id, "time", new_secret=source("ABCDEF"))
    assert check.door == "ABCDEF"
    (group,) = inviting.plan_round(desk, scan.id, new_secret=source("ABCDEF", "ABCDEG")).groups
    assert group.door == "ABCDEG"
    picturing.discard_check(desk, check.id)
    again = picturing.open_check(desk, scan.id, "time", new_secret=source("ABCDEG", "ABCDEH"))
    assert again.door == "ABCDEH"
    other = preparing.start_scan(desk, library(), preparing.NewScan("Elders", school_name="Elders"))
    beside = picturing.open_check(desk, other.id, "time", new_secret=source("ABCDEH", "ABCDEJ"))
    assert beside.door == "ABCDEJ"


def test_P1_a_check_without_names_does_not_open_on_a_journal_that_remembers_the_order(desk: Desk, scan: Scan) -> None:
    desk.db.execute("PRAGMA journal_mode = WAL").fetchone()
    with pytest.raises(StorageError, match="WAL"):
        picturing.open_check(desk, scan.id, "time", named=False)
    assert picturing.open_check(desk, scan.id, "time", named=True).open


def test_a_card_typed_on_the_laptop_counts_as_any_other(desk: Desk, scan: Scan) -> None:
    check = picturing.open_check(desk, scan.id, "time")
    picturing.add_card(desk, check.id, PictureCard(" Rust ", 4, "Noor"))
    giving.give_card(Visit(desk.db, desk.now), check.door, "", PictureCard("Haast", 1, "Bas"))
    told = picturing.heard_of(desk, check.id)
    assert (told.at_least, told.names) == (2, ("Bas", "Noor"))
    with pytest.raises(InvalidInput) as refused:
        picturing.add_card(desk, check.id, PictureCard("Rust", 4))
    assert refused.value.field == "name"
    shown = picturing.reveal_check(desk, check.id)
    assert [(card.name, card.words, card.rating) for card in shown.cards] == [("Bas", "Haast", 1), ("Noor", "Rust", 4)]
    assert (shown.mean, shown.apart, shown.check.door) == (2.5, 3.0, "")


def test_P4_without_names_only_steps_of_five_are_told_before_the_reveal(desk: Desk, scan: Scan) -> None:
    check = picturing.open_check(desk, scan.id, "time", named=False)
    told = []
    for card in cards_given(11):
        picturing.add_card(desk, check.id, card)
        told.append(picturing.heard_of(desk, check.id).label)
    assert told == ["minder dan 5"] * 4 + ["5 of meer"] * 5 + ["10 of meer"] * 2


@pytest.mark.parametrize(("named", "number"), [(True, 1), (False, 4)])
def test_P5_too_few_cards_stay_closed_and_can_be_thrown_away(
    desk: Desk, scan: Scan, database: Path, named: bool, number: int
) -> None:
    check = picturing.open_check(desk, scan.id, "time", named=named)
    for card in cards_given(number):
        picturing.add_card(desk, check.id, card)
    before = dump(desk)
    with pytest.raises(InvalidInput):
        picturing.reveal_check(desk, check.id)
    assert dump(desk) == before
    assert b"Kanarie" in database.read_bytes()
    picturing.discard_check(desk, check.id)
    assert b"Kanarie" not in database.read_bytes()
    for gone in (picturing.discard_check, picturing.reveal_check, picturing.heard_of, picturing.delete_picture):
        with pytest.raises(NotFound):
            gone(desk, check.id)


def test_a_check_is_revealed_once_and_nothing_can_be_added_after(desk: Desk, scan: Scan, database: Path) -> None:
    check = picturing.open_check(desk, scan.id, "time", named=False)
    for card in cards_given(7):
        picturing.add_card(desk, check.id, card)
    shown = picturing.reveal_check(desk, check.id)
    assert (shown.count, shown.ratings, shown.cards, shown.check.revealed_on) == (7, None, (), desk.today)
    assert b"Kanarie" not in database.read_bytes()
    for late in (
        lambda: picturing.reveal_check(desk, check.id),
        lambda: picturing.discard_check(desk, check.id),
        lambda: picturing.add_card(desk, check.id, cards_given(1)[0]),
        lambda: picturing.heard_of(desk, check.id),
    ):
        with pytest.raises(Conflict, match="al onthuld"):
            late()


def test_pictures_repeat_stand_in_the_record_and_travel_with_the_scan(
    desk: Desk, scan: Scan, open_desk: OpenDesk
) -> None:
    for months in range(2):
        with open_desk(now=desk.now.replace(month=9 + months)) as later:
            check = picturing.open_check(later, scan.id, "time", named=bool(months))
            for card in cards_given(10):
                picturing.add_card(later, check.id, card)
            picturing.reveal_check(later, check.id)
    found = preparing.record_of(desk, scan.id).pictures
    record = preparing.record_of(desk, scan.id)
    assert [picture.check.named for picture in found] == [False, True]
    assert record.pictures == found == record.pictured()["time"]
    assert from_json(to_json(record).encode()) == record
    preparing.delete_scan(desk, scan.id)
    preparing.purge_scan(desk, scan.id, "Scan 2026")
    assert same_pictures.all_of(desk.db, scan.id) == ()
    preparing.take_in(desk, [record])
    assert preparing.record_of(desk, scan.id).pictures == found


def test_P9_words_are_hidden_and_shown_again_and_a_picture_can_be_destroyed(
    desk: Desk, scan: Scan, database: Path
) -> None:
    check = picturing.open_check(desk, scan.id, "time")
    for card in cards_given(3):
        picturing.add_card(desk, check.id, card)
    card = picturing.reveal_check(desk, check.id).cards[0]
    for hidden in (True, False):
        picturing.hide_card(desk, check.id, card.id, hidden)
        (picture,) = preparing.record_of(desk, scan.id).pictures
        assert picture.cards[0] == replace(card, hidden=hidden)
    with pytest.raises(NotFound):
        picturing.hide_card(desk, check.id, "nobody")
    assert b"Kanarie" in database.read_bytes()
    picturing.delete_picture(desk, check.id)
    assert preparing.record_of(desk, scan.id).pictures == ()
    assert b"Kanarie" not in database.read_bytes()


def test_nothing_can_be_done_in_a_scan_that_was_put_away(desk: Desk, scan: Scan) -> None:
    revealed = picturing.open_check(desk, scan.id, "time")
    for card in cards_given(2):
        picturing.add_card(desk, revealed.id, card)
    shown = picturing.reveal_check(desk, revealed.id)
    check = picturing.open_check(desk, scan.id, "time")
    preparing.delete_scan(desk, scan.id)
    for late in (
        lambda: picturing.add_card(desk, check.id, cards_given(1)[0]),
        lambda: picturing.reveal_check(desk, check.id),
        lambda: picturing.delete_picture(desk, revealed.id),
        lambda: picturing.hide_card(desk, revealed.id, shown.cards[0].id),
    ):
        with pytest.raises(NotFound):
            late()


def test_R12_the_log_says_what_was_done_and_nothing_of_it_can_be_undone(desk: Desk, scan: Scan) -> None:
    check = picturing.open_check(desk, scan.id, "time")
    for card in cards_given(2):
        picturing.add_card(desk, check.id, card)
    picturing.reveal_check(desk, check.id)
    picturing.delete_picture(desk, check.id)
    picturing.discard_check(desk, picturing.open_check(desk, scan.id, "time").id)
    lines = [event for event, _can in undoing.history(desk, scan.id) if event.kind is Kind.PICTURE]
    assert [event.verb for event in lines[::-1]] == [
        Verb.OPENED, Verb.REVEALED, Verb.DESTROYED, Verb.OPENED, Verb.DESTROYED,
    ]  # fmt: skip
    assert not [event for event in undoing.undoable(desk, scan.id)[0] if event.kind is Kind.PICTURE]


def test_P9_words_without_names_are_shuffled_whatever_their_order_and_their_ids(
    desk: Desk, scan: Scan, monkeypatch: pytest.MonkeyPatch
) -> None:
    check, cards, numbers = picturing.open_check(desk, scan.id, "time", named=False), cards_given(40), count()
    monkeypatch.setattr(picture_cards, "all_of", lambda *_arguments: cards)
    one_by_one = replace(desk, new_id=lambda: f"c{next(numbers):02}")
    shown = [card.words for card in picturing.reveal_check(one_by_one, check.id).cards]
    assert sorted(shown) == sorted(card.words for card in cards)
    assert shown != [card.words for card in cards]
