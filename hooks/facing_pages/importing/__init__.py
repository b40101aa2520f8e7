"""Files as people have them become articles."""
