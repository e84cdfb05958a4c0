"""What the summary says of itself: the message, the four figures and the decisions asked, from the data alone."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import fmean

from scan.i18n import _, ngettext
from scan.model.actions import State
from scan.model.codes import action_code, obstacle_code
from scan.model.library import Decider
from scan.model.plan import ActionPlan, PlanTheme
from scan.report.text import one_line
from scan.report.wording import action_count, by_rank, codes, score

_BOARD_DECISIONS = 2


def message(plan: ActionPlan) -> list[str]:
    """Three sentences: what the scores say, what stands in the way, what is done about it."""
    return [line for line in (_on_scores(plan), _on_obstacles(plan), _on_actions(plan)) if line]


def _on_scores(plan: ActionPlan) -> str:
    scored = [theme for theme in plan.themes if theme.score]
    if len(scored) < 2:
        return ""
    best, worst = max(scored, key=_mean), max(scored, key=_gain)
    if best is worst:
        worst = min(scored, key=_mean)
    return _("Het sterkst scoort {best} ({high}); de meeste winst zit in {worst} ({low}).").format(
        best=best.short_name, high=score(_mean(best)), worst=worst.short_name, low=score(_mean(worst))
    )


def _mean(theme: PlanTheme) -> float:
    return theme.score.mean if theme.score else 0.0


def _gain(theme: PlanTheme) -> float:
    wanted = theme.score.wanted if theme.score and theme.score.wanted is not None else 5.0
    return wanted - _mean(theme)


def _on_obstacles(plan: ActionPlan) -> str:
    found = by_rank(plan)
    if not found:
        return _("Er zijn nog geen belemmeringen benoemd.")
    count = len(found)
    counts = sorted(((len(theme.obstacles), str(theme.short_name)) for theme in plan.themes), reverse=True)
    most, theme = counts[0]
    text = ngettext("We benoemden {count} belemmering, bij {theme}.", "We benoemden {count} belemmeringen.", count)
    if count > 1 and most > max((other for other, _name in counts[1:]), default=0):
        text = _("We benoemden {count} belemmeringen, de meeste bij {theme} ({most}).")
    return text.format(count=count, theme=theme, most=most)


def _on_actions(plan: ActionPlan) -> str:
    total = plan.by_state().total()
    if not total:
        return _("Er zijn nog geen acties afgesproken.")
    agreed = ngettext("Er is {count} actie afgesproken", "Er zijn {count} acties afgesproken", total)
    parts = [text for count, text in _standing(plan) if count]
    if not parts:
        return agreed.format(count=total) + "."
    return agreed.format(count=total) + ": " + _listed(parts) + "."


def _standing(plan: ActionPlan) -> Iterator[tuple[int, str]]:
    states = plan.by_state()
    done, late = states[State.DONE], states[State.LATE]
    orphans = sum(not action.owner_name for action in plan.actions())
    yield done, ngettext("{count} is klaar", "{count} zijn klaar", done).format(count=done)
    yield late, ngettext("{count} is te laat", "{count} zijn te laat", late).format(count=late)
    yield (
        orphans,
        ngettext("{count} heeft nog geen eigenaar", "{count} hebben nog geen eigenaar", orphans).format(count=orphans),
    )


def _listed(parts: list[str]) -> str:
    if len(parts) == 1:
        return parts[0]
    return _("{most} en {last}").format(most=", ".join(parts[:-1]), last=parts[-1])


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
