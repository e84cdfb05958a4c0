"""The places in the document that a reader can jump to, and what a link to one says aloud."""

from __future__ import annotations

from dataclasses import dataclass

from scan.i18n import _
from scan.model.codes import action_code, obstacle_code

SUMMARY, CONTENTS, RESULTS, OBSTACLES, ACTIONS = "summary", "contents", "results", "obstacles", "actions"
TIMELINE, ADOPTION, STRENGTHS, STATEMENTS, METHOD = "timeline", "adoption", "strengths", "statements", "method"
EVIDENCE, PROMISED = "evidence", "promised"


def action(number: int) -> str:
    """Where an action is described."""
    return f"action-{number}"


def obstacle(number: int) -> str:
    """Where an obstacle is described."""
    return f"obstacle-{number}"


def theme(section: str, theme_id: str) -> str:
    """Where a section speaks of a theme."""
    return f"{section}-of-{theme_id}"


@dataclass(frozen=True, slots=True)
class Link:
    """A way to an anchor; `says` is what a screen reader tells of it."""

    target: str
    says: str


def to_action(number: int) -> Link:
    """The way to an action."""
    return Link(action(number), _("Naar actie {code}").format(code=action_code(number)))


def to_obstacle(number: int) -> Link:
    """The way to an obstacle."""
    return Link(obstacle(number), _("Naar belemmering {code}").format(code=obstacle_code(number)))


def to_theme(section: str, theme_id: str, title: str) -> Link:
    """The way to what a section says of a theme."""
    return Link(theme(section, theme_id), _("Naar het thema {title}").format(title=title))
