"""Figures against what they may not fall below, or rise above: the tables of floors.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path

FLOORS = Path(__file__).with_name("floors.toml")


def report(figures: Mapping[str, float], part: str) -> int:
    """Print the figures, named like "claims.gap.f1", a row for each "claims.gap". Returns how many limits do not hold.

    Only the limits of `part`, the first word of the names, are asked; one whose figure was not measured does not hold.
    """
    for row, names in groupby(figures, key=lambda name: name.rpartition(".")[0]):
        print(f"{row:24s}" + "".join(f"  {name.rpartition('.')[2]} {figures[name]:7.4g}" for name in names))
    broken = [
        f"{name} is {f'{figures[name]:.4g}' if name in figures else 'not measured'}, its {limit} {bound:g}"
        for limit in ("floor", "ceiling")
        for name, bound in _limits(limit, part)
        if name not in figures or (figures[name] < bound if limit == "floor" else figures[name] > bound)
    ]
    for line in broken:
        print(line)
    return len(broken)


def _limits(table: str, part: str) -> Iterator[tuple[str, float]]:
    limits = tomllib.loads(FLOORS.read_text(encoding="utf-8")).get(table, {})
    yield from _flat(limits.get(part, {}), f"{part}.")


def _flat(table: Mapping[str, object], prefix: str) -> Iterator[tuple[str, float]]:
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{prefix}{key}.")
        elif isinstance(value, int | float):
            yield f"{prefix}{key}", float(value)
        else:
            raise ValueError(f"{FLOORS.name}: {prefix}{key} is no number: {value!r}")
