"""The actions per theme: what, against which obstacle, for whom, who owns it, when, and how it goes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from scan.i18n import _
from scan.model.actions import State
from scan.model.codes import action_code, obstacle_code
from scan.model.plan import ActionPlan, PlanAction, PlanTheme
from scan.report import links
from scan.report.layout import Block, Break
from scan.report.marks import progress_bar
from scan.report.pen import Box, Pen
from scan.report.pieces import Chip, Piece, Words, labelled, words
from scan.report.rows import Cell, Heading, Row, intro, paragraph
from scan.report.style import (
    MUTED,
    NOTE,
    NOTE_STRONG,
    TABLE,
    TABLE_STRONG,
    TABLE_TITLE,
    TEAL,
    Style,
)
from scan.report.table_head import TableHead
from scan.report.text import lines, width
from scan.report.wording import day, missing, or_missing

_COLUMNS = (0.0, 36.0, 226.0, 334.0, 428.0)
_ROOMS = (35.0, 178.0, 98.0, 84.0, 71.0)
_LEAST = 260.0
_WIDE = 270.0
_ASIDE = 140.0
_LABELS = (NOTE_STRONG, NOTE)


def actions(plan: ActionPlan) -> list[Block]:
    """The section, a table for each theme that has actions."""
    blocks: list[Block] = [Break(_LEAST), Heading(_("Acties per thema"), 1, links.ACTIONS)]
    if not any(plan.actions()):
        return [*blocks, paragraph(_("Er zijn nog geen acties afgesproken."))]
    text = _("Elke actie doorbreekt een belemmering die we zelf benoemden. Ernaast staat wat leerlingen ervan merken.")
    blocks.append(intro(text, 2))
    for theme in plan.themes:
        blocks += _theme(theme)
    return blocks


def _theme(theme: PlanTheme) -> Iterator[Block]:
    if not theme.actions:
        return
    done = sum(action.state is State.DONE for action in theme.actions)
    anchor = links.theme(links.ACTIONS, theme.id)
    yield Heading(theme.title, 2, anchor, Done(done, len(theme.actions)), _ASIDE)
    names = (_("Nr"), _("Actie en belemmering"), _("Winst voor leerlingen"), _("Eigenaar"), _("Wanneer en stand"))
    head = TableHead(tuple(zip(_COLUMNS, names, strict=True)), theme.title)
    yield head
    for action in theme.actions:
        yield from _rows(action, head)


@dataclass(frozen=True)
class Done(Piece):
    """How many of a theme's actions are done, as a bar and in words."""

    done: int
    total: int
    height: float = 12.0

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Right-aligned in its room."""
        text = _("{done} van {total} klaar").format(done=self.done, total=self.total)
        style = TABLE.inked(MUTED)
        start = x + _ASIDE - width(text, style)
        pen.write(start, top - 9, [text], style)
        progress_bar(pen, Box(start - 58, top - 8, 50, 4), self.done / self.total)


def _rows(action: PlanAction, head: TableHead) -> tuple[Row, Row]:
    """Two tiers: who does what and when; below it, smaller, how."""
    columns = (
        (words(action_code(action.number), TABLE_STRONG.inked(TEAL), _ROOMS[0]),),
        tuple(_what(action)),
        tuple(_gain(action)),
        tuple(_owner(action)),
        tuple(_when(action)),
    )
    shorts = (False, False, False, True, True)
    number, *cells = (Cell(x, pieces, short=short) for x, pieces, short in zip(_COLUMNS, columns, shorts, strict=True))
    number = replace(number, heads=True, rows=2)
    how = (Cell(_COLUMNS[1], tuple(_start(action))), Cell(_COLUMNS[2], tuple(_bounds(action)), columns=3))
    code = action_code(action.number)
    upper = Row((number, *cells), links.action(action.number), head, below=0.0, ruled=False, joined=True, code=code)
    return upper, Row(how, repeated=head, above=2.0, code=code)


def _what(action: PlanAction) -> Iterator[Piece]:
    yield words(action.title, TABLE_TITLE, _ROOMS[1])
    for number, title in action.obstacles:
        yield _obstacle(number, title, _ROOMS[1])


def _start(action: PlanAction) -> Iterator[Piece]:
    """The first step, and the latest word on how it goes."""
    yield labelled(_first_step_label(action), action.first_step or missing(), _LABELS, _ROOMS[1])
    yield from _update(action)


def _bounds(action: PlanAction) -> Iterator[Piece]:
    """What is fixed, what is free, and how success shows."""
    for label, text in _optional(action):
        if text:
            yield labelled(label, text, _LABELS, _WIDE)


def _obstacle(number: int, title: str, room: float) -> Words:
    style = NOTE.inked(TEAL)
    text = f"{obstacle_code(number)} {title}"
    return Words(lines(text, style, room), style, 2.5, link=links.to_obstacle(number))


def _first_step_label(action: PlanAction) -> str:
    if action.first_step_on is None:
        return _("Eerste stap:")
    return _("Eerste stap op {day}:").format(day=day(action.first_step_on))


def _optional(action: PlanAction) -> tuple[tuple[str, str], ...]:
    return (
        (_("Kader:"), action.frame),
        (_("Ruimte:"), action.freedom),
        (_("Het werkt als:"), action.success_sign),
        (_("Bouwt op:"), action.strength),
        (_("Nog niet benoemd:"), _unnamed(action)),
    )


def _unnamed(action: PlanAction) -> str:
    """Frame, freedom and sign of success are named on one line when they are missing."""
    names = (_("kader"), _("ruimte"), _("waaraan we succes zien"))
    parts = zip(names, (action.frame, action.freedom, action.success_sign), strict=True)
    return ", ".join(name for name, text in parts if not text)


def _update(action: PlanAction) -> Iterator[Piece]:
    if not action.updates:
        return
    last = max(action.updates, key=lambda update: update.made_on)
    who = f" ({last.made_by})" if last.made_by else ""
    yield labelled(f"{day(last.made_on)}:", (last.note or last.state.label) + who, _LABELS, _ROOMS[1])


def _gain(action: PlanAction) -> Iterator[Piece]:
    yield words(or_missing(action.pupil_gain), _ink(action.pupil_gain), _ROOMS[2])


def _owner(action: PlanAction) -> Iterator[Piece]:
    yield words(or_missing(action.owner_name), _ink(action.owner_name), _ROOMS[3])
    if action.owner_role:
        yield words(action.owner_role, NOTE, _ROOMS[3], 1)


def _when(action: PlanAction) -> Iterator[Piece]:
    style = TABLE_STRONG if action.deadline else TABLE.inked(MUTED)
    yield words(day(action.deadline), style, _ROOMS[4])
    yield Chip(action.state, action.progress)


def _ink(text: str) -> Style:
    return TABLE if text else TABLE.inked(MUTED)
