"""The count of lost answers is trusted only because it sees a lost answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from scan.library.reader import library
from scan.model.rounds import Given
from scan.store.database import opened
from scan.usecases import participating
from scan.usecases.visiting import Visit
from tests.bench.browser import Phone
from tests.bench.crowd import Crowd, Person
from tests.bench.report import share
from tests.bench.school import StudyDay, open_day

STATEMENT = library().themes[0].statements[0].id


@pytest.fixture
def day(tmp_path: Path) -> StudyDay:
    return open_day(tmp_path / "scan.db", 5)


def somebody(day: StudyDay, value: str) -> str:
    with opened(day.database) as db:
        visit = Visit(db, datetime.now().astimezone())
        key = participating.join(visit, day.door)
        participating.answer(visit, library(), key, [Given(STATEMENT, "now", value)])
    return key


@pytest.mark.parametrize(("acknowledged", "lost"), [("4", 0), ("5", 1)])
def test_an_answer_that_is_kept_otherwise_is_lost(day: StudyDay, acknowledged: str, lost: int) -> None:
    person = Person(Phone(0, [], {"mee": somebody(day, "4")}), {f"now.{STATEMENT}": acknowledged})
    assert Crowd([person]).lost(day) == lost


def test_an_answer_of_somebody_without_a_key_is_lost(day: StudyDay) -> None:
    assert Crowd([Person(Phone(0, []), {f"now.{STATEMENT}": "4"})]).lost(day) == 1


def test_an_answer_in_another_sheet_is_lost(day: StudyDay) -> None:
    person = Person(Phone(0, [], {"mee": somebody(day, "4")}), {f"now.{STATEMENT}": "4"})
    other = replace(person, phone=Phone(0, [], {"mee": somebody(day, "2")}))
    assert Crowd([person, other]).lost(day) == 1


def test_95_of_100_requests_are_below_the_95th() -> None:
    assert share([n / 1_000 for n in range(100, 0, -1)], 0.95) == 96
    assert share([0.002], 0.95) == share([0.002], 1) == 2
