"""Errors in rules, told with file, line, column and a caret; and where in a TOML file a value stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from attrs import frozen

T = TypeVar("T")
ParsedT = TypeVar("ParsedT")
_FEW = 8  # names that are told where none is like what was asked for


class RuleError(ValueError):
    """A rule, a check or a claim line that does not hold together.

    `line` and `column` count from 1; `source_line` is the line of the file, for the caret; `others` are further ones
    that were found in the same rules, and are told below it.
    """

    def __init__(
        self,
        message: str,
        path: str = "",
        line: int = 1,
        column: int = 1,
        source_line: str = "",
        others: Sequence[RuleError] = (),
    ) -> None:
        self.message, self.path, self.line, self.column, self.source_line = message, path, line, column, source_line
        self.others = tuple(others)
        where = f"{path or '<text>'}:{line}:{column}: {message}"
        caret = " " * (column - 1) + "^"
        told = f"{where}\n  {source_line}\n  {caret}" if source_line else where
        super().__init__("\n".join([told, *map(str, others)]))


def together(errors: Sequence[RuleError]) -> RuleError:
    """The first of several errors, with all others."""
    first, *others = (one for error in errors for one in (error, *error.others))
    told = [RuleError(each.message, each.path, each.line, each.column, each.source_line) for each in others]
    return RuleError(first.message, first.path, first.line, first.column, first.source_line, told)


def each_parsed(parse: Callable[[str, T], ParsedT], tables: Mapping[str, T]) -> list[ParsedT]:
    """What is parsed of each table, by its name. Raises RuleError for all that do not hold together."""
    found: list[ParsedT] = []
    wrong: list[RuleError] = []
    for name, table in tables.items():
        try:
            found.append(parse(name, table))
        except RuleError as error:
            wrong.append(error)
    if wrong:
        raise together(wrong)
    return found


class UnknownName(KeyError):
    """A language, a rule or a type that a rulebook does not have; tells the nearest that it has, or some."""

    def __init__(self, kind: str, name: str, known: Iterable[str]) -> None:
        from difflib import get_close_matches  # slow to import, and what is right needs no suggestion

        names = sorted(known)
        near = get_close_matches(name, names, n=1)
        hint = f"did you mean {near[0]}?" if near else f"known: {', '.join(names[:_FEW]) or 'none'}"
        hint += ", …" if not near and len(names) > _FEW else ""
        super().__init__(f"no {kind} {name} ({hint})")

    def __str__(self) -> str:
        return str(self.args[0])  # a KeyError shows it as a piece of code


def suggest(wrong: str, known: Iterable[str]) -> str:
    """“ (did you mean …?)” with the nearest known name, or nothing."""
    from difflib import get_close_matches  # slow to import, and what is right needs no suggestion

    near = get_close_matches(wrong, list(known), n=1)
    return f" (did you mean {near[0]}?)" if near else ""


def suggestion(word: str, known: Iterable[str]) -> str:
    """“; did you mean …?” with the nearest known name, or all of them."""
    from difflib import get_close_matches  # slow to import, and what is right needs no suggestion

    names = sorted(known)
    close = get_close_matches(word, names, 1)
    return f"; did you mean “{close[0]}”?" if close else f"; there are {', '.join(names)}"


@frozen
class Source:
    """The text of one TOML file: `tomllib` keeps no positions, so errors find theirs here."""

    path: str
    text: str

    def error(self, message: str, table: str = "", key: str = "", value: str = "", offset: int = 0) -> RuleError:
        """An error that points at character `offset` of the string `value`, under `key`, in the table `[table]`.

        What cannot be found (a string written with escapes) falls back to its key, its table, or the file's first line.
        """
        lines = self.text.splitlines()
        at, column = self._header(lines, table), 1
        for number in range(at, self._end(lines, at)):
            if key and _bare_key(lines[number]) == key:
                at, column = number, 1
                break
        else:
            if key and f"[{table}.{key}]" in (headers := [line.strip() for line in lines]):
                at = headers.index(f"[{table}.{key}]")
        if value:
            first = value.splitlines()[0]
            for number in range(at, self._end(lines, at)):
                behind_key = lines[number].find("=") + 1 if key and _bare_key(lines[number]) == key else 0
                found = lines[number].find(first, behind_key)
                if found >= 0:
                    at, column = number, found + 1
                    break
            else:
                offset = 0
        before = value[:offset]
        if "\n" in before:
            at, column = at + before.count("\n"), 1
            offset -= before.rfind("\n") + 1
        source_line = lines[at] if at < len(lines) else ""
        return RuleError(message, self.path, at + 1, column + (offset if value else 0), source_line)

    def table(self, name: str) -> tuple[int, str]:
        """The line, from 1, on which the table `[name]` begins, and its text as it stands, with those within it."""
        lines = self.text.splitlines()
        start = self._header(lines, name)
        stop = self._end(lines, start)
        while stop < len(lines) and lines[stop].startswith(f"[{name}."):
            stop = self._end(lines, stop)
        while stop > start + 1 and (not lines[stop - 1].strip() or lines[stop - 1].startswith("#")):
            stop -= 1  # comments there belong to what follows
        return start + 1, "\n".join(lines[start:stop])

    @staticmethod
    def _header(lines: list[str], table: str) -> int:
        """The line of a table's header; of a table that has none, of the first within it, or of the one around it."""
        headers = [line.split("#")[0].strip() for line in lines]
        while table:
            if f"[{table}]" in headers:
                return headers.index(f"[{table}]")
            inner = (number for number, header in enumerate(headers) if header.startswith(f"[{table}."))
            if (number := next(inner, None)) is not None:
                return number
            table, _, key = table.rpartition(".")
            if f"[{table}]" in headers:
                start = headers.index(f"[{table}]")
                keys = [_bare_key(line) for line in lines[: Source._end(lines, start)]]
                return keys.index(key, start) if key in keys[start:] else start
        return 0

    @staticmethod
    def _end(lines: list[str], start: int) -> int:
        for number in range(start + 1, len(lines)):
            if lines[number].startswith("["):
                return number
        return len(lines)


def _bare_key(line: str) -> str:
    return line.partition("=")[0].strip().strip("\"'") if "=" in line else ""


def read_toml(file: Path) -> tuple[Source, Mapping[str, Any]]:
    """The text of a TOML file and what it says. Raises RuleError."""
    import tomllib  # slow to import, and rules that were kept are read from no TOML

    try:
        data = file.read_bytes()
    except OSError as wrong:
        raise RuleError(f"cannot be read: {wrong.strerror}", str(file)) from None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        line = data[: wrong.start].count(b"\n") + 1
        raise RuleError(f"cannot be read: not UTF-8, byte 0x{data[wrong.start]:02x}", str(file), line) from None
    source = Source(str(file), text.replace("\r\n", "\n"))
    try:
        return source, tomllib.loads(source.text)
    except tomllib.TOMLDecodeError as wrong:
        lines = source.text.splitlines()
        message, line, column = _toml_place(str(wrong), lines)
        message = message if file.suffix == ".toml" else f"no TOML file of rules: {message}"
        raise RuleError(message, str(file), line, column, lines[line - 1] if line <= len(lines) else "") from None


def _toml_place(message: str, lines: Sequence[str]) -> tuple[str, int, int]:
    """Split tomllib's “message (at line L, column C)”, or “(at end of document)”; it tells the place in words alone."""
    head, _, place = message.rpartition(" (at ")
    if place == "end of document)":
        return f"{head}: the file ends here", max(len(lines), 1), len(lines[-1]) + 1 if lines else 1
    line, _, column = place.removeprefix("line ").rstrip(")").partition(", column ")
    if not (line.isdecimal() and column.isdecimal()):
        return message, 1, 1
    if head == "Cannot overwrite a value" and (key := _bare_key(lines[int(line) - 1])):
        head = f"{key} is given twice"
    if head.startswith("Cannot declare ("):
        table = lines[int(line) - 1].strip()
        first = next((number for number, each in enumerate(lines, start=1) if each.strip() == table), 0)
        head = f"{table} stands in line {first} already" if 0 < first < int(line) else f"{table} is there already"
        column = "1"
    return head, int(line), int(column)
