"""What goes into a document: the whole plan or a part of it, with or without names and attachments."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from scan.errors import InvalidInput
from scan.i18n import _
from scan.model.nameless import without_names
from scan.model.plan import ActionPlan, PlanAction, PlanTheme
from scan.report.text import one_line
from scan.report.wording import action_count


class Part(StrEnum):
    """How much of the plan a document shows."""

    WHOLE = "whole"
    SUMMARY = "summary"
    THEME = "theme"
    OWNER = "owner"


@dataclass(frozen=True, slots=True)
class Options:
    """The choices for one document; `of` is the id of the theme, or the name or role of owners, that it is about."""

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


@dataclass(frozen=True, slots=True)
class Owner:
    """A name or a role that owns actions; `of` goes into `Options`, `role` is the only role that a name has."""

    of: str
    by_role: bool
    role: str
    numbers: frozenset[int]

    @property
    def label(self) -> str:
        """What the list says of it."""
        shown = f"{self.of} ({self.role})" if self.role else self.of
        if self.by_role:
            shown = _("Rol: {role}").format(role=self.of)
        return f"{shown} \u00b7 {action_count(len(self.numbers))}"


def owners(plan: ActionPlan, named: bool = True) -> list[Owner]:
    """Who owns actions, as often as that makes a difference: names, then roles, each in the order of the alphabet.

    However somebody typed it, the same words are one owner. Without names there are roles alone.
    """
    names, roles = _Carried(), _Carried()
    for action, name, role in _carriers(plan, named):
        names.add(name, role, action)
        roles.add(role, name, action)
    # A function may stand where a name is asked: it is then one owner with who has it as a role.
    both = names.numbers.keys() & roles.numbers.keys()
    told_twice = both | {key for key in roles.numbers if names.only(roles.only(key)) == key}
    found = [
        Owner(names.texts[key], False, roles.texts.get(names.only(key), ""), frozenset(numbers | roles.at(key)))
        for key, numbers in sorted(names.numbers.items())
    ]
    for key, numbers in sorted(roles.numbers.items()):
        if key not in told_twice:
            found.append(Owner(roles.texts[key], named, "", frozenset(numbers)))
    return found


class _Carried:
    """Who stands at which actions, under names or under roles, and what stands beside it."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}
        self.numbers: dict[str, set[int]] = {}
        self._beside: dict[str, set[str]] = {}

    def add(self, text: str, beside: str, number: int) -> None:
        """Note one action; nothing where nothing was filled in."""
        if text:
            self.texts.setdefault(text.casefold(), text)
            self.numbers.setdefault(text.casefold(), set()).add(number)
            self._beside.setdefault(text.casefold(), set()).add(beside.casefold())

    def at(self, key: str) -> set[int]:
        """The actions under a key."""
        return self.numbers.get(key, set())

    def only(self, key: str) -> str:
        """The one that ever stands beside it; empty where there are more, or none."""
        beside = self._beside.get(key, set()) - {""}
        return next(iter(beside)) if len(beside) == 1 else ""


def _carriers(plan: ActionPlan, named: bool) -> Iterator[tuple[int, str, str]]:
    """The number of every action with the name and the role of its owner."""
    if named:
        yield from ((a.number, _name(a.owner_name), _name(a.owner_role)) for a in plan.actions())
        return
    for told, bare in zip(plan.actions(), without_names(plan).actions(), strict=True):
        # A name without a role became words that stand for nobody in particular.
        if _name(told.owner_role) or bare.owner_name == told.owner_name:
            yield from ((bare.number, "", _name(text)) for text in (bare.owner_name, bare.owner_role))


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
    mine = [
        told
        for told, bare in zip(named.actions(), shown.actions(), strict=True)
        if wanted and wanted in map(str.casefold, (*_called(told), *_called(bare)))
    ]
    if not mine:
        raise InvalidInput(_("Bij geen actie in het plan staat deze naam of rol: {name}").format(name=options.of))
    numbers, broken = {a.number for a in mine}, {number for a in mine for number, _title in a.obstacles}
    themes = [
        replace(
            theme,
            actions=tuple(a for a in theme.actions if a.number in numbers),
            obstacles=tuple(o for o in theme.obstacles if o.number in broken),
        )
        for theme in shown.themes
    ]
    said = owner_said(shown, options)
    label = _("Alleen de acties van {name}").format(name=said) if said else _("Alleen de acties van één eigenaar")
    return Excerpt(shown, _only(shown, *(t for t in themes if t.actions or t.obstacles)), Part.OWNER, label)


def owner_said(shown: ActionPlan, options: Options) -> str:
    """The owner of a part as the plan that is shown says it; empty where that plan does not know it."""
    wanted = _name(options.of).casefold()
    return next((text for a in shown.actions() for text in _called(a) if text.casefold() == wanted), "")


def _called(action: PlanAction) -> tuple[str, str]:
    return _name(action.owner_name), _name(action.owner_role)


def _only(plan: ActionPlan, *themes: PlanTheme) -> ActionPlan:
    # What the team wrote and what the last plan promised are about all of it.
    return replace(plan, themes=themes, message=(), promised=None)


def _name(typed: str) -> str:
    return " ".join(typed.split())
