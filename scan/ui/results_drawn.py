"""Charts of results, built once and drawn many times: building one costs more than all the rest of a run."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from scan.charts.spread import Row, distribution_spec, spread_spec
from scan.i18n import Language, language

_INK = {False: "#13212E", True: "#EEF3F5"}
"""The colour of names, in light and in dark."""


def draw_spread(rows: Sequence[Row], alt: str) -> None:
    """A dot and a band per row."""
    st.vega_lite_chart(spec=_inked(_spread(tuple(rows), language())), alt=alt)


def draw_distribution(counts: tuple[int, ...], alt: str) -> None:
    """One bar of all answers."""
    st.vega_lite_chart(spec=_distribution(counts, language()), alt=alt)


def _inked(spec: dict[str, Any]) -> dict[str, Any]:
    # The theme's own grey is too light for names that are read from a distance.
    config = {**spec.get("config", {}), "axisY": {"labelColor": _INK[st.context.theme.type == "dark"]}}
    return {**spec, "config": config}


@st.cache_data(max_entries=1_000, show_spinner=False)
def _spread(rows: tuple[Row, ...], spoken: Language) -> dict[str, Any]:
    return spread_spec(rows)


@st.cache_data(max_entries=1_000, show_spinner=False)
def _distribution(counts: tuple[int, ...], spoken: Language) -> dict[str, Any]:
    return distribution_spec(counts)
