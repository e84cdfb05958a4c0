"""Giving a card: a code and a key, one card each, and nothing that says who, when, or what the others wrote."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

import pytest

from scan.errors import InvalidInput, NotFound
from scan.i18n import speaking
from scan.library.reader import library
from scan.model.rounds import NAMED_TEAM
from scan.model.same_picture import PictureCard, PictureCheck
from scan.model.scans import Scan
from scan.model.secret_codes import key_of
from scan.store import log, picture_cards, scans
from scan.usecases import giving, naming, participating, picturing, preparing
from scan.usecases.desk import Desk
from scan.usecases.giving import AtPicture
from scan.usecases.participating import Visit
from tests.usecases.conftest import Naming, dump
from tests.usecases.hall import Hall, cards_given

CARD = PictureCard("Wij beginnen op tijd", 4, "Noor")


@pytest.fixture
def visit(desk: Desk) -> Visit:
    return Visit(desk.db, desk.now)


@pytest.fixture
def check(desk: Desk, scan: Scan) -> PictureCheck:
    return picturing.open_check(desk, scan.id, "time")


def test_a_code_shows_what_it_is_about_and_leaves_nothing_behind(visit: Visit, desk: Desk, check: PictureCheck) -> None:
    before = dump(desk)
    seen = giving.picture_behind(visit, library(), f" {check.door.lower()} ")
    theme = library().theme_by_id["time"]
    assert seen == AtPicture("De Brug", check, theme.name.nl, None)
    with speaking("en"):
        assert giving.picture_behind(visit, library(), check.door).subject == theme.name.en
    assert dump(desk) == before


def test_an_obstacle_is_read_as_it_is_called_also_when_it_was_deleted(
    visit: Visit, desk: Desk, named: Naming, scan: Scan
) -> None:
    about = named.obstacle("Te veel <b>mededelingen</b>")
    check = picturing.open_check(desk, scan.id, "", about.id)
    assert giving.picture_behind(visit, library(), check.door).subject == "Te veel <b>mededelingen</b>"
    naming.delete_obstacle(desk, about.id)
    assert giving.picture_behind(visit, library(), check.door).subject == "Te veel <b>mededelingen</b>"
    found = picturing.asked_about(desk, scan.id, about.id)
    assert found
    assert found.title == about.title
    assert picturing.asked_about(desk, "another", about.id) is None
    assert picturing.asked_about(desk, scan.id, "gone") is None


def test_P2_the_same_key_writes_over_its_own_card_and_another_gives_another(
    visit: Visit, desk: Desk, check: PictureCheck
) -> None:
    key = giving.give_card(visit, check.door, "", CARD)
    held = key_of(key)
    assert held is not None
    assert held.door == check.door
    assert giving.picture_behind(visit, library(), check.door, key).card == CARD
    for _time in range(2):
        assert giving.give_card(visit, check.door, key, PictureCard("Rust", 2, "Noor")) == key
    assert giving.picture_behind(visit, library(), check.door, key).card == PictureCard("Rust", 2, "Noor")
    assert len(picture_cards.all_of(desk.db, check)) == 1
    other = giving.give_card(visit, check.door, "", PictureCard("Haast", 4, "Sam"))
    assert other != key
    assert len(picture_cards.all_of(desk.db, check)) == 2


def test_S5_a_key_of_elsewhere_or_a_forged_one_opens_no_card_and_gets_a_new_one(
    visit: Visit, desk: Desk, check: PictureCheck
) -> None:
    hall = Hall.opened(desk)
    key = giving.give_card(visit, check.door, "", CARD)
    forged = key[:-1] + ("0" if key[-1] != "0" else "1")
    for place, wrong in enumerate((hall.join(), forged, "nonsense", key[6:], "x" * 500)):
        assert giving.picture_behind(visit, library(), check.door, wrong).card is None
        another = PictureCard(CARD.words, 4, f"Sam {place}")
        assert giving.give_card(visit, check.door, wrong, another) not in (wrong, key)
    with pytest.raises(NotFound):
        participating.sheet(visit, library(), key)


def test_S5_every_code_that_does_not_fit_is_refused_with_the_same_words(
    visit: Visit, desk: Desk, check: PictureCheck, scan: Scan
) -> None:
    hall, said = Hall.opened(desk), set[str]()

    def refuse(code: str) -> None:
        calls: tuple[Callable[[], object], ...] = (
            lambda: giving.picture_behind(visit, library(), code),
            lambda: giving.give_card(visit, code, "", CARD),
            lambda: giving.give_card(visit, code, "", PictureCard("", 0)),
        )
        for call in calls:
            with pytest.raises(NotFound) as refused:
                call()
            said.add(refused.value.sentence)

    for code in ("", "ABCDEF", hall.door(), hall.receipt(), check.id, check.door + "0", "'; --"):
        refuse(code)
    with pytest.raises(NotFound) as at_the_door:
        participating.door_of(visit, check.door)
    for card in cards_given(2):
        picturing.add_card(desk, check.id, card)
    picturing.reveal_check(desk, check.id)
    refuse(check.door)
    thrown_away = picturing.open_check(desk, scan.id, "time")
    picturing.discard_check(desk, thrown_away.id)
    refuse(thrown_away.door)
    put_away = picturing.open_check(desk, scan.id, "time")
    preparing.delete_scan(desk, scan.id)
    refuse(put_away.door)
    assert said == {at_the_door.value.sentence}


def test_a_card_that_cannot_be_kept_is_refused_and_the_earlier_one_stays(
    visit: Visit, desk: Desk, check: PictureCheck
) -> None:
    key = giving.give_card(visit, check.door, "", CARD)
    before = dump(desk)
    for wrong in (PictureCard("", 4, "Noor"), PictureCard("Rust", 9, "Noor"), PictureCard("Rust", 3, "")):
        with pytest.raises(InvalidInput):
            giving.give_card(visit, check.door, key, wrong)
    assert dump(desk) == before


def test_two_cards_never_carry_one_name_and_who_carries_it_keeps_it(
    visit: Visit, desk: Desk, check: PictureCheck
) -> None:
    key = giving.give_card(visit, check.door, "", CARD)
    other = giving.give_card(visit, check.door, "", PictureCard("Rust", 2, "Sam"))
    for held in ("", other):
        for same in ("Noor", "NOOR", "ｎｏｏｒ"):
            with pytest.raises(InvalidInput, match="Er is al een kaartje van") as refused:
                giving.give_card(visit, check.door, held, PictureCard("Rust", 2, same))
            assert refused.value.field == "name"
    giving.give_card(visit, check.door, key, PictureCard("Rust", 5, "noor"))
    giving.give_card(visit, check.door, other, PictureCard("Rust", 5, "Noor V."))
    assert sorted(card.name for card in picture_cards.all_of(desk.db, check)) == ["Noor V.", "noor"]


def test_a_check_without_names_drops_them_and_compares_none(visit: Visit, desk: Desk, scan: Scan) -> None:
    nameless = picturing.open_check(desk, scan.id, "time", named=False)
    for _person in range(2):
        giving.give_card(visit, nameless.door, "", CARD)
    assert len(picture_cards.all_of(desk.db, nameless)) == 2


def test_a_small_team_is_full_at_twelve_and_its_cards_can_still_change(visit: Visit, check: PictureCheck) -> None:
    keys = [giving.give_card(visit, check.door, "", card) for card in cards_given(NAMED_TEAM)]
    with pytest.raises(InvalidInput, match="12"):
        giving.give_card(visit, check.door, "", CARD)
    giving.give_card(visit, check.door, keys[0], CARD)
    assert giving.picture_behind(visit, library(), check.door, keys[0]).card == CARD


def test_P1_giving_leaves_no_name_no_log_no_moment_and_no_key(
    visit: Visit, desk: Desk, scan: Scan, database: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    check = picturing.open_check(desk, scan.id, "time", named=False)
    before = log.events(desk.db, scan.id), scans.revision(desk.db, scan.id)
    key = giving.give_card(visit, check.door, "", CARD)
    assert giving.picture_behind(visit, library(), check.door, key).card == PictureCard(CARD.words, 4)
    assert (log.events(desk.db, scan.id), scans.revision(desk.db, scan.id)) == before
    held = key_of(key)
    assert held is not None
    content = database.read_bytes()
    assert not [part for part in (held.secret, key.encode(), key[6:].encode()) if part in content]
    assert not [record for record in caplog.records if CARD.words in record.getMessage()]
