"""Attacks on anonymity, each with the wrong design beside it as a control that must be caught."""
