"""A newsroom's own names: a TOML file of names and what each stands for, or a table among its settings."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from factcheck.language.errors import RuleError, Source, read_toml
from factcheck.model import slug

TABLE = "tool.factcheck.aliases"
_LINE = 'names are lines such as "J.P.M." = "JPMorgan Chase"'


def read_aliases(path: Path | None) -> Mapping[str, str]:
    """The names in a file, or in their table in a pyproject.toml. Raises RuleError with the line that is wrong."""
    if path is None:
        return {}
    source, found = read_toml(path)
    if "tool" not in found or any(isinstance(meant, str) for meant in found.values()):
        return named(found, source)
    tool = found["tool"]
    own = tool.get("factcheck", {}) if isinstance(tool, dict) else {}
    if not isinstance(own, dict):
        raise source.error(f"factcheck is no table: names stand under [{TABLE}]", "tool", "factcheck")
    names = own.get("aliases")
    if names is None:
        raise source.error(f"there is no table [{TABLE}]")
    if not isinstance(names, dict):
        raise source.error(f"aliases is no table: {_LINE}, under [{TABLE}]", "tool.factcheck", "aliases")
    return named(names, source, TABLE)


def named(names: Mapping[str, object], source: Source, table: str = "") -> Mapping[str, str]:
    """The names in a table, each with what it stands for in the end. Raises RuleError with the line that is wrong."""
    return _Names(names, source, table).all()


class _Names:
    """Names and what they stand for, each line held against the others."""

    def __init__(self, found: Mapping[str, object], source: Source, table: str = "") -> None:
        self._source, self._table = source, table
        self._lines: dict[str, tuple[str, str]] = {}  # by slug
        for name, meant in found.items():
            self._add(name, meant)

    def all(self) -> Mapping[str, str]:
        """What each name stands for in the end."""
        return {name: self._end(name) for name, _ in self._lines.values()}

    def _add(self, name: str, meant: object) -> None:
        if isinstance(meant, dict):
            table = f"{self._table}.{name}".removeprefix(".")
            raise self._source.error(f"{name} is a table: {_LINE}", table, value=name)
        if not slug(name):
            raise self._source.error("a name has letters or digits", self._table, value=f'"{name}"')
        if not isinstance(meant, str):
            raise self._error(f"{name} stands for no text in quotes: {_LINE}", name)
        if not slug(meant):
            raise self._error(f"{name} stands for “{meant}”, and a name has letters or digits", name)
        other, theirs = self._lines.setdefault(slug(name), (name, meant))
        if slug(theirs) != slug(meant):
            raise self._error(f"{name} is {other} in another spelling, which stands for {theirs}", name)

    def _end(self, name: str) -> str:
        """What a name stands for, over all that this stands for in turn."""
        way = [name, self._lines[slug(name)][1]]
        while (at := slug(way[-1])) in self._lines and at != slug(way[-2]):
            way.append(self._lines[at][1])
            if slug(way[-1]) in map(slug, way[:-2]):
                raise self._error(f"a circle of names: {' = '.join(way)}", name)
        return way[-1]

    def _error(self, message: str, name: str) -> RuleError:
        return self._source.error(message, self._table, name)
