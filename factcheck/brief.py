"""How values print at the prompt and in a test that fails: as the call that makes them, without what is as always."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from attrs import fields


class Brief:
    """An attrs class that says `repr=False` and prints so, in IPython and hypothesis too. A field may have a `repr` of
    its own; a class with its own `__repr__` prints by that.
    """

    __slots__ = ()

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(name + repr(value) for name, value in self._parts())})"

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        """IPython's protocol: a part a line where they do not fit in one."""
        if type(self).__repr__ is not Brief.__repr__:
            printer.text(repr(self))
            return
        with printer.group(4, f"{type(self).__name__}(", ")"):
            for at, (name, value) in enumerate(self._parts()):
                if at:
                    printer.text(",")
                    printer.breakable()
                printer.text(name)
                printer.pretty(value)

    def _parts(self) -> Iterator[tuple[str, object]]:
        """What the call is given: “name=”, or nothing before what stands in its place, and the value."""
        is_in_place = True
        for each in fields(type(self)):  # type: ignore[arg-type]
            value, factory = getattr(self, each.name), getattr(each.default, "factory", None)
            if value == (factory() if factory else each.default):
                is_in_place = False
            else:
                shown = _Text(each.repr(value)) if callable(each.repr) else value
                yield "" if is_in_place else f"{each.name}=", shown


class _Text:
    """What prints as this text."""

    def __init__(self, text: str) -> None:
        self._text = text

    def __repr__(self) -> str:
        return self._text


def as_set(names: Iterable[str]) -> str:
    """Names as the set of them, in order: what a field is printed by."""
    return "{" + ", ".join(map(repr, sorted(names))) + "}"
