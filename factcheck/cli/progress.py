"""How far a run is, for whoever waits at a terminal."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TextIO, TypeVar

T = TypeVar("T")
_EVERY = 0.2  # seconds between two showings
_WIPED = "\r\x1b[K"


@contextmanager
def saying(what: str, screen: TextIO) -> Iterator[None]:
    """What is being done, shown on a terminal while it lasts."""
    if screen.isatty():
        screen.write(f"\r{what} …")
        screen.flush()
    try:
        yield
    finally:
        if screen.isatty():
            screen.write(_WIPED)
            screen.flush()


def counted(values: Iterable[T], what: str, screen: TextIO, clock: Callable[[], float] = time.monotonic) -> Iterator[T]:
    """The values, their count and pace shown on a terminal as they pass and wiped away at the end; on no terminal,
    nothing.
    """
    if not screen.isatty():
        yield from values
        return
    began = shown = clock()
    try:
        for count, value in enumerate(values, start=1):
            if (now := clock()) - shown >= _EVERY:
                screen.write(f"\r{count:,} {what}, {count / (now - began):,.0f} a second")
                screen.flush()
                shown = now
            yield value
    finally:
        screen.write(_WIPED)
        screen.flush()
