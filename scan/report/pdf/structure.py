"""The structure tree: what is a heading, a paragraph, a table cell or a figure, for who cannot see the page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from scan.report.pdf.rows import padded
from scan.report.pdf.syntax import Numbered, aligned, text

HOLDS_TEXT = frozenset({"P", "H1", "H2", "H3", "H4", "Span", "Lbl", "Link", "Figure"})
"""Roles that text is marked with directly; in any other a paragraph is made first."""


_MARKS = 1 << 16
"""More stretches of marked content than a page can hold."""


def content(page: int, mark: int) -> int:
    """A stretch of marked content, by its page and its number there, as one number: a document has many."""
    return page * _MARKS + mark


class Annotated(NamedTuple):
    """An annotation (a link) by the name that it has in the document."""

    page: int
    name: str


@dataclass(eq=False, slots=True)
class Element:
    """A node of the tree; `leaf` lets a cell or list body hold its text without a paragraph."""

    role: str
    parent: Element | None = None
    alternative: str = ""
    actual: str = ""
    attributes: str = ""
    leaf: bool = False
    kids: list[Element | int | Annotated] = field(default_factory=list)
    number: int = 0

    @property
    def holds_text(self) -> bool:
        """Whether text may be marked as this element itself."""
        return self.leaf or self.role in HOLDS_TEXT

    def child(
        self, role: str, *, alternative: str = "", actual: str = "", attributes: str = "", leaf: bool = False
    ) -> Element:
        """A new element at the end of this one."""
        made = Element(role, self, alternative, actual, attributes, leaf)
        self.kids.append(made)
        return made


def of_cell(scope: str = "", columns: int = 1, rows: int = 1) -> str:
    """The attributes of a table cell: what a head is the head of ("Row", "Column"), and how far a cell reaches."""
    told = f"/Scope/{scope}" if scope else ""
    told += f"/ColSpan {columns}" if columns > 1 else ""
    told += f"/RowSpan {rows}" if rows > 1 else ""
    return f"<</O/Table{told}>>" if told else ""


Parents = Sequence[tuple[int, Element | list[Element]]]
"""For each key (of a page or an annotation) the element, or the elements in order of their marks."""


def tree_objects(
    root: Element, parents: Parents, numbers: tuple[int, int], number_of: Callable[[str], int]
) -> Iterator[Numbered]:
    """The objects of the tree: its root has the first of the two numbers, the elements count on from the second."""
    top, first = numbers
    elements = _numbered(root, first)
    pages = _Pages(number_of)
    for element in elements:
        yield Numbered(element.number, _body(element, top, pages, number_of))
        # An element and its parent hold each other: this lets go of them without a search.
        element.kids.clear()
    nums = b"".join([padded(b"%7d" % key, _ROW) + _owners(owners) for key, owners in parents])
    following = parents[-1][0] + 1 if parents else 0
    head = b"<</Type/StructTreeRoot/K %d 0 R/ParentTreeNextKey %d/ParentTree<</Nums["
    yield Numbered(
        top,
        padded(head % (root.number, following), _ROW) + nums + b"]>>>>",
        _ROW,
    )


def _numbered(root: Element, first: int) -> list[Element]:
    found: list[Element] = []
    waiting = [root]
    while waiting:
        element = waiting.pop()
        found.append(element)
        waiting.extend([kid for kid in reversed(element.kids) if isinstance(kid, Element)])
    # Elements of one form get numbers that count on, as they are packed together.
    found.sort(key=_form)
    for number, element in enumerate(found, first):
        element.number = number
    return found


def _form(element: Element) -> tuple[str, int, str]:
    return element.role, len(element.kids), element.attributes


def _owners(owners: Element | list[Element]) -> bytes:
    if isinstance(owners, Element):
        return aligned(owners.number) + b" "
    return padded(b"[", _ROW) + b"".join([aligned(owner.number) + b" " for owner in owners]) + padded(b"]", _ROW)


_ROW = len(aligned(0)) + 1
"""The owners are kept in rows of one reference."""


class _Pages(dict[int, bytes]):
    def __init__(self, number_of: Callable[[str], int]) -> None:
        self._number_of = number_of

    def __missing__(self, page: int) -> bytes:
        self[page] = found = aligned(self._number_of(f"Page{page}"))
        return found


def _body(element: Element, top: int, pages: _Pages, number_of: Callable[[str], int]) -> bytes:
    own_page = 0
    kids: list[bytes] = []
    for kid in element.kids:
        if isinstance(kid, Element):
            kids.append(aligned(kid.number))
        elif isinstance(kid, Annotated):
            kids.append(b"<</Type/OBJR/Pg %s/Obj %s>>" % (pages[kid.page], aligned(number_of(kid.name))))
        else:
            page, mark = divmod(kid, _MARKS)
            own_page = own_page or page
            kids.append(b"%4d" % mark if page == own_page else b"<</Type/MCR/Pg %s/MCID %4d>>" % (pages[page], mark))
    body = b"<</S/%s/P %s" % (element.role.encode("ascii"), aligned(element.parent.number if element.parent else top))
    if kids:
        body += b"/K " + (kids[0] if len(kids) == 1 else b"[" + b" ".join(kids) + b"]")
    if own_page:
        body += b"/Pg " + pages[own_page]
    return body + _told(element) + b">>"


def _told(element: Element) -> bytes:
    told = b""
    if element.alternative:
        told += b"/Alt " + text(element.alternative)
    if element.actual:
        told += b"/ActualText " + text(element.actual)
    if element.attributes:
        told += b"/A" + element.attributes.encode("ascii")
    return told
