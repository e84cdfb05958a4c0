"""Files inside the document, each tied to it by what it is: its source, or another form of it (PDF/A-3)."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from scan.report.pdf.syntax import moment, reference, stream, text


class Relation(StrEnum):
    """What a file is to the document: what it was made from, or the same in another form."""

    SOURCE = "Source"
    ALTERNATIVE = "Alternative"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file by its name, with a sentence that says what it is for."""

    name: str
    content: bytes
    media_type: str
    relation: Relation
    description: str


Added = Callable[[bytes, str], int]
"""Keeps an object under a name and gives its number."""


def attached(files: Sequence[Attachment], when: datetime, add: Added) -> tuple[bytes, bytes]:
    """The files as objects; gives the array of references and the name tree for the catalog."""
    found = [(text(file.name), reference(_specification(file, when, add))) for file in sorted(files, key=_name)]
    listed = b"[" + b" ".join(place for _called, place in found) + b"]"
    names = b" ".join(called + place for called, place in found)
    return listed, b"<</EmbeddedFiles<</Names[%s]>>>>" % names


def _name(file: Attachment) -> str:
    return file.name


def _specification(file: Attachment, when: datetime, add: Added) -> int:
    digest = hashlib.md5(file.content, usedforsecurity=False).hexdigest().encode("ascii")
    entries = b"/Type/EmbeddedFile/Subtype/%s/Filter/FlateDecode/Params<</Size %d/ModDate%s/CheckSum<%s>>>" % (
        file.media_type.replace("/", "#2F").encode("ascii"),
        len(file.content),
        moment(when),
        digest,
    )
    body = reference(add(stream(entries, zlib.compress(file.content, 9)), f"File.{file.name}"))
    parts = (text(file.name), text(file.name), file.relation.encode("ascii"), text(file.description), body, body)
    return add(
        b"<</Type/Filespec/F%s/UF%s/AFRelationship/%s/Desc%s/EF<</F %s/UF %s>>>>" % parts, f"Filespec.{file.name}"
    )
