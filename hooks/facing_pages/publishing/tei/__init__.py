"""Articles and comparisons as TEI P5."""
