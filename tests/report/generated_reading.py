"""Reads back what a document of ours shows, by the PDF alone: its objects, marks, fonts and maps to Unicode.

Nothing of the program is used. qpdf unpacks the file, and must find nothing wrong in it.
"""

from __future__ import annotations

import re
import struct
import subprocess
import unicodedata
import zlib
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from tempfile import NamedTemporaryFile

import scan.report

_ENTRY = re.compile(rb"^(\d{10}) \d{5} [nf] $", re.MULTILINE)
_UNPACKED = ["qpdf", "--object-streams=disable", "--stream-data=preserve"]
_STRING = re.compile(rb"\((?:[^\\()]|\\.)*\)|<[0-9A-Fa-f\s]*>", re.DOTALL)
_NAME = re.compile(rb"/[A-Za-z0-9]+")
_OWNERS = re.compile(rb"(\d+) (?:\[([^\]]*)\]|\d+ 0 R)")
_MAPPED = re.compile(rb"<([0-9A-F]{2})> <([0-9A-F]{4,})>")
_TOKENS = re.compile(
    rb"/MCID (\d+)>>BDC|(BMC|BDC|EMC)|/(\S+) \S+ Tf|\[((?:\((?:[^\\()]|\\.)*\)|[-.\d\s]+)*)\]TJ", re.DOTALL
)
_REFERENCE = re.compile(rb"/(\S+) (\d+) 0 R")
_ROLE = re.compile(rb"/S /(\w+)")
_SHOWN = re.compile(rb"\(((?:[^\\()]|\\.)*)\)", re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_NAMED = {"n": "\n", "r": "\r"}
_HIDDEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e01ef]")
_INLINE = {"P", "Link", "Span"}
BOX = "\u25a1"


class Opened:
    """The objects of a file, unpacked."""

    def __init__(self, pdf: bytes) -> None:
        with NamedTemporaryFile(suffix=".pdf") as file:
            file.write(pdf)
            file.flush()
            read = subprocess.run([*_UNPACKED, file.name, "-"], capture_output=True, check=True)
        assert read.stderr == b"", read.stderr
        self.objects: dict[int, bytes] = {}
        self._streams: dict[int, bytes] = {}
        for number, head, stream in _read(read.stdout):
            self.objects[number] = head
            if stream is not None:
                self._streams[number] = stream

    def names(self) -> set[str]:
        """Every name in the objects; what people typed stands in strings, which are left out."""
        every = b" ".join(set(self.objects.values()))
        return {name.decode() for name in _NAME.findall(_STRING.sub(b"", every))}

    def roles(self) -> list[tuple[str, str]]:
        """For each element that holds text what it is, and its letters; a cell or list item that pages part in one."""
        found: defaultdict[int, str] = defaultdict(str)
        owners = self._owners
        for page in self._pages:
            marks = owners[_number(rb"/StructParents (\d+)", page)]
            for mark, text in self._marked(self.stream(_number(rb"/Contents (\d+) 0 R", page))):
                found[marks[mark]] += text
        for number, text in list(found.items()):
            if (around := self._around(number)) != number:
                found[around] += text
        return [(self._role(number), together(text)) for number, text in found.items()]

    def _around(self, element: int) -> int:
        while self._role(element) in _INLINE:
            element = _number(rb"/P (\d+) 0 R", _STRING.sub(b"", self.objects[element]))
        return element

    def _role(self, element: int) -> str:
        found = _ROLE.search(_STRING.sub(b"", self.objects[element]))
        assert found
        return found[1].decode()

    def stream(self, number: int) -> bytes:
        """The content of a stream."""
        return zlib.decompressobj().decompress(self._streams[number])

    @cached_property
    def _pages(self) -> list[bytes]:
        return [body for body in self.objects.values() if b"/StructParents " in body]

    @cached_property
    def _owners(self) -> dict[int, list[int]]:
        tree = next(body for body in self.objects.values() if b"/ParentTree " in body)
        listed = tree[tree.index(b"/Nums [") + 7 : tree.rindex(b"]")]
        return {int(m[1]): [int(n) for n in m[2].split()[::3]] for m in _OWNERS.finditer(listed) if m[2] is not None}

    @cached_property
    def _maps(self) -> dict[bytes, dict[int, str]]:
        fonts = {number for number, body in self.objects.items() if b"/ToUnicode" in body}
        named = {name: int(n) for body in self.objects.values() for name, n in _REFERENCE.findall(body)}
        return {name: self._map(number) for name, number in named.items() if number in fonts}

    def _map(self, font: int) -> dict[int, str]:
        table = self.stream(_number(rb"/ToUnicode (\d+) 0 R", self.objects[font]))
        return {int(code, 16): bytes.fromhex(to.decode()).decode("utf-16-be") for code, to in _MAPPED.findall(table)}

    def _marked(self, content: bytes) -> Iterator[tuple[int, str]]:
        mark, table = None, dict[int, str]()
        for found in _TOKENS.finditer(content):
            number, edge, font, shown = found.groups()
            if number is not None or edge:
                mark = None if edge else int(number)
            elif font is not None:
                table = self._maps[font]
            elif mark is not None:
                codes = b"".join(_SHOWN.findall(shown)).decode("latin-1")
                plain = _ESCAPED.sub(lambda m: _NAMED.get(m[1], m[1]), codes) if "\\" in codes else codes
                yield mark, plain.translate(table)


def _read(pdf: bytes) -> Iterator[tuple[int, bytes, bytes | None]]:
    """Each object with its stream, if it has one; the table at the end says where they begin."""
    table = pdf[int(pdf[pdf.rindex(b"startxref") :].split()[1]) :]
    starts = {int(at): number for number, at in enumerate(_ENTRY.findall(table))}
    places = sorted([*filter(None, starts), pdf.rindex(b"xref", 0, pdf.rindex(b"startxref"))])
    for start, end in pairwise(places):
        # A line end in a string is escaped, so a line is never only that word by chance.
        head, found, stream = pdf[start:end].partition(b"\nstream\n")
        yield starts[start], head, stream if found else None


def _number(pattern: bytes, body: bytes) -> int:
    found = re.search(pattern, body)
    assert found, (pattern, body[:200])
    return int(found[1])


def _characters(font: bytes) -> set[int]:
    """What a TrueType file can draw: the codes of its character map (formats 4 and 12) that have a glyph."""
    count = struct.unpack(">H", font[4:6])[0]
    tables = {font[p : p + 4]: struct.unpack(">I", font[p + 8 : p + 12])[0] for p in range(12, 12 + 16 * count, 16)}
    cmap, found = tables[b"cmap"], set[int]()
    for entry in range(struct.unpack(">H", font[cmap + 2 : cmap + 4])[0]):
        start = cmap + struct.unpack(">I", font[cmap + 8 + 8 * entry : cmap + 12 + 8 * entry])[0]
        kind = struct.unpack(">H", font[start : start + 2])[0]
        found |= {4: _of_format_4, 12: _of_format_12}.get(kind, lambda _font, _start: set())(font, start)
    return found


def _of_format_4(font: bytes, start: int) -> set[int]:
    half = struct.unpack(">H", font[start + 6 : start + 8])[0]
    words = [struct.unpack(f">{half // 2}H", font[p : p + half]) for p in (start + 14 + half * n for n in range(4))]
    ends, begins = words[0], struct.unpack(f">{half // 2}H", font[start + 16 + half : start + 16 + 2 * half])
    deltas = struct.unpack(f">{half // 2}H", font[start + 16 + 2 * half : start + 16 + 3 * half])
    ranges, found = start + 16 + 3 * half, set[int]()
    for place, (begin, end, delta) in enumerate(zip(begins, ends, deltas, strict=True)):
        offset = struct.unpack(">H", font[ranges + 2 * place : ranges + 2 * place + 2])[0]
        for code in range(begin, end + 1):
            at = ranges + 2 * place + offset + 2 * (code - begin)
            glyph = struct.unpack(">H", font[at : at + 2])[0] if offset else code
            found |= {code} if (glyph + delta) % 65536 and (glyph or not offset) else set()
    return found


def _of_format_12(font: bytes, start: int) -> set[int]:
    groups = struct.unpack(">I", font[start + 12 : start + 16])[0]
    each = (struct.unpack(">III", font[p : p + 12]) for p in range(start + 16, start + 16 + 12 * groups, 12))
    return {code for begin, end, glyph in each for code in range(begin, end + 1) if glyph + code - begin}


SHIPPED = sorted(
    {
        chr(c)
        for file in (Path(scan.report.__file__).parent / "fonts").glob("*.ttf")
        for c in _characters(file.read_bytes())
    }
)
"""Every character that one of our fonts has."""
_OURS = frozenset(SHIPPED)


def together(text: str) -> str:
    """The letters without the spaces; composed and decomposed letters are the same."""
    return unicodedata.normalize("NFD", "".join(text.split()))


def expected(typed: str) -> str:
    """What must be seen of a text: each character that a font of ours has, whole or in parts; a box for another."""
    seen = _HIDDEN.sub("", unicodedata.normalize("NFC", typed.replace("\r\n", "\n")))
    return together("".join(_seen(letter) for letter in seen))


def _seen(letter: str) -> str:
    if letter.isspace() or unicodedata.category(letter) in ("Cc", "Cs"):
        return " "
    parts = unicodedata.normalize("NFD", letter)
    return letter if letter in _OURS else parts if _OURS.issuperset(parts) else BOX
