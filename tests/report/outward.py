"""What in a document could reach outside it, also where its objects are packed in streams that no search reads."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, PdfObject

OUTWARD = {"/URI", "/JavaScript", "/JS", "/Launch", "/OpenAction", "/AA", "/SubmitForm", "/GoToR", "/ImportData"}
ATTACHED = "/EmbeddedFile"


def outward(pdf: bytes) -> set[str]:
    """The names of everything in the document that calls, opens, runs or sends something; attachments too."""
    reader = PdfReader(BytesIO(pdf), strict=True)
    numbers = {number for entries in reader.xref.values() for number in entries} | set(reader.xref_objStm)
    return {
        name
        for number in numbers
        if (found := reader.get_object(number)) is not None
        for name in _names(found)
        if name in OUTWARD or name == ATTACHED
    }


def _names(value: PdfObject) -> Iterator[str]:
    if isinstance(value, NameObject):
        yield str(value)
    elif isinstance(value, DictionaryObject):
        for key in value:
            yield str(key)
            yield from _names(value.raw_get(key))
    elif isinstance(value, ArrayObject):
        for entry in list.__iter__(value):
            yield from _names(entry)
