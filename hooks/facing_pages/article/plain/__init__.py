"""Plain text becomes an article."""
