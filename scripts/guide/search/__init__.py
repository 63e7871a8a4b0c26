"""The search room: from the HTML of a language's pages to an index in small files (knows facts and language).

    write_search(folder / "search", pages, other_names(project, guide, glossary))

How an index is made, one module a step:

1. `sections` reads each page with lxml, leaves out what repeats elsewhere, and cuts it at its headings.
2. `words` takes the words and telephone numbers of a text; `tokens` in `search.js` does the same to a query.
3. `other_names` knows by which other words a page is asked for, in every language.
4. `ranking` says how much each word counts in each section.
5. `files` writes all that into scripts of some kilobytes each: a reader loads only what a search needs.

Scripts and not JSON, because a page that was opened from a folder may load nothing else, and because they
need no exception from a Content-Security-Policy.
"""

from guide.search.files import search_files, write_search
from guide.search.other_names import little_words, other_names, search_problems
from guide.search.sections import Page

__all__ = ["Page", "little_words", "other_names", "search_files", "search_problems", "write_search"]
