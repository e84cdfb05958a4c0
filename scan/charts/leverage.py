"""Impact x influence: where a team wins most for pupils with what it can do itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from math import ceil, sqrt
from typing import Any

import altair as alt
import pandas as pd

from scan.i18n import _
from scan.model.obstacles import Obstacle, ranked

HIGH = 4
"""From this judgement on an impact or influence counts as large: with 3 nearly everything would."""
MOST_POINTS = 60
"""So many points can still be told apart; the heaviest are drawn."""
PICK = "picked"
"""The name of the selection: a click on a point gives its obstacle's id."""

_TEAL, _CORAL, _WHITE = "#0F6B76", "#D9532C", "#FFFFFF"
_LOW_END, _HIGH_END, _MIDDLE = 0.5, 5.5, HIGH - 0.5
_NAME_ROOM = 0.4
_HEIGHT = 440


class Quadrant(StrEnum):
    """What impact and influence together advise; never more than advice."""

    NOW = "now"
    ALLIES = "allies"
    QUICK = "quick"
    REST = "rest"

    @property
    def label(self) -> str:
        """The advice in the language of the moment."""
        return {
            Quadrant.NOW: _("Nu doen"),
            Quadrant.ALLIES: _("Bondgenoten zoeken"),
            Quadrant.QUICK: _("Klein en vlot"),
            Quadrant.REST: _("Laten rusten"),
        }[self]


def quadrant_of(obstacle: Obstacle) -> Quadrant | None:
    """The quadrant of an obstacle; None as long as impact or influence is not judged."""
    if obstacle.impact is None or obstacle.influence is None:
        return None
    if obstacle.impact >= HIGH:
        return Quadrant.NOW if obstacle.influence >= HIGH else Quadrant.ALLIES
    return Quadrant.QUICK if obstacle.influence >= HIGH else Quadrant.REST


def by_quadrant(obstacles: Iterable[Obstacle]) -> dict[Quadrant, list[Obstacle]]:
    """The judged obstacles per quadrant, heaviest first; every quadrant is there."""
    found: dict[Quadrant, list[Obstacle]] = {quadrant: [] for quadrant in Quadrant}
    for obstacle in ranked(obstacles):
        if quadrant := quadrant_of(obstacle):
            found[quadrant].append(obstacle)
    return found


def leverage_words(obstacles: Iterable[Obstacle]) -> str:
    """The chart in one sentence, for who cannot see it."""
    named = [
        f"{quadrant.label}: {', '.join(o.code for o in own[:12])}"
        for quadrant, own in by_quadrant(obstacles).items()
        if own
    ]
    return _("Effect en invloed van de belemmeringen. {named}.").format(named="; ".join(named))


def leverage_chart(
    obstacles: Iterable[Obstacle], selected: str | None, *, dark: bool
) -> alt.LayerChart | alt.FacetChart:
    """Every judged obstacle as a point with its code; the selected one has a ring."""
    shown = [o for o in ranked(obstacles) if o.leverage is not None][:MOST_POINTS]
    points = alt.Chart(pd.DataFrame(_points(shown, selected))).encode(x=_axis("x"), y=_axis("y"))
    circles = points.mark_circle(size=500, opacity=1, color=_TEAL, cursor="pointer").encode(
        stroke=alt.condition("datum.selected", alt.value(_CORAL), alt.value("transparent")),
        strokeWidth=alt.value(4),
        tooltip=_tooltips(),
    )
    codes = points.mark_text(fontSize=10.5, fontWeight=600, color=_WHITE, cursor="pointer").encode(
        text="code:N", tooltip=_tooltips()
    )
    pick = alt.selection_point(name=PICK, fields=["id"], on="click", empty=False)
    layers = (_grounds(dark=dark), _names(dark=dark), circles.add_params(pick), codes)
    return alt.layer(*layers).properties(height=_HEIGHT)


def _points(shown: Sequence[Obstacle], selected: str | None) -> Iterator[dict[str, Any]]:
    cells: dict[tuple[int, int], list[Obstacle]] = defaultdict(list)
    for obstacle in sorted(shown, key=lambda o: o.number):
        cells[obstacle.influence or 0, obstacle.impact or 0].append(obstacle)
    for (x, y), own in cells.items():
        for place, obstacle in enumerate(own):
            across, up = _offset(place, len(own))
            yield {
                "id": obstacle.id,
                "code": obstacle.code,
                "x": x + across,
                "y": y + up,
                "influence": x,
                "impact": y,
                "votes": obstacle.votes,
                "selected": obstacle.id == selected,
            }


def _offset(place: int, among: int) -> tuple[float, float]:
    # Obstacles with the same judgement stand in rows inside their cell, so that none hides another.
    columns = ceil(sqrt(among))
    rows = ceil(among / columns)
    step = min(0.42, 0.9 / max(columns, rows))
    row, column = divmod(place, columns)
    in_row = min(columns, among - row * columns)
    return (column - (in_row - 1) / 2) * step, ((rows - 1) / 2 - row) * step


def _axis(channel: str) -> Any:
    title = _("Onze invloed →") if channel == "x" else _("Effect voor leerlingen →")
    kind = alt.X if channel == "x" else alt.Y
    axis = alt.Axis(values=[1, 2, 3, 4, 5], format="d", grid=False, title=title, domain=False, ticks=False)
    room = 0.0 if channel == "x" else _NAME_ROOM
    domain = [_LOW_END - room, _HIGH_END + room]
    return kind(f"{channel}:Q", scale=alt.Scale(domain=domain, nice=False), axis=axis)


def _tooltips() -> list[alt.Tooltip]:
    # Codes and numbers only: words that people typed never go into a chart (S1).
    return [
        alt.Tooltip("code:N", title=_("Belemmering")),
        alt.Tooltip("impact:Q", title=_("Effect voor leerlingen")),
        alt.Tooltip("influence:Q", title=_("Onze invloed")),
        alt.Tooltip("votes:Q", title=_("Stemmen")),
    ]


def _grounds(*, dark: bool) -> alt.Chart:
    strong, soft = ("#17444B", "#1B2A33") if dark else ("#D5E9EA", "#EEF2F4")
    rows = [
        {"x": low_x, "x2": high_x, "y": low_y, "y2": high_y, "fill": strong if quadrant is Quadrant.NOW else soft}
        for quadrant, (low_x, high_x), (low_y, high_y) in _areas()
    ]
    drawn: alt.Chart = (
        alt.Chart(pd.DataFrame(rows))
        .mark_rect(cornerRadius=6, tooltip=None)
        .encode(x=_axis("x"), x2="x2:Q", y=_axis("y"), y2="y2:Q", fill=alt.Fill("fill:N", scale=None))
    )
    return drawn


def _names(*, dark: bool) -> alt.Chart:
    # Above the points of the upper quadrants and below those of the lower, where no point ever stands.
    rows = [
        {"x": x[0] + 0.08, "y": y[1] - 0.2 if y[1] > HIGH else y[0] + 0.2, "name": quadrant.label}
        for quadrant, x, y in _areas()
    ]
    drawn: alt.Chart = (
        alt.Chart(pd.DataFrame(rows))
        .mark_text(align="left", baseline="middle", fontSize=13, fontWeight=600, color="#CFE3E6" if dark else "#0F3D4C")
        .encode(x=_axis("x"), y=_axis("y"), text="name:N")
    )
    return drawn


def _areas() -> Iterator[tuple[Quadrant, tuple[float, float], tuple[float, float]]]:
    gap = 0.02
    low, high = (_LOW_END, _MIDDLE - gap), (_MIDDLE + gap, _HIGH_END)
    below, above = (_LOW_END - _NAME_ROOM, low[1]), (high[0], _HIGH_END + _NAME_ROOM)
    yield Quadrant.ALLIES, low, above
    yield Quadrant.NOW, high, above
    yield Quadrant.REST, low, below
    yield Quadrant.QUICK, high, below
