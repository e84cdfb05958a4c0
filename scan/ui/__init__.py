"""The only Streamlit inside scan: the frame, the menu, what a session remembers, drawn pieces."""
