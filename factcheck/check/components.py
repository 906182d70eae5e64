"""What hangs together: items of which each shares something with another of its component."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")


def components(items: Sequence[T], shared: Callable[[T], Iterable[Hashable]]) -> Iterator[list[T]]:
    """The items in groups, by what `shared` gives for each; groups and items in the order of the items."""
    by_key: dict[Hashable, list[int]] = defaultdict(list)
    for number, item in enumerate(items):
        for key in shared(item):
            by_key[key].append(number)
    seen: set[int] = set()
    for number in range(len(items)):
        if number in seen:
            continue
        component, todo = {number}, [number]
        while todo:
            near = {other for key in shared(items[todo.pop()]) for other in by_key.pop(key, ())} - component
            component |= near
            todo += near
        seen |= component
        yield [items[each] for each in sorted(component)]
