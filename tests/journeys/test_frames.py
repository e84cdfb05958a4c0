"""What travels to the facilitator's browser: nobody's words or key, and no figures of a small group (P4, P8)."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from scan.library.reader import library
from scan.model.people import Group, GroupKind
from scan.model.rounds import Given, Signal, SignalKind
from scan.model.secret_codes import key_of, response_id, signal_id
from scan.store import rounds
from scan.store.database import opened, prepare
from scan.ui import menu
from scan.usecases import inviting, participating, revealing
from scan.usecases.visiting import Visit
from tests.journeys.browser import DESKTOP, Visitors, watched_context
from tests.journeys.frames import Frames, number_forms, packed, secret_forms
from tests.journeys.screen import settled, visit
from tests.journeys.server import Server, free_port, running, running_app
from tests.web.school import NOW, SchoolDay, open_day

CANARY = "kanarie-7f3a"
SCHOOL = "De Brug aan de Maas"
FEW = (Group("", "Bovenbouwteam", GroupKind.TEACHERS, 40),)
TWO = (Group("", "Klein team", GroupKind.TEACHERS, 3), Group("", "Groot team", GroupKind.TEACHERS, 12))
SMALL, LARGE = (1, 2, 4), (4,) * 8 + (5,) * 4
"""What they score at every statement: means 2.33 and 4.33, together 3.93, spread 1.1."""
TOGETHER = sum((*SMALL, *LARGE)) / 15
AFTERWARDS = ("/together", "/together?view=obstacle", "/obstacles", "/plan", "/invite", "/room")
"""The screens on which a round that was revealed is told."""
LEAK = f"""
import altair, pandas, streamlit
streamlit.set_page_config(page_title="x")
table = pandas.DataFrame({{"shown": [3.8], "hidden": [4 / 3], "words": ["{CANARY}"]}})
streamlit.altair_chart(altair.Chart(table).mark_point().encode(x="shown"))
"""


@dataclass(frozen=True)
class Person:
    """What one participant holds and leaves."""

    key: str
    forms: tuple[bytes, ...]


def answers(day: SchoolDay, place: int, score: int, words: str = "") -> Person:
    """Somebody of a group comes in, answers everything so that it scores this, and names an obstacle."""
    with opened(day.path) as db:
        visitor = Visit(db, NOW)
        key = participating.join(visitor, day.group(place).door)
        for theme in participating.sheet(visitor, library(), key).themes:
            given = [Given(s.id, "now", str(6 - score if s.reverse else score)) for s in theme.statements]
            participating.answer(visitor, library(), key, given)
        if words:
            participating.name_signal(visitor, library(), key, Signal("", SignalKind.OBSTACLE, "purpose", words))
        salt, held = rounds.salt_of(db, day.scan_id), key_of(key)
    assert held
    marks = response_id(salt, held.secret), signal_id(salt, held.secret, 0)
    return Person(key, (key.encode(), key[6:32].encode(), *secret_forms(salt, held.secret, *marks)))


def reveal(day: SchoolDay) -> None:
    with day.desk() as desk:
        inviting.close_round(desk, day.scan_id)
        revealing.reveal(desk, library(), day.scan_id)


def everywhere() -> list[str]:
    screens = {screen.address for screen in menu.screens()} - {menu.START}
    return ["/", *(f"/{address}" for address in sorted(screens))]


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One app for all; each test looks at a scan of its own."""
    folder = tmp_path_factory.mktemp("app")
    prepare(folder / "scan.db", NOW)
    with running_app(folder / "scan.db", folder, free_port()) as server:
        yield server


def seen(visitors: Visitors, day: SchoolDay, *paths: str) -> Frames:
    """The frames of one who looks at these screens, in Dutch."""
    with visitors.newcomer(DESKTOP, "light") as page:
        frames = Frames.of(page)
        for path in paths:
            visit(page, f"{path}{'&' if '?' in path else '?'}scan={day.scan_id}")
    return frames


@pytest.fixture
def few(app: Server) -> tuple[SchoolDay, list[Person]]:
    """Seven of forty have answered, and the round is open."""
    day = open_day(app.database, groups=FEW, school=SCHOOL, theme_ids=("purpose",))
    return day, [answers(day, 0, 1 + place % 5, f"{CANARY} {place}") for place in range(7)]


def test_P4_P8_no_words_key_or_number_of_a_small_round_travels_before_the_reveal_or_after(
    visitors: Visitors, few: tuple[SchoolDay, list[Person]]
) -> None:
    day, people = few
    secret = [form for person in people for form in person.forms]
    frames = seen(visitors, day, *everywhere())
    assert frames.holding(CANARY.encode(), *secret) == []
    assert frames.holding(SCHOOL.encode(), b"Bovenbouwteam") == [SCHOOL.encode(), b"Bovenbouwteam"]
    assert frames.matching(r"\b7 (?:of meer )?van 40|\b7 mensen|17[.,]5 ?%") == []
    reveal(day)
    frames = seen(visitors, day, *AFTERWARDS)
    assert frames.holding(CANARY.encode(), *secret) == []
    assert frames.holding(SCHOOL.encode()) == [SCHOOL.encode()]


def test_P4_with_seven_or_nine_sheets_the_very_same_is_drawn_and_with_ten_something_else(
    visitors: Visitors, few: tuple[SchoolDay, list[Person]]
) -> None:
    day, _people = few
    seven = seen(visitors, day, "/invite", "/room").elements()
    for _person in range(2):
        answers(day, 0, 5)
    nine = seen(visitors, day, "/invite", "/room").elements()
    assert [element[:200] for element in seven ^ nine] == []
    answers(day, 0, 5)
    ten = seen(visitors, day, "/invite", "/room").elements()
    assert ten != nine


def test_P8_after_the_reveal_the_figures_of_a_hidden_group_are_in_no_frame(visitors: Visitors, app: Server) -> None:
    day = open_day(app.database, groups=TWO, school=SCHOOL, theme_ids=("purpose",))
    people = [answers(day, 0, score) for score in SMALL] + [answers(day, 1, score, CANARY) for score in LARGE]
    reveal(day)
    own = [sum(scores) / len(scores) for scores in (SMALL, LARGE)]
    frames = seen(visitors, day, *AFTERWARDS)
    assert frames.holding(*packed(own), *(form for person in people for form in person.forms)) == []
    assert [found for mean in own for found in frames.matching(number_forms(mean))] == []
    assert frames.matching(number_forms(TOGETHER))
    assert frames.holding(CANARY.encode(), *packed([TOGETHER])), "the reader sees words and means that are shown"


def test_P8_a_page_that_sends_more_than_it_shows_is_caught(browser: Browser, tmp_path: Path) -> None:
    script, port = tmp_path / "leak.py", free_port()
    script.write_text(LEAK)
    command = [sys.executable, "-m", "streamlit", "run", script, "--server.port", str(port), "--server.headless=true"]
    with running([str(part) for part in command], port, tmp_path / "none.db", tmp_path) as server:
        context, watch = watched_context(browser, server.url, DESKTOP, "light")
        page = context.new_page()
        frames = Frames.of(page)
        page.goto("/")
        settled(page)
        context.close()
    watch.assert_quiet()
    assert frames.holding(CANARY.encode(), *packed([4 / 3])) == [CANARY.encode(), *packed([4 / 3])]
