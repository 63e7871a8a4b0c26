"""Measures the guide: how long it takes, and how large it is, beside other ways of doing the same.

    measure(project, write=False, say=print)
    judge(project, say=print)

All work is done in a copy of the checkout, so that nothing is kept from earlier builds and nothing of
the checkout changes. `checkout` makes the copy, `builds` and `pages` time builds, `pdfs` times PDFs,
`weight` compares sizes, `lighthouse` has pages judged as on a phone (`host` serves them, `scores` reads
what it says), and `report` makes the table.
"""

from guide.bench.measure import judge, measure

__all__ = ["judge", "measure"]
