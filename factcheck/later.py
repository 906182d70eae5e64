"""What few runs ask for, kept apart within what is kept on disk: it is read once it is asked for."""

from __future__ import annotations

import pickle
from typing import Any, Generic, TypeVar, cast

T = TypeVar("T")


class Later(Generic[T]):
    """A value. Pickled, it is bytes within bytes."""

    __slots__ = ("_kept", "_value")

    def __init__(self, value: T | None = None, kept: bytes | None = None) -> None:
        self._value, self._kept = value, kept

    def __reduce__(self) -> tuple[Any, ...]:
        return Later, (None, pickle.dumps(self(), pickle.HIGHEST_PROTOCOL))

    def __call__(self) -> T:
        if self._kept is not None:
            self._value, self._kept = pickle.loads(self._kept), None
        return cast(T, self._value)


def later(value: Any) -> Later[Any]:
    """A value as one for later, which it may be already."""
    return value if isinstance(value, Later) else Later(value)
