"""The same answers given side by side: on our pages, on the best Streamlit page, on a naive one, and in forms."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack, ExitStack
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from statistics import median

from scan.settings import ROOT
from tests.bench.browser import Phone
from tests.bench.crowd import PAGES, Person, join, send
from tests.bench.school import StudyDay
from tests.bench.screen import Screen, opened_screen
from tests.bench.servers import Server, product, serving, streamlit

Give = Callable[[], Awaitable[int]]
"""Somebody gives answers once, and says how many."""


@dataclass
class Design:
    """One way to answer: who answers on it, how often per round, and CPU seconds of (a save, an answer) per round.

    `part` says what it is in the goals (`report.GOALS`); empty when it is only told.
    """

    name: str
    part: str
    server: Server
    people: list[Give]
    times: int
    costs: list[tuple[float, float]] = field(default_factory=list)

    async def round(self) -> None:
        """Everybody gives answers, so many times after each other; the CPU of their server is shared out."""
        before = self.server.cpu()
        given = sum(await asyncio.gather(*(self._gives(give) for give in self.people)))
        spent = self.server.cpu() - before
        self.costs.append((spent / (len(self.people) * self.times), spent / given))

    async def _gives(self, give: Give) -> int:
        return sum([await give() for _time in range(self.times)])

    @property
    def per_save(self) -> float:
        """Milliseconds of CPU per page that is sent, with what is drawn after it; median of the rounds."""
        return median(save for save, _answer in self.costs) * 1_000

    @property
    def per_answer(self) -> float:
        """Milliseconds of CPU per answer; median of the rounds."""
        return median(answer for _save, answer in self.costs) * 1_000


async def compared(day: StudyDay, folder: Path, core: set[int], rounds: int, network: bool) -> list[Design]:
    """Our pages first, then the others; all servers are up together, and take turns. `network`: by the door."""
    bare, chance = folder / "defaults", random.Random(2)
    bare.mkdir()
    with ExitStack() as up:

        def started(command: Callable[[int], list[str]], name: str, at: Path = ROOT) -> Server:
            return up.enter_context(serving(command, day.database, folder / f"{name}.log", core, at))

        ours, best = started(partial(product, day.database), "ours"), started(_script("pages_fragment.py"), "best")
        form = started(_script("pages_form.py"), "form")
        naive = [started(_script("pages_naive.py"), f"naive-{at.name}", at) for at in (ROOT, bare)]
        port = ours.door if network else ours.port
        async with AsyncExitStack() as tabs:
            designs = [
                Design("our page, 5 statements", "ours", ours, [await _phone(port, day, chance) for _ in range(8)], 20),
                await _streamlit(tabs, "one fragment per statement/best", best, 8, 12, _fragment(day, chance)),
                await _streamlit(tabs, "naive, our settings", naive[0], 4, 8, _naive(chance)),
                await _streamlit(tabs, "naive, Streamlit's defaults/naive", naive[1], 4, 8, _naive(chance)),
                await _streamlit(tabs, "form, one submit of 25", form, 8, 6, _form(day, 25, chance)),
                await _streamlit(tabs, "form, one submit of 5", form, 8, 12, _form(day, 5, chance)),
            ]
            for _round in range(rounds):
                for design in designs:
                    await design.round()
    return designs


def _script(name: str) -> Callable[[int], list[str]]:
    return partial(streamlit, Path(__file__).with_name(name))


async def _phone(port: int, day: StudyDay, chance: random.Random) -> Give:
    person = Person(Phone(port, []))
    first = await join(person.phone, day.door)
    page, place = first, 1

    async def give() -> int:
        nonlocal page, place
        if place > PAGES:
            page, place = first, 1
        chosen = {name: chance.choice(values) for name, values in page.fields().items()}
        page, place = await send(person, place, page, chosen), place + 1
        return len(chosen)

    return give


@dataclass(frozen=True, slots=True)
class _Way:
    query: str
    gives: Callable[[Screen], Give]


async def _streamlit(tabs: AsyncExitStack, name: str, server: Server, people: int, times: int, way: _Way) -> Design:
    screens = [await tabs.enter_async_context(opened_screen(server.url, query=way.query)) for _ in range(people)]
    name, _slash, part = name.partition("/")
    return Design(name, part, server, [way.gives(screen) for screen in screens], times)


def _form(day: StudyDay, rows: int, chance: random.Random) -> _Way:
    def gives(screen: Screen) -> Give:
        async def give() -> int:
            await screen.run({id: chance.choice(options) for id, options in screen.radios.items()}, submit=True)
            return len(screen.radios)

        return give

    return _Way(f"door={day.door}&rows={rows}", gives)


def _fragment(day: StudyDay, chance: random.Random) -> _Way:
    def gives(screen: Screen) -> Give:
        chosen: dict[str, str] = {}

        async def give() -> int:
            id = chance.choice(list(screen.radios))
            chosen[id] = chance.choice([value for value in screen.radios[id] if value != chosen.get(id)])
            await screen.choose(id, chosen[id])
            return 1

        return give

    return _Way(f"door={day.door}", gives)


def _naive(chance: random.Random) -> _Way:
    def gives(screen: Screen) -> Give:
        async def give() -> int:
            id = chance.choice(list(screen.radios))
            await screen.run({id: chance.choice(screen.radios[id])})
            return 1

        return give

    return _Way("", gives)
