"""A comparison as a book: an EPUB 3, drawn by the templates of ``book/``."""
