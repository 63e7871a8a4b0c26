"""How much the guide leans on each fact: in how many places somebody named it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from guide.facts.guide import Guide

_NAME = re.compile(r"\b[a-z]+\.[a-z0-9]+(?:-[a-z0-9]+)*\b")


def uses(guide: Guide, texts: Iterable[str]) -> Counter[str]:
    """How often each fact is named: in key facts and warnings of the records, and in `texts`."""
    found: Counter[str] = Counter()
    for record in guide.records.values():
        named = [*record.warnings, *(slug for slugs in record.key_facts.values() for slug in slugs)]
        found.update(f"{record.code}.{slug}" for slug in named)
    for text in texts:
        found.update(_NAME.findall(text))
    return Counter({name: number for name, number in found.items() if name in guide.entries})
