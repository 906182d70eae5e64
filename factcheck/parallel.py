"""One function over many values on several cores: results in the order of the values, never many of them waiting."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future

V = TypeVar("V")
R = TypeVar("R")

_CHUNK = 32  # values that a process is given at a time
_AHEAD = 3  # chunks a process that are under way or done before their results are asked for
_work: Callable[[Any], Any]


def cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def spread(work: Callable[[V], R], values: Iterable[V], jobs: int) -> Iterator[R]:
    """`work` of each value. One job, or few values, take no process but this.

    `work` and its results must be picklable. What it raises is raised here.
    """
    given = iter(values)
    first = list(islice(given, _CHUNK + 1))
    if jobs < 2 or len(first) <= _CHUNK:
        yield from map(work, chain(first, given))
        return
    from concurrent.futures import ProcessPoolExecutor  # slow to import, and few articles need none

    chunks = iter(lambda: list(islice(given, _CHUNK)), [])
    with ProcessPoolExecutor(jobs, initializer=_begin, initargs=(work,)) as pool:
        waiting: deque[Future[list[R]]] = deque()
        try:
            for chunk in chain([first], chunks):
                waiting.append(pool.submit(_each, chunk))
                if len(waiting) > jobs * _AHEAD:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()
        finally:
            for each in waiting:
                each.cancel()


def _begin(work: Callable[[Any], Any]) -> None:
    global _work
    _work = work


def _each(chunk: list[Any]) -> list[Any]:
    return [_work(value) for value in chunk]
