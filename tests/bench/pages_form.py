"""One form, sent once, kept in one transaction by the product's own use case: cheap, as nothing is kept until then."""

import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TypeVar

import streamlit as st

from scan.library.reader import library
from scan.model.rounds import Given
from scan.store.database import opened
from scan.usecases import participating
from scan.usecases.visiting import Visit

Found = TypeVar("Found")


def at_school(what: Callable[[Visit], Found]) -> Found:
    with opened(Path(os.environ["SCAN_DATABASE"])) as db:
        return what(Visit(db, datetime.now().astimezone()))


if "key" not in st.session_state:
    door = st.query_params["door"]
    st.session_state.key = at_school(lambda visit: participating.join(visit, door))
    themes = at_school(lambda visit: participating.sheet(visit, library(), st.session_state.key)).themes
    st.session_state.asked = [statement for theme in themes for statement in theme.statements]

st.title("Stellingen")
with st.form("sheet"):
    chosen = {
        statement.id: st.radio(
            str(statement.text), ("1", "2", "3", "4", "5"), index=None, horizontal=True, key=f"now.{statement.id}"
        )
        for statement in st.session_state.asked[: int(st.query_params["rows"])]
    }
    if st.form_submit_button("Bewaar"):
        given = [Given(id, "now", value) for id, value in chosen.items() if value]
        at_school(lambda visit: participating.answer(visit, library(), st.session_state.key, given))
        st.success(f"Bewaard: {len(given)}")
