"""A layer of a page: its operators so far, and what they set (colours, line width, font, place), told on change."""

from __future__ import annotations

from functools import cache

from reportlab.lib.colors import HexColor


@cache
def channels(colour: str) -> tuple[float, float, float]:
    """Red, green and blue, from 0 to 1, of "#0F3D4C"."""
    solid = HexColor(colour)
    return solid.red, solid.green, solid.blue


@cache
def _rgb(colour: str) -> str:
    return " ".join(f"{channel:.3g}" for channel in channels(colour))


class Layer:
    """Operators that are drawn after one another; it begins by counting on nothing."""

    def __init__(self) -> None:
        self.code: list[str] = []
        self._told: dict[str, str] = {}
        self._in_text = False
        self._font = ("", 0.0)
        self._line = (0.0, 0.0)

    def fill(self, colour: str) -> None:
        """The colour of text and of what is filled."""
        self._tell("rg", _rgb(colour))

    def stroke(self, colour: str, weight: float) -> None:
        """The colour and width of lines."""
        self._tell("RG", _rgb(colour))
        self._tell("w", f"{weight:g}")

    def caps(self, round_ends: bool) -> None:
        """Whether lines end in half a circle or are cut off."""
        self._tell("J", "1" if round_ends else "0")

    def _tell(self, operator: str, value: str) -> None:
        if self._told.get(operator) != value:
            self._told[operator] = value
            self.code.append(f"{value} {operator}")

    def font(self, name: str, size: float) -> str:
        """The operator for a font; empty where it is the last one."""
        if self._font == (name, size):
            return ""
        self._font = name, size
        return f"{name} {size:g} Tf"

    def begin_text(self) -> None:
        """Nothing but text and its colours may follow, until `end_text`."""
        if not self._in_text:
            self.code.append("BT")
            self._in_text, self._line = True, (0.0, 0.0)

    def end_text(self) -> None:
        """Shapes may follow."""
        if self._in_text:
            self.code.append("ET")
            self._in_text = False

    def line_at(self, x: float, y: float) -> str:
        """The operator that begins a line of text at a place, to a tenth of a point, told from the last one."""
        x, y = round(x, 1), round(y, 1)
        across, up = x - self._line[0], y - self._line[1]
        self._line = x, y
        return f"{round(across, 1):g} {round(up, 1):g} Td"
