"""The statements of a theme as a school asks them, and one change to one of them, kept without undoing another's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from scan.errors import Conflict
from scan.i18n import LANGUAGES
from scan.model.library import Library, Statement, Theme
from scan.model.own_content import OwnContent, OwnStatement
from scan.model.people import GroupKind
from scan.model.record import ScanRecord
from scan.model.text import Text
from scan.ui import cache
from scan.usecases import adapting
from scan.usecases.desk import Desk


@dataclass(frozen=True, slots=True)
class Line:
    """One statement: `original` is the library's (None where it has none), `entry` what the school made of it."""

    id: str
    theme: Theme
    original: Statement | None
    entry: OwnStatement | None

    @property
    def statement(self) -> Statement:
        """The statement as the school asks it, or would ask it when it is switched on."""
        own = self.entry.statement(self.original) if self.entry else None
        if own or not self.original:
            return own or Statement(self.id, Text("", ""), None, ())
        return replace(self.original, short_form=self.entry.short_form) if self.entry else self.original

    @property
    def on(self) -> bool:
        """Whether it is asked."""
        return self.entry is None or self.entry.on

    @property
    def added(self) -> bool:
        """Whether only the school has it."""
        return self.original is None

    @property
    def reworded(self) -> bool:
        """Whether the school says a statement of the library in its own words."""
        return self.original is not None and self.entry is not None and self.entry.text is not None

    def entry_for(self, statement: Statement, *, on: bool) -> OwnStatement | None:
        """What the layer must say to ask a statement here; None where that is what the library says."""
        plain = OwnStatement(self.id, self.theme.id, on, statement.short_form)
        if self.original and _same_words(statement, self.original):
            return None if on and statement.short_form == self.original.short_form else plain
        marked = self.original is not None and self.original.about_leader
        return replace(
            plain,
            reverse=statement.reverse,
            text=statement.text,
            levels=statement.levels,
            wordings=statement.wordings,
            about_leader=None if statement.about_leader == marked else statement.about_leader,
        )


def _same_words(mine: Statement, original: Statement) -> bool:
    return replace(mine, short_form=original.short_form, sources=original.sources) == original


@dataclass(frozen=True, slots=True)
class Layer:
    """What the screen shows: the newest layer of the school whose scan is at hand, over the library."""

    record: ScanRecord
    content: OwnContent
    library: Library

    @property
    def school_id(self) -> str:
        """Whose layer it is."""
        return self.record.school.id

    def lines(self, theme: Theme) -> list[Line]:
        """The statements of a theme, also those switched off: the library's, then those that only the school has."""
        # A statement of the library stands in its own theme, also where its entry was made in another one.
        stood = [Line(s.id, theme, s, self.content.entry(s.id)) for s in theme.statements]
        new = [
            e for e in self.content.statements if e.theme_id == theme.id and e.id not in self.library.statement_by_id
        ]
        return stood + [Line(entry.id, theme, None, entry) for entry in new if entry.text]

    def line(self, id: str) -> Line | None:
        """One statement by its id."""
        return next((line for theme in self.library.themes for line in self.lines(theme) if line.id == id), None)


def layer_of(desk: Desk, record: ScanRecord) -> Layer:
    """The newest layer of the school of a scan."""
    return Layer(record, adapting.content_of(desk, record.school.id), cache.library())


@dataclass(frozen=True, slots=True)
class Edit:
    """What one statement should become (None: as the library has it, or gone) and the version it was read from.

    `nl`, `en`, `levels` and `groups` are its words, to lay two edits side by side.
    """

    line: Line
    entry: OwnStatement | None
    version: int

    @property
    def made(self) -> Line:
        """The statement as it would stand."""
        return replace(self.line, entry=self.entry)

    @property
    def nl(self) -> str:
        """The statement in Dutch."""
        return self.made.statement.text.nl

    @property
    def en(self) -> str:
        """The statement in English."""
        return self.made.statement.text.en

    @property
    def levels(self) -> str:
        """What a 1, a 3 and a 5 look like."""
        levels = self.made.statement.levels
        return _in_words({"1": levels.low, "3": levels.middle, "5": levels.high}) if levels else ""

    @property
    def groups(self) -> str:
        """The wordings for groups."""
        wordings = self.made.statement.wordings
        # In one order, however they were kept: another order is no difference.
        return _in_words({kind.label: wordings[kind] for kind in GroupKind if kind in wordings})

    @property
    def on(self) -> bool:
        """Whether it would be asked."""
        return self.made.on

    @property
    def reverse(self) -> bool:
        """Whether agreeing would be bad."""
        return self.made.statement.reverse

    @property
    def about_leader(self) -> bool:
        """Whether it would be about one leader."""
        return self.made.statement.about_leader

    @property
    def short_form(self) -> bool:
        """Whether it would belong to the short form."""
        return self.made.statement.short_form


def _in_words(texts: Mapping[str, Text]) -> str:
    both = [
        (name, language, text.nl if language == "nl" else text.en)
        for name, text in texts.items()
        for language in LANGUAGES
    ]
    return "\n".join(f"{name} ({language}): {words}" for name, language, words in both if words)


def keep(desk: Desk, layer: Layer, edit: Edit) -> None:
    """Keep an edit on top of what is kept now, so that a change of another statement meanwhile is no conflict.

    Only where someone else changed this very statement it is refused: `Conflict`, with their edit as its `current`.
    """
    newest = adapting.content_of(desk, layer.school_id)
    same = newest.entry(edit.line.id) == edit.line.entry
    base = newest if same else replace(newest, version=edit.version)
    new = base.with_entry(edit.entry) if edit.entry else base.without(edit.line.id)
    try:
        adapting.keep_content(desk, layer.library, layer.school_id, new)
    except Conflict as conflict:
        now = conflict.current
        if same and isinstance(now, OwnContent) and now.entry(edit.line.id) == edit.line.entry:
            # Another statement was kept in the blink between reading and keeping.
            return keep(desk, layer, edit)
        raise Conflict(conflict.sentence, _theirs(edit, now)) from conflict


def _theirs(edit: Edit, current: object) -> Edit | None:
    if not isinstance(current, OwnContent):
        return None
    entry = current.entry(edit.line.id)
    return Edit(replace(edit.line, entry=entry), entry, current.version)
