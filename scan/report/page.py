"""What stands on every page but the cover: title and school above, version, data and page number below."""

from __future__ import annotations

from dataclasses import dataclass

from scan.i18n import _
from scan.model.plan import ActionPlan
from scan.report.pen import Pen
from scan.report.style import MARGIN, PAGE_HEIGHT, SMALL, SMALL_STRONG, WIDTH
from scan.report.text import fitted
from scan.report.wording import stamp


@dataclass(frozen=True)
class Furniture:
    """The header and footer of one document, worded once."""

    title: str
    school: str
    stamp: str

    @classmethod
    def of(cls, plan: ActionPlan) -> Furniture:
        """The words for this plan, cut to half a line each."""
        half = WIDTH / 2 - 12
        return cls(fitted(plan.title, SMALL_STRONG, half), fitted(plan.school, SMALL, half), stamp(plan))

    def draw(self, pen: Pen, number: int) -> None:
        """Draw both on the page with this number."""
        above = PAGE_HEIGHT - 36
        pen.write(MARGIN, above, [self.title], SMALL_STRONG)
        pen.write_right(MARGIN + WIDTH, above, self.school, SMALL)
        pen.rule(MARGIN, 42, WIDTH)
        pen.write(MARGIN, 28, [self.stamp], SMALL)
        page = _("Pagina {number} van {total}").format(number=number, total=pen.pages)
        pen.write_right(MARGIN + WIDTH, 28, page, SMALL)
