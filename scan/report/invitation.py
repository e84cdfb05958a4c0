"""Paper to invite people with: a sheet per group with its QR and room code, and slips with personal codes to cut.

A slip's code exists on that paper alone: nothing here is kept, and the document carries no moment.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import groupby

from scan.i18n import Language, _, ngettext, speaking
from scan.model.promise import Promise
from scan.report.build import blank, one_at_a_time
from scan.report.pen import Box, Pen
from scan.report.qr import draw_qr
from scan.report.style import (
    BODY,
    CORAL,
    H1,
    H2,
    INK,
    LEAD,
    MARGIN,
    MUTED,
    NOTE,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    PETROL,
    RULE,
    SAND,
    SEMIBOLD,
    SMALL,
    TABLE_STRONG,
    TINT,
    WIDTH,
    Style,
)
from scan.report.text import Lines, clamp, fitted, lines, one_line, width
from scan.report.wording import long_day

ACROSS, DOWN = 2, 5
PER_PAGE = ACROSS * DOWN
"""Slips on a page."""

_CODE = Style("InterDisplay-Bold", 46, 52, PETROL, 2)
_SLIP_CODE = Style(SEMIBOLD, 10, 13, INK, 0.4)
_ADDRESS = Style(SEMIBOLD, 13, 18, INK)
_SLIP_SCHOOL = Style(SEMIBOLD, 10, 13, INK)
_SLIP_QR, _SLIP_EDGE = 116.0, 14.0
_QR = 196.0
_BAND = 108.0


@dataclass(frozen=True, slots=True)
class Occasion:
    """What every sheet and slip of a round says; `promise` is what people are told."""

    school: str
    title: str
    reason: str
    address: str
    promise: Promise
    closes_on: date | None = None


@dataclass(frozen=True, slots=True)
class Invited:
    """A group with the link in its QR, the room code to type, and how long answering takes it."""

    group: str
    link: str
    door: str
    minutes: int


@dataclass(frozen=True, slots=True)
class PrintedSlip:
    """One person's slip: the link in its QR, the code in fours to type, and how long answering takes the group."""

    group: str
    link: str
    code: str
    minutes: int


def build_invitation(occasion: Occasion, groups: Sequence[Invited], language: Language) -> bytes:
    """A page for each group, to hang up or to hand out."""
    return _document(occasion, [partial(_sheet, occasion, group) for group in groups], language)


def build_slips(occasion: Occasion, slips: Sequence[PrintedSlip], language: Language) -> bytes:
    """Ten slips a page with lines to cut along; each group begins on a page of its own, to hand out by itself."""
    stacks = [list(stack) for _group, stack in groupby(slips, key=lambda slip: slip.group)]
    pages = [stack[first : first + PER_PAGE] for stack in stacks for first in range(0, len(stack), PER_PAGE)]
    return _document(occasion, [partial(_page_of_slips, occasion, page) for page in pages], language)


def _document(occasion: Occasion, pages: Sequence[Callable[[Pen], None]], language: Language) -> bytes:
    with speaking(language), one_at_a_time:
        title = _("Uitnodiging voor {scan}").format(scan=one_line(occasion.title))
        document = blank(language, title, one_line(occasion.school))
        pen = Pen(document, {}, len(pages))
        for draw in pages:
            with pen.tags.within("Sect"):
                draw(pen)
            document.turn()
        return document.finished()


def _sheet(occasion: Occasion, invited: Invited, pen: Pen) -> None:
    pen.fill(Box(0, PAGE_HEIGHT - _BAND, PAGE_WIDTH, _BAND), PETROL)
    white = H2.inked("#FFFFFF")
    pen.write(MARGIN, PAGE_HEIGHT - 44, [fitted(occasion.school, white, WIDTH)], white)
    pen.fill(Box(MARGIN, PAGE_HEIGHT - 61, 34, 4), CORAL)
    pen.write(MARGIN, PAGE_HEIGHT - 86, [fitted(occasion.title, LEAD, WIDTH)], LEAD.inked("#CFE3E6"))
    question = _("Wat helpt onze school vooruit, en wat houdt ons tegen?")
    with pen.tags.heading(1):
        below = _said(pen, PAGE_HEIGHT - _BAND - 44, clamp(lines(question, H1, WIDTH), 2), H1)
    below = _said(pen, below - 2, clamp(lines(occasion.reason or _default_reason(), LEAD, WIDTH), 4), LEAD)
    _way_in(pen, below - 4, occasion, invited)
    _told(pen, below - 4 - _QR - 66, occasion)
    pen.rule(MARGIN, 48, WIDTH)
    pen.write(MARGIN, 32, [fitted(invited.group, SMALL, WIDTH)], SMALL)


def _way_in(pen: Pen, top: float, occasion: Occasion, invited: Invited) -> None:
    pen.fill(Box(MARGIN, top - _QR - 28, WIDTH, _QR + 36), TINT, 10)
    draw_qr(pen, (MARGIN + 18, top - _QR - 10), _QR, invited.link)
    x, room = MARGIN + _QR + 44, WIDTH - _QR - 60
    label = BODY.inked(MUTED)
    with pen.tags.heading(2):
        pen.write(x, top - 24, [fitted(_("Voor: {group}").format(group=invited.group), H2, room)], H2)
    pen.write(x, top - 52, [_("Scan de QR-code, of typ dit adres:")], label)
    address = clamp(lines(occasion.address, _ADDRESS, room), 2)
    pen.write(x, top - 72, address, _ADDRESS)
    below = top - 72 - len(address) * _ADDRESS.leading - 10
    pen.write(x, below, [_("en daarna de code van deze groep:")], label)
    pen.write(x, below - 48, [spaced(invited.door)], _fitting(spaced(invited.door), _CODE, room))
    pen.write(x, top - _QR - 6, [fitted(_practical(occasion, invited.minutes), NOTE, room)], NOTE)


def _told(pen: Pen, top: float, occasion: Occasion) -> None:
    said = occasion.promise
    below = _points(pen, top, said.title, said.kept)
    if said.limits:
        below = _points(pen, below - 12, said.limits_title, said.limits)
    pen.write(MARGIN, max(below - 8, 64), lines(_afterwards(), NOTE, WIDTH), NOTE)


def _points(pen: Pen, top: float, title: str, sentences: Sequence[str]) -> float:
    with pen.tags.heading(2):
        pen.write(MARGIN, top, [title], H2)
    below = top - 20
    with pen.tags.within("L"):
        for sentence in sentences:
            broken = lines(sentence, BODY, WIDTH - 14)
            pen.circle((MARGIN + 3, below + 3.4), 1.7, fill=CORAL)
            with pen.tags.within("LI"), pen.tags.within("LBody", leaf=True):
                pen.write(MARGIN + 14, below, broken, BODY)
            below -= len(broken) * BODY.leading + 3
    return below


def _page_of_slips(occasion: Occasion, slips: Sequence[PrintedSlip], pen: Pen) -> None:
    wide, tall = PAGE_WIDTH / ACROSS, PAGE_HEIGHT / DOWN
    for place, slip in enumerate(slips):
        across, down = place % ACROSS, place // ACROSS
        with pen.tags.within("Sect"):
            _slip(pen, Box(across * wide, PAGE_HEIGHT - (down + 1) * tall, wide, tall), occasion, slip)
    for column in range(1, ACROSS):
        pen.dotted((column * wide, 0), (column * wide, PAGE_HEIGHT), RULE, 0.9)
    for row in range(1, DOWN):
        pen.dotted((0, row * tall), (PAGE_WIDTH, row * tall), RULE, 0.9)


def _slip(pen: Pen, box: Box, occasion: Occasion, slip: PrintedSlip) -> None:
    x, top = box.x + _SLIP_EDGE, box.y + box.height - _SLIP_EDGE
    room = box.width - 2 * _SLIP_EDGE
    # The code brings its own white edge, so it may stand a little outside.
    draw_qr(pen, (x - 8, top + 8 - _SLIP_QR), _SLIP_QR, slip.link)
    _beside(pen, (x + _SLIP_QR - 2, top), room - _SLIP_QR + 2, occasion, slip)
    pen.fill(Box(x - 4, box.y + _SLIP_EDGE - 2, room + 8, 34), SAND, 5)
    typing = _("Typen mag ook, op {address}").format(address=occasion.address)
    pen.write(x + 4, box.y + _SLIP_EDGE + 19, [typing], _fitting(typing, SMALL, room - 8))
    pen.write(x + 4, box.y + _SLIP_EDGE + 5, [slip.code], _fitting(slip.code, _SLIP_CODE, room - 8))


def _beside(pen: Pen, corner: tuple[float, float], room: float, occasion: Occasion, slip: PrintedSlip) -> None:
    x, top = corner
    below = _said(pen, top - 9, clamp(lines(occasion.school, _SLIP_SCHOOL, room), 2), _SLIP_SCHOOL, x)
    below = _said(pen, below, (fitted(slip.group, SMALL, room),), SMALL, x)
    scan = clamp(lines(_("Scan de code met je telefoon."), TABLE_STRONG, room), 2)
    below = _said(pen, below - 6, scan, TABLE_STRONG, x)
    foot = [_("Dit briefje is van niemand: één code, één formulier."), _practical(occasion, slip.minutes)]
    for sentence in foot:
        below = _said(pen, below - 3, clamp(lines(sentence, SMALL, room), 2), SMALL, x)


def _fitting(text: str, style: Style, room: float) -> Style:
    """The style, smaller where the text would be wider than the room: a code is never cut."""
    wide = width(text, style)
    return style if wide <= room else replace(style, size=style.size * room / wide, track=0)


def _said(pen: Pen, top: float, broken: Lines, style: Style, x: float = MARGIN) -> float:
    pen.write(x, top, broken, style)
    return top - len(broken) * style.leading


def spaced(door: str) -> str:
    """A room code in two halves, as people read it aloud."""
    return f"{door[:3]} {door[3:]}"


def _default_reason() -> str:
    return _("Vertel hoe jij het ziet. Samen kiezen we daarna wat we gaan doorbreken.")


def _afterwards() -> str:
    return _("Aan het eind krijg je een code. Daarmee zie je later wat er met de inbreng van je groep gebeurde.")


def _practical(occasion: Occasion, minutes: int) -> str:
    parts = [ngettext("Ongeveer {count} minuut", "Ongeveer {count} minuten", minutes).format(count=minutes)]
    if occasion.closes_on:
        parts.append(_("kan tot en met {day}").format(day=long_day(occasion.closes_on)))
    return ", ".join(parts)
