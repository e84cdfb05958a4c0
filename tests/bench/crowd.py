"""A whole school answers in the same minutes: who joins when, what they ask of the server, and what was lost."""

from __future__ import annotations

import asyncio
import random
import time
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from tests.bench.browser import Page, Phone
from tests.bench.school import Answers, StudyDay, kept
from tests.bench.screen import opened_screen
from tests.bench.servers import Server

PAGES = 5
"""Themes that each person answers; with five statements on a page that is 25 answers."""
PATIENCE = 60.0
"""Seconds after the planned end in which everybody must be done; then the crowd stops by itself."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How many people, and the seconds in which they join and are done; `network` takes them by the door."""

    people: int
    joining: float
    seconds: float
    network: bool


@dataclass
class Person:
    """Somebody with a phone; `acknowledged` is what the server said it had kept."""

    phone: Phone
    acknowledged: Answers = field(default_factory=dict)


@dataclass
class Crowd:
    """Everybody, and what happened; `took` has (kind, seconds) of every request.

    `starts` are the seconds from a person's link to their first theme, `screen` those of each redrawing of the live
    screen, and `own` is the CPU that the crowd itself needed.
    """

    people: list[Person] = field(default_factory=list)
    took: list[tuple[str, float]] = field(default_factory=list)
    starts: list[float] = field(default_factory=list)
    screen: list[float] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    seconds: float = 0.0
    own: float = 0.0

    @property
    def acknowledged(self) -> int:
        """Answers that the server said it had kept."""
        return sum(len(person.acknowledged) for person in self.people)

    def times(self, *kinds: str) -> list[float]:
        """Seconds per request, of these kinds or of all."""
        return [seconds for kind, seconds in self.took if not kinds or kind in kinds]

    def lost(self, day: StudyDay) -> int:
        """Acknowledged answers that the database does not hold, or holds otherwise."""
        return sum(len(person.acknowledged.items() - self._of(day, person).items()) for person in self.people)

    def _of(self, day: StudyDay, person: Person) -> Answers:
        key = person.phone.cookies.get("mee", "")
        return kept(day.database, key) if key else {}


async def gathered(server: Server, day: StudyDay, plan: Plan, live: str, chance: random.Random) -> Crowd:
    """Let them come; `live` is the screen that the facilitator has open meanwhile."""
    crowd, done = Crowd(), asyncio.Event()
    started, own = time.perf_counter(), time.process_time()
    facilitator = asyncio.create_task(_watch(server, day, live, crowd, done))
    tasks, port = [], server.door if plan.network else server.port
    for number in range(plan.people):
        person = Person(Phone(port, crowd.took))
        crowd.people.append(person)
        tasks.append(asyncio.create_task(_takes_part(person, crowd, day, _moments(number, plan, chance), chance)))
    try:
        async with asyncio.timeout(plan.seconds + PATIENCE):
            results = await asyncio.gather(*tasks, return_exceptions=True)
        crowd.problems += [repr(result) for result in results if isinstance(result, BaseException)]
    except TimeoutError:
        crowd.problems.append("not everybody was done in time")
    crowd.seconds, crowd.own = time.perf_counter() - started, time.process_time() - own
    done.set()
    await facilitator
    return crowd


def _moments(number: int, plan: Plan, chance: random.Random) -> list[float]:
    """When somebody joins, and when they send each page: spread over the time there is."""
    joins = plan.joining * number / plan.people
    step = (plan.seconds - plan.joining) / PAGES
    return [joins, *(joins + step * (place + chance.uniform(0.3, 0.95)) for place in range(PAGES))]


async def _takes_part(person: Person, crowd: Crowd, day: StudyDay, moments: list[float], chance: random.Random) -> None:
    began = time.perf_counter()
    await _until(began + moments[0])
    page = await join(person.phone, day.door)
    crowd.starts.append(time.perf_counter() - began - moments[0])
    for place, moment in enumerate(moments[1:], 1):
        await _until(began + moment)
        chosen = {name: chance.choice(values) for name, values in page.fields().items()}
        page = await send(person, place, page, chosen)
    await person.phone.close()


async def join(phone: Phone, door: str) -> Page:
    """Open the link, load what the page needs, begin, and read the first theme."""
    welcome = await phone.get(f"/mee/d/{door}", "join")
    for file in welcome.files():
        await phone.get(file, "file")
    return await _followed(phone, await phone.post(f"/mee/d/{door}", welcome.hidden(), "join"), "join")


async def send(person: Person, place: int, page: Page, chosen: Answers) -> Page:
    """Send a theme; its answers count once the server sent us on, to the next page, which is read."""
    form = page.hidden() | chosen
    answer = await person.phone.post(f"/mee/thema/{place}", form, "save")
    onward = await _followed(person.phone, answer, "read")
    person.acknowledged |= chosen
    return onward


async def _followed(phone: Phone, answer: Page, kind: str) -> Page:
    if answer.status != 303:
        raise RuntimeError(f"status {answer.status} instead of 303: {answer.text[:200]}")
    page = await phone.get(urlsplit(answer.to)._replace(scheme="", netloc="").geturl(), kind)
    if page.status != 200:
        raise RuntimeError(f"status {page.status} at {answer.to}")
    return page


async def _until(moment: float) -> None:
    await asyncio.sleep(max(0.0, moment - time.perf_counter()))


async def _watch(server: Server, day: StudyDay, page: str, crowd: Crowd, done: asyncio.Event) -> None:
    """The facilitator's screen, drawn anew every two seconds."""
    async with opened_screen(server.url, page, f"scan={day.scan_id}") as screen:
        while not done.is_set():
            try:
                async with asyncio.timeout(2):
                    await done.wait()
            except TimeoutError:
                crowd.screen.append(await screen.refresh())
