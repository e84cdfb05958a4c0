"""Hostile words are words on every screen: shown as typed, no dialog, nothing asked outside, and a phone fits (S1)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.journeys.browser import PHONE, Watch, watched_context
from tests.journeys.hand import unfold_everything
from tests.journeys.hostile import HOSTILE, IMAGE, Made, fill
from tests.journeys.screen import assert_fits, visit
from tests.journeys.server import Server

FEW = 30
"""So many characters of a long word are shown everywhere; the rest may be an ellipsis."""
_SHOWN = """() => document.body.innerText + ' '
  + [...document.querySelectorAll('input, textarea')].map(field => field.value).join(' ')"""
_MADE = """() => [...document.querySelectorAll('img, a')]
  .map(made => made.src || made.href).filter(to => /^javascript|x\\.test|\\/x$/.test(to))"""
SCREENS = {
    "start": ("/", HOSTILE),
    "prepare": ("/prepare", HOSTILE),
    "own-role": ("/own-role", (IMAGE,)),
    "statements": ("/statements?theme=purpose", HOSTILE),
    "together": ("/together", HOSTILE),
    "obstacles": ("/obstacles", HOSTILE),
    "obstacle": ("/obstacles?obstacle={obstacle}", (IMAGE,)),
    "strengths": ("/obstacles?list=strengths", HOSTILE),
    "strength": ("/obstacles?strength={strength}", (IMAGE,)),
    "choose": ("/choose?obstacle={obstacle}", (IMAGE, *HOSTILE[2:6])),
    "choose-in-a-list": ("/choose?weigh=list", HOSTILE),
    "actions": ("/actions", HOSTILE),
    "action": ("/actions?action={action}", (IMAGE,)),
    "new-action": ("/actions?obstacle={obstacle}", HOSTILE[1:4]),
    "plan": ("/plan", HOSTILE),
    "progress": ("/progress", HOSTILE),
    "progress-of-an-action": ("/progress?action={action}", (IMAGE,)),
    "own-statements": ("/own-statements?theme=purpose", HOSTILE),
    "own-statement": ("/own-statements?theme=purpose&statement=own-3", (IMAGE,)),
    "inspiration": ("/inspiration", HOSTILE[2:6]),
}


@pytest.fixture(scope="module")
def made(app: Server) -> Made:
    """Hostile words everywhere."""
    return fill(app.database)


@pytest.fixture(scope="module")
def phone(app: Server, browser: Browser) -> Iterator[tuple[BrowserContext, Watch]]:
    """One visitor for all screens, watched from the first to the last."""
    context, watch = watched_context(browser, app.url, PHONE, "light")
    yield context, watch
    context.close()


@pytest.mark.parametrize("name", SCREENS)
def test_S1_hostile_words_are_shown_as_typed(made: Made, phone: tuple[BrowserContext, Watch], name: str) -> None:
    context, watch = phone
    path, expected = SCREENS[name]
    address = path.format(obstacle=made.obstacle_id, strength=made.strength_id, action=made.action_id)
    page = visit(context.new_page(), f"{address}{'&' if '?' in address else '?'}scan={made.scan_id}")
    unfold_everything(page)
    assert_fits(page)
    shown = _shown(page)
    missing = [text for text in expected if " ".join(text[:FEW].split()) not in shown]
    assert not missing, f"not shown as typed on {name}: {missing}"
    assert page.evaluate(_MADE) == []
    page.close()
    watch.assert_quiet()


def _shown(page: Page) -> str:
    # The app breaks a bare address with an invisible joiner, so that it does not become a link.
    return " ".join(str(page.evaluate(_SHOWN)).replace("\u2060", "").split())
