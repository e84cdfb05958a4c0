"""Reads `data/`: the content library and the demonstration school."""
