"""The message of a plan in three lines: computed from its data, unless the team put it in words of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from babel.numbers import format_decimal

from scan.i18n import _, language, ngettext
from scan.model.actions import State
from scan.model.plan import ActionPlan, PlanTheme
from scan.model.text import TITLE, clean, optional

LINE = TITLE
"""Most characters in a line."""
MOST_FACTS = 1_000
"""Most characters in the data behind a message."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A line in the language of the moment, and the data behind it, which is the same in every language."""

    text: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Message:
    """What the team wrote instead of the computed lines; all empty where it did not, or came back from it.

    `based_on` is the data behind the lines that it read when it wrote (`facts_of`); version 0 was never written.
    """

    first: str = ""
    second: str = ""
    third: str = ""
    based_on: str = ""
    version: int = 0

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines that have something in them."""
        return tuple(line for line in (self.first, self.second, self.third) if line)

    def checked(self) -> Message:
        """The lines cleaned, each on one line; a line that is too long is refused, never cut."""
        labels = (_("De eerste zin"), _("De tweede zin"), _("De derde zin"))
        typed = (" ".join(clean(line).split()) for line in (self.first, self.second, self.third))
        first, second, third = (optional(line, label, LINE) for line, label in zip(typed, labels, strict=True))
        mine = replace(self, first=first, second=second, third=third)
        return mine if mine.lines else replace(mine, based_on="")

    def outdated(self, plan: ActionPlan) -> bool:
        """Whether the data changed since the team wrote this."""
        return bool(self.lines) and self.based_on != facts_of(plan)


def message(plan: ActionPlan) -> tuple[str, ...]:
    """The lines to print: what the team wrote, else what the data says in the language of the moment."""
    return plan.message or tuple(sentence.text for sentence in computed(plan) if sentence.text)


def computed(plan: ActionPlan) -> tuple[Sentence, Sentence, Sentence]:
    """What the scores say, what stands in the way, and what is done about it; a text is empty without scores."""
    return _on_scores(plan), _on_obstacles(plan), _on_actions(plan)


def facts_of(plan: ActionPlan) -> str:
    """The data behind the computed lines, as one text to compare."""
    return "; ".join(" ".join(sentence.facts) for sentence in computed(plan))


def _on_scores(plan: ActionPlan) -> Sentence:
    scored = [theme for theme in plan.themes if theme.score]
    if len(scored) < 2:
        return Sentence("", ())
    best, worst = max(scored, key=_mean), max(scored, key=_gain)
    if best is worst:
        worst = min(scored, key=_mean)
    text = _("Het sterkst scoort {best} ({high}); de meeste winst zit in {worst} ({low}).").format(
        best=best.short_name, high=_said(_mean(best)), worst=worst.short_name, low=_said(_mean(worst))
    )
    return Sentence(text, (best.id, f"{_mean(best):.1f}", worst.id, f"{_mean(worst):.1f}"))


def _said(score: float) -> str:
    return str(format_decimal(score, format="0.0", locale=language()))


def _mean(theme: PlanTheme) -> float:
    return theme.score.mean if theme.score else 0.0


def _gain(theme: PlanTheme) -> float:
    wanted = theme.score.wanted if theme.score and theme.score.wanted is not None else 5.0
    return wanted - _mean(theme)


def _on_obstacles(plan: ActionPlan) -> Sentence:
    count = sum(1 for _one in plan.obstacles())
    if not count:
        return Sentence(_("Er zijn nog geen belemmeringen benoemd."), ("0",))
    counts = sorted(((len(theme.obstacles), str(theme.short_name), theme.id) for theme in plan.themes), reverse=True)
    most, theme, id = counts[0]
    text = ngettext("We benoemden {count} belemmering, bij {theme}.", "We benoemden {count} belemmeringen.", count)
    stands_out = most > max((other for other, _name, _id in counts[1:]), default=0)
    if count > 1 and stands_out:
        text = _("We benoemden {count} belemmeringen, de meeste bij {theme} ({most}).")
    facts = (str(count), id, str(most)) if stands_out else (str(count),)
    return Sentence(text.format(count=count, theme=theme, most=most), facts)


def _on_actions(plan: ActionPlan) -> Sentence:
    total = plan.by_state().total()
    if not total:
        return Sentence(_("Er zijn nog geen acties afgesproken."), ("0",))
    agreed = ngettext("Er is {count} actie afgesproken", "Er zijn {count} acties afgesproken", total).format(
        count=total
    )
    standing = list(_standing(plan))
    parts = [text for count, text in standing if count]
    facts = (str(total), *(str(count) for count, _text in standing))
    return Sentence(agreed + (": " + _listed(parts) if parts else "") + ".", facts)


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
