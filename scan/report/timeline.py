"""The timeline: how many actions of each theme are due in which quarter, and what is due first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from scan.i18n import _, ngettext
from scan.model.actions import State
from scan.model.codes import action_code
from scan.model.plan import ActionPlan, PlanAction, PlanTheme
from scan.report import findings, links
from scan.report.layout import Block, Break
from scan.report.marks import ATTENTION, counted_chip
from scan.report.pdf.structure import of_cell
from scan.report.pen import Box, Pen
from scan.report.pieces import Chip, Words, words
from scan.report.rows import Cell, Heading, Row, caption, intro, together
from scan.report.spoken import quarter_in_words
from scan.report.style import CORAL, MARGIN, SMALL_STRONG, TABLE, TABLE_STRONG, TEAL, TINT, WIDTH
from scan.report.table_head import TableHead
from scan.report.text import clamp, lines
from scan.report.wording import day, or_missing

Quarter = tuple[int, int]
_MOST_QUARTERS = 6
_LABEL = 132.0
_ROW = 34.0
_HEAD = 22.0
_SOON = 92
_MOST_ROWS = 12
_OPEN = (State.NOT_STARTED, State.BUSY, State.LATE)
_LEAST = 260.0


def timeline(plan: ActionPlan) -> list[Block]:
    """The section; nothing when no action has a deadline."""
    if not any(action.deadline for action in plan.actions()):
        return []
    text = _(
        "Het aantal acties met een deadline in elk kwartaal. "
        "Het teken toont de stand die de meeste aandacht vraagt. De stippellijn is {day}."
    ).format(day=day(plan.as_of.date()))
    themes = [theme for theme in plan.themes if theme.actions]
    grid = Grid.of(themes, plan.as_of.date())
    return [
        # The heading stays with the whole grid, which cannot be split.
        Break(_LEAST + _ROW * max(0, len(themes) - 3)),
        Heading(_("Tijdlijn"), 1, links.TIMELINE),
        intro(text),
        *_finding(grid),
        grid,
        *_soon(plan),
    ]


def _finding(grid: Grid) -> Iterator[Block]:
    counted = [sum(len(cells.get(place, ())) for _title, cells in grid.rows) for place in range(len(grid.columns))]
    text = findings.of_quarters([pair for pair in zip(grid.columns, counted, strict=True) if pair[0] in grid.quarters])
    if text:
        yield caption(text)


def _quarter(when: date) -> Quarter:
    return when.year, (when.month - 1) // 3 + 1


def _following(quarter: Quarter) -> Quarter:
    year, number = quarter
    return (year, number + 1) if number < 4 else (year + 1, 1)


@dataclass(frozen=True)
class Grid(Block):
    """Themes down, quarters across; `today` is how many columns from the left today lies."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, dict[int, list[State]]], ...]
    today: float | None
    quarters: tuple[str, ...] = ()

    @classmethod
    def of(cls, themes: Sequence[PlanTheme], today: date) -> Grid:
        """The actions counted; what lies outside the six quarters goes to the columns at the ends."""
        dates = [action.deadline for theme in themes for action in theme.actions if action.deadline]
        quarters = _window([_quarter(when) for when in dates], _quarter(today))
        early = any(_quarter(when) < quarters[0] for when in dates)
        late = any(_quarter(when) > quarters[-1] for when in dates)
        undated = any(action.deadline is None for theme in themes for action in theme.actions)
        names = [_("K{quarter} {year}").format(quarter=q, year=year) for year, q in quarters]
        columns = [_("Eerder")] * early + names + [_("Later")] * late + [_("Geen datum")] * undated
        places = {quarter: place + early for place, quarter in enumerate(quarters)}
        ends = (0, len(names) + early, len(columns) - 1)

        def place(action: PlanAction) -> int:
            if action.deadline is None:
                return ends[2]
            quarter = _quarter(action.deadline)
            return places.get(quarter, ends[0] if quarter < quarters[0] else ends[1])

        rows = tuple((theme.title, _counted(theme.actions, place)) for theme in themes)
        return cls(tuple(columns), rows, _place_of_today(today, places), tuple(names))

    @property
    def height(self) -> float:
        """The head and a row for each theme."""
        return _HEAD + _ROW * len(self.rows)

    def draw(self, pen: Pen, top: float) -> None:
        """Draw the head, the line of today, and the counts over it, as a table."""
        pen.fill(Box(MARGIN - 8, top - _HEAD, WIDTH + 16, 20), TINT, 3)
        if self.today is not None:
            at = MARGIN + _LABEL + self.today * self._step
            pen.dotted((at, top - _HEAD), (at, top - self.height), CORAL, 1.2)
        with pen.tags.within("Table"):
            with pen.tags.within("TR"):
                self._head(pen, top - 16)
            for row, (title, cells) in enumerate(self.rows):
                with pen.tags.within("TR"):
                    self._row(pen, top - _HEAD - (row + 0.5) * _ROW, title, cells)

    @property
    def _step(self) -> float:
        return (WIDTH - _LABEL) / len(self.columns)

    def _middle(self, place: int) -> float:
        return MARGIN + _LABEL + (place + 0.5) * self._step

    def _head(self, pen: Pen, y: float) -> None:
        with pen.tags.within("TH", attributes=of_cell("Column"), leaf=True):
            pen.write(MARGIN, y, [_("Thema")], SMALL_STRONG)
        for place, name in enumerate(self.columns):
            with pen.tags.within("TH", attributes=of_cell("Column"), leaf=True):
                pen.write_centred(self._middle(place), y, name, SMALL_STRONG)

    def _row(self, pen: Pen, y: float, title: str, cells: dict[int, list[State]]) -> None:
        with pen.tags.within("TH", attributes=of_cell("Row"), leaf=True):
            _label(pen, title, y)
        for place in range(len(self.columns)):
            with pen.tags.within("TD"):
                if states := cells.get(place):
                    worst = max(states, key=ATTENTION.index)
                    with pen.tags.within("P"), pen.tags.within("Span", actual=quarter_in_words(states, worst)):
                        counted_chip(pen, worst, len(states), (self._middle(place), y))
        pen.rule(MARGIN, y - _ROW / 2, WIDTH)


def _label(pen: Pen, title: str, middle: float) -> None:
    broken = clamp(lines(title, TABLE_STRONG, _LABEL - 14), 2)
    first = middle - 3.1 + (len(broken) - 1) * TABLE_STRONG.leading / 2
    pen.write(MARGIN, first, broken, TABLE_STRONG)


def _window(used: Sequence[Quarter], now: Quarter) -> list[Quarter]:
    """At most six quarters in a row, from the first deadline but at the earliest the quarter before now."""
    year, number = now
    before = (year, number - 1) if number > 1 else (year - 1, 4)
    start = max(min(used), before) if max(used) >= before else min(used)
    found = [start]
    while len(found) < _MOST_QUARTERS and found[-1] < max(*used, now):
        found.append(_following(found[-1]))
    return found


def _counted(actions: Sequence[PlanAction], place: Callable[[PlanAction], int]) -> dict[int, list[State]]:
    cells: dict[int, list[State]] = defaultdict(list)
    for action in actions:
        cells[place(action)].append(action.state)
    return dict(cells)


def _place_of_today(today: date, places: dict[Quarter, int]) -> float | None:
    quarter = _quarter(today)
    if quarter not in places:
        return None
    start = date(quarter[0], 3 * quarter[1] - 2, 1)
    return places[quarter] + (today - start).days / _SOON


def _soon(plan: ActionPlan) -> Iterator[Block]:
    """What is due within three months, and what is late already."""
    end = plan.as_of.date() + timedelta(days=_SOON)
    due = [a for a in plan.actions() if a.state in _OPEN and a.deadline and a.deadline <= end]
    if not due:
        return
    due.sort(key=lambda action: (action.deadline or end, action.number))
    yield Heading(_("Wat het eerst klaar moet zijn"), 2)
    columns = (0.0, 76.0, 110.0, 306.0, 424.0)
    names = (_("Deadline"), _("Nr"), _("Actie"), _("Eigenaar"), _("Stand"))
    head = TableHead(tuple(zip(columns, names, strict=True)), _("Wat het eerst klaar moet zijn"))
    yield head
    yield from together([_due_row(action, columns, head) for action in due[:_MOST_ROWS]], 2)
    if len(due) > _MOST_ROWS:
        rest = len(due) - _MOST_ROWS
        more = ngettext(
            "En nog {count} actie met een deadline binnen drie maanden.",
            "En nog {count} acties met een deadline binnen drie maanden.",
            rest,
        ).format(count=rest)
        yield Row((Cell(0, (words(more, TABLE, WIDTH),)),), ruled=False)


def _due_row(action: PlanAction, columns: Sequence[float], head: TableHead) -> Row:
    code = Words((action_code(action.number),), TABLE_STRONG.inked(TEAL), link=links.to_action(action.number))
    title = Words(clamp(lines(action.title, TABLE, 184), 2), TABLE)
    owner = Words(clamp(lines(or_missing(action.owner_name), TABLE, 108), 2), TABLE)
    pieces = (words(day(action.deadline), TABLE_STRONG, 74), code, title, owner, Chip(action.state, None, 0))
    cells = tuple(Cell(x, (piece,), heads=piece is code) for x, piece in zip(columns, pieces, strict=True))
    return Row(cells, repeated=head, above=4.5, below=4.5)
