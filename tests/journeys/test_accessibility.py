"""Every screen keeps WCAG A and AA by axe, unfolded and from top to bottom, in light and dark; and fits a phone."""

from __future__ import annotations

from datetime import datetime

import pytest
from playwright.sync_api import Page, expect

from scan.model.permissions import Actor, Role
from scan.store.database import opened
from scan.usecases import preparing
from scan.usecases.desk import Desk
from tests.journeys.browser import PHONE, Viewport
from tests.journeys.hand import press, unfold_everything
from tests.journeys.screen import assert_accessible, assert_fits, axe, grown, settled, visit
from tests.journeys.server import Server

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


@pytest.fixture
def viewport() -> Viewport:
    return TALL


@pytest.mark.parametrize("screen", SCREENS)
def test_a_screen_is_accessible_in_light_and_dark_and_fits_a_phone(page: Page, group: str, screen: str) -> None:
    address = SCREENS[screen].format(group=group)
    visit(page, f"{address}{'&' if '?' in address else '?'}scan={SCAN}")
    unfold_everything(page)
    in_light_and_dark(grown(page))
    page.set_viewport_size(PHONE.size)
    assert_fits(settled(page))


def test_what_opens_over_a_screen_is_accessible(page: Page) -> None:
    visit(page, f"/statements?scan={SCAN}&theme=time")
    page.locator("[class*=st-key-themes-] button").click()
    in_light_and_dark(page)
    page.emulate_media(color_scheme="light")
    page.keyboard.press("Escape")
    press(page.locator("[class*=st-key-statement-]").first, "Wat zie je bij 1, 3 en 5?")
    in_light_and_dark(page)


FAULTS = {
    "image-alt": "<img src=data:,>",
    "button-name": "<button></button>",
    "label": "<input>",
    "link-name": "<a href=/></a>",
    "color-contrast": "<p style='color: #999'>Grijs op wit</p>",
    "target-size": "<button style='padding: 0; border: 0'>x</button><button style='padding: 0; border: 0'>y</button>",
}


def test_a_fault_is_seen_and_one_of_dark_in_dark_alone(page: Page) -> None:
    visit(page)
    for rule, fault in FAULTS.items():
        page.set_content(f"<html lang=nl><title>x</title><main>{fault}")
        assert [violation.rule for violation in axe(page)] == [rule]
    dark = "<style>@media (prefers-color-scheme: dark) { body { background: #000; color: #333 } }</style>"
    page.set_content(f"<html lang=nl><title>x</title><main>{dark}<p>Zwart op zwart")
    assert axe(page) == []
    page.emulate_media(color_scheme="dark")
    with pytest.raises(AssertionError, match="color-contrast"):
        assert_accessible(page)


def in_light_and_dark(page: Page) -> None:
    """Fail unless a screen that was opened in light is accessible, and again after the machine went dark."""
    assert_accessible(settled(page))
    page.emulate_media(color_scheme="dark")  # the screen follows it at once
    expect(page.get_by_test_id("stApp")).to_have_css("background-color", DARK)
    assert_accessible(settled(page))
