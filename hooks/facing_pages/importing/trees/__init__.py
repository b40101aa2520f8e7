"""Pandoc's tree becomes an article."""
