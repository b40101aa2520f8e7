"""A new comparison from the files people have."""
