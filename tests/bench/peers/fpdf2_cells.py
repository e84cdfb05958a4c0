"""fpdf2: the tables of its own table maker, which cannot be tagged and has one typeface in a cell."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from fpdf import FPDF, FontFace
from fpdf.table import Table

from scan.model.plan import ActionPlan
from tests.bench.peers import look
from tests.bench.peers.content import ActionLine, Content, Labelled, ObstacleLine, content_of

_NUMBER, _HEAD = FontFace(emphasis="BOLD", color="#0F6B76"), FontFace(emphasis="BOLD", color="#566575")
_NOTE = FontFace(color="#566575", size_pt=8)
_LINE = 11.5


class _Paper(FPDF):
    told: Content

    def header(self) -> None:
        self._aside(30, self.told.title, self.told.school)
        self.set_y(62)

    def footer(self) -> None:
        self._aside(800, self.told.stamp, f"{self.page_no()} / {{nb}}")

    def _aside(self, y: float, left: str, right: str) -> None:
        self.set_font("Inter", size=7.5)
        for text, align in ((left, "L"), (right, "R")):
            self.set_xy(self.l_margin, y)
            self.cell(w=self.epw, text=text, align=align)


def drawing(plan: ActionPlan) -> Callable[[], bytes]:
    """Both sections."""
    told = content_of(plan)

    def draw() -> bytes:
        paper = _opened(told)
        _heading(paper, look.OBSTACLES, 0)
        for theme in (theme for theme in told.themes if theme.obstacles):
            with _table(paper, theme.title, look.OBSTACLE_HEADS, look.OBSTACLE_WIDTHS) as table:
                for obstacle in theme.obstacles:
                    _obstacle(table, obstacle)
        _heading(paper, look.ACTIONS, 0)
        for theme in (theme for theme in told.themes if theme.actions):
            with _table(paper, theme.title, look.ACTION_HEADS, look.ACTION_WIDTHS) as table:
                for action in theme.actions:
                    _action(table, action)
        return bytes(paper.output())

    return draw


def _opened(told: Content) -> _Paper:
    paper = _Paper(unit="pt", format="A4")
    paper.told = told
    paper.set_margins(48, 62)
    paper.set_auto_page_break(True, 60)
    paper.add_font("Inter", "", look.FONTS / f"{look.REGULAR}.ttf")
    paper.add_font("Inter", "B", look.FONTS / f"{look.BOLD}.ttf")
    paper.set_title(told.title)
    paper.set_lang("nl")
    paper.add_page()
    return paper


def _heading(paper: _Paper, text: str, level: int) -> None:
    paper.ln(8)
    paper.start_section(text, level)
    paper.set_font("Inter", "B", 15 if level else 26)
    paper.multi_cell(0, text=text, new_x="LMARGIN", new_y="NEXT")
    paper.set_font("Inter", size=8.5)


def _table(paper: _Paper, title: str, names: Sequence[str], widths: tuple[int, ...]) -> Any:
    _heading(paper, title, 1)
    layout: dict[str, Any] = {
        "borders_layout": "HORIZONTAL_LINES",
        "text_align": "LEFT",
        "v_align": "TOP",
        "padding": (3, 6, 3, 0),
    }
    return paper.table([names], col_widths=widths, line_height=_LINE, headings_style=_HEAD, **layout)


def _obstacle(table: Table, line: ObstacleLine) -> None:
    row = table.row()
    row.cell(line.code, style=_NUMBER)
    for text in (_lines((line.title, *_more(line.more))), line.decider, _lines(line.weight), line.actions):
        row.cell(text)


def _action(table: Table, line: ActionLine) -> None:
    row = table.row()
    row.cell(line.code, style=_NUMBER)
    for text in (_lines((line.title, *line.obstacles)), line.gain, _lines(line.owner), _lines(line.when)):
        row.cell(text)
    below = table.row()
    below.cell("")
    below.cell(_lines(_more(line.more)), colspan=4, style=_NOTE)


def _more(more: Labelled) -> Iterable[str]:
    return (f"{label} {text}" for label, text in more)


def _lines(texts: Iterable[str]) -> str:
    return "\n".join(texts)
