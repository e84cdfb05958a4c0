"""The rules for how the library and the screens are worded, and the list of words in `data/words.yaml`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from statistics import fmean
from typing import Any, ClassVar

from pydantic import TypeAdapter

from scan.library.document import read_document
from scan.model.people import GroupKind
from tests.house.source import ROOT
from tests.library.texts import Said, sentences, words

FILE = ROOT / "data" / "words.yaml"
SENTENCE, AVERAGE, LEVEL, STATEMENT = 25, 14, 25, 20
"""Most words of a sentence, of the sentences of a file on average, of a level, of a statement."""
ENOUGH = 5
"""Fewest sentences that have an average worth looking at."""
CHECKS = ("word", "address", "sentence", "average", "level", "statement", "spaces", "quote", "stop")
TITLES = {"title", "name", "short_name", "role"}
"""What is no sentence, so needs no full stop."""
FORM = re.compile(r"[^\W\d_][\w'’-]*(?: [\w'’-]+)*\*?")

_ENDED = re.compile(r"[.!?…][”’)]*$")
_ADDRESS = re.compile(r"(?<![\w'’.-])(?:u|uw|uwe|uzelf)(?![\w'’-])", re.IGNORECASE)
# 's, 't and 'n open a Dutch word; an s, x or z may have a bare apostrophe behind it.
_QUOTE = re.compile(r"\"|(?<!\w)'(?!(?:[stnkm]|r)\b)|(?<=[^\Wsxz])'(?!\w)")
_FILLED_IN = re.compile(r"\{[^}]*\}|:material/\w+:|`[^`]*`")


class _Shape:
    __pydantic_config__: ClassVar[Any] = {"extra": "forbid"}


@dataclass(frozen=True)
class Avoided(_Shape):
    """Words to avoid and what to say instead; `not` is no name in Python, so it is read under another one."""

    forms: tuple[str, ...]
    use: str
    why: str = ""

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Finds each form as a whole word; a form with a star also longer words."""
        forms = (re.escape(form).replace(r"\*", r"[\w-]*").replace(r"\ ", r"\s+") for form in self.forms)
        return re.compile(rf"(?<![\w-])(?:{'|'.join(forms)})(?![\w-])", re.IGNORECASE)


@dataclass(frozen=True)
class Exempted(_Shape):
    """A text that breaks a rule on purpose: the part of it that does so, where it stands, and why."""

    check: str
    file: str
    has: str
    reason: str

    def covers(self, found: Finding) -> bool:
        """Whether the finding is the one that was meant."""
        same = (self.check, self.file) == (found.check, found.said.file) and self.has in found.said.text
        return same and (self.check != "word" or found.what.lower() in self.has.lower())


@dataclass(frozen=True)
class WordList(_Shape):
    """The whole list; `terms` and `plain` are for Dutch."""

    licence: str
    version: int
    terms: tuple[Avoided, ...]
    plain: tuple[Avoided, ...]
    english: tuple[Avoided, ...]
    exceptions: tuple[Exempted, ...]

    def of(self, language: str) -> tuple[Avoided, ...]:
        """What a text in a language must not say."""
        return (*self.terms, *self.plain) if language == "nl" else self.english


@dataclass(frozen=True)
class Finding:
    """A text that breaks a rule, and what does so."""

    check: str
    said: Said
    what: str

    def __str__(self) -> str:
        return f"{self.said.file}:{self.said.line} {self.check}: {self.what} in {self.said.text!r}"


def read_words(path: Path = FILE) -> WordList:
    """The list; `ContentError` names file and line of a key, a value or a form that is not right."""
    document = read_document(path, path.parent)
    data: Any = document.data
    for part in ("terms", "plain", "english"):
        for entry in data.get(part) or () if isinstance(data, dict) else ():
            if isinstance(entry, dict) and "not" in entry:
                entry["forms"] = entry.pop("not")
    listed = document.fitted(TypeAdapter(WordList))
    for part in ("terms", "plain", "english"):
        for place, avoided in enumerate(getattr(listed, part)):
            if wrong := [form for form in avoided.forms if not FORM.fullmatch(form) or form != form.lower()]:
                raise document.wrong(
                    (part, place), f"{wrong[0]!r} is no word in lower case, with at most a star behind"
                )
            if part == "terms" and not avoided.why:
                raise document.wrong((part, place), "a term says what it means under “why”")
    for place, exempted in enumerate(listed.exceptions):
        if exempted.check not in CHECKS:
            raise document.wrong(("exceptions", place, "check"), f"there is no check {exempted.check!r}")
    return listed


def findings(texts: Iterable[Said], listed: WordList) -> list[Finding]:
    """Everything that breaks a rule, also what is an exception."""
    texts = [said for said in texts if said.language]
    return [*(found for said in texts for found in _in_text(said, listed)), *_too_long_on_average(texts)]


def _in_text(said: Said, listed: WordList) -> Iterator[Finding]:
    text = _FILLED_IN.sub("…", said.text).replace("’", "'")
    for avoided in listed.of(said.language):
        yield from (Finding("word", said, match.group()) for match in avoided.pattern.finditer(text))
    for sentence in sentences(said.text):
        if (length := len(words(sentence))) > SENTENCE:
            yield Finding("sentence", said, f"{length} words")
    if "  " in said.text or said.text != said.text.strip():
        yield Finding("spaces", said, "double space or space at an end")
    if said.language == "nl":
        yield from (Finding("address", said, match.group()) for match in _ADDRESS.finditer(text))
        yield from (Finding("quote", said, match.group()) for match in _QUOTE.finditer(said.text))
    yield from _by_kind(said)


def _by_kind(said: Said) -> Iterator[Finding]:
    kind = said.way[-1] if said.way else ""
    length = len(words(said.text))
    if kind in ("low", "middle", "high") and length > LEVEL:
        yield Finding("level", said, f"{length} words")
    asked = kind == "text" or kind in tuple(GroupKind)
    if asked and said.way[0] == "statements" and length > STATEMENT:
        yield Finding("statement", said, f"{length} words")
    # On a screen a text of one sentence may be a label; a text of more is not.
    is_sentence = kind not in TITLES and said.way != ("board",) if kind else len(sentences(said.text)) > 1
    if is_sentence and not _ENDED.search(said.text) and not said.text.endswith(("}", ":")):
        yield Finding("stop", said, "no full stop")


def _too_long_on_average(texts: Iterable[Said]) -> Iterator[Finding]:
    lengths: dict[tuple[str, str], list[int]] = defaultdict(list)
    for said in texts:
        if _ENDED.search(said.text):
            lengths[said.file, said.language] += [len(words(sentence)) for sentence in sentences(said.text)]
    for (file, language), counted in lengths.items():
        if len(counted) >= ENOUGH and (mean := fmean(counted)) > AVERAGE:
            yield Finding("average", Said(file, 1, (), language, f"all {language}"), f"{mean:.1f} words in a sentence")
