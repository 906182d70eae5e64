"""The settings in a table of a TOML file, each held against what it may be."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import frozen

from factcheck.language.errors import read_toml, suggest
from factcheck.read import named
from factcheck.settings.places import Places, Way
from factcheck.settings.values import ASSUMPTIONS, FAIL_ON, LEVELS, PerPath, Settings, Severities, Value

KEYS = ("rules", "languages", "facts", "aliases", "exclude", "assume", "severity", "fail-on", "per-path")
PER_PATH_KEYS = ("paths", "severity")


def settings_in(file: Path, way: Way) -> Settings | None:
    """The settings in the table of a file that this way leads to; None where it has no such table. Raises RuleError."""
    source, found = read_toml(_shown(file))
    places, table = Places(source), found
    for key in way:
        if not isinstance(table, dict) or key not in table:
            return None
        table = table[key]
    if not isinstance(table, dict):
        raise places.error("factcheck is no table: settings stand under [tool.factcheck]", way)
    return _Reader(places, file.parent, way, table).settings()


def _shown(path: Path) -> Path:
    """A path as seen from here."""
    return Path(os.path.relpath(path))


@frozen
class _Reader:
    """One table of settings. `way` leads to it."""

    places: Places
    folder: Path
    way: Way
    found: Mapping[str, Any]

    def settings(self) -> Settings:
        """All settings that the table gives, over the defaults."""
        self._known(KEYS, "there is no setting")
        given: dict[str, Any] = {}
        for key in ("rules", "facts"):
            if key in self.found:
                given[key] = self._value(key, tuple(_shown(self.folder / text) for text in self._texts(key)))
        for key in ("languages", "exclude"):
            if key in self.found:
                given[key] = self._value(key, self._texts(key))
        if "assume" in self.found:
            given["assume"] = self._value("assume", self._texts("assume", ASSUMPTIONS, "nothing is assumed as"))
        if "fail-on" in self.found:
            level = self._one_of(self.found["fail-on"], FAIL_ON, "fail-on is no", (*self.way, "fail-on"))
            given["fail_on"] = self._value("fail-on", level)
        if "aliases" in self.found:
            given["aliases"] = self._value("aliases", self._aliases())
        return Settings(
            self.folder, **given, severity=self._severities(), per_path=self._per_path(), places=self.places
        )

    def _known(self, keys: Sequence[str], words: str) -> None:
        for key in self.found:
            if key not in keys:
                raise self.places.error(f"{words} {key}{_meant(key, keys)}", (*self.way, key))

    def _value(self, key: str, of: Any) -> Value[Any]:
        return Value(of, self._origin(*self.way, key))

    def _origin(self, *way: str | int) -> str:
        return f"{self.places.source.path}:{self.places.line(way)}"

    def _texts(self, key: str, known: Sequence[str] = (), words: str = "") -> tuple[str, ...]:
        found, way = self.found[key], (*self.way, key)
        if not isinstance(found, list) or not all(isinstance(text, str) and text for text in found):
            raise self.places.error(f'{key} is a list of texts, as in {key} = ["…"]', way)
        return tuple(self._one_of(text, known, words, way) if known else text for text in found)

    def _one_of(self, found: object, known: Sequence[str], words: str, way: Way) -> str:
        if isinstance(found, str) and found in known:
            return found
        raise self.places.error(f"{words} {found}{_meant(str(found), known)}", way, found)

    def _aliases(self) -> Path | Mapping[str, str]:
        found = self.found["aliases"]
        if isinstance(found, str):
            return _shown(self.folder / found)
        way = (*self.way, "aliases")
        if not isinstance(found, dict):
            raise self.places.error('aliases is a file, or a table of lines such as "JPM" = "JPMorgan Chase"', way)
        return named(found, self.places.source, ".".join(map(str, way)))

    def _severities(self) -> Severities:
        found, way = self.found.get("severity", {}), (*self.way, "severity")
        if not isinstance(found, dict):
            raise self.places.error('severity is a table of lines such as gaps = "warning"', way)
        return {
            name: Value(self._one_of(level, LEVELS, f"{name} has no severity", (*way, name)), self._origin(*way, name))
            for name, level in found.items()
        }

    def _per_path(self) -> tuple[PerPath, ...]:
        found, way = self.found.get("per-path", []), (*self.way, "per-path")
        if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
            raise self.places.error(f"per-path is a list of tables: [[{'.'.join(map(str, way))}]]", way)
        readers = (_Reader(self.places, self.folder, (*way, n), each) for n, each in enumerate(found))
        return tuple(reader.one_path() for reader in readers)

    def one_path(self) -> PerPath:
        """The table as what holds for some paths."""
        self._known(PER_PATH_KEYS, "per-path has no")
        for key in PER_PATH_KEYS:
            if key not in self.found:
                raise self.places.error(f"per-path needs “{key}”", self.way)
        return PerPath(self._value("paths", self._texts("paths")), self._severities())


def _meant(wrong: str, known: Sequence[str]) -> str:
    return suggest(wrong, known) or f"; one of {', '.join(known)}"
