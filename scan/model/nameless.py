"""A plan without the names of people: owners become their role, and known names leave every sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar, cast

from scan.i18n import _
from scan.model.ledger import Promise
from scan.model.library import Decider
from scan.model.people import GroupKind
from scan.model.plan import ActionPlan, PlanAction

Thing = TypeVar("Thing")
_NO_WORDS = ("id", "scan_id")


def without_names(plan: ActionPlan) -> ActionPlan:
    """The plan with no name in it that the app knows as one, nor such a name inside what somebody wrote.

    Names that only stand in a sentence are not known, so a person reads the outcome before sharing it.
    """
    bodies = {body.casefold() for body in _bodies(plan)}
    owned = _Owned(bodies)
    themes = tuple(replace(t, actions=tuple(map(owned.action, t.actions))) for t in plan.themes)
    ledger = plan.promised
    promised = ledger and replace(ledger, promises=tuple(map(owned.by_role, ledger.promises)))
    bare = replace(plan, themes=themes, promised=promised, adopted_by="")
    people = {name: role for name, role in _people(plan) if name and name.casefold() not in bodies}
    return _Sayings(people).without(bare) if people else bare


def _people(plan: ActionPlan) -> Iterator[tuple[str, str]]:
    """Every name with the role that goes with it, the one told last."""
    named = [(plan.adopted_by, "")]
    named += [(u.made_by, "") for a in plan.actions() for u in a.updates]
    named += [(p.owner_name, p.owner_role) for p in (plan.promised.promises if plan.promised else ())]
    named += [(a.owner_name, a.owner_role) for a in plan.actions()]
    for name, role in named:
        yield " ".join(name.split()), role


def _bodies(plan: ActionPlan) -> Iterator[str]:
    """What may stand where a name is asked and is no person."""
    yield from (plan.school, plan.board, *(group.name for group in plan.groups))
    yield from (kind.label for kind in (*GroupKind, *Decider))


Owned = TypeVar("Owned", PlanAction, Promise)


@dataclass(frozen=True)
class _Owned:
    bodies: set[str]

    def action(self, action: PlanAction) -> PlanAction:
        updates = tuple(replace(update, made_by="") for update in action.updates)
        return self.by_role(replace(action, updates=updates))

    def by_role(self, owned: Owned) -> Owned:
        name = owned.owner_name.strip()
        if not name or name.casefold() in self.bodies:
            return owned
        return replace(owned, owner_name=owned.owner_role or _("Eigenaar bekend bij de school"), owner_role="")


class _Sayings:
    """The known names as one pattern, and what is said instead of each."""

    def __init__(self, people: dict[str, str]) -> None:
        # The longest first, or the first name would be taken out of a full one.
        names = sorted(people, key=len, reverse=True)
        self._pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(_spelt, names))})(?!\w)")
        self._left_out = _("[naam weggelaten]")
        roles = ((name, self._pattern.sub(self._left_out, role)) for name, role in people.items() if role)
        self._roles = {name.casefold(): role for name, role in roles}

    def without(self, thing: Thing) -> Thing:
        """The same thing, with every text in it rid of the names."""
        return cast("Thing", self._without(thing))

    def _without(self, thing: Any) -> Any:
        if type(thing) is str:
            return self._pattern.sub(self._instead, thing)
        if isinstance(thing, tuple):
            return tuple(map(self._without, thing))
        if is_dataclass(thing) and not isinstance(thing, type):
            texts = (field.name for field in fields(thing) if field.name not in _NO_WORDS)
            return replace(thing, **{name: self._without(getattr(thing, name)) for name in texts})
        return thing

    def _instead(self, found: re.Match[str]) -> str:
        return self._roles.get(" ".join(found.group().split()).casefold(), self._left_out)


def _spelt(name: str) -> str:
    parts = name.split()
    if len(parts) > 1:
        between = r"\s+"
        return f"(?i:{between.join(map(re.escape, parts))})"
    # One word may be an ordinary one too, and only a capital tells them apart.
    return "|".join(map(re.escape, {name, name.capitalize(), name.upper()}))
