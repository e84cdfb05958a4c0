"""How many people gave each rating from 1 to 5: a column per rating, in one colour, for 5 may be good or bad.

It takes counts that may be shown (the model decides); `described_counts` of scan/charts/spread.py says them in words.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt
import pandas as pd

from scan.i18n import _

HEIGHT = 170
"""Pixels: low enough to stand beside an earlier one, high enough for the back row."""


def ratings_chart(counts: Sequence[int], ends: tuple[str, str], most: int = 0) -> alt.Chart:
    """A column per rating with its number below it; `most` gives two charts beside each other the same scale."""
    table = pd.DataFrame(_columns(counts, ends))
    # An axis takes the colours of the theme, which a text in the chart does not.
    labels = alt.Axis(
        labelExpr="split(datum.label, '|')", labelAngle=0, labelFontSize=13, title=None, ticks=False, domain=True
    )
    top = alt.Scale(domain=[0, max(most, *counts, 1)], nice=False)
    chart: alt.Chart = (
        alt.Chart(table)
        .mark_bar(cornerRadiusTopLeft=4, cornerRadiusTopRight=4)
        .encode(
            x=alt.X("label:N", sort=None, axis=labels, scale=alt.Scale(paddingInner=0.25, paddingOuter=0.1)),
            y=alt.Y("count:Q", axis=None, scale=top),
            tooltip=alt.Tooltip("words:N", title=_("Cijfer")),
        )
        .properties(height=HEIGHT)
        .configure_view(strokeWidth=0)
    )
    return chart


def _columns(counts: Sequence[int], ends: tuple[str, str]) -> list[dict[str, Any]]:
    named = {1: f"1 {ends[0]}", len(counts): f"{len(counts)} {ends[1]}"}
    columns = []
    for score, count in enumerate(counts, 1):
        times = f"{count} ×" if count else "–"
        words = _("{count} keer een {score}").format(count=count, score=score)
        columns.append({"label": f"{named.get(score, score)}|{times}", "count": count, "words": words})
    return columns


def ratings_spec(counts: tuple[int, ...], ends: tuple[str, str], most: int = 0) -> dict[str, Any]:
    """The columns as a specification that can be kept and drawn again without building it anew."""
    return ratings_chart(counts, ends, most).to_dict()
