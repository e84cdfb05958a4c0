"""Every screen keeps WCAG A and AA by axe, unfolded and from top to bottom, in light and dark; and fits a phone."""

from __future__ import annotations

from datetime import datetime

import pytest
from playwright.sync_api import Page

from scan.model.permissions import Actor, Role
from scan.store.database import opened
from scan.usecases import preparing
from scan.usecases.desk import Desk
from tests.journeys.browser import PHONE
from tests.journeys.hand import press, unfold_everything
from tests.journeys.screen import assert_accessible, assert_fits, grown, settled, visit
from tests.journeys.server import Server
from tests.journeys.variants import every_scheme

SCAN = "demo-2-nl"
SCREENS = {
    "start": "/",
    "prepare": "/prepare",
    "own-role": "/own-role",
    "statements": "/statements",
    "statements-of-a-group": "/statements?who=GROUP&theme=time",
    "together": "/together",
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
}


@pytest.fixture
def address(school: Server, screen: str) -> str:
    """The address of a screen, with the scan and the group of the demonstration school in it."""
    path = SCREENS[screen]
    return f"{path}{'&' if '?' in path else '?'}scan={SCAN}".replace("GROUP", _a_group(school))


def _a_group(school: Server) -> str:
    with opened(school.database) as db:
        desk = Desk(db, Actor("Test", Role.READER), datetime.now().astimezone())
        return preparing.scan_of(desk, SCAN).groups[1].id


@every_scheme
@pytest.mark.parametrize("screen", SCREENS)
def test_a_screen_is_accessible_and_fits(page: Page, address: str) -> None:
    visit(page, address)
    unfold_everything(page)
    assert_accessible(grown(page))
    page.set_viewport_size(PHONE.size)
    assert_fits(settled(page))


@every_scheme
def test_what_opens_over_a_screen_is_accessible(school: Server, page: Page) -> None:
    visit(page, f"/statements?scan={SCAN}&theme=time")
    page.locator("[class*=st-key-themes-] button").click()
    settled(page)
    assert_accessible(page)
    page.keyboard.press("Escape")
    press(page.locator("[class*=st-key-statement-]").first, "Wat zie je bij 1, 3 en 5?")
    assert_accessible(page)
