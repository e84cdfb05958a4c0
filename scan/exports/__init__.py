"""Turns a plan into xlsx and ics, and a whole scan into one JSON and back."""
