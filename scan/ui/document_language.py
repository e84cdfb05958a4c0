"""Tell the browser which language the page speaks; Streamlit always says English.

A screen reader picks its voice by it, and Chromium hyphenates and translates by it.
"""

from __future__ import annotations

import streamlit as st

from scan.i18n import language

_SCRIPT = "export default function({ data }) { document.documentElement.lang = data.language; }"
_component = st.components.v2.component("doorbraak_document_language", js=_SCRIPT)


def declare() -> None:
    """Set the document's language to the language of the moment."""
    _component(key="document-language", data={"language": language()}, height=1)
