"""The structure tree: what is a heading, a paragraph, a table cell or a figure, for who cannot see the page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from scan.report.pdf.syntax import reference, text

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
) -> Iterator[tuple[int, bytes]]:
    """The objects of the tree: its root has the first of the two numbers, the elements count on from the second."""
    top, first = numbers
    elements = _numbered(root, first)
    pages = _Pages(number_of)
    for element in elements:
        yield element.number, _body(element, top, pages, number_of)
    nums = b" ".join(b"%d %s" % (key, _owners(owners)) for key, owners in parents)
    following = parents[-1][0] + 1 if parents else 0
    yield (
        top,
        b"<</Type/StructTreeRoot/K %d 0 R/ParentTree<</Nums[%s]>>/ParentTreeNextKey %d>>"
        % (root.number, nums, following),
    )


def _numbered(root: Element, first: int) -> list[Element]:
    found: list[Element] = []
    waiting = [root]
    while waiting:
        element = waiting.pop()
        element.number = first + len(found)
        found.append(element)
        waiting.extend(kid for kid in reversed(element.kids) if isinstance(kid, Element))
    return found


def _owners(owners: Element | list[Element]) -> bytes:
    if isinstance(owners, Element):
        return reference(owners.number)
    return b"[" + b" ".join([b"%d 0 R" % owner.number for owner in owners]) + b"]"


class _Pages(dict[int, bytes]):
    def __init__(self, number_of: Callable[[str], int]) -> None:
        self._number_of = number_of

    def __missing__(self, page: int) -> bytes:
        self[page] = found = reference(self._number_of(f"Page{page}"))
        return found


def _body(element: Element, top: int, pages: _Pages, number_of: Callable[[str], int]) -> bytes:
    own_page = 0
    kids: list[bytes] = []
    for kid in element.kids:
        if isinstance(kid, Element):
            kids.append(b"%d 0 R" % kid.number)
        elif isinstance(kid, Annotated):
            kids.append(b"<</Type/OBJR/Pg %s/Obj %d 0 R>>" % (pages[kid.page], number_of(kid.name)))
        else:
            page, mark = divmod(kid, _MARKS)
            own_page = own_page or page
            kids.append(b"%d" % mark if page == own_page else b"<</Type/MCR/Pg %s/MCID %d>>" % (pages[page], mark))
    body = b"<</S/%s/P %d 0 R" % (element.role.encode("ascii"), element.parent.number if element.parent else top)
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
