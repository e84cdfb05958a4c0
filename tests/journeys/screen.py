"""What a journey does with the page before it: wait, check its accessibility, take its picture."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, cast
from urllib.parse import parse_qsl, urlencode, urlsplit

import axe_playwright_python
from playwright.sync_api import Page

# A click is answered a moment later, so quiet must last before it counts.
_SETTLED = """async () => {
  const quiet = () => document.querySelector('[data-testid="stApp"][data-test-script-state="notRunning"]')
    && !document.querySelector('[data-testid="stSkeleton"], [data-testid="stAppSkeleton"]');
  for (let seen = 0; seen < 4; seen = quiet() ? seen + 1 : 0) await new Promise(done => setTimeout(done, 40));
  await document.fonts.ready;
}"""
_WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
_HEIGHT = """() => Math.max(...['stMain', 'stSidebarContent'].map(id => {
  const box = document.querySelector(`[data-testid="${id}"]`);
  return box && box.getBoundingClientRect().left >= 0 ? box.scrollHeight + box.getBoundingClientRect().top : 0;
}))"""
TALLEST = 12_000


@dataclass(frozen=True, slots=True)
class Violation:
    """One accessibility rule that the page breaks, and where."""

    rule: str
    impact: str
    help: str
    places: tuple[str, ...]

    def __str__(self) -> str:
        shown = "".join(f"\n    {place}" for place in self.places[:5])
        more = f"\n    and {len(self.places) - 5} more" if len(self.places) > 5 else ""
        return f"{self.rule} ({self.impact}): {self.help}{shown}{more}"


def settled(page: Page) -> Page:
    """Wait until the app has drawn the page and is at rest; assert on content after it."""
    page.wait_for_selector('[data-testid="stApp"]')
    page.evaluate(_SETTLED)
    return page


def visit(page: Page, path: str = "/", language: str = "nl") -> Page:
    """Go to a screen in a language and wait until it is there."""
    parts = urlsplit(path)
    query = urlencode([*parse_qsl(parts.query), ("language", language)])
    page.goto(parts._replace(query=query).geturl())
    return settled(page)


def axe(page: Page, *leave_out: str) -> list[Violation]:
    """Which WCAG A and AA rules the page breaks; `leave_out` names rules by id."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(_axe_script())
    options = {
        "runOnly": {"type": "tag", "values": _WCAG},
        "rules": {rule: {"enabled": False} for rule in leave_out},
        "resultTypes": ["violations"],
    }
    # What passes is told by the thousand: describing and sending it costs twice what judging does.
    found = page.evaluate("options => axe.run(document, options).then(judged => judged.violations)", options)
    return [_violation(entry) for entry in cast("list[dict[str, Any]]", found)]


def assert_accessible(page: Page, *leave_out: str) -> None:
    """Fail with a readable list of what a person with an impairment would stumble over."""
    violations = axe(page, *leave_out)
    assert not violations, "\n" + "\n".join(map(str, violations))


def assert_fits(page: Page) -> None:
    """Fail if the page scrolls sideways."""
    wide = page.evaluate(
        "() => { const b = document.querySelector('[data-testid=\"stMain\"]'); return b.scrollWidth - b.clientWidth; }"
    )
    assert wide <= 1, f"the page is {wide} px wider than the screen"


def assert_looks_right(page: Page) -> None:
    """Fail if the page scrolls sideways, or breaks a rule of accessibility anywhere from top to bottom."""
    assert_fits(page)
    before = page.viewport_size or {"width": 1280, "height": 900}
    assert_accessible(grown(page))
    page.set_viewport_size(before)
    settled(page)


def grown(page: Page) -> Page:
    """Make the screen as tall as what it shows: Streamlit scrolls inside a container, and axe judges what is seen."""
    width = (page.viewport_size or {"width": 1280})["width"]
    for _ in range(3):  # growing shows more, which may grow once more
        height = min(int(page.evaluate(_HEIGHT)), TALLEST)
        if page.viewport_size and height <= page.viewport_size["height"]:
            break
        page.set_viewport_size({"width": width, "height": height})
        settled(page)
    return page


def picture(page: Page, path: Path) -> Path:
    """The whole page as a PNG."""
    before = page.viewport_size or {"width": 1280, "height": 900}
    grown(page)
    path.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=path, animations="disabled")
    page.set_viewport_size(before)
    return path


def _violation(entry: dict[str, Any]) -> Violation:
    places = tuple(f"{node['html'][:200]}  <- {node['failureSummary']}" for node in entry["nodes"])
    return Violation(entry["id"], entry["impact"] or "", entry["help"], places)


@cache
def _axe_script() -> str:
    return (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
