"""What a first attempt looks like: every click runs everything, opens a database, and draws a table and a chart."""

import os
import sqlite3
import uuid

import altair as alt
import pandas as pd
import streamlit as st

from scan.library.reader import library

ROWS = 25

st.title("Stellingen")
person = st.session_state.setdefault("person", uuid.uuid4().hex)
connection = sqlite3.connect(os.environ["SCAN_DATABASE"] + ".naive", timeout=30)
connection.execute("CREATE TABLE IF NOT EXISTS answers (person, statement, value, PRIMARY KEY (person, statement))")
asked = [statement for theme in library().themes for statement in theme.statements][:ROWS]
for statement in asked:
    value = st.radio(str(statement.text), ("1", "2", "3", "4", "5"), index=None, horizontal=True, key=statement.id)
    if value:
        connection.execute("INSERT OR REPLACE INTO answers VALUES (?, ?, ?)", (person, statement.id, int(value)))
connection.commit()
answers = pd.read_sql("SELECT statement, value FROM answers WHERE person = ?", connection, params=(person,))
connection.close()
st.dataframe(answers)
st.altair_chart(alt.Chart(answers).mark_bar().encode(x="value:O", y="count()"))
