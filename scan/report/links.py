"""The names of the places in the document that a reader can jump to."""

from __future__ import annotations

SUMMARY, CONTENTS, RESULTS, OBSTACLES, ACTIONS = "summary", "contents", "results", "obstacles", "actions"
TIMELINE, ADOPTION, STRENGTHS, STATEMENTS, METHOD = "timeline", "adoption", "strengths", "statements", "method"
EVIDENCE = "evidence"


def action(number: int) -> str:
    """Where an action is described."""
    return f"action-{number}"


def obstacle(number: int) -> str:
    """Where an obstacle is described."""
    return f"obstacle-{number}"


def theme(section: str, theme_id: str) -> str:
    """Where a section speaks of a theme."""
    return f"{section}-of-{theme_id}"
