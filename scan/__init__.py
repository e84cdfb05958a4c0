"""Doorbraak: an organisation scan for schools, from first obstacle to adopted action plan."""

__version__ = "0.3.0"
