"""One theme as a form: its statements with their choices, and a posted form taken apart again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scan.model.answers import SCALE, Answer, Aspect
from scan.model.library import Statement, Theme
from scan.model.rounds import Given, SignalKind, aspects_for
from scan.usecases.participating import Sheet


@dataclass(frozen=True, slots=True)
class Scale:
    """The choices of one statement for now or wanted; `chosen` is the value that is ticked."""

    aspect: str
    name: str
    chosen: str


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


POINTS: tuple[str, ...] = tuple(answer.value for answer in SCALE)
SPECIAL: tuple[Answer, ...] = (Answer.DONT_KNOW, Answer.NOT_APPLICABLE)


def lines(sheet: Sheet, theme: Theme, given: Sequence[Given]) -> list[Line]:
    """The statements of a theme; what was just posted (`given`) goes over what is kept."""
    posted = {(item.statement_id, item.aspect): item.answer for item in given}
    return [_line(sheet, statement, posted) for statement in theme.statements]


def _line(sheet: Sheet, statement: Statement, posted: Mapping[tuple[str, str], str]) -> Line:
    kind = sheet.welcome.group.kind
    scales = tuple(
        Scale(aspect.value, f"{aspect.value}.{statement.id}", posted.get((statement.id, aspect.value), kept))
        for aspect in aspects_for(kind)
        for kept in [_kept(sheet, statement, aspect)]
    )
    levels = statement.levels
    seen = (("1", str(levels.low)), ("3", str(levels.middle)), ("5", str(levels.high))) if levels else ()
    return Line(statement.id, str(statement.worded_for(kind)), seen, scales)


def _kept(sheet: Sheet, statement: Statement, aspect: Aspect) -> str:
    answer = sheet.answers.get((statement.id, aspect))
    return answer.value if answer else ""


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
