"""What goes into a document: the whole plan or a part of it, with or without names and attachments."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from scan.errors import InvalidInput
from scan.i18n import _
from scan.model.nameless import without_names
from scan.model.plan import ActionPlan, PlanTheme
from scan.report.text import one_line


class Part(StrEnum):
    """How much of the plan a document shows."""

    WHOLE = "whole"
    SUMMARY = "summary"
    THEME = "theme"
    OWNER = "owner"


@dataclass(frozen=True, slots=True)
class Options:
    """The choices for one document; `of` is the id of the theme, or the name of the owner, that a part is about."""

    part: Part = Part.WHOLE
    of: str = ""
    named: bool = True
    attached: bool = True

    @property
    def attaches(self) -> bool:
        """Whether the plan goes in as data: that is all of it, with names, so never beside a part."""
        return self.attached and self.named and self.part is Part.WHOLE


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What is printed: the plan for cover and feet, the `body` that the sections show, and what part that is."""

    plan: ActionPlan
    body: ActionPlan
    part: Part
    label: str


def excerpt(plan: ActionPlan, options: Options) -> Excerpt:
    """The plan as the options want it; `InvalidInput` when it has no such theme or owner."""
    shown = plan if options.named else without_names(plan)
    if options.part is Part.THEME:
        return _of_theme(shown, options.of)
    if options.part is Part.OWNER:
        return _of_owner(shown, plan, options)
    label = _("Alleen de samenvatting") if options.part is Part.SUMMARY else ""
    return Excerpt(shown, shown, options.part, label)


def owners(plan: ActionPlan) -> list[str]:
    """Everybody who owns an action, in the order of the alphabet."""
    found = {_name(action.owner_name).casefold(): _name(action.owner_name) for action in plan.actions()}
    return [found[key] for key in sorted(found) if key]


def _of_theme(plan: ActionPlan, id: str) -> Excerpt:
    theme = next((theme for theme in plan.themes if theme.id == id), None)
    if theme is None:
        raise InvalidInput(_("Dit thema staat niet in het plan: {theme}").format(theme=id))
    numbers = {obstacle.number for obstacle in theme.obstacles}
    # An action of another theme may break an obstacle of this one too.
    serving = (a for a in plan.actions() if a in theme.actions or any(n in numbers for n, _title in a.obstacles))
    label = _("Alleen het thema {title}").format(title=one_line(theme.title))
    return Excerpt(plan, _only(plan, replace(theme, actions=tuple(serving))), Part.THEME, label)


def _of_owner(shown: ActionPlan, named: ActionPlan, options: Options) -> Excerpt:
    wanted = _name(options.of).casefold()
    mine = [action for action in named.actions() if wanted and _name(action.owner_name).casefold() == wanted]
    if not mine:
        raise InvalidInput(_("Niemand met deze naam heeft een actie in het plan: {name}").format(name=options.of))
    numbers, broken = {a.number for a in mine}, {number for a in mine for number, _title in a.obstacles}
    themes = [
        replace(
            theme,
            actions=tuple(a for a in theme.actions if a.number in numbers),
            obstacles=tuple(o for o in theme.obstacles if o.number in broken),
        )
        for theme in shown.themes
    ]
    label = _("Alleen de acties van {name}").format(name=_name(mine[0].owner_name))
    if not options.named:
        label = _("Alleen de acties van één eigenaar")
    return Excerpt(shown, _only(shown, *(t for t in themes if t.actions or t.obstacles)), Part.OWNER, label)


def _only(plan: ActionPlan, *themes: PlanTheme) -> ActionPlan:
    # What the team wrote and what the last plan promised are about all of it.
    return replace(plan, themes=themes, message=(), promised=None)


def _name(typed: str) -> str:
    return " ".join(typed.split())
