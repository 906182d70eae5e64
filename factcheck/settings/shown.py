"""Settings as they are printed: TOML, each line with where it comes from."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from factcheck.settings.values import Settings, Severities, Value


def shown(settings: Settings, languages: Sequence[str]) -> Iterator[str]:
    """The lines; `languages` are those that the rules have."""
    rows = [*_rows(settings, languages)]
    width = max(len(text) for text, origin in rows if origin)
    for text, origin in rows:
        yield f"{text:{width}}  # {origin}" if origin else text


def _rows(settings: Settings, languages: Sequence[str]) -> Iterator[tuple[str, str]]:
    read = settings.languages if settings.languages.of else Value((*languages,), settings.languages.origin)
    lists: dict[str, Value[tuple[str, ...]] | Value[tuple[Path, ...]]] = {
        "rules": settings.rules,
        "languages": read,
        "facts": settings.facts,
        "exclude": settings.exclude,
        "assume": settings.assume,
    }
    for key, value in lists.items():
        yield f"{key} = {_list(value.of)}", value.origin
    yield f"fail-on = {_text(settings.fail_on.of)}", settings.fail_on.origin
    aliases, origin = settings.aliases.of, settings.aliases.origin
    if isinstance(aliases, Path):
        yield f"aliases = {_text(aliases.as_posix())}", origin
    yield from _severities(settings.severity)
    if isinstance(aliases, Mapping):
        yield from (("", ""), ("[aliases]", origin))
        yield from ((f"{_text(name)} = {_text(meant)}", origin) for name, meant in aliases.items())
    for each in settings.per_path:
        yield from (("", ""), ("[[per-path]]", ""), (f"paths = {_list(each.paths.of)}", each.paths.origin))
        yield from _severities(each.severity)


def _severities(severities: Severities) -> Iterator[tuple[str, str]]:
    for name, level in severities.items():
        yield f"severity.{_text(name) if '/' in name else name} = {_text(level.of)}", level.origin


def _list(values: Sequence[str | Path]) -> str:
    return f"[{', '.join(_text(Path(v).as_posix() if isinstance(v, Path) else v) for v in values)}]"


def _text(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)
