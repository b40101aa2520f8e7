"""The shape of a comparison as numbers and lists, for templates to draw."""
