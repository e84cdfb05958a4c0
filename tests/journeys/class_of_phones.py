"""A class of phones: who holds each, what befalls it, and what its owner does on the pages."""

from __future__ import annotations

from dataclasses import dataclass, field

from playwright.sync_api import Page, expect

from scan.model.answers import SCALE, Answer, Aspect
from scan.model.library import Theme
from scan.model.rounds import SignalKind
from scan.model.secret_codes import grouped
from tests.journeys.browser import Watch
from tests.web.school import SchoolDay

THEMES = ("purpose", "safety", "time")
OBSTACLE, STRENGTH = "Het rooster laat geen overleg toe", "We zeggen <b>eerlijk</b> wat we zien"
THANKS = {"nl": "Bedankt, je antwoorden zijn bewaard", "en": "Thank you, your answers are saved"}


@dataclass
class Phone:
    """One person: where they sit, how they came in, what befalls them, and what they mean to answer."""

    number: int
    place: int
    befalls: str = ""
    scripts: bool = True
    meant: dict[tuple[str, Aspect], Answer] = field(default_factory=dict)
    page: Page = field(init=False)
    watch: Watch = field(init=False)

    @property
    def language(self) -> str:
        return ("nl", "en")[self.number % 2]

    def decide(self, themes: tuple[Theme, ...]) -> None:
        for place, statement in enumerate(s for theme in themes for s in theme.statements):
            chosen = SCALE[(self.number * 3 + self.place + place) % len(SCALE)]
            if (self.number + 2 * place) % 13 == 12:
                chosen = (Answer.DONT_KNOW, Answer.NOT_APPLICABLE)[place % 2]
            self.meant[statement.id, Aspect.NOW] = chosen


def a_class() -> list[Phone]:
    """Five teachers, five pupils and two of the support staff."""
    befalls = ("refreshes", "changes", "twice", "loses", "", "names", "twice", "double", "", "refreshes", "", "")
    places = (0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 2, 2)
    without_scripts = {6, 7}  # nothing holds back their second post
    return [
        Phone(number, place, what, number not in without_scripts)
        for number, (place, what) in enumerate(zip(places, befalls, strict=True))
    ]


def comes_in(phone: Phone, day: SchoolDay) -> None:
    page, door = phone.page, day.group(phone.place).door
    if phone.number % 3 == 0 or not phone.scripts:
        page.goto(f"/mee/?language={phone.language}")
        page.locator("#code").fill(f" {door[:3].lower()}-{door[3:]} ")
        page.locator("main form button.main").click()
    else:
        page.goto(f"/mee/d/{door}?language={phone.language}")
    expect(page.locator("html")).to_have_attribute("lang", phone.language)
    page.locator("main form button.main").click()
    at(phone, 1)


def at(phone: Phone, place: int) -> None:
    expect(phone.page.locator("main progress")).to_have_attribute("value", str(place))


def tick(phone: Phone, statement_id: str, answer: Answer) -> None:
    phone.page.locator(f"#sheet label:has([name='now.{statement_id}'][value='{answer.value}'])").click()


def ticks(phone: Phone, theme: str) -> list[str]:
    own = [id for id, _aspect in phone.meant if id.startswith(f"{theme}-")]
    for id in own:
        tick(phone, id, phone.meant[id, Aspect.NOW])
    return own


def go(phone: Phone, where: str = "next") -> None:
    phone.page.locator(f"#sheet .go button[value={where}]").click()


def names(phone: Phone, kind: SignalKind, text: str, hard: bool = False) -> None:
    page = phone.page
    if not page.locator("#text").is_visible():
        page.locator("#named summary").click()
    page.locator(f"#named label:has([value={kind.value}])").click()
    page.locator("#text").fill(text)
    button = page.locator("#named button[value=name]")
    button.dblclick() if hard else button.click()
    expect(page.locator("#named li span")).to_contain_text([text])


def first_theme(phone: Phone) -> None:
    page = phone.page
    own = ticks(phone, THEMES[0])
    if phone.befalls == "refreshes":
        page.reload()
        expect(page.locator("#sheet .scale input:checked")).to_have_count(len(own))
    elif phone.befalls == "names":
        names(phone, SignalKind.STRENGTH, STRENGTH)
        names(phone, SignalKind.OBSTACLE, OBSTACLE)
        expect(page.locator("#named li")).to_have_count(2)
    elif phone.befalls == "double":
        names(phone, SignalKind.OBSTACLE, OBSTACLE, hard=True)
        page.go_back()
        names(phone, SignalKind.OBSTACLE, OBSTACLE)
        expect(page.locator("#named li")).to_have_count(1)
    go(phone)
    at(phone, 2)
    if phone.befalls == "twice":
        page.go_back()
        at(phone, 1)
        ticks(phone, THEMES[0])
        go(phone)
        at(phone, 2)


def the_rest(phone: Phone) -> None:
    page = phone.page
    if phone.befalls == "loses":
        page.go_back()  # from the browser's own page that says the app is gone
        at(phone, 2)
        expect(page.locator("#sheet .scale input:checked")).to_have_count(5)
    else:
        ticks(phone, THEMES[1])
    if phone.befalls == "changes":
        go(phone, "previous")
        at(phone, 1)
        first = next(iter(phone.meant))
        phone.meant[first] = Answer.FIVE if phone.meant[first] is not Answer.FIVE else Answer.ONE
        tick(phone, first[0], phone.meant[first])
        go(phone)
        at(phone, 2)
    go(phone)
    at(phone, 3)
    ticks(phone, THEMES[2])
    go(phone)


def is_thanked(phone: Phone, day: SchoolDay) -> None:
    expect(phone.page.get_by_role("heading", level=1)).to_have_text(THANKS[phone.language])
    expect(phone.page.locator(".receipt")).to_have_text(grouped(day.group(phone.place).receipt))


def asks_what_became(phone: Phone, day: SchoolDay) -> str:
    page, receipt = phone.page, phone.page.locator(".receipt").inner_text()
    page.locator("footer a").first.click()
    page.locator("#code").fill(receipt.lower())
    page.locator("main form button.main").click()
    expect(page.locator("main .over").first).to_contain_text("De Brug")
    return page.locator("main").inner_text()
