"""A document that keeps PDF/UA-1 and PDF/A-3a: reportlab's canvas with structure, metadata, profile and attachments."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO

from reportlab.lib.utils import TimeStamp
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from scan.report.pdf.attachments import Attachment, attached
from scan.report.pdf.marking import Marking
from scan.report.pdf.metadata import PRODUCER, About, packet
from scan.report.pdf.packing import packed
from scan.report.pdf.repairs import repair
from scan.report.pdf.shapes import Point, number
from scan.report.pdf.srgb import srgb_profile
from scan.report.pdf.structure import Annotated, Element, tree_objects
from scan.report.pdf.syntax import Numbered, readable, reference, stream, text

Corners = tuple[float, float, float, float]
"""Left, bottom, right and top."""
_TREE = "StructTreeRoot"


class Document:
    """One file as it is drawn; not safe for threads, as reportlab's font subsets are shared."""

    def __init__(self, about: About, size: tuple[float, float], font: str) -> None:
        repair()
        self.about = about
        self.canvas = Canvas(
            BytesIO(),
            pagesize=size,
            pageCompression=1,
            invariant=1,
            initialFontName=font,
            pdfVersion=(1, 7),
            lang=about.language,
        )
        self.marking = Marking(self.canvas)
        self._key = self.marking.next_key()
        self._stamps: dict[Hashable, str] = {}
        self._describe()

    def _describe(self) -> None:
        about, document = self.about, self.canvas._doc
        self.canvas.setTitle(readable(about.title))
        self.canvas.setAuthor(readable(about.author))
        self.canvas.setSubject(readable(about.subject))
        self.canvas.setCreator(about.creator)
        self.canvas.setProducer(PRODUCER)
        stamp: TimeStamp = document._timeStamp
        stamp.lt = about.moment.utctimetuple()
        stamp.YMDhms = tuple(stamp.lt)[:6]

    def turn(self) -> None:
        """This page is finished; the next one begins."""
        # One byte for each code of a font; reportlab would write UTF-8.
        content = "\n".join(self.marking.end_page(self._key)).encode("latin-1")
        self.canvas.showPage()
        page = self.canvas._doc.Pages.pages[-1]
        page.__NoDefault__ = [*pdfdoc.PDFPage.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents, page.Tabs = self._key, "/S"
        page.Contents = pdfdoc.PDFStream(pdfdoc.PDFDictionary({"Filter": "/FlateDecode"}), zlib.compress(content, 9))
        self._key = self.marking.next_key()

    @contextmanager
    def link(self, target: str, corners: Corners, says: str) -> Iterator[None]:
        """What is drawn meanwhile is a link to the bookmark; `says` is what a screen reader hears."""
        parent = self.marking.present
        if isinstance(parent, str):
            yield
            return
        element = parent.child("Link")
        with self.marking.inside(element):
            yield
        self._annotate(element, target, corners, says)

    def _annotate(self, element: Element, target: str, corners: Corners, says: str) -> None:
        canvas, key = self.canvas, self.marking.next_key()
        name = f"L{key}"
        # Where the target lies may not be known yet, so its place is an object of its own.
        place: bytes = canvas._doc.Reference(canvas._bookmarkReference(target), f"Place.{target}").format(canvas._doc)
        rectangle = b"%.2f %.2f %.2f %.2f" % corners
        canvas._addAnnotation(
            b"<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[%s]/StructParent %d/Dest %s/Contents%s>>"
            % (rectangle, key, place, text(says)),
            name,
        )
        element.kids.append(Annotated(canvas.getPageNumber(), canvas._doc.annotationName(name)))
        self.marking.owns(key, element)

    def stamp(self, key: Hashable, corners: Corners, place: Point, draw: Callable[[], None]) -> None:
        """What is drawn often is drawn once, round the origin within the corners, and placed by its key after that."""
        name = self._stamps.get(key)
        if name is None:
            name = self._stamps[key] = f"S{len(self._stamps)}"
            self._cut_stamp(self.canvas._doc.getXObjectName(name), corners, draw)
        called = f"/{self.canvas._doc.getXObjectName(name)} Do"
        x, y = place
        self.marking.shape().code.append(f"q 1 0 0 1 {number(x)} {number(y)} cm {called} Q" if x or y else called)
        self.canvas._formsinuse.append(name)

    def _cut_stamp(self, name: str, corners: Corners, draw: Callable[[], None]) -> None:
        content = "\n".join(self.marking.apart(draw)).encode("latin-1")
        box = " ".join(map(number, corners)).encode("ascii")
        fonts = self._number_of(pdfdoc.BasicFonts)
        entries = b"/Type/XObject/Subtype/Form/BBox[%s]/Resources<</Font %d 0 R>>/Filter/FlateDecode" % (box, fonts)
        self._add(stream(entries, zlib.compress(content)), name)

    def finished(self, files: Sequence[Attachment] = ()) -> bytes:
        """The bytes of the file, with these files in it; the same drawing always gives the same bytes."""
        self._fill_catalog(files)
        return packed(self.canvas, self._tree)

    def _fill_catalog(self, files: Sequence[Attachment]) -> None:
        catalog = self.canvas._doc.Catalog
        # On the instance: reportlab writes what is listed there.
        catalog.__NoDefault__ = [*pdfdoc.PDFCatalog.__NoDefault__, "AF", "OutputIntents"]
        catalog.MarkInfo = b"<</Marked true>>"
        catalog.ViewerPreferences = b"<</DisplayDocTitle true>>"
        catalog.StructTreeRoot = reference(self._add(b"", _TREE))
        catalog.Metadata = reference(self._add(stream(b"/Type/Metadata/Subtype/XML", packet(self.about)), "Metadata"))
        profile = stream(b"/N 3/Filter/FlateDecode", zlib.compress(srgb_profile(), 9))
        catalog.OutputIntents = (
            b"[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB IEC61966-2.1)"
            b"/DestOutputProfile %s>>]" % reference(self._add(profile, "Profile"))
        )
        if files:
            catalog.AF, catalog.Names = attached(files, self.about.moment, self._add)

    def _add(self, body: bytes, name: str) -> int:
        self.canvas._doc.Reference(body, name)
        return self._number_of(name)

    def _number_of(self, name: str) -> int:
        number: int = self.canvas._doc.idToObjectNumberAndVersion[name][0]
        return number

    def _tree(self, first: int) -> Iterator[Numbered]:
        marking = self.marking
        return tree_objects(marking.root, marking.parents, (self._number_of(_TREE), first), self._number_of)
