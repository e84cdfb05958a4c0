"""The theme is readable for everyone: WCAG AA contrast in light and dark, and a typeface that is served from here."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator

import pytest

from tests.house.source import ROOT

THEME = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text())["theme"]
TEXT, GRAPHIC = 4.5, 3.0
CAPTION = 0.6  # the share of the text colour that Streamlit leaves in a caption
ROW = ("red", "orange", "yellow", "green", "blue", "violet", "gray")
BUTTON_TEXT = {"light": "#FFFFFF", "dark": "#07212A"}  # white is Streamlit's; scan/ui/style.css darkens it in the dark

Rgb = tuple[float, float, float]
Pair = tuple[str, Rgb, Rgb]


def rgb(colour: str) -> Rgb:
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return red, green, blue


def mixed(over: Rgb, under: Rgb, share: float) -> Rgb:
    red, green, blue = (share * a + (1 - share) * b for a, b in zip(over, under, strict=True))
    return red, green, blue


def luminance(colour: Rgb) -> float:
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Rgb, other: Rgb) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def pairs(scheme: str) -> Iterator[Pair]:
    """Every pair of text and background that the theme leads to."""
    main = THEME[scheme]
    for place, colours in (("main", main), ("sidebar", main | main["sidebar"])):
        for under in ("backgroundColor", "secondaryBackgroundColor"):
            background = rgb(colours[under])
            for name in ("textColor", "linkColor", "primaryColor"):
                yield f"{place} {name} on {under}", rgb(colours[name]), background
        caption = mixed(rgb(colours["textColor"]), rgb(colours["backgroundColor"]), CAPTION)
        yield f"{place} caption", caption, rgb(colours["backgroundColor"])
        yield f"{place} button", rgb(BUTTON_TEXT[scheme]), rgb(colours["primaryColor"])
    for name in ROW:
        yield f"chip {name}", rgb(main[f"{name}TextColor"]), rgb(main[f"{name}BackgroundColor"])
        yield f"text {name}", rgb(main[f"{name}TextColor"]), rgb(main["backgroundColor"])
    yield "table header", rgb(main["dataframeHeaderTextColor"]), rgb(main["dataframeHeaderBackgroundColor"])
    yield "code", rgb(main["codeTextColor"]), rgb(main["codeBackgroundColor"])


def unreadable(found: Iterator[Pair]) -> list[str]:
    return [f"{name}: {contrast(text, under):.2f}" for name, text, under in found if contrast(text, under) < TEXT]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_of_the_theme_is_readable(scheme: str) -> None:
    assert unreadable(pairs(scheme)) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_first_two_chart_colours_stand_out_from_the_page(scheme: str) -> None:
    page = rgb(THEME[scheme]["backgroundColor"])
    first = THEME[scheme]["chartCategoricalColors"][:2]
    assert [c for c in first if contrast(rgb(c), page) < GRAPHIC] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colour_scales_have_the_ten_steps_that_streamlit_asks(scheme: str) -> None:
    assert [len(THEME[scheme][f"chart{kind}Colors"]) for kind in ("Sequential", "Diverging")] == [10, 10]


def test_the_typeface_lies_here_with_its_licence_and_is_light() -> None:
    fonts = ROOT / "static" / "fonts"
    served = [ROOT / face["url"].removeprefix("app/") for face in THEME["fontFaces"]]
    assert sorted(served) == sorted(fonts.glob("*.woff2"))
    assert sum(path.stat().st_size for path in served) < 600_000
    assert "SIL OPEN FONT LICENSE" in (fonts / "OFL.txt").read_text()


def test_a_faint_text_is_seen() -> None:
    assert contrast(rgb("#000000"), rgb("#FFFFFF")) == pytest.approx(21)
    assert unreadable(iter([("faint", rgb("#8A8A8A"), rgb("#FFFFFF"))])) == ["faint: 3.45"]
