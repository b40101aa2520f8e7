"""A change told in a reader's terms."""
