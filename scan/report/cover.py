"""The cover: petrol, the school's own profile as art, and a sand strip that says what this version is."""

from __future__ import annotations

import math
from collections.abc import Sequence

from scan.i18n import _
from scan.model.plan import ActionPlan
from scan.report.pen import Box, Pen, Point
from scan.report.style import (
    CORAL,
    COVER,
    FILL,
    INK,
    MARGIN,
    MIST,
    MUTED,
    NOTE,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    PEACH,
    PETROL,
    REGULAR,
    RING,
    SAND,
    SEMIBOLD,
    TABLE,
    WHITE,
    WIDTH,
    Style,
)
from scan.report.text import Lines, clamp, lines, one_line, width
from scan.report.wording import long_day, people

_STRIP = 150.0
_CENTRE = (PAGE_WIDTH - 84, PAGE_HEIGHT - 268)
_RADIUS = 258.0
_REASON = Style(REGULAR, 13, 19, "#D5E6E9")
_TURN = 0.26
_FEWEST_CORNERS = 3
_RESTING = (3.4, 2.6, 3.1, 3.8, 2.8, 3.3)
"""The shape on the cover of a plan without scores; it carries no numbers."""


def draw_cover(pen: Pen, plan: ActionPlan, part: str = "") -> None:
    """The whole first page; it says what `part` of the plan follows, where that is not all of it."""
    pen.fill(Box(0, 0, PAGE_WIDTH, PAGE_HEIGHT), PETROL)
    _art(pen, [theme.score.mean for theme in plan.themes if theme.score])
    pen.fill(Box(0, 0, PAGE_WIDTH, _STRIP), SAND)
    _names(pen, plan)
    _title(pen, plan, part)
    _strip(pen, plan)


def _corner(reach: float, place: int, count: int) -> Point:
    angle = math.pi / 2 - 2 * math.pi * place / count + _TURN
    distance = _RADIUS * reach / 5
    return _CENTRE[0] + distance * math.cos(angle), _CENTRE[1] + distance * math.sin(angle)


def _art(pen: Pen, scores: Sequence[float]) -> None:
    measured = len(scores) >= _FEWEST_CORNERS
    shown = scores if measured else _RESTING
    count = len(shown)
    profile = [_corner(score, place, count) for place, score in enumerate(shown)]
    pen.polygon(profile, fill=FILL)
    for ring in range(1, 6):
        pen.polygon([_corner(ring, place, count) for place in range(count)], RING)
    for place in range(count):
        pen.line(_CENTRE, _corner(5, place, count), RING, 0.8)
    if measured:
        pen.polygon(profile, CORAL, weight=2.2)
        for point in profile:
            pen.circle(point, 5.2, fill=CORAL)


def _names(pen: Pen, plan: ActionPlan) -> None:
    school = Style(SEMIBOLD, 13, 17, WHITE)
    broken = clamp(lines(one_line(plan.school), school, WIDTH - 150), 2)
    pen.write(MARGIN, PAGE_HEIGHT - 66, broken, school)
    below = PAGE_HEIGHT - 66 - len(broken) * school.leading
    board = Style(REGULAR, 10, 14, MIST)
    pen.write(MARGIN, below, clamp(lines(one_line(plan.board), board, WIDTH - 150), 2), board)


def _title(pen: Pen, plan: ActionPlan, part: str) -> None:
    room = WIDTH - 40
    style, title = COVER, lines(one_line(plan.title), COVER, room)
    if len(title) > 3:
        style = Style(COVER.face, 28, 32, COVER.colour, -0.3)
        title = clamp(lines(one_line(plan.title), style, room), 6)
    reason = _part(part) if part else clamp(lines(plan.reason or _default_reason(), _REASON, 420), 4)
    foot = _STRIP + 54 + (len(reason) - 1) * _REASON.leading
    first = foot + 32 + (len(title) - 1) * style.leading
    pen.fill(Box(MARGIN, first + style.leading + 4, 34, 4), CORAL)
    if not plan.adopted:
        _draft_mark(pen, first + style.leading + 20)
    with pen.tags.heading(1):
        pen.write(MARGIN - 2, first, title, style)
    pen.write(MARGIN, foot, reason, _REASON)


def _part(part: str) -> Lines:
    name = clamp(lines(f"{part}.", _REASON, 420), 3)
    return (*name, *lines(_("Dit is een deel van het plan. De school heeft het hele plan."), _REASON, 420))


def _default_reason() -> str:
    return _("Wat ons tegenhoudt, wat we gaan doen en wat leerlingen daarvan merken.")


def _draft_mark(pen: Pen, bottom: float) -> None:
    style = Style(SEMIBOLD, 11.5, 17.5, PETROL)
    text = _("Concept")
    pen.fill(Box(MARGIN, bottom, width(text, style) + 24, 24), PEACH, 12)
    pen.write(MARGIN + 12, bottom + 7.8, [text], style)


def _strip(pen: Pen, plan: ActionPlan) -> None:
    facts = _facts(plan)
    # A short value such as the version needs less than half of what a name needs.
    shares = [2.0 if len(value) > 22 else 0.8 if len(value) < 4 else 1.4 for _label, value in facts]
    x = MARGIN
    for share, (label, value) in zip(shares, facts, strict=True):
        room = WIDTH * share / sum(shares)
        style = Style(SEMIBOLD, 10, 13.5, INK)
        with pen.tags.paragraph():
            pen.write(x, 110, [label + " "], TABLE.inked(MUTED))
            pen.write(x, 94, clamp(lines(value, style, room - 14), 3), style)
        x += room
    pen.write(MARGIN, 40, clamp(lines(_purpose(), NOTE, WIDTH), 1), NOTE)


def _facts(plan: ActionPlan) -> list[tuple[str, str]]:
    data = (_("Gegevens van"), long_day(plan.as_of.date()))
    asked = (_("Uitgenodigd"), people(plan.invited))
    if not plan.adopted:
        return [(_("Status"), _("Concept, nog niet vastgesteld")), data, asked]
    return [(_("Status"), _adopted(plan)), (_("Versie"), str(plan.version)), data, asked]


def _adopted(plan: ActionPlan) -> str:
    when = long_day(plan.adopted_at.date()) if plan.adopted_at else ""
    if plan.adopted_by and when:
        return _("Vastgesteld door {name} op {day}").format(name=one_line(plan.adopted_by), day=when)
    return _("Vastgesteld op {day}").format(day=when) if when else _("Vastgesteld")


def _purpose() -> str:
    return _("Bestemd voor het bestuur, de schoolleiding en de medezeggenschapsraad.")
