"""The route planner on pages: form, table of cards, pages "Found in"; knows route and site's writers."""
