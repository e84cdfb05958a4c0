"""The bytes of the file: small objects packed together in compressed streams (PDF 1.5), which halves a tagged file."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import islice

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from scan.report.pdf.syntax import stream

_TOGETHER = 1000
_END = b"endstream\n"

Numbered = tuple[int, bytes]


def packed(canvas: Canvas, rest: Callable[[int], Iterable[Numbered]]) -> bytes:
    """The finished file; `rest` gives the objects that reportlab does not know, from a free number on."""
    document = canvas._doc
    _prepare(canvas)
    objects = _formatted(document)
    objects += rest(document.objectcounter + 1)
    file = _File(max(number for number, _body in objects) + 1)
    loose: list[Numbered] = []
    for number, body in objects:
        if body.endswith(_END):
            file.add(number, body)
        else:
            loose.append((number, body))
    for place in range(0, len(loose), _TOGETHER):
        file.add_together(list(islice(loose, place, place + _TOGETHER)))
    number_of = document.idToObjectNumberAndVersion
    catalog, info = (number_of[part.__InternalName__][0] for part in (document.Catalog, document.info))
    return file.closed(b"/Root %d 0 R/Info %d 0 R" % (catalog, info), _digest(objects))


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
            found.append((number, body))
        number += 1
    return found


def _digest(objects: Iterable[Numbered]) -> bytes:
    digest = hashlib.sha256()
    for _number, body in objects:
        digest.update(body)
    return digest.hexdigest()[:32].encode("ascii")


def _place(kind: int, where: int, which: int = 0) -> bytes:
    """A row of the table: 1 for an object at a place in the file, 2 for one in a stream of objects."""
    return b"%c%s%s" % (kind, where.to_bytes(4, "big"), which.to_bytes(2, "big"))


_FREE = _place(0, 0, 65535)


def _predicted(rows: Iterable[bytes]) -> bytes:
    """Each row as its difference from the one above (PNG's "up"): most rows only count on, so it packs to little."""
    told, above = bytearray(), bytes(7)
    for row in rows:
        if row[:6] == above[:6]:
            told += b"\2\0\0\0\0\0\0%c" % ((row[6] - above[6]) % 256)
        else:
            told += b"\2" + bytes([(here - there) % 256 for here, there in zip(row, above, strict=True)])
        above = row
    return bytes(told)


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

    def add_together(self, objects: list[Numbered]) -> None:
        """Objects in one compressed stream."""
        own = self._own_number()
        heads, at = [], 0
        for place, (number, body) in enumerate(objects):
            self.places[number] = _place(2, own, place)
            heads.append(b"%d %d" % (number, at))
            at += len(body) + 1
        head = b" ".join(heads) + b"\n"
        content = zlib.compress(head + b"\n".join(body for _number, body in objects), 7)
        entries = b"/Type/ObjStm/N %d/First %d/Filter/FlateDecode" % (len(objects), len(head))
        self.add(own, stream(entries, content))

    def closed(self, trailer: bytes, digest: bytes) -> bytes:
        """The whole file, with the table of where everything is."""
        own, start = self._own_number(), self.size
        self.places[own] = _place(1, start)
        table = _predicted(self.places.get(number, _FREE) for number in range(own + 1))
        size = b"/Size %d/W[1 4 2]/DecodeParms<</Predictor 12/Columns 7>>" % (own + 1)
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
