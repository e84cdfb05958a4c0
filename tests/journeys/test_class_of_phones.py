"""Twelve phones answer through the door while the app dies and comes back; the reveal counts exactly what they gave."""

from __future__ import annotations

import os
import signal
import socket
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from scan.library.reader import library
from scan.model.actions import Action
from scan.model.answers import SCALE, Aspect
from scan.model.obstacles import Obstacle
from scan.model.people import Group, GroupKind
from scan.model.publication import results
from scan.model.rounds import Answers, Round, SignalKind, themes_for
from scan.model.scores import StatementResult, keyed
from scan.store import doors, sheets
from scan.store.database import opened, prepare, writing
from scan.usecases import deciding, hearing, inviting, preparing, revealing
from tests.journeys.browser import PHONE, watched_context
from tests.journeys.class_of_phones import (
    OBSTACLE,
    STRENGTH,
    THEMES,
    Phone,
    a_class,
    asks_what_became,
    comes_in,
    first_theme,
    go,
    is_thanked,
    the_rest,
    ticks,
)
from tests.journeys.server import Server, running, scan_command
from tests.web.school import NOW, SchoolDay, open_day

PORTS = range(8780, 8790)
KINDS = (GroupKind.TEACHERS, GroupKind.PUPILS, GroupKind.SUPPORT_STAFF)
GROUPS = tuple(Group("", name, kind, 12) for name, kind in zip(("Docenten", "Leerlingen", "OOP"), KINDS, strict=True))
PLANNED = "Vaste uren"


def free(port: int) -> bool:
    with closing(socket.socket()) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("0.0.0.0", port))
        except OSError:
            return False
    return True


def wait_until_free(ports: tuple[int, int]) -> None:
    """A killed process holds its ports until the machine has buried it."""
    deadline = time.monotonic() + 10
    while not all(map(free, ports)):
        assert time.monotonic() < deadline
        time.sleep(0.05)


@pytest.fixture
def day(tmp_path: Path) -> SchoolDay:
    prepare(tmp_path / "scan.db", NOW)
    day = open_day(tmp_path / "scan.db", groups=GROUPS, theme_ids=THEMES)
    with opened(day.path) as db, writing(db):
        doors.want_open(db, True)
    return day


@pytest.fixture
def ports() -> tuple[int, int]:
    """A port for the app and one for the door."""
    app, door, *_others = filter(free, PORTS)
    return app, door


@contextmanager
def served(day: SchoolDay, folder: Path, ports: tuple[int, int]) -> Iterator[Server]:
    command = scan_command("run", "--port", str(ports[0]), "--headless", "--database", day.path)
    with running(command, ports[0], day.path, folder, ports[1]) as server:
        yield server


@pytest.fixture
def phones(browser: Browser, ports: tuple[int, int], day: SchoolDay) -> Iterator[list[Phone]]:
    """The class, each with a phone of their own that outlives the app."""
    everybody, contexts = a_class(), list[BrowserContext]()
    for phone in everybody:
        phone.decide(themes_for(library(), the_round(day).asked, KINDS[phone.place]))
        context, phone.watch = watched_context(browser, f"http://127.0.0.1:{ports[1]}", PHONE, "light", phone.scripts)
        contexts.append(context)
        phone.page = context.new_page()
    yield everybody
    for context in contexts:
        context.close()


def the_round(day: SchoolDay) -> Round:
    with day.desk() as desk:
        found = inviting.round_of(desk, day.scan_id)
    assert found
    return found


def given(day: SchoolDay, phones: list[Phone]) -> list[tuple[str, Answers]]:
    return [(day.group(phone.place).group_id, phone.meant) for phone in phones]


def kept(day: SchoolDay) -> list[tuple[str, Answers]]:
    with day.desk() as desk:
        return [(sheet.group_id, sheet.answers) for sheet in sheets.all_of(desk.db, the_round(day)) if sheet.answers]


def told(all_sheets: list[tuple[str, Answers]]) -> list[tuple[str, list[tuple[str, str, str]]]]:
    return sorted((g, sorted((id, a, answer.value) for (id, a), answer in own.items())) for g, own in all_sheets)


def revealed(day: SchoolDay) -> tuple[StatementResult, ...]:
    with day.desk() as desk:
        assert [(heard.at_least, heard.few) for heard in inviting.response(desk, day.scan_id)] == [
            (5, False), (5, False), (0, True),
        ]  # fmt: skip
        inviting.close_round(desk, day.scan_id)
        revealing.reveal(desk, library(), day.scan_id)
        return preparing.record_of(desk, day.scan_id).revealed


def taken_up(day: SchoolDay) -> None:
    """What two named becomes an obstacle with an action; the strength stands as it was written."""
    with day.desk() as desk:
        named = hearing.heard(desk, day.scan_id)
        assert Counter((s.kind, s.text) for s in named) == {
            (SignalKind.OBSTACLE, OBSTACLE): 2,
            (SignalKind.STRENGTH, STRENGTH): 1,
        }
        obstacle = hearing.take_up(desk, day.scan_id, [s.id for s in named if s.text == OBSTACLE], OBSTACLE)
        assert isinstance(obstacle, Obstacle)
        assert obstacle.votes == 2
        hearing.take_up(desk, day.scan_id, [s.id for s in named if s.text == STRENGTH], STRENGTH)
        deciding.decide_action(desk, Action("", day.scan_id, 0, PLANNED, (obstacle.id,)))


def test_a_class_of_phones_is_counted_exactly_though_the_app_was_killed_in_the_middle(
    day: SchoolDay, phones: list[Phone], ports: tuple[int, int], tmp_path: Path
) -> None:
    losing = next(phone for phone in phones if phone.befalls == "loses")
    with served(day, tmp_path, ports) as server:
        for phone in phones:
            comes_in(phone, day)
            first_theme(phone)
        ticks(losing, THEMES[1])
        os.killpg(server.pid, signal.SIGKILL)
    wait_until_free(ports)
    go(losing)
    expect(losing.page.locator("#sheet")).to_have_count(0)
    with served(day, tmp_path, ports):
        for phone in phones:
            the_rest(phone)
            is_thanked(phone, day)
        assert told(kept(day)) == told(given(day, phones))
        found = revealed(day)
        counted_exactly(found, day, phones)
        taken_up(day)
        said = [asks_what_became(phone, day) for phone in phones]
    for phone, words in zip(phones, said, strict=True):
        shown = [text in words for text in (OBSTACLE, STRENGTH, PLANNED)]
        assert shown == [phone.place == 1] * 3, (phone.number, words)
        phone.watch.assert_quiet()


def counted_exactly(found: tuple[StatementResult, ...], day: SchoolDay, phones: list[Phone]) -> None:
    planned = the_round(day)
    asked = [library().statement_by_id[id] for id in planned.asked]
    assert found == results(asked, given(day, phones), [own.group_id for own in planned.groups])
    by_hand = 0
    for result, statement in zip(found, asked, strict=True):
        answers = Counter(phone.meant.get((statement.id, Aspect.NOW)) for phone in phones)
        counts = keyed([answers[answer] for answer in SCALE], statement)
        if result.everyone and result.everyone.counts:
            by_hand += 1
            assert result.everyone.counts == counts
        assert not result.everyone or result.everyone.n == sum(counts)
    assert by_hand
