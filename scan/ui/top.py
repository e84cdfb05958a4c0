"""Start reading at the top: Streamlit leaves the page scrolled where it was when only the address changes."""

from __future__ import annotations

import streamlit as st

# The browser remembers what it showed, so that another click on the same screen does not move the page.
_SCRIPT = """export default function({ data }) {
  const page = document.querySelector('[data-testid="stMain"]');
  if (page && page.dataset.shown !== data.shown) {
    page.dataset.shown = data.shown;
    page.scrollTo(0, 0);
  }
}"""
_component = st.components.v2.component("doorbraak_top", js=_SCRIPT)


def from_the_top(shown: str) -> None:
    """Scroll to the top when the screen shows something else than before; `shown` is its id."""
    _component(key="top", data={"shown": shown}, height=1)
