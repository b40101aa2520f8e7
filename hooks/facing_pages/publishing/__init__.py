"""A comparison as pages, data files and whatever else a site is made of."""
