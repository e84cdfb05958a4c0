"""Plans full of texts, another in each field, and what of them their documents lost."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import count

from scan.i18n import Language
from scan.model.plan import ActionPlan
from scan.report import build_pdf
from tests.report.generated_reading import Opened, expected
from tests.report.hostile import SHOWN, Shown, dressed, filled
from tests.report.outward import ATTACHED, OUTWARD
from tests.report.plans import plan_of

_KEY = re.compile(r"q(\d+)q")
_LEAST = 3
"""A text that was shortened shows at least so many letters."""
_HEADED = {"PlanTheme.focus", "ActionPlan.title"}
"""What stands above a section or on the cover, in other typefaces."""
ON_COVER = sorted(name for name in SHOWN if name.startswith(("ActionPlan.", "Ledger.")))
IN_ROWS = sorted(SHOWN.keys() - set(ON_COVER))


@dataclass
class Typed:
    """A plan, with what was typed in which field."""

    plan: ActionPlan
    given: list[tuple[str, str]] = field(default_factory=list)

    @classmethod
    def of(cls, plan: ActionPlan, give: Callable[[str], str]) -> Typed:
        """The plan with the text for each field."""
        made = cls(plan)

        def noted(name: str) -> str:
            made.given.append((name, give(name)))
            return made.given[-1][1]

        made.plan = filled(dressed(plan), noted)
        return made


def rows_for(texts: Sequence[str]) -> int:
    """How many of everything a plan needs to hold all the texts."""
    return -(-len(texts) // len(IN_ROWS))


def many(texts: Sequence[str], turn: int = 0) -> Typed:
    """All the texts in one plan, in all fields but those of the cover; in as many turns as fields each is in each."""
    rows = rows_for(texts)
    starts = {name: (place + turn) * rows for place, name in enumerate(IN_ROWS)}
    met: Counter[str] = Counter()

    def give(name: str) -> str:
        # What stands twice in a theme has each text twice, so that no other field shows it.
        met[name] += 1
        return texts[(starts[name] + met[name] % rows) % len(texts)] if name in starts else "x"

    return Typed.of(_wide(rows), give)


def one(texts: Sequence[str], place: int) -> Typed:
    """The texts from a place on in the fields of the cover and of what stands once in a plan."""
    places = count(place)
    plan = replace(plan_of(1), themes=(), groups=())
    return Typed.of(plan, lambda _name: texts[next(places) % len(texts)])


def _wide(rows: int) -> ActionPlan:
    """A plan with so many themes, each with one of everything; so many groups and promises too."""
    plan = plan_of(2)
    base = next(theme for theme in plan.themes if theme.obstacles and theme.actions)
    obstacle, action = base.obstacles[0], replace(next(a for a in plan.actions() if a.updates), obstacles=((1, "x"),))
    strength = next(plan.strengths())
    themes = (
        replace(
            base,
            id=f"theme-{n}",
            statements=base.statements[:1],
            obstacles=(replace(obstacle, id=f"o{n}", number=n, rank=n, action_numbers=(n,)),),
            actions=(replace(action, id=f"a{n}", number=n, obstacles=((n, "x"),)),),
            strengths=(replace(strength, id=f"s{n}"),),
        )
        for n in range(1, rows + 1)
    )
    groups = (replace(plan.groups[0], id=f"g{n}") for n in range(rows))
    return replace(plan, themes=tuple(themes), groups=tuple(groups))


def lost_in(typed: Typed, language: Language, draw: Callable[..., bytes] = build_pdf) -> list[str]:
    """What the document of the plan does not show as it should, or holds that reaches outside."""
    return list(_lost(Opened(draw(typed.plan, language)), typed.given, language))


def _lost(read: Opened, given: Sequence[tuple[str, str]], language: Language) -> Iterator[str]:
    yield from sorted(read.names() & {*OUTWARD, ATTACHED})
    roles = read.roles()
    every = [letters for _role, letters in roles]
    numbered: defaultdict[str, list[str]] = defaultdict(list)
    for _role, letters in roles:
        for key in set(_KEY.findall(letters)):
            numbered[key].append(letters)
    narrow = [letters for role, letters in roles if role in ("P", "H1", "Figure")]
    headings = [letters for role, letters in roles if role.startswith("H")]
    other = ".en" if language == "nl" else ".nl"
    for name, text in given:
        if name.endswith(other) or text == "x":
            continue
        wanted = expected(text)
        if SHOWN[name] is Shown.WHOLE:
            key = _KEY.search(text)
            shown = any(wanted in letters for letters in (numbered[key[1]] if key else every))
        else:
            shown = _begins(wanted, narrow)
        if name in _HEADED:
            shown = shown and _begins(wanted, headings)
        if not shown:
            yield f"{name} lost {text!r}"


def _begins(wanted: str, narrow: Sequence[str]) -> bool:
    """Whether the text is there whole, or its beginning and an ellipsis."""
    if any(wanted in letters for letters in narrow):
        return True
    cut = [letters for letters in narrow if "…" in letters and wanted[:_LEAST] in letters]
    return any(wanted[:end] + "…" in letters for letters in cut for end in range(_LEAST, len(wanted)))
