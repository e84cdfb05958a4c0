"""What stands on every page but the cover: title and school above, version, data and page number below."""

from __future__ import annotations

from dataclasses import dataclass

from scan.i18n import _
from scan.model.plan import ActionPlan
from scan.report.pdf.marking import FOOTER, HEADER
from scan.report.pen import Box, Pen
from scan.report.style import MARGIN, PAGE_HEIGHT, PAGE_WIDTH, SMALL, SMALL_STRONG, WIDTH
from scan.report.text import fitted
from scan.report.wording import stamp

_NUMBER = 110.0
_PAGE = Box(0, 0, PAGE_WIDTH, PAGE_HEIGHT)


@dataclass(frozen=True)
class Furniture:
    """The header and footer of one document, worded once."""

    title: str
    school: str
    stamp: str

    @classmethod
    def of(cls, plan: ActionPlan, part: str = "") -> Furniture:
        """The words for this plan, cut to half a line each; the foot also says what `part` of it this is."""
        half = WIDTH / 2 - 12
        below = fitted("  \u00b7  ".join(filter(None, (part, stamp(plan)))), SMALL, WIDTH - _NUMBER)
        if not part:
            below = stamp(plan)
        return cls(fitted(plan.title, SMALL_STRONG, half), fitted(plan.school, SMALL, half), below)

    def draw(self, pen: Pen, number: int) -> None:
        """Draw both on the page with this number."""
        page = _("Pagina {number} van {total}").format(number=number, total=pen.pages)
        with pen.tags.inside(HEADER):
            pen.stamp("header", _PAGE, (0, 0), lambda: self._above(pen))
        with pen.tags.inside(FOOTER):
            pen.stamp("footer", _PAGE, (0, 0), lambda: self._below(pen))
            pen.write_right(MARGIN + WIDTH, 28, page, SMALL)

    def _above(self, pen: Pen) -> None:
        y = PAGE_HEIGHT - 36
        pen.write(MARGIN, y, [self.title], SMALL_STRONG)
        pen.write_right(MARGIN + WIDTH, y, self.school, SMALL)

    def _below(self, pen: Pen) -> None:
        pen.rule(MARGIN, 42, WIDTH)
        pen.write(MARGIN, 28, [self.stamp], SMALL)
