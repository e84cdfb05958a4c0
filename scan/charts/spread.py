"""Where people stand and how far apart: a dot with its spread per row, and a bar of all answers.

Every chart takes values that may be shown (model/scores.py decides); each has a description in words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd
from babel.numbers import format_decimal

from scan.i18n import _, language

ROW_HEIGHT = 34
"""Pixels per row: close enough to compare, far enough to tell apart on a beamer."""
AXIS_HEIGHT = 30
LABEL_WIDTH = 235
LONGEST_NAME = 21
"""Most characters of a name beside its row: on a phone the other half is left for the dots."""
NARROW = 0.06
"""A part of all answers smaller than this has no room for its score."""
_SHADES = ("#D9532C", "#EFA78F", "#BCC7CE", "#7FBCC4", "#1F8794")
_ON_SHADE = ("#FFFFFF", "#13212E", "#13212E", "#13212E", "#FFFFFF")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a spread: who or what, the mean, and the spread and the wish where there are any."""

    name: str
    mean: float
    deviation: float | None = None
    wanted: float | None = None
    n: int = 0

    @property
    def figures(self) -> str:
        """The figures in words."""
        parts = [_("nu {mean}").format(mean=number(self.mean))]
        if self.wanted is not None:
            parts.append(_("gewenst {wanted}").format(wanted=number(self.wanted)))
        if self.deviation is not None:
            parts.append(_("spreiding {deviation}").format(deviation=number(self.deviation)))
        return ", ".join(parts)

    @property
    def sentence(self) -> str:
        """The row in words, with its name."""
        return f"{self.name}: {self.figures}"


def number(value: float) -> str:
    """A score with one decimal, as the language of the moment writes it."""
    return str(format_decimal(round(value, 1), "0.0", locale=language()))


def spread_chart(rows: Sequence[Row]) -> alt.LayerChart:
    """A dot per row with a band of one standard deviation, and a diamond for what is wanted."""
    base = alt.Chart(pd.DataFrame([_drawn(row, place) for place, row in enumerate(rows)])).encode(
        y=alt.Y("label:N", sort=alt.SortField("place"), title=None, axis=_labels())
    )
    band = base.mark_bar(height=12, cornerRadius=6, opacity=0.25).encode(
        x=_scale("low"), x2="high:Q", color=_colour("is_now")
    )
    dot = base.mark_circle(size=170, opacity=1).encode(x=_scale("mean"), color=_colour("is_now"))
    wish = (
        base.mark_point(shape="diamond", filled=True, size=150, opacity=1)
        .transform_filter("isValid(datum.wanted)")
        .encode(x=_scale("wanted"), color=_colour("is_wanted"))
    )
    words = alt.Tooltip("words:N", title=_("Score"))
    # An empty layer would be a picture without a name for a screen reader.
    wishes = [wish.encode(tooltip=words)] if any(row.wanted is not None for row in rows) else []
    layers = alt.layer(band, *wishes, dot.encode(tooltip=words))
    chart: alt.LayerChart = layers.properties(height=ROW_HEIGHT * len(rows) + AXIS_HEIGHT).configure_view(strokeWidth=0)
    return chart


def _drawn(row: Row, place: int) -> dict[str, Any]:
    # Without a deviation the band has no width: only the dot is seen.
    reach = row.deviation or 0.0
    return {
        "place": place,
        # Rows of the same name must not fall together, so each label ends in its own invisible tail.
        "label": f"{_cut(row.name)}  {number(row.mean)}" + "\u200b" * place,
        "mean": round(row.mean, 1),
        "wanted": None if row.wanted is None else round(row.wanted, 1),
        "low": round(max(1.0, row.mean - reach), 1),
        "high": round(min(5.0, row.mean + reach), 1),
        "words": row.figures,
        "is_now": "now",
        "is_wanted": "wanted",
    }


def _cut(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1].rstrip() + "…"


def _labels() -> alt.Axis:
    return alt.Axis(labelLimit=LABEL_WIDTH, labelPadding=12, ticks=False, domain=False, labelFontSize=15)


def _scale(field: str) -> alt.X:
    axis = alt.Axis(values=[1, 2, 3, 4, 5], format="d", domain=False, ticks=False, labelFontSize=12)
    return alt.X(f"{field}:Q", title=None, scale=alt.Scale(domain=[0.9, 5.1], nice=False), axis=axis)


def _colour(field: str) -> alt.Color:
    # The range is the theme's own, so the two colours are readable in light and in dark.
    return alt.Color(f"{field}:N", scale=alt.Scale(domain=["now", "wanted"]), legend=None)


def spread_spec(rows: tuple[Row, ...]) -> dict[str, Any]:
    """The spread as a specification that can be kept and drawn again without building it anew."""
    return spread_chart(rows).to_dict()


def described(rows: Sequence[Row]) -> str:
    """The rows in words, for whoever cannot see the chart."""
    return "; ".join(row.sentence for row in rows)


def distribution_chart(counts: Sequence[int]) -> alt.LayerChart:
    """One bar of all answers from 1 to 5, each part as wide as the share of people who chose it."""
    base = alt.Chart(pd.DataFrame(_parts(counts)))
    shade = alt.Color("score:N", scale=alt.Scale(domain=[1, 2, 3, 4, 5], range=list(_SHADES)), legend=None)
    ink = alt.Color("score:N", scale=alt.Scale(domain=[1, 2, 3, 4, 5], range=list(_ON_SHADE)), legend=None)
    whole = alt.Scale(domain=[0, sum(counts)], nice=False)
    words = alt.Tooltip("words:N", title=_("Antwoord"))
    bar = base.mark_bar(height=26, cornerRadius=4).encode(
        y=alt.value(15), x=alt.X("start:Q", axis=None, scale=whole), x2="end:Q", color=shade, tooltip=words
    )
    label = base.mark_text(fontSize=13, fontWeight=600).encode(
        y=alt.value(15), x=alt.X("middle:Q", axis=None, scale=whole), text="label:N", color=ink, tooltip=words
    )
    layers = alt.layer(bar, label).resolve_scale(color="independent")
    chart: alt.LayerChart = layers.properties(height=30).configure_view(strokeWidth=0)
    return chart


def _parts(counts: Sequence[int]) -> list[dict[str, Any]]:
    parts: list[dict[str, Any]] = []
    start = 0
    for score, count in enumerate(counts, 1):
        if count:
            middle = start + count / 2
            label = str(score) if count >= NARROW * sum(counts) else ""
            part = {"score": score, "start": start, "end": start + count, "middle": middle, "label": label}
            parts.append({**part, "words": _("{count} keer een {score}").format(count=count, score=score)})
        start += count
    return parts


def distribution_spec(counts: tuple[int, ...]) -> dict[str, Any]:
    """The distribution as a specification."""
    return distribution_chart(counts).to_dict()


def described_counts(counts: Sequence[int]) -> str:
    """The distribution in words: "2 keer een 1, 3 keer een 2"; answers that nobody gave are left out."""
    given = ((score, count) for score, count in enumerate(counts, 1) if count)
    return ", ".join(_("{count} keer een {score}").format(count=count, score=score) for score, count in given)
