"""The ledger in the document: what the last plan promised, in short on the summary and in full in the annex."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from scan.i18n import _
from scan.model.actions import State
from scan.model.codes import action_code
from scan.model.ledger import Ledger, Outcome, Promise
from scan.model.plan import ActionPlan
from scan.report import links
from scan.report.layout import Block
from scan.report.pieces import Chip, Piece, Words, words
from scan.report.rows import Cell, Heading, Listing, Row, paragraph, stacked
from scan.report.style import BODY, MUTED, NOTE, SMALL, TABLE, TABLE_STRONG, TABLE_TITLE, TEAL, WIDTH
from scan.report.table_head import TableHead
from scan.report.text import fitted, lines
from scan.report.wording import day, long_day, missing, or_missing

MOST = 6
"""Most promises on the summary; all of them stand in the annex."""
_LOOKS = {
    Outcome.NOT_BEGUN: State.LATE,
    Outcome.LATE: State.LATE,
    Outcome.STOPPED: State.STOPPED,
    Outcome.GONE: State.STOPPED,
    Outcome.UNDER_WAY: State.BUSY,
    Outcome.AHEAD: State.NOT_STARTED,
    Outcome.KEPT: State.DONE,
}
_CHIP_ROOM = 142.0
_COUNTS = TABLE.inked(MUTED)
_COLUMNS = (0.0, 44.0, 246.0, 322.0)
_ROOMS = (40.0, 190.0, 70.0, WIDTH - 322.0)


def in_short(plan: ActionPlan, most: int, annexed: bool = True) -> Iterator[Block]:
    """The counts in one line, and the promises that ask for a decision first; nothing in a first plan.

    Where all of it is `annexed`, the counts lead there.
    """
    ledger = plan.promised
    if ledger is None:
        return
    yield Heading(_("Wat het vorige plan beloofde"), 3)
    yield stacked((_counts(ledger) if annexed else words(ledger.counted(), _COUNTS, WIDTH),), after=3)
    listing = Listing()
    shown = ledger.promises[:most]
    for place, promise in enumerate(shown, 1):
        cells = (Cell(0, (_chip(promise),)), Cell(_CHIP_ROOM, tuple(_on_a_line(promise, plan))))
        last = place == len(shown)
        yield Row(cells, listing=listing, above=1.5, below=1.5, ruled=False, after=14 if last else 0)


def _counts(ledger: Ledger) -> Piece:
    """One line with a way to all of it."""
    text = _("{counts} Alles staat in de bijlage.").format(counts=ledger.counted())
    way = links.Link(links.PROMISED, _("Naar alles wat het vorige plan beloofde"))
    return replace(words(text, _COUNTS, WIDTH), link=way)


def _chip(promise: Promise, gap: float = 0.0) -> Chip:
    return Chip(_LOOKS[promise.outcome], gap=gap, label=promise.outcome.label)


def _on_a_line(promise: Promise, plan: ActionPlan) -> Iterator[Piece]:
    room = WIDTH - _CHIP_ROOM
    # A number of another scan would be taken for one of this plan.
    same = plan.promised is not None and plan.promised.scan_id == plan.scan_id
    code = f"{action_code(promise.number)} " if same else ""
    owner = promise.owner_name or _("zonder eigenaar")
    yield Words((fitted(f"{code}{promise.title} ({owner})", TABLE_TITLE, room),), TABLE_TITLE, 0.5)
    if promise.outcome is Outcome.STOPPED:
        yield Words((fitted(_why(promise), SMALL, room),), SMALL)


def _why(promise: Promise) -> str:
    return _("Waarom: {why}").format(why=promise.said or missing().lower())


def in_full(plan: ActionPlan) -> Iterator[Block]:
    """The part of the annex: every promise with who, when, and the last that was said of it."""
    ledger = plan.promised
    if ledger is None:
        return
    yield Heading(_("Wat het vorige plan beloofde"), 2, links.PROMISED)
    yield paragraph(_about(ledger), BODY)
    names = (_("Nummer"), _("Belofte"), _("Afgesproken voor"), _("Wat ervan werd"))
    head = TableHead(tuple(zip(_COLUMNS, names, strict=True)), _("Wat het vorige plan beloofde"))
    yield head
    for promise in ledger.promises:
        pieces = (
            (words(action_code(promise.number), TABLE_STRONG.inked(TEAL), _ROOMS[0]),),
            tuple(_made(promise)),
            tuple(_when(promise)),
            tuple(_became(promise)),
        )
        cells = tuple(Cell(x, piece, heads=x == 0) for x, piece in zip(_COLUMNS, pieces, strict=True))
        yield Row(cells, repeated=head, above=4.5, below=4.5)


def _about(ledger: Ledger) -> str:
    text = _("Versie {version} van ‘{title}’ is vastgesteld op {day}. {counts}")
    told = text.format(
        version=ledger.version,
        title=ledger.scan_title,
        day=long_day(ledger.adopted_at.date()),
        counts=ledger.counted(),
    )
    return told + " " + _("Wat toen al klaar of gestopt was, telt niet mee. Nummers zijn die van toen.")


def _made(promise: Promise) -> Iterator[Piece]:
    yield words(promise.title, TABLE_TITLE, _ROOMS[1])
    owner = f"{or_missing(promise.owner_name)}, {promise.owner_role}" if promise.owner_role else promise.owner_name
    yield words(or_missing(owner), NOTE, _ROOMS[1], 1)


def _when(promise: Promise) -> Iterator[Piece]:
    yield words(day(promise.deadline), TABLE if promise.deadline else TABLE.inked(MUTED), _ROOMS[2])
    if promise.moved_to:
        yield words(_("verzet naar {day}").format(day=day(promise.moved_to)), NOTE, _ROOMS[2], 1)


def _became(promise: Promise) -> Iterator[Piece]:
    yield _chip(promise)
    if promise.outcome is Outcome.STOPPED:
        yield Words(lines(_why(promise), NOTE, _ROOMS[3]), NOTE, 2)
    elif promise.said and promise.said_on:
        yield words(f"{day(promise.said_on)}: {promise.said}", NOTE, _ROOMS[3], 2)
