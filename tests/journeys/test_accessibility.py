"""Every screen keeps WCAG A and AA by axe, unfolded and from top to bottom, in light and dark; and fits a phone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from scan.model.permissions import Actor, Role
from scan.store.database import opened
from scan.usecases import preparing
from scan.usecases.desk import Desk
from tests.journeys.browser import PHONE, Scheme, Viewport, watched_context
from tests.journeys.hand import press, unfold_everything
from tests.journeys.screen import assert_accessible, assert_fits, grown, settled, visit
from tests.journeys.server import Server
from tests.journeys.variants import every_scheme

SCAN = "demo-2-nl"
TALL = Viewport("tall", 1280, 3000)
"""Most screens fit at once: growing afterwards costs a second each."""
DARK = "rgb(11, 27, 34)"
"""The ground of a dark screen, as the theme says."""
SCREENS = {
    "start": "/",
    "prepare": "/prepare",
    "invite": "/invite",
    "room": "/room",
    "same-picture": "/same-picture",
    "own-role": "/own-role",
    "statements": "/statements",
    "statements-of-a-group": "/statements?who={group}&theme=time",
    "together": "/together?topic=time",
    "obstacles": "/obstacles",
    "obstacle": "/obstacles?obstacle=demo-2-o1-nl",
    "strengths": "/obstacles?list=strengths",
    "choose": "/choose",
    "choose-in-a-list": "/choose?weigh=list",
    "actions": "/actions",
    "action": "/actions?action=demo-2-a1-nl",
    "new-action": "/actions?obstacle=demo-2-o1-nl",
    "plan": "/plan",
    "progress": "/progress",
    "progress-of-an-action": "/progress?action=demo-2-a1-nl",
    "own-statements": "/own-statements?theme=time",
    "own-statement": "/own-statements?theme=time&statement=time-1",
    "inspiration": "/inspiration",
    "inspiration-on-a-theme": "/inspiration?theme=time",
    "story": "/inspiration?story=story-echnaton",
}


@pytest.fixture(scope="module")
def group(school: Server) -> str:
    """A group that answers by show of hands."""
    with opened(school.database) as db:
        now = datetime.now().astimezone()  # the app beside this test reads the clock too
        return preparing.scan_of(Desk(db, Actor("Test", Role.READER), now), SCAN).groups[1].id


@pytest.fixture(scope="module")
def visitor(school: Server, browser: Browser) -> Iterator[BrowserContext]:
    """One visitor for all screens: a browser that knows the app already opens a screen in half the time."""
    context, watch = watched_context(browser, school.url, TALL, "light")
    yield context
    context.close()
    watch.assert_quiet()


@pytest.fixture
def page(visitor: BrowserContext, scheme: Scheme) -> Iterator[Page]:
    """A tab of that visitor, in light or dark from its first load on; closed afterwards."""
    tab = visitor.new_page()
    tab.emulate_media(color_scheme=scheme)
    yield tab
    tab.close()


@pytest.mark.parametrize("screen", SCREENS)
def test_a_screen_is_accessible_in_light_and_dark_and_fits_a_phone(page: Page, group: str, screen: str) -> None:
    address = SCREENS[screen].format(group=group)
    visit(page, f"{address}{'&' if '?' in address else '?'}scan={SCAN}")
    unfold_everything(page)
    assert_accessible(grown(page))
    page.emulate_media(color_scheme="dark")  # the screen follows it at once
    expect(page.get_by_test_id("stApp")).to_have_css("background-color", DARK)
    assert_accessible(settled(page))
    page.set_viewport_size(PHONE.size)
    assert_fits(settled(page))


@every_scheme
def test_what_opens_over_a_screen_is_accessible(page: Page) -> None:
    visit(page, f"/statements?scan={SCAN}&theme=time")
    page.locator("[class*=st-key-themes-] button").click()
    assert_accessible(settled(page))
    page.keyboard.press("Escape")
    press(page.locator("[class*=st-key-statement-]").first, "Wat zie je bij 1, 3 en 5?")
    assert_accessible(page)
