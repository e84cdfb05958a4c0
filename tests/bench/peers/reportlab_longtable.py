"""Reportlab's own LongTable, with Paragraphs in its cells. It has no tagging."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from io import BytesIO
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, LongTable, Paragraph, SimpleDocTemplate

from scan.model.plan import ActionPlan
from tests.bench.peers import look
from tests.bench.peers.content import ActionLine, Content, Labelled, ObstacleLine, content_of

for face in (look.REGULAR, look.BOLD):
    pdfmetrics.registerFont(TTFont(face, look.FONTS / f"{face}.ttf"))
pdfmetrics.registerFontFamily(look.REGULAR, look.REGULAR, look.BOLD, look.REGULAR, look.BOLD)

Rule = tuple[object, ...]
_MUTED, _TEAL, _RULE = HexColor("#566575"), HexColor("#0F6B76"), HexColor("#D9DFE5")
_H2 = ParagraphStyle("h2", fontName=look.BOLD, fontSize=26, leading=31, spaceAfter=8, keepWithNext=1)
_H3 = ParagraphStyle("h3", fontName=look.BOLD, fontSize=15, leading=19, spaceBefore=12, spaceAfter=6, keepWithNext=1)
_CELL = ParagraphStyle("cell", fontName=look.REGULAR, fontSize=8.5, leading=11.5)
_NUMBER = ParagraphStyle("number", _CELL, fontName=look.BOLD, textColor=_TEAL)
_HEAD = ParagraphStyle("head", _CELL, fontName=look.BOLD, textColor=_MUTED)
_NOTE = ParagraphStyle("note", _CELL, fontSize=8, leading=11, textColor=_MUTED)
_LOOK = [
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 8),
    ("LINEBELOW", (0, 0), (-1, 0), 1, HexColor("#0F3D4C")),
]


def drawing(plan: ActionPlan) -> Callable[[], bytes]:
    """Both sections; "page x of y" is left out, as it costs a second pass."""
    told = content_of(plan)

    def draw() -> bytes:
        story: list[Flowable] = [Paragraph(look.OBSTACLES, _H2)]
        for theme in (theme for theme in told.themes if theme.obstacles):
            rows = [_obstacle(line) for line in theme.obstacles]
            rules: list[Rule] = [("LINEABOVE", (0, 1), (-1, -1), 0.5, _RULE)]
            story += _table(theme.title, look.OBSTACLE_HEADS, look.OBSTACLE_WIDTHS, rows, rules)
        story.append(Paragraph(look.ACTIONS, _H2))
        for theme in (theme for theme in told.themes if theme.actions):
            rows = [row for line in theme.actions for row in _action(line)]
            rules = [("SPAN", (1, row), (-1, row)) for row in range(2, len(rows) + 1, 2)]
            rules += [("LINEABOVE", (0, row), (-1, row), 0.5, _RULE) for row in range(1, len(rows) + 1, 2)]
            story += _table(theme.title, look.ACTION_HEADS, look.ACTION_WIDTHS, rows, rules)
        return _built(story, told)

    return draw


def _built(story: list[Flowable], told: Content) -> bytes:
    def aside(canvas: Canvas, page: SimpleDocTemplate) -> None:
        canvas.setFont(look.REGULAR, 7.5)
        for y, left, right in ((806, told.title, told.school), (30, told.stamp, str(page.page))):
            canvas.drawString(48, y, left)
            canvas.drawRightString(A4[0] - 48, y, right)

    made = BytesIO()
    sides = {"leftMargin": 42, "rightMargin": 42, "topMargin": 56, "bottomMargin": 54}  # and 6 of the frame
    page = SimpleDocTemplate(made, pagesize=A4, title=told.title, author=told.school, lang="nl", **sides)
    page.build(story, onFirstPage=aside, onLaterPages=aside)
    return made.getvalue()


def _table(
    title: str, names: Iterable[str], widths: Sequence[int], rows: list[list[object]], rules: list[Rule]
) -> Iterable[Flowable]:
    yield Paragraph(escape(title), _H3)
    head: list[object] = [Paragraph(name, _HEAD) for name in names]
    yield LongTable([head, *rows], widths, repeatRows=1, splitInRow=1, style=[*_LOOK, *rules])


def _obstacle(line: ObstacleLine) -> list[object]:
    told = [Paragraph(escape(line.title), _CELL), *_more(line.more)]
    return [Paragraph(line.code, _NUMBER), told, *map(_words, ([line.decider], line.weight, [line.actions]))]


def _action(line: ActionLine) -> list[list[object]]:
    told = [Paragraph(escape(line.title), _CELL), *(Paragraph(escape(text), _NOTE) for text in line.obstacles)]
    upper = [Paragraph(line.code, _NUMBER), told, *map(_words, ([line.gain], line.owner, line.when))]
    return [upper, ["", list(_more(line.more)), "", "", ""]]


def _more(more: Labelled) -> Iterable[Paragraph]:
    return (Paragraph(f"<b>{label}</b> {escape(text)}", _NOTE) for label, text in more)


def _words(lines: Iterable[str]) -> Paragraph:
    return Paragraph("<br/>".join(map(escape, lines)), _CELL)
