"""Where in a TOML file each key stands, however its tables are written: `tomllib` keeps no positions."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator

from attrs import field, frozen

from factcheck.language.errors import RuleError, Source

#: The keys that lead to a value; in a list of tables its number.
Way = tuple[str | int, ...]


@frozen
class Places:
    """The places of the keys of one file."""

    source: Source
    _lines: dict[Way, int] = field(init=False)

    @_lines.default
    def _all(self) -> dict[Way, int]:
        lines: dict[Way, int] = {}
        for number, way in _ways(self.source.text.splitlines()):
            lines.setdefault(way, number)
        return lines

    def line(self, way: Way) -> int:
        """The line, from 1, of a key, or else of what it stands in."""
        return self._found(way)[0] + 1

    def error(self, message: str, way: Way, value: object = None) -> RuleError:
        """An error that points to this text among the values of a key, or to the key."""
        lines = self.source.text.splitlines()
        first, known = self._found(way)
        # What stands in one line with others, or further down in a list, is looked for by its words.
        words = [f"'{value}'", f'"{value}"'] if value is not None else [str(key) for key in way[known:]]
        stop = min((line for line in self._lines.values() if line > first), default=len(lines))
        for word in [*words[::-1], *(str(key) for key in way[known - 1 : known])]:
            for number in range(first, max(stop, first + 1)):
                begins = lines[number].find("=") + 1 if number == first and value is not None else 0
                if (column := lines[number].find(word, begins) if lines else -1) >= 0:
                    return RuleError(message, self.source.path, number + 1, column + 1, lines[number])
        return RuleError(message, self.source.path, first + 1, 1, lines[first] if lines else "")

    def _found(self, way: Way) -> tuple[int, int]:
        """The line, from 0, of the longest part of a way that has one, and how long that is."""
        for length in range(len(way), 0, -1):
            inner = (line for known, line in self._lines.items() if known[:length] == way[:length])
            if (line := min(inner, default=None)) is not None:
                return line, length
        return 0, 0


def _ways(lines: list[str]) -> Iterator[tuple[int, Way]]:
    table: Way = ()
    counts: Counter[Way] = Counter()
    for number, line in enumerate(lines):
        if line.lstrip().startswith("["):
            keys = _keys(line)
            if keys is None:
                continue  # a line of a list
            is_list = line.lstrip().startswith("[[")
            table = ()
            for at, key in enumerate(keys):
                table = (*table, key)
                if is_list and at == len(keys) - 1:
                    counts[table] += 1
                if table in counts:
                    table = (*table, counts[table] - 1)
            yield number, table
        elif "=" in line and (keys := _keys(f"{line.partition('=')[0]} = 0")):
            yield number, (*table, *keys)


def _keys(line: str) -> list[str] | None:
    """The keys of a header, or of a line with a value; None where it is neither."""
    try:
        found: object = tomllib.loads(line)
    except tomllib.TOMLDecodeError:
        return None
    keys: list[str] = []
    while True:
        found = found[0] if isinstance(found, list) else found
        if not isinstance(found, dict) or len(found) != 1:
            return keys
        [(key, found)] = found.items()
        keys.append(key)
