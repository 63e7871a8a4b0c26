"""One check of all addresses: in batches, each written down before the next."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from guide.links.addresses import Use
from guide.links.answer import Answer, Kind
from guide.links.answers import Asked, read_answers, write_answers
from guide.links.archive import archived
from guide.links.asking import agent, ask
from guide.links.history import History, lasting, read_history, write_history
from guide.links.limits import Limits
from guide.links.network import answers_well, is_silent, one_a_host
from guide.links.report import Finding, Report

Say = Callable[[str], None]


class Stopped(Exception):
    """The check ended before its end; says what was kept, and how to go on."""


@dataclass
class Check:
    """A check on one day. `uses` are the addresses to ask, `known` all that the guide holds.

    `history` and `answers` are files; `repository` is named to the servers.
    """

    uses: dict[str, Use]
    known: frozenset[str]
    day: date
    history: Path
    answers: Path
    repository: str
    limits: Limits
    say: Say
    again: bool = False
    _before: History = field(default_factory=History, init=False)
    _asked: dict[str, Asked] = field(default_factory=dict, init=False)

    @property
    def _after(self) -> History:
        kinds = {one: asked.answer.kind for one, asked in self._asked.items() if one in self.known}
        return self._before.after(self.day, kinds, self.limits)

    def run(self) -> Report:
        """Ask what has not been asked today, and tell how all addresses are.

        Stopped where the network of this machine fails, or a person ends it; what was answered is kept.
        """
        self._before = read_history(self.history).only(self.known)
        self._asked = {} if self.again else read_answers(self.answers, self.day)
        try:
            self._ask()
            self._look_for_copies()
        except KeyboardInterrupt:
            raise Stopped(f"Stopped: {self._so_far}; run it again to go on") from None
        return self._report()

    def _ask(self) -> None:
        if not self.again:
            self._keep({})
        waits = (0.0, *self.limits.rounds)
        for rounds, wait in enumerate(waits, 1):
            self._round(rounds, wait)

    def _round(self, rounds: int, wait: float) -> None:
        due = [address for address in self.uses if self._due(address, rounds)]
        if not due:
            return
        if rounds == 1:
            self.say(f"Asking {len(due)} of {len(self.uses)} addresses; each batch is kept")
        else:
            self.say(f"Asking again, in {wait:.0f} s, what may pass: {len(due)}")
            time.sleep(wait)
        done = 0
        for batch in batches(due, self.limits):
            answers = ask(batch, self.limits, self.repository)
            self._stop_without_network(answers)
            self._keep({one: Asked(self.day, rounds, answer) for one, answer in answers.items()})
            done += len(batch)
            well = sum(1 for one in self._mine() if answers_well(one.answer))
            self.say(f"{done} of {len(due)} asked; {well} of {len(self._mine())} answer so far")

    def _due(self, address: str, rounds: int) -> bool:
        asked = self._asked.get(address)
        return asked is None or (asked.answer.passing and asked.rounds < rounds)

    def _mine(self) -> list[Asked]:
        return [self._asked[one] for one in self.uses if one in self._asked]

    @property
    def _so_far(self) -> str:
        return f"{len(self._mine())} of {len(self.uses)} asked"

    def _stop_without_network(self, answers: Mapping[str, Answer]) -> None:
        """Keeps nothing of a batch that says more of this machine than of the addresses."""
        if is_silent(answers.values()) and not self._others_answer(answers):
            few = f"none of {len(answers)} addresses answers well: this machine seems to have no network"
            kept = f"what answered before is kept ({self._so_far})" if self._mine() else "nothing is kept"
            raise Stopped(f"Stopped: {few}; {kept}. Run it again when the network is back")

    def _others_answer(self, silent: Collection[str]) -> bool:
        """Whether other hosts answer now: those that did today, else any, where the batch is small."""
        well = [one for one, asked in self._asked.items() if answers_well(asked.answer)]
        if not well and len(silent) >= self.limits.offline:
            return False
        others = [one for one in well or sorted(self.known) if one not in silent]
        asked = one_a_host(others, self.limits.offline)
        # Where there is nobody else to ask, the addresses are told as they are.
        return not asked or not is_silent(ask(asked, self.limits, self.repository).values())

    def _keep(self, new: dict[str, Asked]) -> None:
        """Write down what has been answered, first the answers: the history can be made from them."""
        self._asked |= new
        write_answers(self.answers, self._asked)
        write_history(self.history, self._after)

    def _look_for_copies(self) -> None:
        gone = [one for one in self.uses if self._asked[one].answer.kind is Kind.GONE]
        wanted = [one for one in gone if self._asked[one].copy is None]
        for number, address in enumerate(wanted):
            time.sleep(self.limits.archive_pause if number else 0)
            try:
                copy = archived(address, self.uses[address].read, self.limits, agent(self.repository))
            except OSError as fault:
                self.say(f"The archive does not answer: {fault}")
                return
            self._keep({address: replace(self._asked[address], copy=copy)})

    def _report(self) -> Report:
        after = self._after
        findings = [
            Finding(
                address=address,
                answer=self._asked[address].answer,
                days=after.days(address),
                lasting=lasting(after.days(address), self.limits),
                use=use,
                copy=self._asked[address].copy,
            )
            for address, use in self.uses.items()
        ]
        return Report(self.day, tuple(findings))


def batches(addresses: Sequence[str], limits: Limits) -> Iterator[Sequence[str]]:
    """First one address of each of some hosts, then batches; what stands together is spread over them.

    The first batch soon tells whether there is a network.
    """
    first = one_a_host(addresses, min(limits.first, limits.batch))
    if len(first) < limits.offline:
        first = []
    else:
        yield first
    begun = set(first)
    rest = [one for one in addresses if one not in begun]
    count = -(-len(rest) // limits.batch)
    yield from (rest[start::count] for start in range(count))
