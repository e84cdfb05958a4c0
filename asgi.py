"""Doorbraak's entry for the server: Streamlit looks in this file for a literal `st.App(...)`."""

import streamlit as st

from scan.ui.application import MIDDLEWARE, ROUTES, SCRIPT, lifespan

app = st.App(SCRIPT, routes=ROUTES, middleware=MIDDLEWARE, lifespan=lifespan)
