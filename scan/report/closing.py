"""The end of the document: adoption and signatures, then the annex with the strengths and what is still open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scan.i18n import _
from scan.model.codes import action_code, obstacle_code
from scan.model.plan import ActionPlan, PlanTheme
from scan.report import links
from scan.report.evidence import evidence
from scan.report.layout import Block, Break
from scan.report.method import method
from scan.report.pen import Box, Pen
from scan.report.pieces import Codes, Piece, words
from scan.report.promised import in_full
from scan.report.rows import Cell, Heading, Listing, Row, paragraph, stacked
from scan.report.statements import statement_table
from scan.report.style import (
    BODY,
    MUTED,
    NOTE,
    SAND,
    SMALL,
    TABLE,
    TABLE_STRONG,
    TABLE_TITLE,
    TEAL,
    WIDTH,
)
from scan.report.table_head import TableHead
from scan.report.text import clamp, lines
from scan.report.wording import long_day, missing, or_missing

_LEAST = 260.0
_SIGNING = 240.0


def adoption(plan: ActionPlan) -> list[Block]:
    """The decision and the boxes to sign in."""
    pieces = [words(text, BODY, WIDTH - 60, 3) for text in _decided(plan)]
    who = (_("Namens het bestuur"), _("Directeur"), _("Voorzitter medezeggenschapsraad"))
    heading = Heading(_("Vaststelling"), 1, links.ADOPTION)
    return [Break(_SIGNING), heading, stacked(pieces, after=14), stacked([Signatures(who)])]


def _decided(plan: ActionPlan) -> Iterator[str]:
    if not plan.adopted:
        yield _("Dit is een concept. Met hun handtekening stellen bestuur en schoolleiding dit plan vast.")
        yield _("Besluit: {decision}").format(decision=or_missing(plan.decision))
        return
    text = _("Versie {version} van dit plan is vastgesteld.")
    if plan.adopted_by and plan.adopted_at:
        text = _("Versie {version} van dit plan is vastgesteld door {name} op {day}.")
    elif plan.adopted_at:
        text = _("Versie {version} van dit plan is vastgesteld op {day}.")
    when = long_day(plan.adopted_at.date()) if plan.adopted_at else ""
    yield text.format(version=plan.version, name=plan.adopted_by, day=when)
    yield _("Besluit: {decision}").format(decision=or_missing(plan.decision))


@dataclass(frozen=True)
class Signatures(Piece):
    """Sand boxes with a line to sign on."""

    who: tuple[str, ...]
    height: float = 104.0

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw them side by side."""
        gap = 18.0
        wide = (WIDTH - gap * (len(self.who) - 1)) / len(self.who)
        for name in self.who:
            pen.fill(Box(x, top - self.height, wide, self.height), SAND, 5)
            pen.write(x + 12, top - 18, clamp(lines(name, TABLE_STRONG, wide - 24), 2), TABLE_STRONG)
            pen.rule(x + 12, top - self.height + 34, wide - 24, MUTED)
            pen.write(x + 12, top - self.height + 21, [_("Naam, datum en handtekening")], SMALL)
            x += wide + gap


def annex(plan: ActionPlan, whole: ActionPlan) -> list[Block]:
    """The last plan's promises, strengths, what is open, the method, statements' numbers, and what it all rests on.

    The method is that of the whole plan, also where the rest is about a part of it.
    """
    return [
        Break(_LEAST),
        Heading(_("Bijlage"), 1, links.METHOD),
        *in_full(plan),
        *_strengths(plan),
        *_open(plan),
        *method(whole),
        *statement_table(plan),
        *evidence(plan),
    ]


def _strengths(plan: ActionPlan) -> Iterator[Block]:
    yield Heading(_("Sterke punten"), 2, links.STRENGTHS)
    themes = [theme for theme in plan.themes if theme.strengths]
    if not themes:
        yield paragraph(missing(), TABLE.inked(MUTED))
        return
    columns = (0.0, 210.0, 372.0)
    names = (_("Sterk punt"), _("Waar je het ziet"), _("Thema"))
    head = TableHead(tuple(zip(columns, names, strict=True)), _("Sterke punten"))
    yield head
    for theme in themes:
        yield from _strength_rows(theme, columns, head)


def _strength_rows(theme: PlanTheme, columns: Sequence[float], head: TableHead) -> Iterator[Block]:
    for strength in theme.strengths:
        seen = TABLE if strength.seen_in else TABLE.inked(MUTED)
        pieces = (
            words(strength.title, TABLE_TITLE, 198),
            words(or_missing(strength.seen_in), seen, 150),
            words(theme.title, NOTE, WIDTH - columns[2]),
        )
        cells = tuple(Cell(x, (piece,), heads=x == 0) for x, piece in zip(columns, pieces, strict=True))
        yield Row(cells, repeated=head, above=4.5, below=4.5)


def _open(plan: ActionPlan) -> Iterator[Block]:
    """Everything the plan still lacks, by code, so that nothing is forgotten."""
    rows = [(label, codes) for label, codes in _lacking(plan) if codes]
    if not rows:
        return
    yield Heading(_("Wat nog open is"), 2)
    listing = Listing()
    for label, codes in rows:
        cells = (
            Cell(0, (words(label, TABLE, 180),)),
            Cell(200, (Codes.broken(codes, TABLE.inked(TEAL), WIDTH - 200),)),
        )
        yield Row(cells, listing=listing, above=4.5, below=4.5)


def _lacking(plan: ActionPlan) -> Iterator[tuple[str, list[tuple[str, links.Link]]]]:
    def acts(field: str) -> list[tuple[str, links.Link]]:
        lacking = (a for a in plan.actions() if not getattr(a, field))
        return [(action_code(a.number), links.to_action(a.number)) for a in lacking]

    def obstacles(field: str) -> list[tuple[str, links.Link]]:
        lacking = (o for o in plan.obstacles() if not getattr(o, field))
        return [(obstacle_code(o.number), links.to_obstacle(o.number)) for o in lacking]

    yield _("Belemmeringen zonder actie"), obstacles("action_numbers")
    yield _("Belemmeringen zonder beslisser"), obstacles("decider")
    yield _("Acties zonder eigenaar"), acts("owner_name")
    yield _("Acties zonder deadline"), acts("deadline")
    yield _("Acties zonder eerste stap"), acts("first_step")
    yield _("Acties zonder winst voor leerlingen"), acts("pupil_gain")
