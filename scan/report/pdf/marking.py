"""Marked content: everything on a page belongs to an element of the structure, or is decoration.

Nothing has to say so for itself: a shape is decoration unless it is part of a figure, and text that is drawn where no
paragraph was begun is a paragraph of its own. So what a section forgets to name is still read, in the order of drawing.

Decoration lies under all that is read, in one stretch. So the stretches above it follow each other in one text object,
where each place is told from the last: a third fewer bytes. What began inside a text object ends in it, as PDF wants.
"""

from __future__ import annotations

from collections.abc import Callable

from reportlab.pdfgen.canvas import Canvas

from scan.report.pdf.layer import Layer
from scan.report.pdf.structure import Element, Parents, content

DECORATION = "/Artifact BMC"
HEADER = "/Artifact<</Type/Pagination/Subtype/Header>>BDC"
FOOTER = "/Artifact<</Type/Pagination/Subtype/Footer>>BDC"
REPEATED = "/Artifact<</Type/Pagination>>BDC"

Mark = Element | str
"""An element, or the operator that opens a kind of decoration."""


class Inside:
    """A `with` in which one mark is the present one; written out because every line of a document passes here."""

    __slots__ = ("_mark", "_stack")

    def __init__(self, stack: list[Mark], mark: Mark) -> None:
        self._stack = stack
        self._mark = mark

    def __enter__(self) -> None:
        self._stack.append(self._mark)

    def __exit__(self, *_error: object) -> None:
        self._stack.pop()


class Marking:
    """Which element is being drawn now; a new stretch is marked only where that changes."""

    def __init__(self, canvas: Canvas) -> None:
        self.root = Element("Document")
        self._canvas = canvas
        self._under, self._over = Layer(), Layer()
        self._stack: list[Mark] = [self.root]
        self._open: Mark | None = None
        self._opened_in_text = False
        self._owners: list[Element] = []
        self._parents: list[tuple[int, Element | list[Element]]] = []
        self._key = 0
        self._marks = True
        self._depths: list[int] = []
        self._kept: dict[object, Element] = {}

    @property
    def parents(self) -> Parents:
        """The owners of everything that was marked, by key."""
        return sorted(self._parents, key=lambda entry: entry[0])

    def text(self) -> Layer:
        """Where text is to be drawn."""
        over = self._over
        if self._marks:
            top = self._stack[-1]
            mark = top if isinstance(top, str) or top.holds_text else top.child("P")
            if mark is not self._open:
                if not self._opened_in_text:
                    over.end_text()
                self._close()
                over.begin_text()
                self._begin(mark, in_text=True)
        over.begin_text()
        return over

    def shape(self) -> Layer:
        """Where anything else is to be drawn."""
        top = self._stack[-1]
        if self._marks and not isinstance(top, str) and top.role != "Figure":
            return self._under
        if self._opened_in_text:
            self._close()
        self._over.end_text()
        if self._marks and top is not self._open:
            self._close()
            self._begin(top, in_text=False)
        return self._over

    def _begin(self, mark: Mark, in_text: bool) -> None:
        code = self._over.code
        if isinstance(mark, str):
            code.append(mark)
        else:
            place = len(self._owners)
            self._owners.append(mark)
            mark.kids.append(content(self._canvas.getPageNumber(), place))
            code.append(f"/{mark.role}<</MCID {place}>>BDC")
        self._open, self._opened_in_text = mark, in_text

    def _close(self) -> None:
        if self._open is not None:
            self._over.code.append("EMC")
            self._open, self._opened_in_text = None, False

    def apart(self, draw: Callable[[], None]) -> list[str]:
        """The operators of what is drawn once and placed often: it is marked where it is placed."""
        kept = self._over, self._marks, self._open, self._opened_in_text
        self._over, self._marks, self._open, self._opened_in_text = Layer(), False, None, False
        try:
            draw()
            self._over.end_text()
            return self._over.code
        finally:
            self._over, self._marks, self._open, self._opened_in_text = kept

    def inside(self, mark: Mark) -> Inside:
        """What is drawn meanwhile belongs to this element, or is this kind of decoration."""
        return Inside(self._stack, mark)

    def within(
        self, role: str, *, alternative: str = "", actual: str = "", attributes: str = "", leaf: bool = False
    ) -> Inside:
        """As `inside`, with a new element at the end of the present one; decoration stays decoration."""
        top = self._stack[-1]
        if isinstance(top, str):
            return Inside(self._stack, top)
        new = top.child(role, alternative=alternative, actual=actual, attributes=attributes, leaf=leaf)
        return Inside(self._stack, new)

    def paragraph(self) -> Inside:
        """As `within` a new paragraph, unless the present element holds text by itself."""
        top = self._stack[-1]
        return Inside(self._stack, top if isinstance(top, str) or top.holds_text else top.child("P"))

    def heading(self, depth: int) -> Inside:
        """As `within` a new heading; its level is how many of lesser depth it stands under, so none is skipped."""
        while self._depths and self._depths[-1] >= depth:
            self._depths.pop()
        self._depths.append(depth)
        return self.within(f"H{len(self._depths)}")

    def figure(self, says: str, corners: tuple[float, float, float, float]) -> Inside:
        """As `within` a new figure: shapes and text in these corners together, with what they say in words."""
        box = " ".join(f"{corner:.2f}" for corner in corners)
        return self.within("Figure", alternative=says, attributes=f"<</O/Layout/BBox[{box}]>>")

    @property
    def present(self) -> Mark:
        """What is being drawn now."""
        return self._stack[-1]

    def kept(self, key: object, role: str, parent: Element | None = None) -> Element:
        """The one element for this key, however many pages it runs on to; made when it is first asked for."""
        found = self._kept.get(key)
        if found is None:
            self._kept[key] = found = (parent or self.root).child(role)
        return found

    def next_key(self) -> int:
        """A number under which a page or an annotation finds its owners."""
        self._key += 1
        return self._key - 1

    def owns(self, key: int, element: Element) -> None:
        """The annotation with this key belongs to the element."""
        self._parents.append((key, element))

    def end_page(self, key: int) -> list[str]:
        """The operators of the page; what its marks belong to is kept under the key."""
        if self._opened_in_text:
            self._close()
        self._over.end_text()
        self._close()
        self._parents.append((key, self._owners))
        under = [DECORATION, *self._under.code, "EMC"] if self._under.code else []
        code = under + self._over.code
        self._owners, self._under, self._over = [], Layer(), Layer()
        return code
