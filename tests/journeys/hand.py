"""What a person's hand does on a screen: press, follow, write, choose, pick; each waits until the app has answered.

A `place` is the page or a part of it (`at(page, key)`). Labels are the words on the screen, exactly.
"""

from __future__ import annotations

import re
from datetime import date

from playwright.sync_api import Locator, Page, expect

from scan.i18n import Language, speaking
from scan.i18n import _ as gettext
from tests.journeys.screen import settled

Place = Page | Locator


def at(place: Place, key: str) -> Locator:
    """The part of the screen that carries a key of ours."""
    return place.locator(f".st-key-{key}")


def main(page: Page) -> Locator:
    """The screen without the sidebar."""
    return page.get_by_test_id("stMain")


def press(place: Place, name: str) -> None:
    """Press the button of this name."""
    place.get_by_role("button", name=name, exact=True).click()
    _answered(place)


def follow(place: Place, name: str | re.Pattern[str]) -> None:
    """Follow the link of this name; a pattern where the link tells progress too."""
    place.get_by_role("link", name=name, exact=True).click()
    _answered(place)


def write(place: Place, label: str, text: str) -> None:
    """Write in the text field of this label, over what stands there."""
    place.get_by_role("textbox", name=label, exact=True).fill(text)


def count(place: Place, label: str, number: int) -> None:
    """Write a number in the field of this label."""
    field = place.get_by_role("spinbutton", name=label, exact=True)
    field.fill(str(number))
    field.press("Tab")
    _answered(place)


def on_day(place: Place, label: str, day: date) -> None:
    """Type a date in the field of this label, digit by digit as on a keyboard."""
    place.get_by_role("group", name=label, exact=True).get_by_role("spinbutton").first.click()
    place_of(place).keyboard.type(f"{day:%d%m%Y}")
    place_of(place).keyboard.press("Tab")


def choose(place: Place, label: str, option: str) -> None:
    """Choose from the list of this label, searching it as people do."""
    field = place.get_by_role("combobox", name=label, exact=True)
    field.click()
    field.fill(option)
    place_of(place).get_by_role("option", name=option, exact=True).click()
    place_of(place).keyboard.press("Tab")  # the list of a field with room for more stays open until one goes on
    _answered(place)


def pick(place: Place, label: str, option: str) -> None:
    """Pick one of the options that all stand in sight."""
    group = place.get_by_role("radiogroup", name=label, exact=True)
    group.get_by_role("radio", name=option, exact=True).click()
    _answered(place)


def unfold(place: Place, title: str | re.Pattern[str]) -> None:
    """Unfold the box of this title."""
    place.locator("summary").filter(has_text=title).click()
    _answered(place)


def unfold_everything(page: Page) -> None:
    """Unfold every box, so that all that a screen holds is there to judge."""
    page.evaluate("() => document.querySelectorAll('details:not([open]) > summary').forEach(box => box.click())")
    settled(page)


def written(place: Place, label: str) -> Locator:
    """The text field of this label, to look what stands in it."""
    return place.get_by_role("textbox", name=label, exact=True)


def assert_title(page: Page, title: str) -> None:
    """Fail unless the screen of this title is there."""
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


def worded(language: Language, dutch: str) -> str:
    """The words on the screen in this language, out of the catalogue."""
    with speaking(language):
        return gettext(dutch)


def place_of(place: Place) -> Page:
    """The page that a place is on."""
    return place if isinstance(place, Page) else place.page


def _answered(place: Place) -> None:
    settled(place_of(place))
