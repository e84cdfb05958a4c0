"""Doorbraak's entry for Streamlit: the frame, then the screen that the address names."""

from scan.ui import frame

frame.run()
