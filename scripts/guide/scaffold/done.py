"""What came of it: the files that were written, and what is left to do, in order."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Scaffold:
    """`written` are files; `left` are steps for a person, the first first."""

    written: tuple[str, ...]
    left: tuple[str, ...]

    def __str__(self) -> str:
        files = [f"  {name}" for name in self.written]
        steps = [f"  {number}. {step}" for number, step in enumerate(self.left, 1)]
        return "\n".join(["Written:", *files, "", "Left to do, in this order:", *steps])
