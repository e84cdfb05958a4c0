"""WeasyPrint: the plan as HTML with a style sheet, to PDF/UA-1. Style sheet and fonts are read once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from scan.model.plan import ActionPlan
from tests.bench.peers import look
from tests.bench.peers.content import ActionLine, Labelled, ObstacleLine, content_of

_STYLE = """
@font-face { font-family: Inter; src: url(REGULAR.ttf) }
@font-face { font-family: Inter; font-weight: bold; src: url(BOLD.ttf) }
@page { size: A4; margin: 62pt 48pt 60pt;
  @top-left { content: string(title); font: 7.5pt Inter; color: #566575 }
  @top-right { content: string(school); font: 7.5pt Inter; color: #566575 }
  @bottom-left { content: string(stamp); font: 7.5pt Inter; color: #566575 }
  @bottom-right { content: counter(page) " / " counter(pages); font: 7.5pt Inter; color: #566575 } }
html { font: 8.5pt/11.5pt Inter; color: #13212e }
h1 { string-set: title content(); font-size: 26pt; line-height: 31pt }
.school { string-set: school content() }
.stamp { string-set: stamp content() }
h2 { font-size: 20pt; line-height: 25pt; break-after: avoid }
h3 { font-size: 15pt; line-height: 19pt; break-after: avoid }
table { width: 100%; table-layout: fixed; border-collapse: collapse }
th { text-align: left; vertical-align: top }
thead th { color: #566575; border-bottom: 1pt solid #0f3d4c }
tbody th { color: #0f6b76 }
th, td { padding: 4pt 8pt 4pt 0 }
td { vertical-align: top }
tr { break-inside: avoid }
.ruled th, .ruled td { border-top: .5pt solid #d9dfe5 }
p { margin: 0 }
.note { font-size: 8pt; line-height: 11pt; color: #566575 }
"""
_FONTS = FontConfiguration()
_SHEET = CSS(
    string=_STYLE.replace("REGULAR", look.REGULAR).replace("BOLD", look.BOLD),
    base_url=f"{look.FONTS.as_uri()}/",
    font_config=_FONTS,
)


def drawing(plan: ActionPlan) -> Callable[[], bytes]:
    """Both sections."""
    told = content_of(plan)

    def draw() -> bytes:
        body = [f'<h1>{escape(told.title)}</h1><p class="school">{escape(told.school)}</p>']
        body.append(f'<p class="stamp">{escape(told.stamp)}</p><h2>{look.OBSTACLES}</h2>')
        for theme in (theme for theme in told.themes if theme.obstacles):
            rows = map(_obstacle, theme.obstacles)
            body += _table(theme.title, look.OBSTACLE_HEADS, look.OBSTACLE_WIDTHS, rows)
        body.append(f"<h2>{look.ACTIONS}</h2>")
        for theme in (theme for theme in told.themes if theme.actions):
            body += _table(theme.title, look.ACTION_HEADS, look.ACTION_WIDTHS, map(_action, theme.actions))
        head = f'<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>{escape(told.title)}</title></head>'
        page = HTML(string=f"{head}<body>{''.join(body)}</body></html>")
        made = page.write_pdf(stylesheets=[_SHEET], font_config=_FONTS, pdf_variant="pdf/ua-1")
        assert isinstance(made, bytes)
        return made

    return draw


def _table(title: str, names: Iterable[str], widths: Iterable[int], rows: Iterable[str]) -> Iterable[str]:
    yield f"<h3>{escape(title)}</h3><table><colgroup>"
    yield "".join(f'<col style="width:{width}pt">' for width in widths)
    yield "</colgroup><thead><tr>"
    yield "".join(f'<th scope="col">{name}</th>' for name in names)
    yield "</tr></thead><tbody>"
    yield from rows
    yield "</tbody></table>"


def _obstacle(line: ObstacleLine) -> str:
    return (
        f'<tr class="ruled"><th scope="row">{line.code}</th><td><p>{escape(line.title)}</p>{_more(line.more)}</td>'
        f"<td>{escape(line.decider)}</td><td>{_lines(line.weight)}</td><td>{line.actions}</td></tr>"
    )


def _action(line: ActionLine) -> str:
    obstacles = "".join(f'<p class="note">{escape(text)}</p>' for text in line.obstacles)
    return (
        f'<tr class="ruled"><th scope="row" rowspan="2">{line.code}</th>'
        f"<td><p>{escape(line.title)}</p>{obstacles}</td>"
        f"<td>{escape(line.gain)}</td><td>{_lines(line.owner)}</td><td>{_lines(line.when)}</td></tr>"
        f'<tr><td colspan="4">{_more(line.more)}</td></tr>'
    )


def _more(more: Labelled) -> str:
    return "".join(f'<p class="note"><b>{label}</b> {escape(text)}</p>' for label, text in more)


def _lines(lines: Iterable[str]) -> str:
    return "<br>".join(map(escape, lines))
