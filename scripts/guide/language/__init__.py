"""Languages: catalogs of labels and fact texts, translated pages, and what is missing or behind."""
