"""The numbers behind the figures: every statement with what may be shown of it, and what kind of statement it is."""

from __future__ import annotations

from collections.abc import Iterator

from scan.i18n import _
from scan.model.plan import ActionPlan, PlanStatement, PlanTheme
from scan.report import links
from scan.report.layout import Block
from scan.report.pieces import Piece, words
from scan.report.rows import Cell, Heading, Row, stacked, together
from scan.report.style import BODY, MUTED, NOTE, SMALL_STRONG, TABLE, WIDTH
from scan.report.table_head import TableHead
from scan.report.text import fitted
from scan.report.wording import kind, score

_COLUMNS = (0.0, 318.0, 352.0, 400.0, 452.0)
_TEXT = _COLUMNS[1] - 14
_WHOLE = 12
"""A table of at most so many statements stays on one page."""


def statement_table(plan: ActionPlan) -> Iterator[Block]:
    """A table for each theme that has a score; what a reversed statement is, is told once above them."""
    themes = [theme for theme in plan.themes if any(s.score is not None for s in theme.statements)]
    if not themes:
        return
    yield Heading(_("Alle stellingen"), 2, links.STATEMENTS)
    if any(s.reverse for theme in themes for s in theme.statements):
        text = _(
            "Omgekeerd gesteld: bij zo’n stelling is ‘klopt niet’ het goede antwoord. "
            "De cijfers zijn omgedraaid, zodat een 5 ook daar sterk is."
        )
        yield stacked((words(text, BODY.inked(MUTED), WIDTH - 60),), 4, joined=True)
    for theme in themes:
        yield from _theme(theme)


def _theme(theme: PlanTheme) -> Iterator[Block]:
    names = (fitted(theme.title, SMALL_STRONG, _TEXT), _("Nu"), _("Gewenst"), _("Spreiding"), _("Antw."))
    head = TableHead(tuple(zip(_COLUMNS, names, strict=True)), before=10)
    yield head
    rows = [_row(statement, head) for statement in theme.statements]
    yield from together(rows, None if len(rows) <= _WHOLE else 2)


def _row(statement: PlanStatement, head: TableHead) -> Row:
    s = statement
    values = (score(s.score), score(s.wanted), score(s.deviation), str(s.n or "\u2013"))
    cells = [Cell(x, (words(value, TABLE, 46),)) for x, value in zip(_COLUMNS[1:], values, strict=True)]
    return Row((Cell(0, tuple(_said(s)), heads=True), *cells), repeated=head, above=3.5, below=3.5)


def _said(statement: PlanStatement) -> Iterator[Piece]:
    yield words(str(statement.text), TABLE, _TEXT)
    if mark := kind(statement):
        yield words(mark, NOTE, _TEXT)
