"""From a plan to the bytes of its PDF: decide what is on each page, then draw it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from threading import Lock

from scan.i18n import Language, _, speaking
from scan.model.plan import ActionPlan
from scan.report.actions import actions
from scan.report.closing import adoption, annex
from scan.report.contents import contents
from scan.report.cover import draw_cover
from scan.report.fonts import face
from scan.report.layout import Block, Break, Layout, Page
from scan.report.obstacles import obstacles
from scan.report.options import Excerpt, Options, Part, excerpt
from scan.report.page import Furniture
from scan.report.pdf.attachments import Attachment
from scan.report.pdf.document import Document
from scan.report.pdf.metadata import TIMELESS, About
from scan.report.pdf.patience import undisturbed
from scan.report.pen import Pen
from scan.report.results import results
from scan.report.style import PAGE_HEIGHT, PAGE_WIDTH, REGULAR
from scan.report.summary import alone, summary
from scan.report.text import one_line
from scan.report.timeline import timeline

# reportlab's font subsetting shares state between documents and is not safe for threads.
one_at_a_time = Lock()


Told = Callable[[int, int], None]
"""Hears how many pages are drawn, and of how many."""


def build_pdf(
    plan: ActionPlan,
    language: Language,
    files: Sequence[Attachment] = (),
    options: Options = Options(),  # noqa: B008  # frozen
    told: Told | None = None,
) -> bytes:
    """The plan as a document for the board, with these files in it; the same plan gives the same bytes."""
    with speaking(language), one_at_a_time, undisturbed():
        return _built(excerpt(plan, options), language, files if options.attaches else (), told)


def _built(shown: Excerpt, language: Language, files: Sequence[Attachment], told: Told | None) -> bytes:
    # A function of its own: what it made is gone before Python looks for rubbish again.
    pages = Layout().fill(_blocks(shown))
    document = _document(shown, language)
    _draw(document, shown, pages, told)
    return document.finished(files)


def _blocks(shown: Excerpt) -> list[Block]:
    plan = shown.body
    if shown.part is Part.SUMMARY:
        return alone(plan, shown.label)
    body = _sections(shown)
    before = summary(plan) if shown.part is Part.WHOLE else []
    # The first section never shares the page of the summary.
    return [*before, *contents(plan, body), Break(), *body]


def _sections(shown: Excerpt) -> list[Block]:
    plan = shown.body
    if shown.part is Part.OWNER:
        # Who carries out starts with what to do, and reads what that is for after it.
        return [*actions(plan), *(obstacles(plan) if any(plan.obstacles()) else ()), *timeline(plan)]
    signing = adoption(plan) if shown.part is Part.WHOLE else []
    found = [*results(plan), *obstacles(plan), *actions(plan), *timeline(plan)]
    return [*found, *signing, *annex(plan, shown.plan)]


def _document(shown: Excerpt, language: Language) -> Document:
    plan = shown.plan
    named = filter(None, (one_line(plan.title), shown.label, one_line(plan.school)))
    subject = _("Actieplan voor bestuur, schoolleiding en medezeggenschapsraad")
    # Made at the moment of its data, so that building it again changes nothing.
    document = blank(language, " \u2013 ".join(named), one_line(plan.school), subject, plan.as_of)
    document.canvas.showOutline()
    return document


def blank(language: Language, title: str, author: str, subject: str = "", moment: datetime = TIMELESS) -> Document:
    """The first empty page of a document of ours, in A4; hold `one_at_a_time`."""
    face(REGULAR)
    tag = {"nl": "nl-NL", "en": "en-GB"}[language]
    return Document(About(title, author, tag, "Doorbraak", subject, moment), (PAGE_WIDTH, PAGE_HEIGHT), REGULAR)


def _draw(document: Document, shown: Excerpt, pages: Sequence[Page], told: Told | None) -> None:
    covered = shown.part is not Part.SUMMARY
    first = 1 + covered
    targets = {
        block.anchor: number for number, page in enumerate(pages, first) for _top, block in page.placed if block.anchor
    }
    pen = Pen(document, targets, len(pages) + covered)
    if covered:
        draw_cover(pen, shown.plan, shown.label)
        document.turn()
    furniture = Furniture.of(shown.plan, shown.label)
    for number, page in enumerate(pages, first):
        furniture.draw(pen, number)
        for top, block in page.placed:
            if block.anchor:
                pen.anchor(block.anchor, top)
            block.draw(pen, top)
        document.turn()
        if told:
            told(number, pen.pages)
