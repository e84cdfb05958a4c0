"""Faults on purpose: writers that are killed and writers that all write at once."""
