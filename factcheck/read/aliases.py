"""A newsroom's own names: a TOML file of names and what each stands for."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

#: Where a newsroom that has a pyproject.toml may keep them: [tool.factcheck.aliases].
TABLE = ("tool", "factcheck", "aliases")


def read_aliases(path: Path | None) -> Mapping[str, str]:
    """The names in a file, or in the table of the pyproject.toml here. Raises OSError with what is wrong."""
    if path is None:
        here = Path("pyproject.toml")
        return _names(_table(here), here) if here.is_file() else {}
    return _names(_load(path), path)


def _table(path: Path) -> object:
    try:
        found: object = _load(path)
    except OSError:
        return {}  # what is wrong with it is no matter of ours
    for name in TABLE:
        found = found.get(name, {}) if isinstance(found, dict) else {}
    return found


def _load(path: Path) -> object:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except ValueError as wrong:  # no UTF-8, or no TOML
        raise OSError(f"{path}: {wrong}") from None


def _names(found: object, path: Path) -> Mapping[str, str]:
    if not isinstance(found, dict) or not all(isinstance(name, str) for name in found.values()):
        raise OSError(f'{path}: names are lines such as "JPM" = "JPMorgan Chase"')
    return found
