"""How a fact is written on a page: words, status and sources, as Markdown; knows facts and language."""
