"""What the summary says of itself: the four figures and the decisions asked, from the data alone."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import fmean

from scan.i18n import _, ngettext
from scan.model.actions import State
from scan.model.codes import action_code, obstacle_code
from scan.model.library import Decider
from scan.model.plan import ActionPlan
from scan.report.text import one_line
from scan.report.wording import action_count, by_rank, codes, score

_BOARD_DECISIONS = 2


def figures(plan: ActionPlan) -> tuple[tuple[str, str], ...]:
    """Four numbers with what they count, the most telling that this plan has."""
    return tuple(_all_figures(plan))[:4]


def _all_figures(plan: ActionPlan) -> Iterator[tuple[str, str]]:
    states = plan.by_state()
    total = states.total()
    if total:
        themes = sum(bool(theme.actions) for theme in plan.themes)
        in_themes = ngettext("verdeeld over {count} thema", "verdeeld over {count} thema\u2019s", themes)
        noun = ngettext("actie", "acties", total)
        yield str(total), f"{noun}, {in_themes.format(count=themes)}"
        yield f"{round(100 * states[State.DONE] / total)}%", _("van de acties is klaar")
        late = states[State.LATE]
        yield (
            str(late),
            ngettext("actie is later dan afgesproken", "acties zijn later dan afgesproken", late),
        )
    means = [theme.score.mean for theme in plan.themes if theme.score]
    if means:
        yield score(fmean(means)), _("gemiddelde score, op een schaal van 1 tot 5")
    found, strong = len(list(plan.obstacles())), len(list(plan.strengths()))
    yield str(found), ngettext("belemmering benoemd", "belemmeringen benoemd", found)
    yield str(strong), ngettext("sterk punt benoemd", "sterke punten benoemd", strong)
    yield str(plan.invited), ngettext("mens uitgenodigd", "mensen uitgenodigd", plan.invited)
    if not total:
        yield "0", _("acties afgesproken")


def decisions(plan: ActionPlan) -> list[tuple[str, str]]:
    """What the board is asked, the weightiest first: a request and what it is about."""
    board = list(_for_the_board(plan))
    return [*_adoption(plan), *board[:1], *_owners(plan), *_late(plan), *board[1:]]


def _adoption(plan: ActionPlan) -> Iterator[tuple[str, str]]:
    if plan.adopted:
        yield _("Bespreek de voortgang"), _("elk kwartaal, aan de hand van dit overzicht.")
    else:
        yield _("Stel het plan vast"), _("en bespreek elk kwartaal de voortgang.")


def _for_the_board(plan: ActionPlan) -> Iterator[tuple[str, str]]:
    own = [o for o in by_rank(plan) if o.decider is Decider.BOARD and not o.broken]
    for obstacle in own[:_BOARD_DECISIONS]:
        touched = ", ".join(action_code(number) for number in obstacle.action_numbers[:4])
        about = one_line(obstacle.title)
        if touched:
            about = _("{title} (bij {codes})").format(title=about, codes=touched)
        yield _("Neem een besluit over {code}").format(code=obstacle_code(obstacle.number)), about
    rest = own[_BOARD_DECISIONS:]
    if rest:
        numbers = ", ".join(obstacle_code(o.number) for o in rest[:5])
        more = ngettext("Beslis ook over {count} belemmering", "Beslis ook over {count} belemmeringen", len(rest))
        yield more.format(count=len(rest)), numbers + ("\u2026" if len(rest) > 5 else "")


def _owners(plan: ActionPlan) -> Iterator[tuple[str, str]]:
    orphans = [action for action in plan.actions() if not action.owner_name]
    if orphans:
        yield (
            _("Wijs een eigenaar aan"),
            _("voor {actions}: {codes}.").format(actions=action_count(len(orphans)), codes=codes(orphans)),
        )


def _late(plan: ActionPlan) -> Iterator[tuple[str, str]]:
    late = [action for action in plan.actions() if action.state is State.LATE]
    if late:
        yield (
            _("Bespreek wat te laat is"),
            _("{actions}: {codes}.").format(actions=action_count(len(late)), codes=codes(late)),
        )
