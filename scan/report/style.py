"""How the document looks: page measures, colours and type, exactly as the design names them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

PAGE_WIDTH, PAGE_HEIGHT = 595.28, 841.89
MARGIN = 48.0
WIDTH = PAGE_WIDTH - 2 * MARGIN
TOP, BOTTOM = PAGE_HEIGHT - 62, 60.0
GUTTER = 22.0

INK, MUTED, WHITE = "#13212E", "#566575", "#FFFFFF"
PETROL, TEAL, CORAL = "#0F3D4C", "#0F6B76", "#D9532C"
TINT, SAND, RULE, TRACK = "#E9F2F3", "#F7F4EE", "#D9DFE5", "#DCE4E8"
# On petrol: a soft white for running text, mist for captions, peach for marks; rings and fill of the radar.
SOFT, MIST, PEACH, RING, FILL = "#CFE3E6", "#9DC4CB", "#F2B08F", "#2E6374", "#1B5566"


@dataclass(frozen=True)
class Style:
    """A typeface at a size, with its line height, colour and letter spacing in points."""

    face: str
    size: float
    leading: float
    colour: str = INK
    track: float = 0.0

    def inked(self, colour: str) -> Style:
        """The same type in another colour."""
        return replace(self, colour=colour)

    @cached_property
    def drop(self) -> float:
        """From the top of a line to its baseline: capitals sit in the middle of the line."""
        return self.leading / 2 + self.size * 0.364


REGULAR, MEDIUM, SEMIBOLD = "InterText-Regular", "InterText-Medium", "InterText-SemiBold"
COVER = Style("InterDisplay-ExtraBold", 42, 46, WHITE, -0.45)
H1 = Style("InterDisplay-Bold", 26, 31, INK, -0.15)
H2 = Style("InterDisplay-SemiBold", 15, 19)
H3 = Style(SEMIBOLD, 10, 14)
FIGURE = Style("InterDisplay-Bold", 30, 34, PETROL, -0.5)
LEAD = Style(REGULAR, 11.5, 17.5)
INTRO = Style(REGULAR, 10.5, 16, MUTED)
BODY = Style(REGULAR, 9.5, 14)
CAPTION = Style(SEMIBOLD, 9.5, 14)
STRONG = Style(SEMIBOLD, 9, 12)
TABLE = Style(REGULAR, 8.5, 11.5)
TABLE_STRONG = Style(SEMIBOLD, 8.5, 11.5)
TABLE_TITLE = Style(MEDIUM, 8.8, 11.5)
NOTE = Style(REGULAR, 8, 11, MUTED)
NOTE_STRONG = Style(SEMIBOLD, 8, 11, MUTED)
SMALL = Style(REGULAR, 7.5, 10, MUTED)
SMALL_STRONG = Style(SEMIBOLD, 7.5, 10, PETROL)
