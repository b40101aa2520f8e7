"""Facing Pages: two articles on the same events, set side by side."""

__version__ = "0.2.0"
