"""What people wrote bound to the articles' words: a folder becomes a ``Comparison``."""
