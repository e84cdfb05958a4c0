"""From what may be shown to Altair charts; no Streamlit, no database."""
