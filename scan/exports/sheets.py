"""What stands in the workbook: a plan as sheets of typed cells, still without any drawing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from scan.i18n import _
from scan.model.actions import State
from scan.model.codes import action_code, obstacle_code, strength_code
from scan.model.message import message
from scan.model.plan import ActionPlan, PlanAction, PlanObstacle, PlanTheme

Cell = str | int | float | date | None


@dataclass(frozen=True, slots=True)
class Percent:
    """A share of a hundred, shown with a percent sign."""

    share: float


@dataclass(frozen=True, slots=True)
class Column:
    """A heading and how many characters wide it is."""

    heading: str
    width: int


Row = tuple[Cell | Percent, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One tab of the workbook."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


def sheets_of(plan: ActionPlan) -> list[Sheet]:
    """The six sheets, worded in the language of the moment."""
    return [_summary(plan), _actions(plan), _obstacles(plan), _strengths(plan), _scores(plan), _progress(plan)]


def _summary(plan: ActionPlan) -> Sheet:
    obstacles = list(plan.obstacles())
    states = plan.by_state()
    rows: list[Row] = [
        (_("School"), plan.school),
        (_("Bestuur"), plan.board),
        (_("Scan"), plan.title),
        (_("Waarom nu"), plan.reason),
        (_("Boodschap"), "\n".join(message(plan))),
        (_("Stand op"), plan.as_of.date()),
        (_("Versie"), plan.version if plan.adopted else _("Concept")),
        (_("Vastgesteld op"), plan.adopted_at.date() if plan.adopted_at else None),
        (_("Vastgesteld door"), plan.adopted_by),
        (_("Besluit"), plan.decision),
        (_("Uitgenodigd"), plan.invited),
        (_("Stellingen"), plan.statement_count),
        (_("Korte vorm"), _yes(plan.short_form)),
        (_("Ontwikkelthema's"), "\n".join(theme.focus for theme in plan.themes if theme.focus)),
        (_("Belemmeringen"), len(obstacles)),
        (_("Doorbroken belemmeringen"), sum(obstacle.broken for obstacle in obstacles)),
        (_("Acties"), sum(states.values())),
        *((_("Acties: {state}").format(state=state.label), states[state]) for state in State),
    ]
    return Sheet(_("Samenvatting"), (Column(_("Onderdeel"), 28), Column(_("Inhoud"), 80)), tuple(rows))


def _actions(plan: ActionPlan) -> Sheet:
    columns = (
        Column(_("Nummer"), 9),
        Column(_("Actie"), 44),
        Column(_("Stand"), 12),
        Column(_("Voortgang"), 11),
        Column(_("Eigenaar"), 22),
        Column(_("Rol"), 20),
        Column(_("Deadline"), 12),
        Column(_("Thema"), 26),
        Column(_("Doorbreekt"), 44),
        Column(_("Eerste stap"), 40),
        Column(_("Eerste stap op"), 14),
        Column(_("Wat leerlingen winnen"), 40),
        Column(_("Bouwt voort op"), 30),
        Column(_("Kader"), 34),
        Column(_("Ruimte"), 34),
        Column(_("Waaraan je ziet dat het werkt"), 40),
    )
    rows = tuple(_action_row(theme, action) for theme in plan.themes for action in theme.actions)
    return Sheet(_("Acties"), columns, rows)


def _action_row(theme: PlanTheme, action: PlanAction) -> Row:
    return (
        action_code(action.number),
        action.title,
        action.state.label,
        Percent(action.progress / 100),
        action.owner_name,
        action.owner_role,
        action.deadline,
        theme.title,
        "\n".join(f"{obstacle_code(number)} {title}" for number, title in action.obstacles),
        action.first_step,
        action.first_step_on,
        action.pupil_gain,
        action.strength,
        action.frame,
        action.freedom,
        action.success_sign,
    )


def _obstacles(plan: ActionPlan) -> Sheet:
    columns = (
        Column(_("Plaats"), 8),
        Column(_("Nummer"), 9),
        Column(_("Belemmering"), 44),
        Column(_("Thema"), 26),
        Column(_("Wat het tegenhoudt"), 44),
        Column(_("Wat het in stand houdt"), 44),
        Column(_("Wie mag beslissen"), 22),
        Column(_("Stemmen"), 10),
        Column(_("Effect voor leerlingen"), 14),
        Column(_("Onze invloed"), 10),
        Column(_("Acties"), 14),
        Column(_("Doorbroken"), 12),
        Column(_("Samengevoegd met"), 40),
    )
    found = ((theme, obstacle) for theme in plan.themes for obstacle in theme.obstacles)
    ordered = sorted(found, key=lambda pair: pair[1].rank)
    return Sheet(_("Belemmeringen"), columns, tuple(_obstacle_row(theme, obstacle) for theme, obstacle in ordered))


def _obstacle_row(theme: PlanTheme, obstacle: PlanObstacle) -> Row:
    return (
        obstacle.rank,
        obstacle_code(obstacle.number),
        obstacle.title,
        theme.title,
        obstacle.blocks,
        obstacle.kept_by,
        obstacle.decider.label if obstacle.decider else "",
        obstacle.votes,
        obstacle.impact,
        obstacle.influence,
        ", ".join(action_code(number) for number in obstacle.action_numbers),
        _yes(obstacle.broken),
        "\n".join(obstacle.merged_titles),
    )


def _yes(fact: bool) -> str:
    return _("ja") if fact else _("nee")


def _strengths(plan: ActionPlan) -> Sheet:
    columns = (
        Column(_("Nummer"), 9),
        Column(_("Kracht"), 44),
        Column(_("Thema"), 26),
        Column(_("Waar je het ziet"), 60),
    )
    rows = tuple(
        (strength_code(strength.number), strength.title, theme.title, strength.seen_in)
        for theme in plan.themes
        for strength in theme.strengths
    )
    return Sheet(_("Krachten"), columns, rows)


def _scores(plan: ActionPlan) -> Sheet:
    columns = (
        Column(_("Thema"), 26),
        Column(_("Onderdeel"), 70),
        Column(_("Score"), 9),
        Column(_("Gewenst"), 10),
        Column(_("Verschil"), 10),
        Column(_("Antwoorden"), 12),
        Column(_("Spreiding"), 11),
        Column(_("Omgekeerd gesteld: ‘klopt niet’ is goed, cijfers omgedraaid"), 24),
        Column(_("Eigen stelling van de school"), 16),
    )
    return Sheet(_("Scores"), columns, tuple(row for theme in plan.themes for row in _score_rows(theme)))


def _score_rows(theme: PlanTheme) -> Iterator[Row]:
    score = theme.score
    if score is None:
        return
    name = str(theme.name)
    wish = _above(score.wanted, score.mean)
    yield name, _("Hele thema"), score.mean, score.wanted, wish, score.n, score.deviation, None, None
    for group, mean in score.by_group:
        yield name, _("Groep: {group}").format(group=group), mean, None, None, None, None, None, None
    for s in theme.statements:
        marks = (_yes(s.reverse), _yes(s.own))
        yield name, str(s.text), s.score, s.wanted, _above(s.wanted, s.score), s.n, s.deviation, *marks


def _above(wanted: float | None, score: float | None) -> float | None:
    return None if wanted is None or score is None else round(wanted - score, 1)


def _progress(plan: ActionPlan) -> Sheet:
    columns = (
        Column(_("Datum"), 12),
        Column(_("Nummer"), 9),
        Column(_("Actie"), 44),
        Column(_("Stand"), 12),
        Column(_("Voortgang"), 11),
        Column(_("Toelichting"), 70),
        Column(_("Door"), 22),
    )
    told = [(update, action) for action in plan.actions() for update in action.updates]
    told.sort(key=lambda pair: (pair[0].made_on, pair[1].number))
    rows = tuple(
        (u.made_on, action_code(a.number), a.title, u.state.label, Percent(u.progress / 100), u.note, u.made_by)
        for u, a in told
    )
    return Sheet(_("Voortgang"), columns, rows)
