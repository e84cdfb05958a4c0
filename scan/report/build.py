"""From a plan to the bytes of its PDF: decide what is on each page, then draw it."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from threading import Lock

from reportlab.lib.utils import TimeStamp
from reportlab.pdfgen.canvas import Canvas

from scan.i18n import Language, _, speaking
from scan.model.plan import ActionPlan
from scan.report.actions import actions
from scan.report.closing import adoption, annex
from scan.report.contents import contents
from scan.report.cover import draw_cover
from scan.report.fonts import face
from scan.report.layout import Block, Break, Layout, Page
from scan.report.obstacles import obstacles
from scan.report.page import Furniture
from scan.report.pen import Pen
from scan.report.repairs import repair
from scan.report.results import results
from scan.report.style import PAGE_HEIGHT, PAGE_WIDTH, REGULAR
from scan.report.summary import summary
from scan.report.text import one_line
from scan.report.timeline import timeline

# reportlab's font subsetting shares state between documents and is not safe for threads.
one_at_a_time = Lock()


def build_pdf(plan: ActionPlan, language: Language) -> bytes:
    """The plan as a document for the board; the same plan gives the same bytes."""
    with speaking(language), one_at_a_time:
        repair()
        pages = Layout().fill(_blocks(plan))
        file = BytesIO()
        canvas = _canvas(file, plan, language)
        _draw(canvas, plan, pages)
        canvas.save()
        return file.getvalue()


def _blocks(plan: ActionPlan) -> list[Block]:
    body = [
        *results(plan),
        *obstacles(plan),
        *actions(plan),
        *timeline(plan),
        *adoption(plan),
        *annex(plan),
    ]
    # The first section never shares the page of the summary.
    return [*summary(plan), *contents(plan, body), Break(), *body]


def _canvas(file: BytesIO, plan: ActionPlan, language: Language) -> Canvas:
    canvas = blank(file, language, f"{one_line(plan.title)} \u2013 {one_line(plan.school)}", one_line(plan.school))
    _stamp(canvas, plan)
    canvas.setSubject(_("Actieplan voor bestuur, schoolleiding en medezeggenschapsraad"))
    canvas.showOutline()
    return canvas


def blank(file: BytesIO, language: Language, title: str, author: str) -> Canvas:
    """The first empty page of a document of ours, in A4; hold `one_at_a_time`."""
    face(REGULAR)
    canvas = Canvas(
        file,
        pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
        pageCompression=1,
        invariant=1,
        initialFontName=REGULAR,
        lang={"nl": "nl-NL", "en": "en-GB"}[language],
    )
    canvas.setTitle(title)
    canvas.setAuthor(author)
    canvas.setCreator("Doorbraak")
    return canvas


def _stamp(canvas: Canvas, plan: ActionPlan) -> None:
    """The document was made at the moment of its data, so that building it again changes nothing."""
    moment = plan.as_of.utctimetuple()
    stamp: TimeStamp = canvas._doc._timeStamp
    stamp.YMDhms = tuple(moment)[:6]
    stamp.lt = moment


def _draw(canvas: Canvas, plan: ActionPlan, pages: Sequence[Page]) -> None:
    first = 2
    targets = {
        block.anchor: number for number, page in enumerate(pages, first) for _top, block in page.placed if block.anchor
    }
    pen = Pen(canvas, targets, len(pages) + 1)
    draw_cover(pen, plan)
    canvas.showPage()
    furniture = Furniture.of(plan)
    for number, page in enumerate(pages, first):
        furniture.draw(pen, number)
        for top, block in page.placed:
            if block.anchor:
                pen.anchor(block.anchor, top)
            block.draw(pen, top)
        canvas.showPage()
