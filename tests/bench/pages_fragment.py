"""The best that a Streamlit page can do: a fragment per statement, one cached read, one transaction per answer.

The product's own use case keeps the answer, on the connections that the product keeps open. A real page needs a
heartbeat fragment too, or answers are dropped after a restart; this one goes without, in Streamlit's favour.
"""

import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TypeVar

import streamlit as st

from scan.library.reader import library
from scan.model.library import Statement
from scan.model.rounds import Given
from scan.store.kept import Connections
from scan.usecases import participating
from scan.usecases.visiting import Visit

Found = TypeVar("Found")
POINTS = ("1", "2", "3", "4", "5")


@st.cache_resource
def connections() -> Connections:
    return Connections(Path(os.environ["SCAN_DATABASE"]))


def at_school(what: Callable[[Visit], Found]) -> Found:
    with connections().lent() as lent:
        return what(Visit(lent.db, datetime.now().astimezone(), memory=lent.memory))


@st.cache_resource
def asked(door: str) -> list[Statement]:
    key = at_school(lambda visit: participating.join(visit, door))
    themes = at_school(lambda visit: participating.sheet(visit, library(), key)).themes
    return [statement for theme in themes for statement in theme.statements][:25]


@st.fragment
def row(id: str, text: str) -> None:
    value = st.radio(text, POINTS, index=None, horizontal=True, key=f"now.{id}")
    if value and st.session_state.kept.get(id) != value:
        given = [Given(id, "now", value)]
        at_school(lambda visit: participating.answer(visit, library(), st.session_state.key, given))
        st.session_state.kept[id] = value


door = st.query_params["door"]
if "key" not in st.session_state:
    st.session_state.key, st.session_state.kept = at_school(lambda visit: participating.join(visit, door)), {}
st.title("Stellingen")
for statement in asked(door):
    row(statement.id, str(statement.text))
