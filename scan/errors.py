"""Every error a person can meet, as one small tree; each carries a sentence fit to show.

ScanError
├── InvalidInput      what was typed cannot be kept as it is
├── NotFound          it is not there (any more)
├── NotAllowed        this person may not do this
├── Conflict          someone else saved the same thing first
├── StorageError      the database cannot be read or written now
│   ├── NotSaved      a write failed and nothing of it was kept
│   └── ForeignFile   the file is no (usable) database of ours
├── ContentError      a file in data/ is wrong; names file and line
└── ImportRefused     an import file cannot be taken in
"""

from __future__ import annotations


class ScanError(Exception):
    """Something went wrong that a person can be told about in one sentence."""

    @property
    def sentence(self) -> str:
        """The sentence to show, already in the person's language."""
        return str(self.args[0]) if self.args else ""


class InvalidInput(ScanError):
    """What was typed cannot be kept as it is; `field` names the offending field."""

    def __init__(self, sentence: str, field: str = "") -> None:
        super().__init__(sentence)
        self.field = field


class NotFound(ScanError):
    """The thing asked for does not exist, or was deleted."""


class NotAllowed(ScanError):
    """The person's role does not include this right."""


class Conflict(ScanError):
    """Someone saved the same thing first; `current` is what is kept now."""

    def __init__(self, sentence: str, current: object = None) -> None:
        super().__init__(sentence)
        self.current = current


class StorageError(ScanError):
    """The database cannot be read or written at this moment."""


class NotSaved(StorageError):
    """A write failed (disk full, read-only, busy too long); nothing of it was kept."""


class ForeignFile(StorageError):
    """The file is empty, damaged, from a newer version, or not ours; it is left untouched."""


class ContentError(ScanError):
    """A file of the content library is wrong; the sentence names file and line."""


class ImportRefused(ScanError):
    """An import file cannot be taken in; nothing of it was kept."""
