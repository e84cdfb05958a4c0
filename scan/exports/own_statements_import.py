"""A school's own statements from a file: every statement checked, and everything wrong with it named at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from scan.errors import ImportRefused, InvalidInput
from scan.exports.own_statements import LEADER, LEVELS, LIBRARY_SHORT, Draft
from scan.exports.own_statements_sheet import read_xlsx
from scan.exports.own_statements_yaml import read_yaml
from scan.i18n import LANGUAGES, _, ngettext
from scan.model.library import Levels, Library
from scan.model.own_content import OWN_PREFIX, OwnContent, OwnStatement
from scan.model.people import GroupKind
from scan.model.text import TITLE, Text, clean

LARGEST_FILE = 5 * 1024 * 1024
"""Most bytes of an import (S4)."""
MOST_SHOWN = 20
"""Most things wrong that one refusal names."""

_ZIP = b"PK\x03\x04"
_OWN_ID = re.compile(re.escape(OWN_PREFIX) + r"[A-Za-z0-9_.-]{1,90}")
_YES = frozenset({"ja", "yes", "true", "waar", "aan", "on", "j", "y", "1", "x"})
_NO = frozenset({"nee", "no", "false", "onwaar", "uit", "off", "n", "0", "-"})


def statements_from(data: bytes, library: Library, known: OwnContent, new_id: Callable[[], str]) -> OwnContent:
    """The layer that a file holds, YAML or xlsx by its content, over `known`, the one that it would follow.

    `version` is the one that the file was made from, which may be older; where the file is silent, that of `known`.
    The file is the whole layer: what is not in it is not in the result. `ImportRefused` has a line for everything
    that is wrong (twenty at most), each with its place in the file.
    """
    if len(data) > LARGEST_FILE:
        raise ImportRefused(_("Dit bestand is groter dan 5 MB. Kies een bestand met eigen stellingen."))
    is_book = data.startswith(_ZIP)
    reading = _Reading(library, known, new_id, completing=is_book)
    drafts = (read_xlsx if is_book else read_yaml)(data, reading.tell)
    entries = reading.entries(drafts.statements)
    if reading.wrong:
        raise ImportRefused(_sentences(reading.wrong))
    if is_book:
        # People sort a sheet by what they look for: another order than the school had is no change.
        place = {entry.id: number for number, entry in enumerate(known.statements)}
        entries.sort(key=lambda entry: place.get(entry.id, len(place)))
    try:
        version = known.version if drafts.version is None else drafts.version
        return OwnContent(version, tuple(entries)).checked(library, known)
    except InvalidInput as error:
        raise ImportRefused(error.sentence) from error


def _sentences(wrong: list[str]) -> str:
    shown = wrong[:MOST_SHOWN]
    if more := len(wrong) - len(shown):
        shown.append(ngettext("En nog {count} fout.", "En nog {count} fouten.", more).format(count=more))
    return "\n".join(shown)


@dataclass
class _Reading:
    """One file being read: what it may refer to, and what was wrong with it so far.

    Where it is `completing`, a statement of the library that gets its first own words keeps the library's levels,
    wordings and direction for what the row leaves open, as the form on the screen does.
    """

    library: Library
    known: OwnContent
    new_id: Callable[[], str]
    completing: bool = False
    wrong: list[str] = field(default_factory=list)

    def tell(self, where: str, what: str) -> None:
        self.wrong.append(f"{where}: {what}")

    def entries(self, drafts: Iterable[Draft]) -> list[OwnStatement]:
        found: list[OwnStatement] = []
        seen: set[str] = set()
        for draft in drafts:
            # Also where one of them says what the library says: somebody copied its row to make a new statement.
            if (id := _folded(draft, "id")) in seen:
                self.tell(draft.at("id"), _("de stelling “{id}” staat er twee keer in.").format(id=id[:40]))
            elif entry := self.entry(draft):
                found.append(entry)
            seen |= {id} - {""}
        return found

    def entry(self, draft: Draft) -> OwnStatement | None:
        """What a draft says; None where that is what the library says, or where something is wrong with it."""
        before = len(self.wrong)
        entry = self.read(draft)
        if len(self.wrong) == before:
            if entry != self.known.entry(entry.id) and self.as_library(draft, entry):
                return None
            self.check_id(draft, entry)
            self.check_theme(draft, entry)
            self.check_words(draft, entry)
        if len(self.wrong) > before:
            return None
        return entry if entry.id else replace(entry, id=self.new_id())

    def read(self, draft: Draft) -> OwnStatement:
        entry = self.written(draft)
        statement, before = self.library.statement_by_id.get(entry.id), self.known.entry(entry.id)
        if not self.completing or not entry.text or statement is None or (before and before.text):
            return entry
        return replace(
            entry,
            reverse=entry.reverse if _folded(draft, "reverse") else statement.reverse,
            levels=entry.levels or statement.levels,
            wordings=entry.wordings or statement.wordings,
        )

    def written(self, draft: Draft) -> OwnStatement:
        id = _folded(draft, "id")
        return OwnStatement(
            id=id,
            theme_id=self.theme(_folded(draft, "theme")) or self.home(id),
            on=self.flag(draft, "on", True),
            short_form=self.flag(draft, "short_form", self.short(draft, id)),
            reverse=self.flag(draft, "reverse", False),
            text=self.text(draft, "text"),
            levels=self.levels(draft),
            wordings={kind: text for kind in GroupKind if (text := self.text(draft, f"wordings.{kind.value}"))},
            about_leader=self.leader(draft, id),
        )

    def leader(self, draft: Draft, id: str) -> bool | None:
        """Whether it is about one leader; None where that is what the library says, or where the cell is empty."""
        statement = self.library.statement_by_id.get(id)
        marked = bool(statement and statement.about_leader)
        typed = self.flag(draft, LEADER, marked)
        return None if typed == marked else typed

    def theme(self, words: str) -> str:
        """The id of a theme that is called so, in either language; else the words themselves."""
        called = {
            name.casefold(): theme.id
            for theme in self.library.themes
            for text in (theme.name, theme.short_name)
            for name in (text.nl, text.en)
        }
        return called.get(words.casefold(), words)

    def home(self, id: str) -> str:
        """The theme of a statement that is known already."""
        if theme := self.library.theme_of_statement.get(id):
            return theme.id
        entry = self.known.entry(id)
        return entry.theme_id if entry else ""

    def short(self, draft: Draft, id: str) -> bool:
        """Whether the library had the statement in its short form when the file was made."""
        statement = self.library.statement_by_id.get(id)
        word = _folded(draft, LIBRARY_SHORT).casefold()
        return word in _YES if word else bool(statement and statement.short_form)

    def as_library(self, draft: Draft, entry: OwnStatement) -> bool:
        plain = OwnStatement(entry.id, entry.theme_id, True, self.short(draft, entry.id))
        theme = self.library.theme_of_statement.get(entry.id)
        return entry == plain and bool(entry.id) and not entry.added and (theme is None or theme.id == entry.theme_id)

    def flag(self, draft: Draft, key: str, otherwise: bool) -> bool:
        word = _folded(draft, key).casefold()
        if word and word not in _YES | _NO:
            self.tell(draft.at(key), _("vul hier ja of nee in."))
        return word in _YES if word else otherwise

    def text(self, draft: Draft, name: str) -> Text | None:
        nl, en = (self.words(draft, f"{name}.{language}") for language in LANGUAGES)
        return Text(nl, en) if nl or en else None

    def words(self, draft: Draft, key: str) -> str:
        words = _folded(draft, key)
        if len(words) > TITLE:
            too_long = _("deze tekst heeft {length} tekens. Maak er hoogstens {limit} van.")
            self.tell(draft.at(key), too_long.format(length=len(words), limit=TITLE))
        return words

    def levels(self, draft: Draft) -> Levels | None:
        found = {level: self.text(draft, f"levels.{level}") for level in LEVELS}
        if not any(found.values()):
            return None
        for level, text in found.items():
            if text is None:
                self.tell(draft.at(f"levels.{level}.nl"), _("vul wat je ziet bij een 1, een 3 én een 5 in, of geen."))
        return Levels(**{level: text or Text("", "") for level, text in found.items()})

    def check_id(self, draft: Draft, entry: OwnStatement) -> None:
        known = not entry.id or entry.id in self.library.statement_by_id or self.known.entry(entry.id)
        if not known and not _OWN_ID.fullmatch(entry.id):
            unknown = _("de stelling “{id}” bestaat niet. Laat de id leeg als de stelling nieuw is.")
            self.tell(draft.at("id"), unknown.format(id=entry.id[:40]))

    def check_theme(self, draft: Draft, entry: OwnStatement) -> None:
        home, before = self.library.theme_of_statement.get(entry.id), self.known.entry(entry.id)
        if not entry.theme_id:
            self.tell(draft.at("theme"), _("kies een thema."))
        elif entry.theme_id not in self.library.theme_by_id and entry != before:
            unknown = _("het thema “{id}” bestaat niet. Kies uit: {themes}.")
            themes = ", ".join(str(theme.short_name) for theme in self.library.themes)
            self.tell(draft.at("theme"), unknown.format(id=entry.theme_id[:40], themes=themes))
        elif home and entry.theme_id != home.id and (before is None or before.theme_id != entry.theme_id):
            elsewhere = _("deze stelling hoort bij het thema “{theme}”. Een eigen stelling krijgt geen id.")
            self.tell(draft.at("theme"), elsewhere.format(theme=home.short_name))

    def check_words(self, draft: Draft, entry: OwnStatement) -> None:
        if entry.text:
            return
        if entry.added or not entry.id:
            self.tell(draft.at("text.nl"), _("de stelling is nog leeg. Vul hem in, of haal de hele regel weg."))
        elif entry.reverse or entry.levels or entry.wordings or entry.about_leader is not None:
            self.tell(
                draft.at("text.nl"),
                _(
                    "omgekeerd, over één leidinggevende, wat je ziet bij 1, 3 en 5 en teksten per groep "
                    "horen bij een eigen stelling. Vul die in."
                ),
            )


def _folded(draft: Draft, key: str) -> str:
    return " ".join(clean(draft.cells.get(key, "")).split())
