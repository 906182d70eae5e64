"""The states of an automaton, built from the expression of a pattern."""

from __future__ import annotations

from factcheck.alphabet import Alphabet
from factcheck.language.errors import RuleError
from factcheck.lower import MAX_SIZE, TOO_LARGE, Alt, Cat, Core, Group, Sym

Steps = tuple[tuple[int, int], ...]  # from one state: (number of a set of characters, next state)
Slots = tuple[tuple[str, str, int], ...]  # the slots that a state lies in: name, type, and which turn in the pattern
UNREAD = ("", "", 0)  # the only slot of a state in which a word is taken and not read
States = tuple[list[Steps], list[Slots], frozenset[int]]  # an automaton: what is of each state, and the final ones


def built(core: Core, alphabet: Alphabet) -> States:
    """Raises RuleError for a pattern that matches the empty text, or is beyond all size."""
    growing = _Built(alphabet)
    start = growing.state(())
    final = set(growing.add(core, [start], ()))
    if start in final:
        raise RuleError("the pattern matches the empty text")
    return growing.merged(final)


class _Built:
    """An automaton as it grows, each state numbered after those that lead to it."""

    def __init__(self, alphabet: Alphabet) -> None:
        self._alphabet = alphabet
        self._turns = 0
        self._slots: list[Slots] = []  # of each state
        self._moves: list[list[tuple[int, int]]] = []

    def state(self, slots: Slots) -> int:
        if len(self._moves) > MAX_SIZE:
            raise RuleError(TOO_LARGE)
        self._moves.append([])
        self._slots.append(slots)
        return len(self._moves) - 1

    def add(self, core: Core, heads: list[int], slots: Slots) -> list[int]:
        """Add `core` after each of `heads`; the states in which it may end."""
        match core:
            case Sym(terminals):
                chars = self._alphabet.sets.number(self._alphabet.chars(*terminals))
                after = self.state(slots)
                for head in heads:
                    self._moves[head].append((chars, after))
                return [after]
            case Group("", _, part):
                return self.add(part, heads, slots or (UNREAD,))
            case Group(slot, type_name, part):
                self._turns += 1
                outer = () if slots == (UNREAD,) else slots
                return self.add(part, heads, (*outer, (slot, type_name, self._turns)))
            case Cat(parts):
                for part in parts:
                    heads = self.add(part, heads, slots)
                return heads
            case Alt(parts):
                return list(dict.fromkeys(end for part in parts for end in self.add(part, heads, slots)))

    def merged(self, final: set[int]) -> States:
        """Moves, slots and final states with those in one that lie in the same slots and go on in the same way."""
        numbers: dict[tuple[Slots, bool, Steps], int] = {}
        of: dict[int, int] = {}
        for state in reversed(range(len(self._moves))):
            steps = tuple(dict.fromkeys((chars, of[after]) for chars, after in self._moves[state]))
            of[state] = numbers.setdefault((self._slots[state], state in final, steps), len(numbers))
        last = len(numbers) - 1  # the start, that nothing leads to, came last; numbered from the end it is state 0
        states = list(reversed(numbers))
        moves = [tuple((chars, last - after) for chars, after in there) for _, _, there in states]
        return moves, [slots for slots, _, _ in states], frozenset(at for at, (_, ends, _) in enumerate(states) if ends)
