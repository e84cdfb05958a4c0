"""The results: all themes in one table, then per theme the groups and what people disagree about most."""

from __future__ import annotations

from collections.abc import Iterator

from scan.i18n import _
from scan.model.plan import ActionPlan, PlanScore, PlanStatement, PlanTheme
from scan.model.scores import DISTRIBUTION_FLOOR, SCORE_FLOOR, SCORE_FLOOR_LEADER
from scan.report import findings, links
from scan.report.figures import DotPlot
from scan.report.layout import Block, Break
from scan.report.pieces import Piece, Words, words
from scan.report.radar import Radar
from scan.report.rows import Cell, Heading, Row, caption, free, intro, stacked
from scan.report.spoken import Dot
from scan.report.style import BODY, MUTED, NOTE, NOTE_STRONG, TABLE, TABLE_STRONG, TEAL, WIDTH
from scan.report.table_head import TableHead
from scan.report.wording import own, score

_COLUMNS = (0.0, 214.0, 264.0, 324.0, 380.0, 440.0)
_PLOT = 256.0
_SIDE = 276.0
_NAMES = 138.0
_MOST = 2


def results(plan: ActionPlan) -> list[Block]:
    """The section; nothing when no score may be shown."""
    scored = [(theme, theme.score) for theme in plan.themes if theme.score]
    if not scored:
        return []
    blocks: list[Block] = [Break(), Heading(_("Resultaten per thema"), 1, links.RESULTS), intro(_intro())]
    blocks += _picture(scored)
    blocks += _overview(scored)
    for theme, found in scored:
        blocks += _theme(theme, found)
    return blocks


def small_groups() -> str:
    """The rule that keeps people unrecognisable, in words."""
    return _(
        "Een groep met minder dan {floor} antwoorden staat hier nooit apart. "
        "Die is samengevoegd met een andere groep of weggelaten. "
        "Gaat een stelling over één leidinggevende, dan zijn er {leader} antwoorden nodig."
    ).format(floor=SCORE_FLOOR, leader=SCORE_FLOOR_LEADER)


def _intro() -> str:
    scale = _("Scores lopen van 1 (zwak) tot 5 (sterk). De spreiding zegt hoe ver antwoorden uit elkaar liggen.")
    few = _(
        "Is het gemiddelde van minder dan {many} antwoorden, dan staat er geen spreiding bij "
        "en komt het nooit helemaal op 1 of 5."
    ).format(many=DISTRIBUTION_FLOOR)
    return f"{scale} {small_groups()} {few}"


def _picture(scored: list[tuple[PlanTheme, PlanScore]]) -> Iterator[Block]:
    radar = Radar.of(scored)
    if radar is None:
        return
    yield caption(findings.of_themes(scored))
    yield stacked([radar], 8)


def _overview(scored: list[tuple[PlanTheme, PlanScore]]) -> Iterator[Block]:
    names = (_("Thema"), _("Nu"), _("Gewenst"), _("Verschil"), _("Spreiding"), _("Antwoorden"))
    head = TableHead(tuple(zip(_COLUMNS, names, strict=True)))
    yield head
    for theme, found in scored:
        yield _overview_row(theme, found, head)


def _overview_row(theme: PlanTheme, found: PlanScore, head: TableHead) -> Row:
    gap = None if found.wanted is None else found.wanted - found.mean
    numbers = (found.mean, found.wanted, gap, found.deviation)
    values = (*map(score, numbers), str(found.n or "\u2013"))
    name = words(theme.title, TABLE_STRONG, _COLUMNS[1] - 12)
    linked = Words(name.lines, TABLE_STRONG, link=links.to_theme(links.RESULTS, theme.id, theme.title))
    cells = [Cell(x, (words(value, TABLE, 50),)) for x, value in zip(_COLUMNS[1:], values, strict=True)]
    return Row((Cell(0, (linked,), heads=True), *cells), repeated=head, above=4.5, below=4.5)


def _theme(theme: PlanTheme, found: PlanScore) -> Iterator[Block]:
    yield Heading(theme.title, 2, links.theme(links.RESULTS, theme.id))
    yield from why(theme)
    yield caption(findings.of_theme(found))
    everyone = Dot(_("Allen"), found.mean, found.wanted, found.deviation)
    groups = [Dot(name, mean) for name, mean in found.by_group if len(found.by_group) > 1]
    plot = DotPlot((everyone, *groups), _PLOT, 14.0, _NAMES, 2)
    side = Cell(_SIDE, tuple(_divided(theme)))
    yield free((Cell(0, (plot,)), side), 6)


def why(theme: PlanTheme) -> Iterator[Block]:
    """Why the theme matters, quietly under its title."""
    if theme.why:
        yield stacked((words(str(theme.why), BODY.inked(MUTED), WIDTH),), 4, joined=True)


def _divided(theme: PlanTheme) -> Iterator[Piece]:
    room = WIDTH - _SIDE
    apart = sorted(theme.statements, key=_difference, reverse=True)
    shown = [statement for statement in apart if _difference(statement) > 0][:_MOST]
    if shown:
        yield words(_("Hierover zijn we het minst eens"), NOTE_STRONG.inked(TEAL), room)
    for statement in shown:
        yield words(str(statement.text), TABLE, room, 4)
        if statement.reverse:
            yield words(_("omgekeerd gesteld: hier is ‘klopt niet’ goed"), NOTE, room)
        if statement.own:
            yield words(own(), NOTE, room)
        yield words(_figures(statement), NOTE, room)


def _difference(statement: PlanStatement) -> float:
    return max(statement.deviation or 0.0, statement.between)


def _figures(statement: PlanStatement) -> str:
    parts = [_("nu {score}").format(score=score(statement.score))]
    if statement.wanted is not None:
        parts.append(_("gewenst {score}").format(score=score(statement.wanted)))
    if statement.deviation:
        parts.append(_("spreiding {score}").format(score=score(statement.deviation)))
    if statement.between:
        parts.append(_("tussen groepen {score}").format(score=score(statement.between)))
    return " \u00b7 ".join(parts)
