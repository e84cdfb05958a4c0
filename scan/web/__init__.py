"""The participants' pages: plain HTML from Starlette, beside Streamlit in one process and without it."""
