"""Markdown becomes an article, and an article Markdown."""
