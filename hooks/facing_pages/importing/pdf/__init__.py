"""PDFs that have text."""
