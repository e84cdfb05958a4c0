"""A school's own layer over the library: statements it adds, words anew or switches off.

The library is never written to, so an update of it cannot overwrite the layer, and the layer cannot damage it.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import lru_cache

from scan.errors import InvalidInput
from scan.i18n import _
from scan.model.library import Levels, Library, Statement, Theme
from scan.model.people import GroupKind
from scan.model.text import TITLE, Text, clean

MOST_STATEMENTS = 200
"""Most entries of one layer; nobody answers more than fifty statements with attention."""
OWN_PREFIX = "own-"
"""How the id of a statement that a school added begins; the library's ids begin with their theme."""


@dataclass(frozen=True, slots=True)
class OwnStatement:
    """One entry of the layer; `id` is the library's, or begins with `own-` for a statement that the school added.

    Without `text` the library's statement stands as it is, and the entry only says whether it is asked and
    whether it belongs to the short form. With `text` the entry is the whole statement: its levels and wordings
    replace the library's too. `about_leader` is None where it is as the library says: of what the school added, no.
    False says nothing as long as a group reads the library's words about a leader (P5).
    """

    id: str
    theme_id: str
    on: bool = True
    short_form: bool = False
    reverse: bool = False
    text: Text | None = None
    levels: Levels | None = None
    wordings: Mapping[GroupKind, Text] = field(default_factory=dict)
    about_leader: bool | None = None

    @property
    def added(self) -> bool:
        """Whether the school added it, rather than changing one of the library."""
        return self.id.startswith(OWN_PREFIX)

    def statement(self, original: Statement | None) -> Statement | None:
        """The statement as the school worded it over the library's `original`; None where the library's words stand."""
        if self.text is None:
            return None
        of_leader = bool(original and original.about_leader)
        marked = of_leader if self.about_leader is None else self.about_leader
        if original and of_leader and _words_of(self) & _folded_in(original.text, original.wordings):
            marked = True
        # The points of the article that a statement carries stay with it, however the school words it.
        sources = original.sources if original else ()
        return Statement(self.id, self.text, self.levels, sources, self.reverse, self.short_form, self.wordings, marked)

    def checked(self) -> OwnStatement:
        """The entry cleaned: one line each, both languages or one; refused where a text is missing or too long."""
        if self.text is None:
            if self.added:
                raise InvalidInput(_("De stelling is nog leeg. Schrijf wat je bij jullie op school kunt zien."), "text")
            return replace(self, levels=None, wordings={}, reverse=False, about_leader=None)
        levels = self.levels
        return replace(
            self,
            text=_checked(self.text, _("De stelling")),
            levels=levels
            and Levels(
                low=_checked(levels.low, _("Wat je ziet bij een 1")),
                middle=_checked(levels.middle, _("Wat je ziet bij een 3")),
                high=_checked(levels.high, _("Wat je ziet bij een 5")),
            ),
            wordings={kind: _checked(text, kind.label) for kind, text in self.wordings.items()},
        )


def _checked(text: Text, label: str) -> Text:
    nl, en = (" ".join(clean(typed).split()) for typed in (text.nl, text.en))
    if not nl and not en:
        raise InvalidInput(_("{label} is nog leeg. Vul het in en bewaar opnieuw.").format(label=label), label)
    if (longest := max(len(nl), len(en))) > TITLE:
        raise InvalidInput(
            _("{label} is te lang: {length} tekens. Maak er hoogstens {limit} van.").format(
                label=label, length=longest, limit=TITLE
            ),
            label,
        )
    return Text(nl, en)


@dataclass(frozen=True, slots=True)
class OwnContent:
    """A version of a school's layer; version 0 is a school without one."""

    version: int = 0
    statements: tuple[OwnStatement, ...] = ()

    def checked(self, library: Library, kept: OwnContent | None = None) -> OwnContent:
        """The layer with every entry cleaned; an id twice is refused.

        So is an unknown theme, or words about one leader without their mark, in an entry that `kept` did not have so.
        """
        if len(self.statements) > MOST_STATEMENTS:
            raise InvalidInput(
                _("Een school kan hoogstens {most} eigen regels hebben. Haal er een paar weg.").format(
                    most=MOST_STATEMENTS
                )
            )
        for id, times in Counter(entry.id for entry in self.statements).items():
            if times > 1:
                raise InvalidInput(_("De stelling “{id}” staat er twee keer in.").format(id=id), "id")
        leader = _leader_words(library)
        for entry in self.statements:
            if kept and kept.entry(entry.id) == entry:
                continue
            if entry.theme_id not in library.theme_by_id:
                raise InvalidInput(_("Het thema “{id}” bestaat niet.").format(id=entry.theme_id), "theme_id")
            _refuse_lower_floor(entry, leader)
        return replace(self, statements=tuple(entry.checked() for entry in self.statements))

    def entry(self, id: str) -> OwnStatement | None:
        """What the layer says of a statement."""
        return next((entry for entry in self.statements if entry.id == id), None)

    def with_entry(self, new: OwnStatement) -> OwnContent:
        """The layer with an entry put in the place of the one with its id, or added at the end."""
        if self.entry(new.id) is None:
            return replace(self, statements=(*self.statements, new))
        return replace(self, statements=tuple(new if e.id == new.id else e for e in self.statements))

    def without(self, id: str) -> OwnContent:
        """The layer without an entry: the library's statement stands again, an added one is gone."""
        return replace(self, statements=tuple(e for e in self.statements if e.id != id))

    def over(self, library: Library) -> Library:
        """The library with this layer over it: what a scan of the school asks.

        What says the library's words about one leader is about one leader, whatever its entry says (P5).
        """
        if not self.statements:
            return library
        leader = _leader_words(library)
        entries = {e.id: replace(e, about_leader=True) if _words_of(e) & leader else e for e in self.statements}
        # What the library does not have was added by the school, or stood in an earlier library.
        added = [e for e in entries.values() if e.on and e.id not in library.statement_by_id]
        return replace(library, themes=tuple(_layered(theme, entries, added) for theme in library.themes))


def _layered(theme: Theme, entries: Mapping[str, OwnStatement], added: Iterable[OwnStatement]) -> Theme:
    stood = [_merged(statement, entries.get(statement.id)) for statement in theme.statements]
    new = [entry.statement(None) for entry in added if entry.theme_id == theme.id]
    return replace(theme, statements=tuple(s for s in (*stood, *new) if s is not None))


def _merged(statement: Statement, entry: OwnStatement | None) -> Statement | None:
    if entry is None:
        return statement
    if not entry.on:
        return None
    return entry.statement(statement) or replace(statement, short_form=entry.short_form)


def _refuse_lower_floor(entry: OwnStatement, leader: frozenset[str]) -> None:
    """The mark of one leader goes with words: as long as some group reads the library's, nobody takes it away (P5)."""
    if entry.about_leader is False and entry.text and _words_of(entry) & leader:
        raise InvalidInput(
            _(
                "De stelling “{statement}” gaat over één leidinggevende. Zeg hem eerst in andere woorden: "
                "in beide talen, en voor elke groep."
            ).format(statement=str(entry.text).strip()),
            "about_leader",
        )


def _leader_words(library: Library) -> frozenset[str]:
    """All that the library says about one leader, in both languages and to every group."""
    return frozenset().union(
        *(_folded_in(s.text, s.wordings) for s in library.statement_by_id.values() if s.about_leader)
    )


def _words_of(entry: OwnStatement) -> frozenset[str]:
    return _folded_in(entry.text, entry.wordings) if entry.text else frozenset()


def _folded_in(text: Text, wordings: Mapping[GroupKind, Text]) -> frozenset[str]:
    every = (said for one in (text, *wordings.values()) for said in (one.nl, one.en))
    return frozenset(folded for said in every if (folded := _folded(said)))


@lru_cache(maxsize=4_000)
def _folded(said: str) -> str:
    """The bare words: capitals, spaces, points and invisible signs make no other sentence."""
    seen = "".join(c for c in unicodedata.normalize("NFKC", said) if unicodedata.category(c) != "Cf")
    return " ".join(re.findall(r"\w+", seen.casefold()))


@dataclass(frozen=True, slots=True)
class ContentVersion:
    """One line of the history of a school's layer."""

    version: int
    made_at: datetime
    made_by: str
    entries: int
