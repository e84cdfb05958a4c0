"""One theme as a form: its statements with their choices, and a posted form taken apart again."""

from __future__ import annotations

import hashlib
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from markupsafe import Markup

from scan.i18n import Language, language
from scan.model.answers import SCALE, Answer, Aspect
from scan.model.library import Statement, Theme
from scan.model.rounds import Answers, Given, SignalKind, aspects_for
from scan.model.text import TITLE
from scan.usecases.participating import Change, Sheet
from scan.web import words_sheet
from scan.web.call import templates
from scan.web.words import Words


@dataclass(frozen=True, slots=True)
class Scale:
    """The choices of one statement for now or wanted; `chosen` is the value that is ticked.

    `lost` says in words what was chosen instead, and could not be kept.
    """

    aspect: str
    name: str
    chosen: str
    lost: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One statement of the form."""

    id: str
    text: str
    levels: tuple[tuple[str, str], ...]
    scales: tuple[Scale, ...]


@dataclass(frozen=True, slots=True)
class Counted:
    """A theme in the list of all, with how much of it has an answer."""

    place: int
    name: str
    answered: int
    asked: int


@dataclass(frozen=True, slots=True)
class Note:
    """What somebody writes down at a theme, still unchecked; `about` is a statement, or empty for the whole theme."""

    kind: str = SignalKind.OBSTACLE.value
    text: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class Naming:
    """The form in which somebody writes something down; `about` has what it can be about, and which is chosen."""

    kind: str
    text: str
    about: tuple[tuple[str, str, bool], ...]


POINTS: tuple[str, ...] = tuple(answer.value for answer in SCALE)
SPECIAL: tuple[Answer, ...] = (Answer.DONT_KNOW, Answer.NOT_APPLICABLE)
_VALUES = frozenset(answer.value for answer in Answer)


def lines(sheet: Sheet, theme: Theme, given: Sequence[Given]) -> list[Line]:
    """The statements of a theme; what was just posted (`given`) goes over what is kept."""
    posted = {(item.statement_id, item.aspect): item.answer for item in given}
    return [_line(sheet, statement, posted) for statement in theme.statements]


def lines_too_late(sheet: Sheet, theme: Theme, given: Sequence[Given]) -> list[Line]:
    """The statements of a theme as they are kept, each with what was posted (`given`) and came too late."""
    posted = {f"{item.aspect}.{item.statement_id}": item.answer for item in given if item.answer in _VALUES}
    return [
        replace(line, scales=tuple(_with_lost(scale, posted.get(scale.name, scale.chosen)) for scale in line.scales))
        for line in lines(sheet, theme, [])
    ]


def _with_lost(scale: Scale, posted: str) -> Scale:
    return scale if posted == scale.chosen else replace(scale, lost=Answer(posted).label)


def _line(sheet: Sheet, statement: Statement, posted: Mapping[tuple[str, str], str]) -> Line:
    kind = sheet.welcome.group.kind
    scales = tuple(
        Scale(aspect.value, f"{aspect.value}.{statement.id}", value if value in _VALUES else "")
        for aspect in aspects_for(kind)
        for value in [posted.get((statement.id, aspect.value), _kept(sheet, statement, aspect))]
    )
    levels = statement.levels
    seen = (("1", str(levels.low)), ("3", str(levels.middle)), ("5", str(levels.high))) if levels else ()
    return Line(statement.id, str(statement.worded_for(kind)), seen, scales)


def _kept(sheet: Sheet, statement: Statement, aspect: Aspect) -> str:
    answer = sheet.answers.get((statement.id, aspect))
    return answer.value if answer else ""


@lru_cache(maxsize=4096)
def piece(_spoken: Language, template: str, what: Hashable) -> Markup:
    """A part of a page in the language of the moment, drawn once for everybody for whom `what` is the same.

    In `what` are a school's own sentences and values that we know, never anything that a participant typed.
    """
    return _drawn(template, what)


def _drawn(template: str, what: Hashable) -> Markup:
    values = {"points": POINTS, "special": SPECIAL, "longest": TITLE}
    return Markup(templates.get_template(template).render(what=what, words=said(), **values))


def cards(shown: Sequence[Line]) -> Markup:
    """The statements with their choices: most of a page, and the same for everybody who chose the same."""
    return Markup("").join(piece(language(), "card.html", line) for line in shown)


def naming(shown: Sequence[Line], note: Note) -> Markup:
    """Where somebody writes something down; with their sentence in it, it is drawn for them alone."""
    about = tuple((line.id, line.text, line.id == note.about) for line in shown)
    what = Naming(note.kind, note.text, about)
    return _drawn("naming.html", what) if note.text else piece(language(), "naming.html", what)


def others(themes: Sequence[Counted], place: int) -> Markup:
    """The buttons that lead to another theme."""
    return piece(language(), "others.html", tuple((theme, theme.place == place) for theme in themes))


def said() -> Words:
    """The words of the page in the language of the moment; not to be changed."""
    return _said(language())


@cache
def _said(_spoken: Language) -> Words:
    return words_sheet.theme()


def themes_with_counts(sheet: Sheet) -> list[Counted]:
    """Every theme of somebody's list."""
    aspects = aspects_for(sheet.welcome.group.kind)
    return [
        Counted(
            place,
            str(theme.name),
            sum((s.id, aspect) in sheet.answers for s in theme.statements for aspect in aspects),
            len(theme.statements) * len(aspects),
        )
        for place, theme in enumerate(sheet.themes, 1)
    ]


def mark(theme: Theme, answers: Answers) -> str:
    """A mark that is another one as soon as somebody's answers to this theme are."""
    asked = {statement.id for statement in theme.statements}
    kept = sorted(f"{aspect}.{id}={answer}" for (id, aspect), answer in answers.items() if id in asked)
    return hashlib.sha256("\n".join(kept).encode()).hexdigest()[:16]


def overwrote(change: Change, theme_id: str, drawn: str) -> bool:
    """Whether a page took the place of answers that were not on it when it was drawn (its `mark` was `drawn` then)."""
    theme = next((theme for theme in change.themes if theme.id == theme_id), None)
    if not (theme and drawn):
        return False
    return mark(theme, change.before) not in (drawn, mark(theme, change.after))


def given_in(form: Mapping[str, str]) -> list[Given]:
    """The answers of a posted form; what is no field of ours is left."""
    return [
        Given(statement_id, aspect, value)
        for name, value in form.items()
        for aspect, dot, statement_id in [name.partition(".")]
        if dot and aspect in tuple(Aspect)
    ]


def note_in(form: Mapping[str, str]) -> Note:
    """What was written down on a posted form."""
    kind = form.get("kind", "")
    known = kind if kind in tuple(SignalKind) else SignalKind.OBSTACLE.value
    return Note(known, form.get("text", "").strip(), form.get("about", ""))
