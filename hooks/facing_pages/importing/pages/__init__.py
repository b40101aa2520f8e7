"""Pages of the web: the part that is the article."""
