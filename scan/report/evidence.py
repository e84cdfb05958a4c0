"""What the themes rest on: per theme what research found, and below it every reference once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from scan.i18n import _
from scan.model.plan import ActionPlan, PlanTheme
from scan.report import links
from scan.report.layout import Block, Break
from scan.report.pieces import words
from scan.report.rows import Cell, Heading, Listing, Row, free
from scan.report.style import NOTE, SMALL, TABLE_STRONG, WIDTH
from scan.report.table_head import TableHead

_COLUMNS = (0.0, 140.0, 452.0)
_GUTTER = 14.0
_NUMBER = 18.0
_LEAST = 200.0
_FIRST = 3
"""So many sources stay with their heading."""


def evidence(plan: ActionPlan) -> Iterator[Block]:
    """The part of the annex, for the themes of the scan; nothing in a plan frozen before it was kept."""
    told = [theme for theme in plan.themes if theme.asked and theme.finding]
    if not told:
        return
    sources = listed(told)
    yield Break(_LEAST)
    yield Heading(_("Waar dit op steunt"), 2, links.EVIDENCE)
    names = (_("Thema"), _("Wat onderzoek zegt"), _("Bronnen"))
    head = TableHead(tuple(zip(_COLUMNS, names, strict=True)), _("Waar dit op steunt"))
    yield head
    for theme in told:
        yield _row(theme, sources, head)
    if sources:
        yield Heading(_("Bronnen"), 3)
    listing = Listing()
    for number, source in enumerate(sources, 1):
        body = Cell(_NUMBER, (words(source, SMALL, WIDTH - _NUMBER),))
        first = number < min(len(sources), _FIRST)
        yield free((Cell(0, (words(str(number), SMALL, _NUMBER),)), body), 1.5, first, listing)


def _row(theme: PlanTheme, sources: Sequence[str], head: TableHead) -> Row:
    numbers = sorted(number for number, source in enumerate(sources, 1) if _cited(source, theme))
    texts = (str(theme.name), str(theme.finding or ""), ", ".join(map(str, numbers)))
    ends = (*_COLUMNS[1:], WIDTH + _GUTTER)
    cells = tuple(
        Cell(x, (words(text, style, end - x - _GUTTER),), heads=x == 0)
        for x, end, text, style in zip(_COLUMNS, ends, texts, (TABLE_STRONG, NOTE, NOTE), strict=True)
    )
    return Row(cells, repeated=head, above=4.0, below=4.0)


def listed(themes: Sequence[PlanTheme]) -> list[str]:
    """The references of the themes, each once and in order of the alphabet; a longer form takes in a shorter one."""
    found = {" ".join(reference.split()) for theme in themes for reference in theme.references}
    whole = [r for r in found if not any(other != r and _short_of(r, other) for other in found)]
    return sorted(whole, key=lambda reference: (reference.casefold(), reference))


def _short_of(reference: str, longer: str) -> bool:
    """Whether it is the same work told in fewer words: without pages, or without a subtitle."""
    return longer.startswith(reference.rstrip(". "))


def _cited(source: str, theme: PlanTheme) -> bool:
    return any(_short_of(" ".join(reference.split()), source) for reference in theme.references)
