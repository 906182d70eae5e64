"""Figures against what they may not fall below, or rise above: the tables of floors.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

FLOORS = Path(__file__).with_name("floors.toml")
Figures = Mapping[str, float]  # "claims.gap.f1" → 0.61


def limits(table: str) -> dict[str, float]:
    """The limits in one table of floors.toml, "floor" or "ceiling", by dotted name."""
    return dict(_flat(tomllib.loads(FLOORS.read_text(encoding="utf-8")).get(table, {})))


def report(figures: Figures, part: str) -> int:
    """Print each figure beside its limits. Returns how many limits of `part` do not hold.

    `part` is the first word of the dotted names: a limit whose figure was not measured does not hold either.
    """
    floors, ceilings = limits("floor"), limits("ceiling")
    broken = 0
    for name in dict.fromkeys([*figures, *(n for n in (*floors, *ceilings) if n.split(".")[0] == part)]):
        figure, floor, ceiling = figures.get(name), floors.get(name), ceilings.get(name)
        verdict, bounds = "", []
        if figure is None:
            verdict = "NOT MEASURED"
        if floor is not None:
            bounds.append(f"≥ {floor:g}")
            verdict = verdict or ("TOO LOW" if figure is not None and figure < floor else "")
        if ceiling is not None:
            bounds.append(f"≤ {ceiling:g}")
            verdict = verdict or ("TOO HIGH" if figure is not None and figure > ceiling else "")
        broken += bool(verdict)
        print(f"{name:36s} {'-' if figure is None else f'{figure:.4g}':>10s}   {' '.join(bounds):12s} {verdict}".rstrip())
    return broken


def _flat(table: Mapping[str, object], prefix: str = "") -> Iterator[tuple[str, float]]:
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{prefix}{key}.")
        elif isinstance(value, int | float):
            yield f"{prefix}{key}", float(value)
        else:
            raise ValueError(f"{FLOORS.name}: {prefix}{key} is no number: {value!r}")
