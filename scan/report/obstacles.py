"""The obstacles per theme, the heaviest first, each with who may decide and the numbers of its actions."""

from __future__ import annotations

from collections.abc import Iterator

from scan.i18n import _, ngettext
from scan.model.actions import State
from scan.model.codes import action_code, obstacle_code
from scan.model.plan import ActionPlan, PlanObstacle, PlanTheme
from scan.report import links
from scan.report.layout import Block, Break
from scan.report.pieces import Chip, Codes, Piece, labelled, words
from scan.report.results import why
from scan.report.rows import Cell, Heading, Row, intro, paragraph
from scan.report.style import MUTED, NOTE, NOTE_STRONG, TABLE, TABLE_STRONG, TABLE_TITLE, TEAL, Style
from scan.report.table_head import TableHead
from scan.report.wording import missing

_COLUMNS = (0.0, 36.0, 296.0, 384.0, 444.0)
_ROOMS = (35.0, 246.0, 78.0, 52.0, 55.0)
_LEAST = 260.0


def obstacles(plan: ActionPlan) -> list[Block]:
    """The section, a table for each theme that has obstacles."""
    blocks: list[Block] = [Break(_LEAST), Heading(_("Belemmeringen per thema"), 1, links.OBSTACLES)]
    if not any(plan.obstacles()):
        return [*blocks, paragraph(_("Er zijn nog geen belemmeringen benoemd."))]
    blocks.append(
        intro(
            _(
                "De rang volgt uit de stemmen, en daarna uit effect maal invloed (elk van 1 tot 5). "
                "Achter elke belemmering staan de nummers van de acties die haar doorbreken."
            ),
            after=2,
        )
    )
    for theme in plan.themes:
        blocks += _theme(theme)
    return blocks


def _theme(theme: PlanTheme) -> Iterator[Block]:
    if not theme.obstacles:
        return
    yield Heading(theme.title, 2, links.theme(links.OBSTACLES, theme.id))
    # Where there are scores, the results have said it.
    if theme.score is None:
        yield from why(theme)
    names = (_("Nr"), _("Belemmering"), _("Wie beslist"), _("Gewicht"), _("Acties"))
    head = TableHead(tuple(zip(_COLUMNS, names, strict=True)), theme.title)
    yield head
    for obstacle in sorted(theme.obstacles, key=lambda o: (o.rank, o.number)):
        yield _row(obstacle, head)


def _row(obstacle: PlanObstacle, head: TableHead) -> Row:
    columns = (
        (words(obstacle_code(obstacle.number), TABLE_STRONG.inked(TEAL), _ROOMS[0]),),
        tuple(_story(obstacle)),
        (words(obstacle.decider.label if obstacle.decider else missing(), _ink(obstacle.decider), _ROOMS[2]),),
        tuple(_weight(obstacle)),
        tuple(_actions(obstacle)),
    )
    cells = (
        Cell(x, pieces, heads=x == 0, short=pieces is columns[3]) for x, pieces in zip(_COLUMNS, columns, strict=True)
    )
    return Row(tuple(cells), links.obstacle(obstacle.number), head, code=obstacle_code(obstacle.number))


def _ink(value: object) -> Style:
    return TABLE if value else TABLE.inked(MUTED)


def _story(obstacle: PlanObstacle) -> Iterator[Piece]:
    room = _ROOMS[1]
    styles = (NOTE_STRONG, NOTE)
    yield words(obstacle.title, TABLE_TITLE, room)
    if obstacle.broken:
        yield Chip(State.DONE, label=_("Doorbroken"))
    yield labelled(_("Houdt tegen:"), obstacle.blocks or missing(), styles, room)
    yield labelled(_("Blijft bestaan door:"), obstacle.kept_by or missing(), styles, room)
    for title in obstacle.merged_titles:
        yield labelled(_("Samengevoegd met:"), title, styles, room)


def _weight(obstacle: PlanObstacle) -> Iterator[Piece]:
    room = _ROOMS[3]
    votes = ngettext("{count} stem", "{count} stemmen", obstacle.votes).format(count=obstacle.votes)
    yield words(_("rang {rank}").format(rank=obstacle.rank), TABLE_STRONG, room)
    yield words(votes, TABLE, room)
    if obstacle.impact is not None:
        yield words(_("effect {value}").format(value=obstacle.impact), NOTE, room, 1)
    if obstacle.influence is not None:
        yield words(_("invloed {value}").format(value=obstacle.influence), NOTE, room)


def _actions(obstacle: PlanObstacle) -> Iterator[Piece]:
    numbers = obstacle.action_numbers
    if numbers:
        codes = [(action_code(number), links.to_action(number)) for number in numbers]
        yield Codes.broken(codes, TABLE.inked(TEAL), _ROOMS[4])
    else:
        yield words(missing(), TABLE.inked(MUTED), _ROOMS[4])
