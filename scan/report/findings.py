"""What each figure shows, in a sentence made from the numbers that it draws: the title that stands above it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from scan.i18n import _
from scan.model.actions import State
from scan.model.plan import PlanScore, PlanTheme
from scan.model.scores import DIVIDED
from scan.report.wording import score

TELLING = 0.5
"""From this difference between two groups on, a finding names them."""

Scored = Sequence[tuple[PlanTheme, PlanScore]]


def of_themes(scored: Scored) -> str:
    """The strongest and the weakest theme, and where groups differ most."""
    if len(scored) < 2:
        return ""
    best, worst = max(scored, key=lambda pair: pair[1].mean), min(scored, key=lambda pair: pair[1].mean)
    said = _("Het sterkst zijn we in {best} ({high}), het zwakst in {worst} ({low}).").format(
        best=best[0].short_name, high=score(best[1].mean), worst=worst[0].short_name, low=score(worst[1].mean)
    )
    return " ".join(filter(None, (said, _apart(scored))))


def _apart(scored: Scored) -> str:
    theme, found = max(scored, key=lambda pair: _reach(pair[1]))
    if _reach(found) < TELLING:
        return ""
    low, high = _ends(found)
    text = _("Groepen verschillen het meest over {theme}: van {lowest} ({low}) tot {highest} ({high}).")
    return text.format(theme=theme.short_name, lowest=score(low[1]), low=low[0], highest=score(high[1]), high=high[0])


def _reach(found: PlanScore) -> float:
    low, high = _ends(found)
    return round(high[1] - low[1], 1)


def _ends(found: PlanScore) -> tuple[tuple[str, float], tuple[str, float]]:
    """The groups with the lowest and the highest mean; all of the answers where no two groups may be shown."""
    groups = found.by_group if len(found.by_group) > 1 else (("", found.mean), ("", found.mean))
    return min(groups, key=lambda group: group[1]), max(groups, key=lambda group: group[1])


def of_theme(found: PlanScore) -> str:
    """What a theme's scores say: now and wanted, the groups at the ends, and whether answers lie far apart."""
    gap = None if found.wanted is None else round(found.wanted - found.mean, 1)
    text = _("Nu {mean}.")
    if gap is not None:
        text = _("Nu {mean}, gewenst {wanted}.") if gap >= 0.1 else _("Nu {mean}; dat is al wat we wensen.")
    parts = [text.format(mean=score(found.mean), wanted=score(found.wanted))]
    if _reach(found) >= TELLING:
        low, high = _ends(found)
        text = _("Het laagst scoort {low} ({lowest}), het hoogst {high} ({highest}).")
        parts.append(text.format(low=low[0], lowest=score(low[1]), high=high[0], highest=score(high[1])))
    if found.deviation is not None and found.deviation >= DIVIDED:
        parts.append(_("De antwoorden liggen ver uit elkaar."))
    return " ".join(parts)


def of_spread(themes: Sequence[PlanTheme]) -> str:
    """About which theme answers differ most; else which is furthest from what is wanted."""
    scored = [(theme, theme.score) for theme in themes if theme.score]
    spread = [(theme, found.deviation) for theme, found in scored if found.deviation]
    if len(spread) > 1:
        theme, most = max(spread, key=lambda pair: pair[1])
        return _("Het minst eens zijn we over {theme} (spreiding {value})").format(
            theme=theme.short_name, value=score(most)
        )
    gaps = [(theme, found.mean, found.wanted) for theme, found in scored if found.wanted is not None]
    if len(gaps) > 1:
        theme, mean, wanted = max(gaps, key=lambda gap: gap[2] - gap[1])
        return _("De grootste stap ligt bij {theme}: van {mean} naar {wanted}").format(
            theme=theme.short_name, mean=score(mean), wanted=score(wanted)
        )
    return _("Hoe we de thema\u2019s beoordelen")


def of_states(counts: Counter[State]) -> str:
    """How many actions are done, and how many are late."""
    text = _("Stand van de acties: {done} van {total} klaar")
    if counts[State.LATE]:
        text = _("Stand van de acties: {done} van {total} klaar, {late} te laat")
    return text.format(done=counts[State.DONE], total=counts.total(), late=counts[State.LATE])


def of_quarters(counts: Sequence[tuple[str, int]]) -> str:
    """In which quarter most deadlines fall, of those counted; empty when none stands out."""
    total = sum(count for _name, count in counts)
    ranked = sorted(counts, key=lambda pair: -pair[1])
    if len(ranked) < 2 or ranked[0][1] == ranked[1][1]:
        return ""
    name, most = ranked[0]
    text = _("De meeste deadlines vallen in {quarter}: {most} van de {total}.")
    return text.format(quarter=name, most=most, total=total)
