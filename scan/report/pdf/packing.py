"""The bytes of the file: small objects packed together in compressed streams (PDF 1.5), which halves a tagged file.

Objects of the same length are mostly of the same form and differ in their numbers alone. They go together, as rows.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from scan.report.pdf.rows import padded, parameters, predicted
from scan.report.pdf.syntax import Numbered, stream

_TOGETHER = 1000
_ALIKE = 20
"""So many rows of one length are worth a stream of their own."""
_END = b"endstream\n"


def packed(canvas: Canvas, rest: Callable[[int], Iterable[Numbered]]) -> bytes:
    """The finished file; `rest` gives the objects that reportlab does not know, from a free number on."""
    document = canvas._doc
    _prepare(canvas)
    objects = _formatted(document)
    objects += rest(document.objectcounter + 1)
    file = _File(max(entry.number for entry in objects) + 1)
    loose: dict[int, list[Numbered]] = {}
    for entry in objects:
        if entry.body.endswith(_END):
            file.add(entry.number, entry.body)
        else:
            loose.setdefault(entry.row or len(entry.body) + 1, []).append(entry)
    for row, alike in _sorted_out(loose):
        for place in range(0, len(alike), _TOGETHER):
            file.add_together(alike[place : place + _TOGETHER], row)
    number_of = document.idToObjectNumberAndVersion
    catalog, info = (number_of[part.__InternalName__][0] for part in (document.Catalog, document.info))
    return file.closed(b"/Root %d 0 R/Info %d 0 R" % (catalog, info), _digest(objects))


def _sorted_out(loose: dict[int, list[Numbered]]) -> Iterator[tuple[int, list[Numbered]]]:
    """The objects by the length of their rows; those of which there are few together, without rows (0)."""
    rest: list[Numbered] = []
    for row, alike in loose.items():
        if sum(len(entry.body) for entry in alike) < _ALIKE * row:
            rest += alike
        else:
            yield row, alike
    yield 0, sorted(rest)


def _prepare(canvas: Canvas) -> None:
    """What reportlab does before it writes: fonts cut down to what is used, and the outline."""
    document = canvas._doc
    for font in document.delayedFonts:
        font.addObjects(document)
    document.info.invariant = document.invariant
    document.Reference(document.Catalog)
    document.Reference(document.info)
    document.Outlines.prepare(document, canvas)
    if document.Outlines.ready < 0:
        document.Catalog.Outlines = None
    document.encrypt.prepare(document)
    document.__accum__ = None


def _formatted(document: pdfdoc.PDFDocument) -> list[Numbered]:
    """Every object of reportlab's; writing one may add others, so the end is found on the way. Empty is left out."""
    found: list[Numbered] = []
    number = 1
    while number in document.numberToId:
        kept = document.idToObject[document.numberToId[number]]
        body: bytes = pdfdoc.format(kept, document, toplevel=1)
        if isinstance(kept, pdfdoc.PDFStream):
            # reportlab writes no line end before `endstream`, which PDF/A asks for.
            body = body.removesuffix(_END) + b"\n" + _END
        if body:
            found.append(Numbered(number, body))
        number += 1
    return found


def _digest(objects: Iterable[Numbered]) -> bytes:
    digest = hashlib.sha256()
    for entry in objects:
        digest.update(entry.body)
    return digest.hexdigest()[:32].encode("ascii")


def _place(kind: int, where: int, which: int = 0) -> bytes:
    """A row of the table: 1 for an object at a place in the file, 2 for one in a stream of objects."""
    return b"%c%s%s" % (kind, where.to_bytes(4, "big"), which.to_bytes(2, "big"))


_FREE = _place(0, 0, 65535)


@dataclass
class _File:
    """The file as it grows, where in it each object lies, and the next number that no object has."""

    free: int
    parts: list[bytes] = field(default_factory=lambda: [b"%PDF-1.7\n%\x93\x8c\x8b\x9e\n"])
    size: int = 15
    places: dict[int, bytes] = field(default_factory=lambda: {0: _FREE})

    def add(self, number: int, body: bytes) -> None:
        """An object on its own."""
        self.places[number] = _place(1, self.size)
        self._append(b"%d 0 obj\n%sendobj\n" % (number, body))

    def add_together(self, objects: Sequence[Numbered], row: int) -> None:
        """Objects in one compressed stream; as rows of so many bytes, unless that is 0."""
        own, columns = self._own_number(), row or 1
        bodies = [padded(entry.body + b"\n", columns) for entry in objects]
        heads, at = [], 0
        for place, (entry, body) in enumerate(zip(objects, bodies, strict=True)):
            self.places[entry.number] = _place(2, own, place)
            heads.append(padded(b"%7d %7d\n" % (entry.number, at) if row else b"%d %d\n" % (entry.number, at), columns))
            at += len(body)
        head = b"".join(heads)
        content = head + b"".join(bodies)
        entries = b"/Type/ObjStm/N %d/First %d/Filter/FlateDecode" % (len(objects), len(head))
        if row:
            entries, content = entries + parameters(row), predicted(content, row)
        self.add(own, stream(entries, zlib.compress(content, 7)))

    def closed(self, trailer: bytes, digest: bytes) -> bytes:
        """The whole file, with the table of where everything is."""
        own, start = self._own_number(), self.size
        self.places[own] = _place(1, start)
        table = predicted(b"".join([self.places.get(number, _FREE) for number in range(own + 1)]), len(_FREE))
        size = b"/Size %d/W[1 4 2]%s" % (own + 1, parameters(len(_FREE)))
        entries = b"/Type/XRef%s%s/ID[<%s><%s>]/Filter/FlateDecode" % (size, trailer, digest, digest)
        self.add(own, stream(entries, zlib.compress(table, 9)))
        self._append(b"startxref\n%d\n%%%%EOF\n" % start)
        return b"".join(self.parts)

    def _own_number(self) -> int:
        self.free += 1
        return self.free - 1

    def _append(self, part: bytes) -> None:
        self.parts.append(part)
        self.size += len(part)
