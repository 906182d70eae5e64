"""Automata over the class string: which rules match from a place, how far, and where their slots lie.

All of it takes time linear in the text, whatever the pattern: no match is tried twice and nothing is guessed.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from factcheck.alphabet import Alphabet

if TYPE_CHECKING:
    from factcheck.lower import Core
    from factcheck.states import Slots, States, Steps

_FEW = 2  # characters seen at a state, above which its moves are put in order
MAX_STATES = 10_000  # states of a gate, and walks of an automaton, kept before they start anew

Extent = tuple[str, int, int]  # of a slot: the type it was matched as, its first piece, and the piece after its last
Members = frozenset[int]  # states of several automata, each with the number of its automaton in the bits above _BITS
Moves = list[tuple[int, list[int]]]  # from such states: (number of a set of characters, next states)
_BITS = 16  # which is room for the states of the largest pattern that loads
_MASK = (1 << _BITS) - 1


class Nfa:
    """An automaton without empty moves, each state of which has read one character: state 0 starts, `final` end.

    `moves[state]` lists (number of a set of characters, next state), the preferred first. Patterns repeat nothing
    without bound, so the moves form no circle. Raises RuleError for a pattern that matches the empty text, or is
    beyond all size.
    """

    def __init__(self, core: Core, alphabet: Alphabet) -> None:
        from factcheck.states import built  # automata that were kept need none of what they are built with

        self._built = built(core, alphabet)
        self._sets = alphabet.sets
        self._walks: dict[str, tuple[tuple[str, Extent], ...]] = {}

    def __getstate__(self) -> tuple[Any, ...]:
        return self._sets, marshal.dumps(self._built)

    def __setstate__(self, state: tuple[Any, ...]) -> None:
        self._sets, self._kept = state
        self._walks = {}

    @cached_property
    def _built(self) -> States:
        """What was kept is read where a text first leads to it: most texts lead to few automata."""
        built: States = marshal.loads(self._kept)
        return built

    @cached_property
    def moves(self) -> list[Steps]:
        return self._built[0]

    @cached_property
    def _slots(self) -> list[Slots]:
        """The slots of each state; none at all where no state lies in one that reads."""
        return self._built[1] if any(slots and slots[0][0] for slots in self._built[1]) else []

    @cached_property
    def final(self) -> frozenset[int]:
        return self._built[2]

    def slots(self, classes: str, start: int, stop: int) -> dict[str, Extent]:
        """Where the slots lie in a match from `start` to `stop`: of the ways to match it, the one that leaves least
        words unread; of several, the one that the pattern prefers.
        """
        if not self._slots:
            return {}
        matched = classes[start:stop]
        walk = self._walks.get(matched)
        if walk is None:
            if len(self._walks) > MAX_STATES:
                self._walks.clear()
            walk = self._walks[matched] = self._walk(matched, start % 2)
        return {slot: (kind, start + first, start + last) for slot, (kind, first, last) in walk}

    def _ahead(self, state: int, char: str, best: Mapping[int, int], is_word: int) -> list[tuple[int, int]]:
        """Where a character leads by which a match can be completed, the preferred first: how many words are
        left unread from there on, and the state.
        """
        sets = self._sets[char]
        return [
            (best[after] + (is_word if self._is_unread(after) else 0), after)
            for chars, after in self.moves[state]
            if after in best and chars in sets
        ]

    def _is_unread(self, state: int) -> bool:
        slots = self._slots[state]
        return bool(slots) and not slots[0][0]

    def _walk(self, matched: str, first: int) -> tuple[tuple[str, Extent], ...]:
        """The slots in a match that begins with a word (1), or with the gap before one (0)."""
        levels = [{0}]
        for char in matched:
            sets = self._sets[char]
            levels.append({after for state in levels[-1] for chars, after in self.moves[state] if chars in sets})
        # Of each state of each level from which the match can be completed: how many words are then left unread.
        best = [dict.fromkeys(levels[-1] & self.final, 0)]
        for at in reversed(range(len(matched))):
            ahead = ((state, self._ahead(state, matched[at], best[-1], (first + at) % 2)) for state in levels[at])
            best.append({state: min(unread for unread, _ in ways) for state, ways in ahead if ways})
        best.reverse()
        state, extents = 0, dict[tuple[str, str, int], list[int]]()
        for at, char in enumerate(matched):
            ways = self._ahead(state, char, best[at + 1], (first + at) % 2)
            state = next(after for unread, after in ways if unread == best[at][state])
            for slot in self._slots[state] if not self._is_unread(state) else ():
                extents.setdefault(slot, [at, at])[1] = at + 1
        return tuple((slot, (kind, first, last)) for (slot, kind, _), (first, last) in extents.items())


class Gate:
    """Which of many automata match from a place, told in one walk: a deterministic automaton, built where texts lead
    it.
    """

    def __init__(self, automata: Sequence[Nfa], sets: Mapping[str, frozenset[int]]) -> None:
        self._automata, self._sets = automata, sets
        self._states: dict[Members, GateState] = {}
        self._root = self._new(_start(automata))
        self._root.moves = self.moves(self._root.members)

    def __getstate__(self) -> tuple[Any, ...]:
        return self._automata, self._sets, marshal.dumps(self._root.moves)

    def __setstate__(self, state: tuple[Any, ...]) -> None:
        self._automata, self._sets, moves = state
        self._states = {}
        self._root = GateState(self, _start(self._automata), ())
        self._root.moves = marshal.loads(moves)

    def _new(self, members: Members) -> GateState:
        automata = self._automata
        accepted = {member >> _BITS for member in members if member & _MASK in automata[member >> _BITS].final}
        return GateState(self, members, tuple(sorted(accepted)))

    def moves(self, members: Members) -> Moves:
        """All moves from several states, those over the same characters in one."""
        found: dict[int, list[int]] = {}
        for member in members:
            state = member & _MASK
            for chars, after in self._automata[member >> _BITS].moves[state]:
                found.setdefault(chars, []).append(member - state + after)
        return list(found.items())

    def _reached(self, members: Members, sets: frozenset[int]) -> Iterator[int]:
        """Where a character of these sets leads from several states."""
        for member in members:
            state = member & _MASK
            for chars, after in self._automata[member >> _BITS].moves[state]:
                if chars in sets:
                    yield member - state + after

    def step(self, state: GateState, char: str) -> GateState | None:
        """The state after a character, or None where nothing matches any more."""
        sets = self._sets[char]
        if not state.moves and len(state) > _FEW:
            state.moves = self.moves(state.members)
        if state.moves:
            moved = frozenset([target for chars, targets in state.moves if chars in sets for target in targets])
        else:
            moved = frozenset(self._reached(state.members, sets))
        if not moved:
            return None
        found = self._states.get(moved)
        if found is None:
            if len(self._states) > MAX_STATES:
                self._states.clear()
                self._root.clear()
            found = self._states[moved] = self._new(moved)
        return found

    def ends(self, chars: Sequence[str], starts: Iterable[int]) -> Iterator[tuple[int, Mapping[int, int]]]:
        """Each place of those given from which automata match, with these and the farthest place where each does.

        `chars` ends with END.
        """
        root = self._root
        found: dict[int, int] = {}
        for start in starts:
            state, at = root[chars[start]], start
            while state is not None:
                at += 1
                if state.accepted:
                    for number in state.accepted:
                        found[number] = at
                state = state[chars[at]]
            if found:
                yield start, found
                found = {}

    def matches(self, chars: Sequence[str], start: int) -> bool:
        """Whether any of the automata matches from a place."""
        state, at = self._root[chars[start]], start
        while state is not None:
            if state.accepted:
                return True
            at += 1
            state = state[chars[at]]
        return False

    def firsts(self) -> set[int]:
        """The numbers of the sets of characters with which some match can begin."""
        return {chars for chars, _ in self._root.moves}


def _start(automata: Sequence[Nfa]) -> Members:
    return frozenset(number << _BITS for number in range(len(automata)))


class GateState(dict[str, "GateState | None"]):
    """Where each character leads; `accepted` are the automata that have matched here. `moves` are put in order once
    several characters have been seen: most states see one.
    """

    __slots__ = ("_gate", "accepted", "members", "moves")

    def __init__(self, gate: Gate, members: Members, accepted: tuple[int, ...]) -> None:
        super().__init__()
        self._gate, self.members, self.accepted = gate, members, accepted
        self.moves: Moves = []

    def __missing__(self, char: str) -> GateState | None:
        after = self[char] = self._gate.step(self, char)
        return after
