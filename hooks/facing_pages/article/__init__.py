"""From the bytes of an article's file to an ``Article``."""
