"""Nouns and rules of the scan: no input or output, no clock, no pandas."""
