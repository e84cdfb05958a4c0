"""Taking part: one code is one sheet, a page is kept whole or not at all, and nobody can be found out."""

from __future__ import annotations

import logging
import multiprocessing
import os
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from threading import Barrier, Thread

import pytest

from scan.errors import InvalidInput, NotAllowed, NotFound
from scan.library.reader import library
from scan.model.answers import Answer, Aspect
from scan.model.rounds import Given, Invitation, SignalKind
from scan.model.secret_codes import SECRET, encoded, key_of
from scan.store import log, sheets
from scan.store.backups import back_up
from scan.store.database import opened
from scan.usecases import inviting, participating, preparing
from scan.usecases.desk import Desk
from scan.usecases.participating import Visit
from tests.usecases.conftest import NOW, OpenDesk, dump
from tests.usecases.hall import Hall


@pytest.fixture
def hall(desk: Desk) -> Hall:
    return Hall.opened(desk)


@pytest.fixture
def slips(desk: Desk) -> tuple[Hall, str]:
    """A round that invites with slips, and the code on one of the pupils'."""
    hall = Hall.opened(desk, Invitation.SLIPS)
    (slip,) = inviting.mint_slips(desk, hall.scan_id, "pupils", 1)
    return hall, slip.code


def kept(hall: Hall) -> list[sheets.Kept]:
    return sheets.all_of(hall.desk.db, hall.round)


def test_a_door_says_whose_it_is_and_joining_gives_a_key(hall: Hall) -> None:
    seen = participating.door_of(hall.visit, f" {hall.door('pupils').lower()} ")
    assert (seen.group.name, seen.school.name, seen.open, seen.named) == ("pupils", "De Brug", True, False)
    assert participating.enter(hall.visit, hall.join("pupils")).group.id == "pupils"
    assert hall.join() != hall.join()


def test_P1_joining_leaves_nothing_behind(hall: Hall) -> None:
    before = dump(hall.desk)
    participating.sheet(hall.visit, library(), hall.join())
    assert dump(hall.desk) == before


def test_people_see_what_their_group_is_asked_with_their_own_answers(hall: Hall) -> None:
    key = hall.join("pupils")
    hall.fill(key)
    mine = participating.sheet(hall.visit, library(), key)
    asked = [s for theme in mine.themes for s in theme.statements]
    assert asked
    assert all(s.asked_of(mine.welcome.group.kind) for s in asked)
    assert mine.answers == {(s.id, Aspect.NOW): Answer.FOUR for s in asked}
    assert participating.sheet(hall.visit, library(), hall.join("pupils")).answers == {}


def test_the_management_says_what_it_wants_too_and_others_do_not(hall: Hall) -> None:
    hall.fill(key := hall.join("mt"))
    assert {aspect for _id, aspect in participating.sheet(hall.visit, library(), key).answers} == set(Aspect)
    page = [replace(given, aspect="wanted") for given in hall.page(hall.join())]
    with pytest.raises(InvalidInput):
        participating.answer(hall.visit, library(), hall.join(), page)


def test_P2_a_page_that_is_sent_twice_or_changed_stays_one_sheet(hall: Hall) -> None:
    key = hall.join()
    for answer in ("1", "1", "5"):
        participating.answer(hall.visit, library(), key, hall.page(key, answer=answer))
    (sheet,) = kept(hall)
    assert set(sheet.answers.values()) == {Answer.FIVE}


def test_P2_eight_submits_at_once_are_one_sheet(hall: Hall, open_desk: OpenDesk) -> None:
    key, start, errors = hall.join(), Barrier(8), list[BaseException]()
    page = hall.page(key)

    def submit() -> None:
        try:
            with open_desk() as desk:
                start.wait()
                participating.answer(Visit(desk.db, NOW), library(), key, page)
        except BaseException as error:
            errors.append(error)

    threads = [Thread(target=submit) for _submit in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert len(kept(hall)) == 1


@pytest.mark.parametrize("given", [Given("gone", "now", "4"), Given("purpose-1", "now", "9")])
def test_R4_one_wrong_answer_keeps_the_whole_page_out(hall: Hall, given: Given) -> None:
    key, before = hall.join(), dump(hall.desk)
    with pytest.raises(InvalidInput):
        participating.answer(hall.visit, library(), key, [*hall.page(key), given])
    assert dump(hall.desk) == before


def test_R4_a_kill_in_the_middle_leaves_whole_pages(hall: Hall, database: Path) -> None:
    # Every theme answered alike: a sheet with two answers in one theme is half a page.
    key, context = hall.join(), multiprocessing.get_context("fork")
    pages = {answer: hall.page(key, answer=answer) for answer in "12345"}

    def for_ever() -> None:
        with opened(database) as db:
            while True:
                for page in pages.values():
                    participating.answer(Visit(db, NOW), library(), key, page)

    for _kill in range(6):
        child = context.Process(target=for_ever)
        child.start()
        time.sleep(0.15)
        child.kill()
        child.join()
        with opened(database) as db:
            mine = participating.sheet(Visit(db, NOW), library(), key)
        assert len(set(mine.answers.values())) == 1
        assert len(mine.answers) == len(pages["1"])


def test_S5_every_failure_to_get_in_sounds_the_same(hall: Hall, slips: tuple[Hall, str], desk: Desk) -> None:
    other, code = slips
    key = hall.join()
    forged = hall.door() + encoded(os.urandom(16), SECRET) + key[-13:]
    tries: list[Callable[[], object]] = [
        lambda: participating.door_of(hall.visit, "ZZZZZZ"),
        lambda: participating.door_of(hall.visit, "' OR 1"),
        lambda: participating.join(hall.visit, ""),
        lambda: participating.enter(hall.visit, forged),
        lambda: participating.enter(hall.visit, other.door() + key[6:]),
        lambda: participating.enter_slip(hall.visit, key),
        lambda: participating.enter_slip(hall.visit, encoded(os.urandom(16), SECRET)),
        lambda: participating.sheet(hall.visit, library(), "x" * 10_000),
        lambda: participating.finish(hall.visit, code[:-1]),
    ]
    assert {refused(attempt) for attempt in tries} == {refused(tries[0])}
    preparing.delete_scan(desk, hall.scan_id)
    assert refused(lambda: participating.enter(hall.visit, key)) == refused(tries[0])


def refused(attempt: Callable[[], object]) -> str:
    with pytest.raises(NotFound) as error:
        attempt()
    return error.value.sentence


def test_a_slip_opens_one_sheet_and_its_door_mints_no_other(slips: tuple[Hall, str]) -> None:
    hall, code = slips
    key = participating.enter_slip(hall.visit, code.lower().replace("-", " "))
    hall.fill(key)
    hall.fill(participating.enter_slip(hall.visit, code))
    assert [sheet.group_id for sheet in kept(hall)] == ["pupils"]
    with pytest.raises(InvalidInput, match="briefje"):
        hall.join("pupils")


def test_who_is_too_late_gets_a_sentence_and_what_they_kept_counts(hall: Hall, desk: Desk) -> None:
    hall.fill(key := hall.join())
    hall.name(key, "Te druk")
    inviting.close_round(desk, hall.scan_id)
    assert not participating.sheet(hall.visit, library(), key).welcome.open
    for attempt in (
        lambda: participating.answer(hall.visit, library(), key, hall.page(key)),
        lambda: hall.name(key, "Nog iets"),
        lambda: participating.withdraw_signal(hall.visit, key, "0"),
        hall.join,
    ):
        with pytest.raises(NotAllowed, match="niet open"):
            attempt()
    inviting.reopen_round(desk, library(), hall.scan_id)
    hall.fill(key, "1")
    assert len(kept(hall)) == 1


def test_the_last_day_closes_a_round_by_itself(hall: Hall, desk: Desk) -> None:
    inviting.extend_round(desk, hall.scan_id, desk.today)
    key = hall.join()
    tomorrow = replace(hall.visit, now=NOW + timedelta(days=1))
    with pytest.raises(NotAllowed):
        participating.answer(tomorrow, library(), key, hall.page(key))
    participating.answer(hall.visit, library(), key, hall.page(key))


def test_people_name_what_they_see_once_and_take_it_back(hall: Hall) -> None:
    key, other = hall.join(), hall.join()
    first, again = hall.name(key, "  Te  druk "), hall.name(key, "Te druk")
    assert first == again
    hall.name(key, "Korte lijnen", SignalKind.STRENGTH)
    assert [s.text for s in participating.sheet(hall.visit, library(), key).signals] == ["Te druk", "Korte lijnen"]
    participating.withdraw_signal(hall.visit, other, first.id)
    participating.withdraw_signal(hall.visit, key, first.id)
    participating.withdraw_signal(hall.visit, key, first.id)
    assert [s.text for s in participating.sheet(hall.visit, library(), key).signals] == ["Korte lijnen"]
    for number in range(19):
        hall.name(key, f"Nog {number}")
    with pytest.raises(InvalidInput, match="al 20"):
        hall.name(key, "Te veel")


def test_everybody_of_a_group_gets_the_same_receipt(hall: Hall) -> None:
    assert participating.finish(hall.visit, hall.join()) == participating.finish(hall.visit, hall.join())
    assert participating.finish(hall.visit, hall.join("mt")) == hall.receipt("mt")


def test_P1_P3_codes_are_in_no_row_no_log_and_no_backup(
    slips: tuple[Hall, str], hall: Hall, database: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    (other, code), events = slips, len(log.events(hall.desk.db, hall.scan_id))
    keys = [hall.join(), hall.join(), participating.enter_slip(other.visit, code)]
    for key in keys:
        hall.fill(key)
        hall.name(key, "Te druk")
    backup = back_up(database, tmp_path / "backups", NOW)
    found = [key_of(key) for key in keys]
    forms = [(k.secret, k.secret.hex(), encoded(k.secret, SECRET), k.written, k.seal) for k in found if k]
    files = [path.read_bytes() for path in (database, backup)]
    text = "\n".join(dump(hall.desk)) + caplog.text
    for form in (form for forms_of_one in forms for form in forms_of_one if form):
        assert not [data for data in files if (form if isinstance(form, bytes) else form.encode()) in data]
        assert form if isinstance(form, bytes) else form not in text
    assert code not in text
    assert len(log.events(hall.desk.db, hall.scan_id)) == events


def test_a_key_says_nothing_when_it_is_printed(hall: Hall) -> None:
    person = participating.enter(hall.visit, key := hall.join())
    assert key not in repr(person)
    assert person.salt.hex() not in repr(person)
