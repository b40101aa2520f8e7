"""The papers on which hand-outs are printed."""

PAPERS = {"a4": "A4", "letter": "Letter"}
"""The papers by the word for each in an address, with their names."""
